-- Which parts of others.sql a database needs, by name: what is not here, no user has made. 16384 is the first oid of users.
SELECT part
FROM (VALUES
  ('aggregate', EXISTS (SELECT FROM pg_catalog.pg_aggregate g WHERE g.aggfnoid >= 16384)),
  ('cluster', EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indisclustered)),
  ('collation', EXISTS (SELECT FROM pg_catalog.pg_collation c WHERE c.oid >= 16384)),
  ('comment', EXISTS (SELECT FROM pg_catalog.pg_description d
    WHERE d.objoid >= 16384 OR d.objoid = 'public'::regnamespace AND d.description <> 'standard public schema')),
  ('composite', EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.relkind = 'c')),
  ('domain', EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.oid >= 16384 AND t.typtype = 'd')),
  ('event', EXISTS (SELECT FROM pg_catalog.pg_event_trigger)),
  ('extension', EXISTS (SELECT FROM pg_catalog.pg_extension e WHERE e.extname <> 'plpgsql')),
  ('function', EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid >= 16384)),
  ('inheritance', EXISTS (SELECT FROM pg_catalog.pg_inherits)),
  ('matview', EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.relkind = 'm')),
  ('publication', EXISTS (SELECT FROM pg_catalog.pg_publication)),
  ('range', EXISTS (SELECT FROM pg_catalog.pg_range r WHERE r.rngtypid >= 16384)),
  ('rare', EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid >= 16384 AND d.classid = ANY (ARRAY[
      'pg_catalog.pg_operator', 'pg_catalog.pg_opclass', 'pg_catalog.pg_opfamily', 'pg_catalog.pg_conversion', 'pg_catalog.pg_ts_config',
      'pg_catalog.pg_ts_dict', 'pg_catalog.pg_ts_parser', 'pg_catalog.pg_ts_template', 'pg_catalog.pg_cast', 'pg_catalog.pg_transform',
      'pg_catalog.pg_language', 'pg_catalog.pg_am', 'pg_catalog.pg_foreign_data_wrapper', 'pg_catalog.pg_default_acl']::regclass[]))
    OR EXISTS (SELECT FROM pg_catalog.pg_foreign_data_wrapper)
    OR EXISTS (SELECT FROM pg_catalog.pg_user_mappings)
    OR EXISTS (SELECT FROM pg_catalog.pg_default_acl)
    OR EXISTS (SELECT FROM pg_catalog.pg_subscription)
    OR EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.oid >= 16384 AND t.typtype = 'b' AND t.typinput <> 'array_in'::regproc)),
  ('rule', EXISTS (SELECT FROM pg_catalog.pg_rewrite r WHERE r.oid >= 16384 AND r.rulename <> '_RETURN')),
  ('sequence', EXISTS (SELECT FROM pg_catalog.pg_sequence)),
  ('server', EXISTS (SELECT FROM pg_catalog.pg_foreign_server)),
  ('statistics', EXISTS (SELECT FROM pg_catalog.pg_statistic_ext)),
  ('trigger', EXISTS (SELECT FROM pg_catalog.pg_trigger g WHERE NOT g.tgisinternal)),
  ('type', EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.oid >= 16384 AND t.typacl IS NOT NULL)),
  ('view', EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid >= 16384 AND c.relkind = 'v'))
) AS p (part, is_there)
WHERE p.is_there
