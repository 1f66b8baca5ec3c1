-- Operator classes that an index has to name, since they are not those of their types.
SELECT o.oid, o.opcname
FROM pg_catalog.pg_opclass o
WHERE NOT o.opcdefault
