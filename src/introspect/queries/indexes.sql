-- Indexes of the tables in the schemas $1 (NULL: all that are not the system's), but those of constraints. Keys are
-- numbers of columns, 0 for an expression; operator classes are those of operator_classes.sql.
SELECT
  i.indrelid,
  c.relname,
  i.indisunique,
  i.indisvalid,
  m.amname,
  pg_catalog.array_to_json(c.reloptions),
  pg_catalog.pg_get_expr(i.indpred, i.indrelid),
  i.indnkeyatts,
  pg_catalog.array_to_json(i.indkey::int2[]),
  pg_catalog.array_to_json(i.indclass::oid[]),
  pg_catalog.array_to_json(i.indoption::int2[]),
  CASE WHEN i.indexprs IS NOT NULL THEN (
    SELECT pg_catalog.json_agg(pg_catalog.pg_get_indexdef(i.indexrelid, key.at::int, false) ORDER BY key.at)
    FROM pg_catalog.unnest(i.indkey::int2[]) WITH ORDINALITY AS key (num, at)
    WHERE key.num = 0) END
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_am m ON m.oid = c.relam
WHERE c.relnamespace = ANY (ARRAY(
    SELECT n.oid FROM pg_catalog.pg_namespace n
    WHERE n.nspname = ANY ($1::text[])
      OR 'pg_temp' = ANY ($1::text[]) AND n.oid = pg_catalog.pg_my_temp_schema()
      OR $1::text[] IS NULL AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'))
  AND i.indexrelid NOT IN (SELECT k.conindid FROM pg_catalog.pg_constraint k WHERE k.contype IN ('p', 'u', 'x'))
ORDER BY i.indrelid, c.relname
