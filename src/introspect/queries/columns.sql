-- Columns of the tables and views in the schemas $1 (NULL: all that are not the system's), in their order. A type
-- has its schema cut off: the model keeps that of enums alone.
SELECT
  a.attrelid,
  a.attnum,
  a.attname,
  CASE
    WHEN e.typnamespace <> 'pg_catalog'::regnamespace AND pg_catalog.starts_with(pg_catalog.format_type(a.atttypid, a.atttypmod), tn.prefix)
      THEN pg_catalog.substr(pg_catalog.format_type(a.atttypid, a.atttypmod), pg_catalog.length(tn.prefix) + 1)
    ELSE pg_catalog.format_type(a.atttypid, a.atttypmod)
  END,
  a.attndims,
  CASE WHEN e.typtype = 'e' THEN e.typname END,
  tn.nspname,
  a.attnotnull,
  a.attgenerated,
  pg_catalog.pg_get_expr(d.adbin, d.adrelid),
  CASE WHEN a.atthasdef THEN pg_catalog.format_type(a.atttypid, -1) END,
  CASE WHEN a.atthasdef THEN pg_catalog.format_type(a.atttypid, a.atttypmod) END
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
JOIN pg_catalog.pg_type e ON e.oid = CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN t.typelem ELSE t.oid END
JOIN (SELECT oid, nspname, pg_catalog.quote_ident(nspname) || '.' AS prefix FROM pg_catalog.pg_namespace) tn
  ON tn.oid = e.typnamespace
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attnum > 0
  AND NOT a.attisdropped
  AND c.relkind IN ('r', 'p', 'v', 'm')
  AND NOT c.relispartition
  AND (n.nspname = ANY ($1::text[])
    OR 'pg_temp' = ANY ($1::text[]) AND n.oid = pg_catalog.pg_my_temp_schema()
    OR $1::text[] IS NULL AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema')
ORDER BY a.attrelid, a.attnum
