-- Roles of the server but its own; the last column tells those that a project may have made from superusers, the
-- current user and the owner of the database.
SELECT
  r.rolname,
  r.rolcreatedb,
  r.rolcreaterole,
  r.rolinherit,
  NOT r.rolsuper AND r.rolname <> CURRENT_USER AND r.oid <> d.datdba
FROM pg_catalog.pg_roles r
JOIN pg_catalog.pg_database d ON d.datname = pg_catalog.current_database()
WHERE r.rolname NOT LIKE 'pg\_%'
ORDER BY r.rolname
