-- Columns of the tables and views in the schemas $1 (NULL: all that are not the system's), in their order.
SELECT
  a.attrelid,
  a.attnum,
  a.attname,
  a.atttypid,
  pg_catalog.format_type(a.atttypid, a.atttypmod),
  a.attndims,
  a.attnotnull,
  a.attgenerated,
  -- A default names no column: without its table, the server need not open that.
  pg_catalog.pg_get_expr(d.adbin, CASE WHEN a.attgenerated <> '' THEN d.adrelid ELSE 0 END),
  CASE WHEN a.atthasdef THEN pg_catalog.format_type(a.atttypid, -1) END
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attnum > 0
  AND NOT a.attisdropped
  AND c.relkind IN ('r', 'p', 'v', 'm')
  AND NOT c.relispartition
  AND c.relnamespace = ANY (ARRAY(
    SELECT n.oid FROM pg_catalog.pg_namespace n
    WHERE n.nspname = ANY ($1::text[])
      OR 'pg_temp' = ANY ($1::text[]) AND n.oid = pg_catalog.pg_my_temp_schema()
      OR $1::text[] IS NULL AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'))
ORDER BY a.attrelid, a.attnum
