-- Schemas $1 (NULL: all that are not the system's), but public and those of extensions.
SELECT n.nspname
FROM pg_catalog.pg_namespace n
WHERE n.nspname <> 'public'
  AND (n.nspname = ANY ($1::text[])
    OR $1::text[] IS NULL AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema')
  AND NOT EXISTS (
    SELECT FROM pg_catalog.pg_depend e
    WHERE e.classid = 'pg_catalog.pg_namespace'::regclass AND e.objid = n.oid AND e.deptype = 'e')
ORDER BY n.nspname
