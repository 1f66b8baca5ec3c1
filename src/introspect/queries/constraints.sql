-- Primary keys, uniques, foreign keys and checks of the tables in the schemas $1 (NULL: all that are not the system's).
SELECT
  k.conrelid,
  k.conname,
  k.contype,
  (SELECT pg_catalog.json_agg(a.attname ORDER BY key.at)
    FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY AS key (num, at)
    JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = key.num),
  fn.nspname,
  fc.relname,
  (SELECT pg_catalog.json_agg(a.attname ORDER BY key.at)
    FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY AS key (num, at)
    JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = key.num),
  k.confdeltype,
  k.confupdtype,
  pg_catalog.pg_get_expr(k.conbin, k.conrelid),
  -- Read through JSON, since servers before 15 do not have the column.
  pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct'
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_class fc ON fc.oid = k.confrelid
LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = fc.relnamespace
LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = k.conindid AND k.contype = 'u'
WHERE k.contype IN ('p', 'u', 'f', 'c')
  AND k.conparentid = 0
  AND NOT c.relispartition
  AND (n.nspname = ANY ($1::text[])
    OR 'pg_temp' = ANY ($1::text[]) AND n.oid = pg_catalog.pg_my_temp_schema()
    OR $1::text[] IS NULL AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema')
ORDER BY k.conrelid, k.conname
