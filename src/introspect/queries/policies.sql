-- Policies of all tables but the system's: some of a project's stand on tables of other schemas than $1.
SELECT
  p.polrelid,
  n.nspname,
  c.relname,
  p.polname,
  p.polpermissive,
  p.polcmd,
  (SELECT pg_catalog.json_agg(CASE WHEN r.oid = 0 THEN 'public' ELSE pg_catalog.pg_get_userbyid(r.oid) END ORDER BY r.at)
    FROM pg_catalog.unnest(p.polroles) WITH ORDINALITY AS r (oid, at)),
  pg_catalog.pg_get_expr(p.polqual, p.polrelid),
  pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)
FROM pg_catalog.pg_policy p
JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname NOT LIKE 'pg\_%'
  OR 'pg_temp' = ANY ($1::text[]) AND n.oid = pg_catalog.pg_my_temp_schema()
ORDER BY n.nspname, c.relname, p.polname
