-- Tables and views of the schemas $1 (NULL: all that are not the system's), but partitions and what extensions own.
SELECT
  c.oid,
  n.nspname,
  c.relname,
  c.relkind,
  c.relrowsecurity,
  pg_catalog.array_to_json(c.reloptions),
  CASE WHEN m.amname <> pg_catalog.current_setting('default_table_access_method') THEN m.amname END,
  s.spcname,
  CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_am m ON m.oid = c.relam
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace
WHERE c.relkind IN ('r', 'p', 'v', 'm')
  AND NOT c.relispartition
  AND (n.nspname = ANY ($1::text[])
    OR 'pg_temp' = ANY ($1::text[]) AND n.oid = pg_catalog.pg_my_temp_schema()
    OR $1::text[] IS NULL AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema')
  AND NOT EXISTS (
    SELECT FROM pg_catalog.pg_depend e
    WHERE e.classid = 'pg_catalog.pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
ORDER BY n.nspname, c.relname
