-- Enums of the schemas $1 (NULL: all that are not the system's), but those of extensions.
SELECT
  n.nspname,
  t.typname,
  (SELECT pg_catalog.json_agg(v.enumlabel ORDER BY v.enumsortorder)
    FROM pg_catalog.pg_enum v WHERE v.enumtypid = t.oid)
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'e'
  AND (n.nspname = ANY ($1::text[])
    OR $1::text[] IS NULL AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema')
  AND NOT EXISTS (
    SELECT FROM pg_catalog.pg_depend e
    WHERE e.classid = 'pg_catalog.pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e')
ORDER BY n.nspname, t.typname
