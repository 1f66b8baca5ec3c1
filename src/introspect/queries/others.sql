-- What a model cannot hold, or not whole, in the schemas $1 (NULL: all that are not the system's): its place among all
-- that makes a database (dump.sql) and a number within it, kind and name, the SQL that makes it (NULL where it is part
-- of what dump.sql makes, or cannot be told), whether the two make it, and the table that it belongs to. It is read with
-- an empty search path, so that all names have their schemas. To plan all of it takes longer than to run it: a part that
-- begins with `where X` is left out where present.sql does not give X.
WITH scope AS MATERIALIZED (
  SELECT n.oid, n.nspname
  FROM pg_catalog.pg_namespace n
  WHERE n.nspname = ANY ($1::text[])
    OR $1::text[] IS NULL AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
), extended AS MATERIALIZED (
  -- What belongs to an extension, and casts of a range type.
  SELECT e.classid, e.objid FROM pg_catalog.pg_depend e
  WHERE e.deptype = 'e' OR e.deptype = 'i' AND e.classid = 'pg_catalog.pg_cast'::regclass
), rel AS MATERIALIZED (
  SELECT c.oid, c.relname, s.nspname, c.relkind, c.relpersistence, c.relispartition, c.reloptions, c.reloftype, c.relam,
      c.reltablespace, c.reltoastrelid,
    c.relforcerowsecurity, c.relreplident, c.relowner, c.relacl
  FROM pg_catalog.pg_class c JOIN scope s ON s.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'i', 'I', 'S')
    AND c.oid NOT IN (SELECT e.objid FROM extended e WHERE e.classid = 'pg_catalog.pg_class'::regclass)
), typ AS MATERIALIZED (
  SELECT t.*, pg_catalog.format_type(t.oid, NULL) AS name
  FROM pg_catalog.pg_type t JOIN scope s ON s.oid = t.typnamespace
  LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
  WHERE t.oid NOT IN (SELECT e.objid FROM extended e WHERE e.classid = 'pg_catalog.pg_type'::regclass)
    AND (t.typtype IN ('d', 'r') OR t.typtype = 'c' AND c.relkind = 'c' OR t.typtype = 'b' AND t.typelem = 0
      OR t.typtype = 'b' AND t.typinput <> 'array_in'::regproc)
), fun AS MATERIALIZED (
  SELECT p.*, p.oid::regprocedure::text AS name,
    -- By the row types and relations that it names: with the views, after the tables, before them.
    COALESCE((SELECT CASE WHEN pg_catalog.bool_or(c.relkind IN ('v', 'm')) THEN 80 ELSE 60 END
      FROM pg_catalog.pg_depend d
      LEFT JOIN pg_catalog.pg_type t ON d.refclassid = 'pg_catalog.pg_type'::regclass AND t.oid = d.refobjid
      LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
      JOIN pg_catalog.pg_class c ON c.oid = CASE WHEN d.refclassid = 'pg_catalog.pg_class'::regclass THEN d.refobjid
        ELSE COALESCE(e.typrelid, t.typrelid) END AND c.relkind <> 'c'
      WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid
      HAVING pg_catalog.count(*) > 0), 30) AS place
  FROM pg_catalog.pg_proc p JOIN scope s ON s.oid = p.pronamespace
  WHERE NOT EXISTS (
    -- Of an extension, or of a range type.
    SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'))
), found (place, seq, kind, name, sql, is_kept, relation) AS (
  -- always
  SELECT NULL::int, NULL::bigint, NULL::text, NULL::text, NULL::text, NULL::boolean, NULL::oid WHERE false
  UNION ALL
  -- where extension
  SELECT 20, e.oid::bigint, 'extension', e.extname::text,
    pg_catalog.format('CREATE EXTENSION IF NOT EXISTS %I WITH SCHEMA %I;', e.extname, n.nspname), true, NULL::oid
  FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
  WHERE e.extname <> 'plpgsql'
  UNION ALL
  -- where collation
  SELECT 25, c.oid::bigint, 'collation', c.oid::regcollation::text,
    pg_catalog.format('CREATE COLLATION %s (provider = %s, %s%s);', c.oid::regcollation,
      CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
      CASE WHEN c.collprovider = 'c' THEN pg_catalog.format('lc_collate = %L, lc_ctype = %L', c.collcollate, c.collctype)
        ELSE pg_catalog.format('locale = %L', COALESCE(pg_catalog.to_jsonb(c) ->> 'colllocale',
            pg_catalog.to_jsonb(c) ->> 'colliculocale', c.collcollate)) END,
      CASE WHEN NOT c.collisdeterministic THEN ', deterministic = false' END), true, NULL
  FROM pg_catalog.pg_collation c JOIN scope s ON s.oid = c.collnamespace
  WHERE c.oid NOT IN (SELECT e.objid FROM extended e WHERE e.classid = 'pg_catalog.pg_collation'::regclass)
  UNION ALL
  -- where server
  SELECT 26, v.oid::bigint, 'foreign server', v.srvname::text,
    pg_catalog.format('CREATE SERVER %I%s%s FOREIGN DATA WRAPPER %I%s;', v.srvname, ' TYPE ' || pg_catalog.quote_literal(v.srvtype),
      ' VERSION ' || pg_catalog.quote_literal(v.srvversion), w.fdwname,
      (SELECT ' OPTIONS (' || pg_catalog.string_agg(pg_catalog.format('%I %L', o.option_name, o.option_value), ', ') || ')'
        FROM pg_catalog.pg_options_to_table(v.srvoptions) o)), true, NULL
  FROM pg_catalog.pg_foreign_server v JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = v.srvfdw
  WHERE v.oid NOT IN (SELECT e.objid FROM extended e WHERE e.classid = 'pg_catalog.pg_foreign_server'::regclass)
  UNION ALL
  -- where domain
  SELECT 30, t.oid::bigint, 'domain', t.name,
    pg_catalog.format('CREATE DOMAIN %s AS %s%s%s;', t.name, pg_catalog.format_type(t.typbasetype, t.typtypmod),
      CASE WHEN t.typcollation <> b.typcollation THEN ' COLLATE ' || t.typcollation::regcollation END, CASE
          WHEN t.typnotnull THEN ' NOT NULL' END), true, NULL
  FROM typ t JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
  WHERE t.typtype = 'd'
  UNION ALL
  -- where domain
  SELECT 31, t.oid::bigint, NULL, NULL, pg_catalog.format('ALTER DOMAIN %s SET DEFAULT %s;', t.name, t.typdefault), true, NULL
  FROM typ t WHERE t.typtype = 'd' AND t.typdefault IS NOT NULL
  UNION ALL
  -- where domain
  SELECT 31, k.oid::bigint, NULL, NULL, pg_catalog.format('ALTER DOMAIN %s ADD CONSTRAINT %I %s;', t.name, k.conname,
      pg_catalog.pg_get_constraintdef(k.oid)), true, NULL
  FROM typ t JOIN pg_catalog.pg_constraint k ON k.contypid = t.oid AND k.contype = 'c'
  UNION ALL
  -- where composite
  SELECT 30, t.oid::bigint, 'composite type', t.name,
    pg_catalog.format('CREATE TYPE %s AS (%s);', t.name,
      (SELECT pg_catalog.string_agg(pg_catalog.format('%I %s%s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
          CASE WHEN a.attcollation <> b.typcollation THEN ' COLLATE ' || a.attcollation::regcollation END), ', ' ORDER BY a.attnum)
        FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type b ON b.oid = a.atttypid
        WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)), true, NULL
  FROM typ t WHERE t.typtype = 'c'
  UNION ALL
  -- where range
  SELECT 30, t.oid::bigint, 'range type', t.name,
    pg_catalog.format('CREATE TYPE %s AS RANGE (SUBTYPE = %s%s%s%s%s);', t.name, pg_catalog.format_type(r.rngsubtype, NULL),
      (SELECT ', MULTIRANGE_TYPE_NAME = ' || pg_catalog.format('%I.%I', n.nspname, m.typname)
        FROM pg_catalog.pg_type m JOIN pg_catalog.pg_namespace n ON n.oid = m.typnamespace
        WHERE m.oid = (pg_catalog.to_jsonb(r) ->> 'rngmultitypid')::oid),
      (SELECT ', SUBTYPE_OPCLASS = ' || pg_catalog.format('%I.%I', n.nspname, o.opcname)
        FROM pg_catalog.pg_opclass o JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace WHERE o.oid = r.rngsubopc),
      CASE WHEN r.rngcollation <> b.typcollation THEN ', COLLATION = ' || r.rngcollation::regcollation END,
      CASE WHEN r.rngsubdiff <> 0 THEN ', SUBTYPE_DIFF = ' || r.rngsubdiff::regproc END), r.rngcanonical = 0, NULL
  FROM typ t JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid JOIN pg_catalog.pg_type b ON b.oid = r.rngsubtype
  UNION ALL
  -- where function
  SELECT f.place, f.oid::bigint, CASE f.prokind WHEN 'p' THEN 'procedure'
      ELSE 'function' END, f.name, CASE WHEN f.place < 80 THEN pg_catalog.pg_get_functiondef(f.oid) || ';' END, true, NULL
  FROM fun f WHERE f.prokind IN ('f', 'p', 'w')
  UNION ALL
  -- where aggregate
  SELECT GREATEST(f.place, 32), f.oid::bigint, 'aggregate', f.name,
    CASE WHEN g.aggkind = 'n' AND g.aggmtransfn = 0 THEN
      pg_catalog.format('CREATE AGGREGATE %s (SFUNC = %s, STYPE = %s%s%s%s%s%s%s%s%s%s%s);', pg_catalog.regexp_replace(f.name,
          '\(\)$', '(*)'), g.aggtransfn, pg_catalog.format_type(g.aggtranstype, NULL),
        CASE WHEN g.aggtransspace <> 0 THEN ', SSPACE = ' || g.aggtransspace END,
        CASE WHEN g.aggfinalfn <> 0 THEN ', FINALFUNC = ' || g.aggfinalfn END, CASE WHEN g.aggfinalextra THEN ', FINALFUNC_EXTRA' END,
        CASE WHEN g.aggfinalfn <> 0 THEN ', FINALFUNC_MODIFY = ' || CASE g.aggfinalmodify WHEN 'r' THEN 'READ_ONLY'
            WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
        CASE WHEN g.aggcombinefn <> 0 THEN ', COMBINEFUNC = ' || g.aggcombinefn END, CASE
            WHEN g.aggserialfn <> 0 THEN ', SERIALFUNC = ' || g.aggserialfn END,
        CASE WHEN g.aggdeserialfn <> 0 THEN ', DESERIALFUNC = ' || g.aggdeserialfn END, ', INITCOND = ' || pg_catalog.quote_literal(g.agginitval),
        (SELECT pg_catalog.format(', SORTOP = OPERATOR(%I.%s)', n.nspname, o.oprname)
          FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace WHERE o.oid = g.aggsortop),
        CASE f.proparallel WHEN 's' THEN ', PARALLEL = SAFE' WHEN 'r' THEN ', PARALLEL = RESTRICTED' END)
    END, g.aggkind = 'n' AND g.aggmtransfn = 0, NULL
  FROM fun f JOIN pg_catalog.pg_aggregate g ON g.aggfnoid = f.oid
  UNION ALL
  -- where rare
  SELECT 33, o.objid::bigint, o.kind, pg_catalog.pg_describe_object(o.classid, o.objid, 0), NULL, false, NULL
  FROM (
    SELECT 'base type', 'pg_catalog.pg_type'::regclass, t.oid, NULL::oid FROM typ t WHERE t.typtype = 'b'
    UNION ALL SELECT 'operator', 'pg_catalog.pg_operator'::regclass, o.oid, o.oprnamespace FROM pg_catalog.pg_operator o
    UNION ALL SELECT 'operator class', 'pg_catalog.pg_opclass'::regclass, o.oid, o.opcnamespace FROM pg_catalog.pg_opclass o
    UNION ALL SELECT 'operator family', 'pg_catalog.pg_opfamily'::regclass, o.oid, o.opfnamespace FROM pg_catalog.pg_opfamily o
    UNION ALL SELECT 'conversion', 'pg_catalog.pg_conversion'::regclass, o.oid, o.connamespace FROM pg_catalog.pg_conversion o
    UNION ALL SELECT 'text search configuration', 'pg_catalog.pg_ts_config'::regclass, o.oid, o.cfgnamespace FROM pg_catalog.pg_ts_config o
    UNION ALL SELECT 'text search dictionary', 'pg_catalog.pg_ts_dict'::regclass, o.oid, o.dictnamespace FROM pg_catalog.pg_ts_dict o
    UNION ALL SELECT 'text search parser', 'pg_catalog.pg_ts_parser'::regclass, o.oid, o.prsnamespace FROM pg_catalog.pg_ts_parser o
    UNION ALL SELECT 'text search template', 'pg_catalog.pg_ts_template'::regclass, o.oid, o.tmplnamespace FROM pg_catalog.pg_ts_template o
    UNION ALL SELECT 'cast', 'pg_catalog.pg_cast'::regclass, o.oid, NULL FROM pg_catalog.pg_cast o WHERE o.oid >= 16384
    UNION ALL SELECT 'transform', 'pg_catalog.pg_transform'::regclass, o.oid, NULL FROM pg_catalog.pg_transform o
    UNION ALL SELECT 'language', 'pg_catalog.pg_language'::regclass, o.oid, NULL FROM pg_catalog.pg_language o WHERE o.lanispl AND o.oid >= 16384
    UNION ALL SELECT 'access method', 'pg_catalog.pg_am'::regclass, o.oid, NULL FROM pg_catalog.pg_am o WHERE o.oid >= 16384
    UNION ALL SELECT 'foreign-data wrapper', 'pg_catalog.pg_foreign_data_wrapper'::regclass, o.oid, NULL FROM pg_catalog.pg_foreign_data_wrapper o
    UNION ALL SELECT 'user mapping', 'pg_catalog.pg_user_mapping'::regclass, o.umid, NULL FROM pg_catalog.pg_user_mappings o
    UNION ALL SELECT 'default privileges', 'pg_catalog.pg_default_acl'::regclass, o.oid, NULL FROM pg_catalog.pg_default_acl o
    UNION ALL SELECT 'subscription', 'pg_catalog.pg_subscription'::regclass, o.oid, NULL FROM pg_catalog.pg_subscription o
      WHERE o.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
  ) o (kind, classid, objid, namespace)
  WHERE (o.namespace IS NULL OR o.namespace IN (SELECT s.oid FROM scope s))
    AND NOT EXISTS (SELECT FROM extended e WHERE e.classid = o.classid AND e.objid = o.objid)
  UNION ALL
  -- where sequence
  SELECT 35, c.oid::bigint, CASE WHEN c.relpersistence = 'u' THEN 'unlogged sequence' ELSE 'sequence type' END,
    pg_catalog.format('%I.%I', c.nspname, c.relname) || CASE WHEN c.relpersistence = 'u' THEN ''
        ELSE ' AS ' || pg_catalog.format_type(s.seqtypid, NULL) END, NULL, true, NULL
  FROM rel c JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid
  WHERE (s.seqtypid <> 'bigint'::regtype OR c.relpersistence = 'u') AND NOT EXISTS (
    SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
        AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i'))
  UNION ALL
  -- always
  SELECT 50, c.oid::bigint, x.kind, pg_catalog.format('%I.%I%s', c.nspname, c.relname, x.detail), NULL, x.is_kept, c.oid
  FROM rel c CROSS JOIN LATERAL (VALUES
    ('partitioned table', NULL, true, c.relkind = 'p' AND NOT c.relispartition),
    ('partition', NULL, true, c.relispartition AND c.relkind IN ('r', 'p')),
    ('foreign table', NULL, true, c.relkind = 'f'),
    ('unlogged table', NULL, true, c.relpersistence = 'u' AND c.relkind IN ('r', 'p')),
    ('storage parameters', ' (' || pg_catalog.array_to_string(c.reloptions, ', ') || ')', true, c.reloptions IS NOT NULL AND c.relkind IN ('r', 'p')),
    ('typed table', ' OF ' || c.reloftype::regtype, true, c.reloftype <> 0),
    ('access method', NULL, true, c.relkind = 'r' AND c.relam <> (SELECT m.oid FROM pg_catalog.pg_am m
        WHERE m.amname = pg_catalog.current_setting('default_table_access_method'))),
    ('tablespace', NULL, false, c.reltablespace <> 0 AND c.relkind IN ('r', 'p', 'i', 'I'))
  ) AS x (kind, detail, is_kept, is_so)
  WHERE x.is_so AND (c.relkind IN ('p', 'f') OR c.relispartition OR c.relpersistence = 'u' OR c.reloptions IS NOT NULL
      OR c.reloftype <> 0 OR c.reltablespace <> 0
    OR c.relkind = 'r' AND c.relam <> (SELECT m.oid FROM pg_catalog.pg_am m
        WHERE m.amname = pg_catalog.current_setting('default_table_access_method')))
  UNION ALL
  -- where inheritance
  SELECT 50, c.oid::bigint, 'inheritance', pg_catalog.format('%I.%I of %s', c.nspname, c.relname,
      pg_catalog.string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno)),
    NULL, true, c.oid
  FROM rel c JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid
  WHERE c.relkind IN ('r', 'f') AND NOT c.relispartition
  GROUP BY c.oid, c.nspname, c.relname
  UNION ALL
  -- always
  SELECT 50, c.oid::bigint, 'storage parameters', pg_catalog.format('%I.%I (toast: %s)', c.nspname, c.relname,
      pg_catalog.array_to_string(o.reloptions, ', ')), NULL, true, c.oid
  FROM rel c JOIN pg_catalog.pg_class o ON o.oid = c.reltoastrelid WHERE o.reloptions IS NOT NULL
  UNION ALL
  -- always
  SELECT 79, c.oid::bigint, 'forced row security', c.oid::regclass::text,
      pg_catalog.format('ALTER TABLE %s FORCE ROW LEVEL SECURITY;', c.oid::regclass), true, c.oid
  FROM rel c WHERE c.relforcerowsecurity
  UNION ALL
  -- always
  SELECT 79, c.oid::bigint, 'replica identity', c.oid::regclass::text,
    pg_catalog.format('ALTER TABLE ONLY %s REPLICA IDENTITY %s;', c.oid::regclass, CASE c.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING'
      ELSE 'USING INDEX ' || (SELECT pg_catalog.quote_ident(x.relname)
        FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid AND i.indisreplident) END), true, c.oid
  FROM rel c WHERE c.relkind IN ('r', 'p') AND c.relreplident <> 'd'
  UNION ALL
  -- always
  SELECT 52, c.oid::bigint * 2000 + a.attnum, x.kind, pg_catalog.format('%I.%I.%I%s', c.nspname, c.relname, a.attname, x.detail),
    pg_catalog.format('ALTER TABLE ONLY %I.%I ALTER COLUMN %I ', c.nspname, c.relname, a.attname) || x.change || ';', true, c.oid
  FROM rel c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  CROSS JOIN LATERAL (VALUES
    ('column collation', ' COLLATE ' || a.attcollation::regcollation, NULL, a.attcollation <> t.typcollation AND a.attislocal
        AND NOT c.relispartition AND c.reloftype = 0),
    ('schema of the type', ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod), NULL, t.typnamespace NOT IN (SELECT n.oid
        FROM pg_catalog.pg_namespace n
      WHERE n.nspname IN ('pg_catalog', 'public')) AND COALESCE((SELECT e.typtype FROM pg_catalog.pg_type e
          WHERE e.oid = t.typelem AND t.typcategory = 'A'), t.typtype) <> 'e'),
    ('column storage', NULL, 'SET STORAGE ' || CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL'
        WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END,
      a.attstorage <> t.typstorage AND c.relkind <> 'f'),
    ('column statistics', NULL, 'SET STATISTICS ' || a.attstattarget, a.attstattarget >= 0 AND c.relkind <> 'f'),
    ('column options', NULL, 'SET (' || pg_catalog.array_to_string(a.attoptions, ', ') || ')', a.attoptions IS NOT NULL AND c.relkind <> 'f')
  ) AS x (kind, detail, change, is_so)
  WHERE c.relkind IN ('r', 'p', 'f') AND x.is_so
    AND (t.oid >= 16384 OR a.attcollation <> t.typcollation OR a.attstorage <> t.typstorage OR a.attstattarget >= 0 OR a.attoptions IS NOT NULL)
  UNION ALL
  -- always
  SELECT 70, k.oid::bigint, x.kind, pg_catalog.format('%I on %I.%I', k.conname, t.nspname, t.relname), NULL, true, t.oid
  FROM pg_catalog.pg_constraint k JOIN rel t ON t.oid = k.conrelid
  CROSS JOIN LATERAL (VALUES
    ('exclusion constraint', k.contype = 'x'),
    ('deferrable constraint', k.condeferrable),
    ('NOT VALID constraint', NOT k.convalidated),
    ('NO INHERIT check', k.connoinherit AND k.contype = 'c'),
    ('MATCH FULL foreign key', k.contype = 'f' AND k.confmatchtype = 'f'),
    ('columns of ON DELETE', k.confdeltype IN ('n', 'd') AND pg_catalog.to_jsonb(k) -> 'confdelsetcols' <> 'null'),
    ('name of the primary key', k.contype = 'p' AND pg_catalog.cardinality(k.conkey) = 1 AND k.conname <> t.relname || '_pkey')
  ) AS x (kind, is_so)
  WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND k.conparentid = 0 AND NOT t.relispartition AND x.is_so
    AND (k.contype = 'x' OR k.condeferrable OR NOT k.convalidated OR k.connoinherit AND k.contype = 'c' OR k.confmatchtype = 'f'
        OR k.confdeltype IN ('n', 'd')
      OR k.contype = 'p' AND pg_catalog.cardinality(k.conkey) = 1 AND k.conname <> t.relname || '_pkey' AND pg_catalog.length(t.relname) < 59)
  UNION ALL
  -- always
  SELECT 73, i.indexrelid::bigint, x.kind, pg_catalog.format('%I on %I.%I', c.relname, t.nspname, t.relname), NULL, true, t.oid
  FROM pg_catalog.pg_index i JOIN rel c ON c.oid = i.indexrelid JOIN rel t ON t.oid = i.indrelid
  CROSS JOIN LATERAL (VALUES
    ('INCLUDE columns', i.indnkeyatts < i.indnatts),
    ('index collation', EXISTS (
      SELECT FROM ROWS FROM (pg_catalog.unnest(i.indkey::int2[]), pg_catalog.unnest(i.indcollation::oid[])) AS key (num, coll)
      JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = key.num
      WHERE key.coll <> 0 AND key.coll <> a.attcollation)),
    ('operator class parameters', EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = i.indexrelid AND a.attoptions IS NOT NULL)),
    ('NULLS NOT DISTINCT index', i.indisunique AND (pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct')::boolean AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = i.indrelid AND k.conindid = i.indexrelid))
  ) AS x (kind, is_so)
  WHERE x.is_so AND t.relkind IN ('r', 'p') AND NOT t.relispartition
    AND (i.indnkeyatts < i.indnatts OR i.indisunique AND NOT i.indisprimary OR EXISTS (
      SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = i.indexrelid AND (a.attoptions IS NOT NULL OR a.attcollation NOT IN (0, 100))))
  UNION ALL
  -- where matview
  SELECT 84, i.indexrelid::bigint, 'index on a materialized view', pg_catalog.format('%I on %I.%I', c.relname, t.nspname,
      t.relname), pg_catalog.pg_get_indexdef(i.indexrelid) || ';', true, t.oid
  FROM pg_catalog.pg_index i JOIN rel c ON c.oid = i.indexrelid JOIN rel t ON t.oid = i.indrelid AND t.relkind = 'm'
  UNION ALL
  -- where cluster
  SELECT 85, i.indexrelid::bigint, 'clustered index', pg_catalog.format('%I on %I.%I', c.relname, t.nspname, t.relname),
    pg_catalog.format('ALTER %s %I.%I CLUSTER ON %I;', CASE t.relkind WHEN 'm' THEN 'MATERIALIZED VIEW'
        ELSE 'TABLE' END, t.nspname, t.relname, c.relname), true, t.oid
  FROM pg_catalog.pg_index i JOIN rel c ON c.oid = i.indexrelid JOIN rel t ON t.oid = i.indrelid WHERE i.indisclustered
  UNION ALL
  -- where statistics
  SELECT 86, x.oid::bigint, 'statistics object', pg_catalog.format('%I.%I', n.nspname, x.stxname),
      pg_catalog.pg_get_statisticsobjdef(x.oid) || ';', true, t.oid
  FROM pg_catalog.pg_statistic_ext x JOIN rel t ON t.oid = x.stxrelid JOIN pg_catalog.pg_namespace n ON n.oid = x.stxnamespace
  UNION ALL
  -- where view
  SELECT 81, d.adnum, 'default of a view column', pg_catalog.format('%s.%I', t.oid::regclass, a.attname),
    pg_catalog.format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s;', t.oid::regclass, a.attname,
        pg_catalog.pg_get_expr(d.adbin, d.adrelid)), true, t.oid
  FROM pg_catalog.pg_attrdef d JOIN rel t ON t.oid = d.adrelid AND t.relkind = 'v'
      JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.adnum
  UNION ALL
  -- where rule
  SELECT 88, r.oid::bigint, 'rule', pg_catalog.format('%I on %s', r.rulename, t.oid::regclass),
    pg_catalog.pg_get_ruledef(r.oid) || CASE WHEN r.ev_enabled = 'O' THEN '' ELSE
      pg_catalog.format(E'\nALTER TABLE %s %s RULE %I;', t.oid::regclass, CASE r.ev_enabled WHEN 'D' THEN 'DISABLE'
          WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE REPLICA' END, r.rulename) END,
    true, t.oid
  FROM pg_catalog.pg_rewrite r JOIN rel t ON t.oid = r.ev_class WHERE r.rulename <> '_RETURN'
  UNION ALL
  -- where trigger
  SELECT 90, g.oid::bigint, 'trigger', pg_catalog.format('%I on %s', g.tgname, t.oid::regclass),
    pg_catalog.pg_get_triggerdef(g.oid) || ';' || CASE WHEN g.tgenabled = 'O' THEN '' ELSE
      pg_catalog.format(E'\nALTER TABLE %s %s TRIGGER %I;', t.oid::regclass, CASE g.tgenabled WHEN 'D' THEN 'DISABLE'
          WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE REPLICA' END, g.tgname) END,
    true, t.oid
  FROM pg_catalog.pg_trigger g JOIN rel t ON t.oid = g.tgrelid
  WHERE NOT g.tgisinternal AND COALESCE((pg_catalog.to_jsonb(g) ->> 'tgparentid')::oid, 0) = 0
  UNION ALL
  -- where publication
  SELECT 94, p.oid::bigint, 'publication', p.pubname::text,
    CASE WHEN p.puballtables THEN pg_catalog.format('CREATE PUBLICATION %I FOR ALL TABLES', p.pubname)
      ELSE pg_catalog.format('CREATE PUBLICATION %I%s', p.pubname,
        (SELECT ' FOR TABLE ' || pg_catalog.string_agg('ONLY ' || r.prrelid::regclass
            || COALESCE((SELECT ' (' || pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum) || ')'
              FROM pg_catalog.pg_attribute a
              WHERE a.attrelid = r.prrelid AND pg_catalog.to_jsonb(r) -> 'prattrs' @> pg_catalog.to_jsonb(a.attnum)), '')
            || COALESCE((SELECT ' WHERE ' || (pg_catalog.to_jsonb(v) ->> 'rowfilter') FROM pg_catalog.pg_publication_tables v
              WHERE v.pubname = p.pubname AND pg_catalog.format('%I.%I', v.schemaname, v.tablename) = r.prrelid::regclass::text),
                  ''), ', ' ORDER BY r.oid)
          FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = p.oid))
    END || pg_catalog.format(' WITH (publish = %L%s);', pg_catalog.concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE
        WHEN p.pubupdate THEN 'update' END,
      CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END), CASE
          WHEN p.pubviaroot THEN ', publish_via_partition_root = true' END),
    -- The tables of whole schemas are in a catalog that servers before 15 do not have; a filter of a partitioned table is
    -- told for its partitions alone.
    p.puballtables OR (SELECT pg_catalog.count(*) FROM pg_catalog.pg_get_publication_tables(p.pubname::text)) = 0
      OR EXISTS (SELECT FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = p.oid) AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_class c ON c.oid = r.prrelid AND c.relkind = 'p'
        WHERE r.prpubid = p.oid AND pg_catalog.to_jsonb(r) ->> 'prqual' IS NOT NULL), NULL
  FROM pg_catalog.pg_publication p
  UNION ALL
  -- where event
  SELECT 97, g.oid::bigint, 'event trigger', g.evtname::text, CASE WHEN s.oid IS NOT NULL THEN
    pg_catalog.format('CREATE EVENT TRIGGER %I ON %I%s EXECUTE FUNCTION %s();%s', g.evtname, g.evtevent,
      ' WHEN TAG IN (' || (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(tag), ', ')
          FROM pg_catalog.unnest(g.evttags) AS u (tag)) || ')', g.evtfoid::regproc,
      CASE g.evtenabled WHEN 'D' THEN pg_catalog.format(E'\nALTER EVENT TRIGGER %I DISABLE;', g.evtname)
        WHEN 'A' THEN pg_catalog.format(E'\nALTER EVENT TRIGGER %I ENABLE ALWAYS;', g.evtname)
        WHEN 'R' THEN pg_catalog.format(E'\nALTER EVENT TRIGGER %I ENABLE REPLICA;', g.evtname) END) END, s.oid IS NOT NULL, NULL
  FROM pg_catalog.pg_event_trigger g
  JOIN pg_catalog.pg_proc f ON f.oid = g.evtfoid
  LEFT JOIN scope s ON s.oid = f.pronamespace
  WHERE g.oid NOT IN (SELECT e.objid FROM extended e WHERE e.classid = 'pg_catalog.pg_event_trigger'::regclass)
  UNION ALL
  -- where comment
  SELECT CASE WHEN i.type = 'event trigger' THEN 98 ELSE 96 END, d.objoid::bigint * 2000 + d.objsubid, 'comment', i.identity,
    CASE WHEN kept.it THEN pg_catalog.format('COMMENT ON %s %s IS %L;', CASE
        WHEN d.objsubid > 0 THEN 'COLUMN'
        WHEN i.type IN ('table constraint', 'domain constraint') THEN 'CONSTRAINT'
        WHEN i.type = 'statistics object' THEN 'STATISTICS'
        ELSE pg_catalog.upper(i.type) END,
      CASE WHEN i.type = 'domain constraint' THEN pg_catalog.replace(i.identity, ' on ', ' on domain ') ELSE i.identity END,
      d.description) END, kept.it, o.oid
  FROM pg_catalog.pg_description d
  CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classoid, d.objoid, d.objsubid) AS i
  LEFT JOIN pg_catalog.pg_trigger g ON d.classoid = 'pg_catalog.pg_trigger'::regclass AND g.oid = d.objoid
  LEFT JOIN pg_catalog.pg_rewrite r ON d.classoid = 'pg_catalog.pg_rewrite'::regclass AND r.oid = d.objoid
  LEFT JOIN pg_catalog.pg_policy p ON d.classoid = 'pg_catalog.pg_policy'::regclass AND p.oid = d.objoid
  LEFT JOIN pg_catalog.pg_constraint k ON d.classoid = 'pg_catalog.pg_constraint'::regclass AND k.oid = d.objoid
  LEFT JOIN pg_catalog.pg_statistic_ext x ON d.classoid = 'pg_catalog.pg_statistic_ext'::regclass AND x.oid = d.objoid
  LEFT JOIN pg_catalog.pg_event_trigger v ON d.classoid = 'pg_catalog.pg_event_trigger'::regclass AND v.oid = d.objoid
  LEFT JOIN pg_catalog.pg_proc f ON f.oid = v.evtfoid
  CROSS JOIN LATERAL (SELECT f.pronamespace IN (SELECT s.oid FROM scope s) OR d.classoid IN ('pg_catalog.pg_class'::regclass,
    'pg_catalog.pg_type'::regclass, 'pg_catalog.pg_proc'::regclass, 'pg_catalog.pg_constraint'::regclass,
    'pg_catalog.pg_namespace'::regclass, 'pg_catalog.pg_trigger'::regclass, 'pg_catalog.pg_rewrite'::regclass,
    'pg_catalog.pg_policy'::regclass, 'pg_catalog.pg_statistic_ext'::regclass, 'pg_catalog.pg_collation'::regclass)) AS kept (it)
  LEFT JOIN pg_catalog.pg_class o ON o.relkind NOT IN ('c', 'i', 'I')
    AND o.oid = COALESCE(g.tgrelid, r.ev_class, p.polrelid, k.conrelid, x.stxrelid, CASE
        WHEN d.classoid = 'pg_catalog.pg_class'::regclass THEN d.objoid END)
  WHERE (d.objoid >= 16384 OR d.objoid = 'public'::regnamespace)
    AND d.classoid NOT IN ('pg_catalog.pg_extension'::regclass, 'pg_catalog.pg_cast'::regclass)
    AND (i.type = 'event trigger' OR CASE WHEN i.type = 'schema' THEN d.objoid
        ELSE COALESCE(o.relnamespace, k.connamespace, i.schema::regnamespace) END
      IN (SELECT s.oid FROM scope s))
    AND NOT EXISTS (SELECT FROM extended e WHERE e.classid = d.classoid AND e.objid = d.objoid)
    AND NOT EXISTS (SELECT FROM extended e WHERE e.classid = 'pg_catalog.pg_class'::regclass AND e.objid = o.oid)
    AND NOT (i.identity = 'public' AND d.description = 'standard public schema')
  UNION ALL
  -- always
  SELECT 98, o.oid::bigint, 'grants', pg_catalog.format('on %s %s', o.kind, o.name), NULL, false, o.relation
  FROM (
    SELECT c.oid, CASE c.relkind WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
        ELSE 'table' END, c.oid::regclass::text, c.relacl, c.relowner, c.oid
    FROM rel c WHERE c.relacl IS NOT NULL
    UNION ALL SELECT n.oid, 'schema', pg_catalog.quote_ident(n.nspname), n.nspacl, n.nspowner, NULL
        FROM pg_catalog.pg_namespace n JOIN scope s ON s.oid = n.oid WHERE n.nspacl IS NOT NULL
    UNION ALL SELECT c.oid, 'column', pg_catalog.format('%I.%I.%I', c.nspname, c.relname, a.attname), a.attacl, 0, c.oid
    FROM pg_catalog.pg_attribute a JOIN rel c ON c.oid = a.attrelid WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
  ) o (oid, kind, name, acl, owner, relation)
  WHERE EXISTS (SELECT FROM pg_catalog.aclexplode(o.acl) AS x WHERE x.grantee NOT IN (o.owner, 0) OR x.grantee = 0
      AND o.kind IN ('table', 'view', 'sequence', 'column', 'materialized view'))
  UNION ALL
  -- where function
  SELECT 98, f.oid::bigint, 'grants', 'on function ' || f.name, NULL, false, NULL
  FROM fun f
  WHERE f.proacl IS NOT NULL
    AND (EXISTS (SELECT FROM pg_catalog.aclexplode(f.proacl) AS x WHERE x.grantee NOT IN (f.proowner, 0))
      OR NOT EXISTS (SELECT FROM pg_catalog.aclexplode(f.proacl) AS x WHERE x.grantee = 0))
  UNION ALL
  -- where type
  SELECT 98, t.oid::bigint, 'grants', 'on type ' || t.name, NULL, false, NULL
  FROM typ t
  WHERE t.typacl IS NOT NULL AND EXISTS (SELECT FROM pg_catalog.aclexplode(t.typacl) AS x WHERE x.grantee NOT IN (t.typowner, 0))
  UNION ALL
  -- always
  SELECT 99, c.relowner::bigint, 'owner', pg_catalog.format('%I of %s', pg_catalog.pg_get_userbyid(c.relowner), CASE WHEN pg_catalog.count(*) = 1
    THEN pg_catalog.min(pg_catalog.format('%I.%I', c.nspname, c.relname))
        ELSE pg_catalog.count(*) || ' tables, views and sequences' END), NULL, false, NULL
  FROM rel c
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND c.relowner <> (SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname = CURRENT_USER)
  GROUP BY c.relowner
)
SELECT f.place, f.seq, f.kind, f.name, f.sql, f.is_kept, n.nspname, c.relname
FROM found f
LEFT JOIN pg_catalog.pg_class c ON c.oid = f.relation
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
ORDER BY f.place, f.seq, f.name
