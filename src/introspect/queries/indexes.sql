-- Indexes, key by key, of the tables in the schemas $1 (NULL: all that are not the system's), but those of constraints.
SELECT
  i.indrelid,
  c.relname,
  i.indisunique,
  i.indisvalid,
  m.amname,
  pg_catalog.array_to_json(c.reloptions),
  pg_catalog.pg_get_expr(i.indpred, i.indrelid),
  key.at,
  a.attname,
  CASE WHEN key.num = 0 THEN pg_catalog.pg_get_indexdef(i.indexrelid, key.at::int, false) END,
  key.flags & 1 = 1,
  key.flags & 2 = 2,
  CASE WHEN NOT o.opcdefault THEN o.opcname END
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_am m ON m.oid = c.relam
JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
CROSS JOIN LATERAL ROWS FROM (
  pg_catalog.unnest(i.indkey::int2[]), pg_catalog.unnest(i.indclass::oid[]), pg_catalog.unnest(i.indoption::int2[])
) WITH ORDINALITY AS key (num, class, flags, at)
JOIN pg_catalog.pg_opclass o ON o.oid = key.class
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = key.num AND key.num <> 0
WHERE t.relkind IN ('r', 'p')
  AND NOT t.relispartition
  AND key.at <= i.indnkeyatts
  AND (n.nspname = ANY ($1::text[])
    OR 'pg_temp' = ANY ($1::text[]) AND n.oid = pg_catalog.pg_my_temp_schema()
    OR $1::text[] IS NULL AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema')
  AND NOT EXISTS (
    SELECT FROM pg_catalog.pg_constraint k
    WHERE k.conrelid = i.indrelid AND k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
ORDER BY i.indrelid, c.relname, key.at
