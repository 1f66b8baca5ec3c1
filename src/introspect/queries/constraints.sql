-- Primary keys, uniques, foreign keys and checks of the tables in the schemas $1 (NULL: all that are not the system's).
-- Columns are numbers; of a table whose columns columns.sql does not give, names.
WITH scope AS (
  SELECT ARRAY(
    SELECT n.oid FROM pg_catalog.pg_namespace n
    WHERE n.nspname = ANY ($1::text[])
      OR 'pg_temp' = ANY ($1::text[]) AND n.oid = pg_catalog.pg_my_temp_schema()
      OR $1::text[] IS NULL AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema') AS oids
)
SELECT
  k.conrelid,
  k.conname,
  k.contype,
  pg_catalog.array_to_json(k.conkey),
  fn.nspname,
  fc.relname,
  k.confrelid,
  pg_catalog.array_to_json(k.confkey),
  CASE WHEN fc.relispartition OR fc.relnamespace <> ALL ((SELECT oids FROM scope)::oid[]) THEN (
    SELECT pg_catalog.json_agg(a.attname ORDER BY key.at)
    FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY AS key (num, at)
    JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = key.num) END,
  k.confdeltype,
  k.confupdtype,
  pg_catalog.pg_get_expr(k.conbin, k.conrelid),
  -- Read through JSON, since servers before 15 do not have the column.
  CASE WHEN k.contype = 'u' THEN (
    SELECT pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct'
    FROM pg_catalog.pg_index i WHERE i.indexrelid = k.conindid) END
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
LEFT JOIN pg_catalog.pg_class fc ON fc.oid = k.confrelid
LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = fc.relnamespace
WHERE k.contype IN ('p', 'u', 'f', 'c')
  AND k.conparentid = 0
  AND NOT c.relispartition
  AND c.relnamespace = ANY ((SELECT oids FROM scope)::oid[])
ORDER BY k.conrelid, k.conname
