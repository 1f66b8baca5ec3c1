-- Sequences of the schemas $1 (NULL: all that are not the system's), with the column that owns one: of a serial ('a')
-- or of an identity ('i'; then with what it says of ALWAYS, 'a', or BY DEFAULT, 'd').
SELECT
  n.nspname,
  c.relname,
  s.seqincrement,
  s.seqstart,
  s.seqmin,
  s.seqmax,
  s.seqcache,
  s.seqcycle,
  d.deptype,
  d.refobjid,
  d.refobjsubid,
  a.attidentity,
  pg_catalog.format('nextval(%L::regclass)', c.oid::regclass)
FROM pg_catalog.pg_sequence s
JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
  AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
WHERE (n.nspname = ANY ($1::text[])
    OR $1::text[] IS NULL AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema')
  AND NOT EXISTS (
    SELECT FROM pg_catalog.pg_depend e
    WHERE e.classid = 'pg_catalog.pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
ORDER BY n.nspname, c.relname
