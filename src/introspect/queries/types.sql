-- Types that are not the server's own, nor rows of a table, and their arrays: the name of an enum, and what stands before
-- the name of a type that is not found without its schema.
SELECT
  t.oid,
  CASE WHEN e.typtype = 'e' THEN e.typname END,
  n.nspname,
  pg_catalog.quote_ident(n.nspname) || '.'
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_type e ON e.oid = CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN t.typelem ELSE t.oid END
JOIN pg_catalog.pg_namespace n ON n.oid = e.typnamespace
WHERE e.typrelid = 0
  AND n.nspname <> 'pg_catalog'
