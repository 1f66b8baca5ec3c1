-- Columns that are compressed otherwise than the rest, in the schemas $1 (NULL: all that are not the system's), as rows
-- of others.sql. Servers before 14 do not know such.
SELECT 52, c.oid::bigint * 2000 + a.attnum, 'column compression', pg_catalog.format('%s.%I', c.oid::regclass, a.attname),
  pg_catalog.format('ALTER TABLE ONLY %s ALTER COLUMN %I SET COMPRESSION %s;', c.oid::regclass, a.attname,
    CASE a.attcompression WHEN 'p' THEN 'pglz' ELSE 'lz4' END), true, n.nspname, c.relname
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE a.attcompression <> ''
  AND a.attnum > 0
  AND NOT a.attisdropped
  AND c.relkind IN ('r', 'p')
  AND (n.nspname = ANY ($1::text[])
    OR $1::text[] IS NULL AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema')
ORDER BY c.relname, a.attnum
