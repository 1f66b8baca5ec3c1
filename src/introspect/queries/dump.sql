-- The SQL that makes what models hold, in the schemas $1 (NULL: all that are not the system's), as the server itself
-- would say it: with the rows of others.sql, by place and number, a database of its own. The last columns are the table
-- that a statement belongs to and the one that it refers to. It is read with an empty search path, so that all names have
-- their schemas.
WITH RECURSIVE scope AS MATERIALIZED (
  SELECT n.oid, n.nspname
  FROM pg_catalog.pg_namespace n
  WHERE n.nspname = ANY ($1::text[])
    OR $1::text[] IS NULL AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
), extended AS MATERIALIZED (
  SELECT e.classid, e.objid FROM pg_catalog.pg_depend e WHERE e.deptype = 'e'
), rel AS MATERIALIZED (
  SELECT c.*, s.nspname, c.oid::regclass::text AS name
  FROM pg_catalog.pg_class c JOIN scope s ON s.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
    AND c.oid NOT IN (SELECT e.objid FROM extended e WHERE e.classid = 'pg_catalog.pg_class'::regclass)
), descent (oid, depth) AS (
  -- Children come after their parents.
  SELECT c.oid, 0 FROM rel c WHERE c.relkind IN ('r', 'p', 'f')
  UNION
  SELECT i.inhrelid, p.depth + 1 FROM descent p JOIN pg_catalog.pg_inherits i ON i.inhparent = p.oid
), fun AS MATERIALIZED (
  -- Functions of the row types of views, or over views.
  SELECT d.objid AS oid, c.oid AS of
  FROM pg_catalog.pg_proc p JOIN scope s ON s.oid = p.pronamespace
  JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid
  LEFT JOIN pg_catalog.pg_type t ON d.refclassid = 'pg_catalog.pg_type'::regclass AND t.oid = d.refobjid
  LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
  JOIN pg_catalog.pg_class c ON c.relkind IN ('v', 'm') AND c.oid = CASE WHEN d.refclassid = 'pg_catalog.pg_class'::regclass THEN d.refobjid
    ELSE COALESCE(e.typrelid, t.typrelid) END
  WHERE p.prokind IN ('f', 'p', 'w') AND p.oid NOT IN (SELECT e.objid FROM extended e WHERE e.classid = 'pg_catalog.pg_proc'::regclass)
), uses AS MATERIALIZED (
  SELECT r.ev_class AS oid, d.refobjid AS of
  FROM pg_catalog.pg_rewrite r JOIN rel v ON v.oid = r.ev_class
  JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.objid = r.oid
    AND d.refclassid IN ('pg_catalog.pg_class'::regclass, 'pg_catalog.pg_proc'::regclass) AND d.refobjid <> r.ev_class
  WHERE r.rulename = '_RETURN'
  UNION
  SELECT f.oid, f.of FROM fun f
), ascent (oid, depth) AS (
  -- Views and functions come after those that they are made of.
  SELECT v.oid, 0 FROM rel v WHERE v.relkind IN ('v', 'm')
  UNION
  SELECT u.oid, v.depth + 1 FROM ascent v JOIN uses u ON u.of = v.oid
), seq AS MATERIALIZED (
  SELECT c.oid, c.name, c.relname, c.relpersistence, d.refobjid, d.refobjsubid, d.deptype,
    pg_catalog.format('%s%sINCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s CACHE %s%s', CASE WHEN d.deptype IS DISTINCT
        FROM 'i' AND s.seqtypid <> 'bigint'::regtype
      THEN 'AS ' || pg_catalog.format_type(s.seqtypid, NULL) || ' ' END, CASE WHEN d.deptype = 'i' THEN 'SEQUENCE NAME ' || c.name || ' ' END,
      s.seqincrement, s.seqmin, s.seqmax, s.seqstart, s.seqcache, CASE WHEN s.seqcycle THEN ' CYCLE' END) AS options
  FROM rel c JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid
  LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
    AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
), col AS MATERIALIZED (
  SELECT a.*, c.relispartition, pg_catalog.pg_get_expr(d.adbin, CASE WHEN a.attgenerated <> '' THEN d.adrelid ELSE 0 END) AS expression,
    pg_catalog.format('%I %s%s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), CASE
        WHEN a.attcollation <> t.typcollation THEN ' COLLATE ' || a.attcollation::regcollation END) AS start
  FROM pg_catalog.pg_attribute a JOIN rel c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'f')
  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attnum > 0 AND NOT a.attisdropped
), columns AS MATERIALIZED (
  SELECT a.attrelid, pg_catalog.string_agg(E'\n\t' || a.start
    || COALESCE((SELECT ' OPTIONS (' || pg_catalog.string_agg(pg_catalog.format('%I %L', o.option_name, o.option_value), ', ') || ')'
        FROM pg_catalog.pg_options_to_table(a.attfdwoptions) o), '')
    || CASE WHEN a.attgenerated = 's' THEN ' GENERATED ALWAYS AS (' || a.expression || ') STORED'
        WHEN a.attgenerated = 'v' THEN ' GENERATED ALWAYS AS (' || a.expression || ')'
        WHEN a.attidentity <> '' AND NOT a.relispartition THEN ' GENERATED ' || CASE a.attidentity WHEN 'a' THEN 'ALWAYS'
            ELSE 'BY DEFAULT' END || ' AS IDENTITY ('
          || (SELECT s.options FROM seq s WHERE s.refobjid = a.attrelid AND s.refobjsubid = a.attnum AND s.deptype = 'i') || ')'
        ELSE COALESCE(' DEFAULT ' || a.expression, '') END
    || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END, ',' ORDER BY a.attnum) AS sql
  FROM col a WHERE a.attislocal OR a.relispartition
  GROUP BY a.attrelid
), checks AS MATERIALIZED (
  SELECT k.conrelid, pg_catalog.string_agg(pg_catalog.format(E'\n\tCONSTRAINT %I %s', k.conname,
      pg_catalog.pg_get_constraintdef(k.oid)), ',' ORDER BY k.oid) AS sql
  FROM pg_catalog.pg_constraint k JOIN rel c ON c.oid = k.conrelid
  WHERE k.contype = 'c' AND k.convalidated AND (k.conislocal OR c.relispartition)
  GROUP BY k.conrelid
), made (place, seq, sql, relation, refers) AS (
  SELECT 10, s.oid::bigint, pg_catalog.format('CREATE SCHEMA IF NOT EXISTS %I;', s.nspname), NULL::oid, NULL::oid
  FROM scope s
  WHERE s.nspname <> 'public' AND s.oid NOT IN (SELECT e.objid FROM extended e WHERE e.classid = 'pg_catalog.pg_namespace'::regclass)
  UNION ALL
  SELECT DISTINCT 11, n.oid::bigint, pg_catalog.format('CREATE SCHEMA IF NOT EXISTS %I;', n.nspname), NULL::oid, NULL::oid
  FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
  WHERE n.oid NOT IN (SELECT s.oid FROM scope s) AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'public'
    AND n.oid NOT IN (SELECT e.objid FROM extended e WHERE e.classid = 'pg_catalog.pg_namespace'::regclass)
  UNION ALL
  SELECT 30, t.oid::bigint, pg_catalog.format('CREATE TYPE %s AS ENUM (%s);', pg_catalog.format_type(t.oid, NULL),
    (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(v.enumlabel), ', ' ORDER BY v.enumsortorder) FROM pg_catalog.pg_enum v
        WHERE v.enumtypid = t.oid)), NULL, NULL
  FROM pg_catalog.pg_type t JOIN scope s ON s.oid = t.typnamespace
  WHERE t.typtype = 'e' AND t.oid NOT IN (SELECT e.objid FROM extended e WHERE e.classid = 'pg_catalog.pg_type'::regclass)
  UNION ALL
  SELECT 35, s.oid::bigint, pg_catalog.format('CREATE %sSEQUENCE %s %s;', CASE WHEN s.relpersistence = 'u' THEN 'UNLOGGED ' END, s.name, s.options),
    CASE WHEN s.deptype = 'a' THEN s.refobjid END, NULL
  FROM seq s
  WHERE s.deptype IS DISTINCT FROM 'i'
  UNION ALL
  SELECT 50, (SELECT pg_catalog.max(d.depth)::bigint FROM descent d WHERE d.oid = c.oid) * 4294967296 + c.oid::bigint,
    pg_catalog.format('CREATE %sTABLE %s (%s%s)%s%s%s%s%s;', CASE WHEN c.relkind = 'f' THEN 'FOREIGN '
        WHEN c.relpersistence = 'u' THEN 'UNLOGGED ' END, c.name,
      pg_catalog.concat_ws(',', l.sql, k.sql), CASE WHEN l.sql IS NOT NULL OR k.sql IS NOT NULL THEN E'\n' END,
      CASE WHEN NOT c.relispartition THEN (SELECT ' INHERITS (' || pg_catalog.string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno) || ')'
        FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid) END,
      CASE WHEN c.relkind = 'p' THEN ' PARTITION BY ' || pg_catalog.pg_get_partkeydef(c.oid) END,
      (SELECT pg_catalog.format(' USING %I', m.amname) FROM pg_catalog.pg_am m
        WHERE m.oid = c.relam AND c.relkind = 'r' AND m.amname <> pg_catalog.current_setting('default_table_access_method')),
      (SELECT ' WITH (' || pg_catalog.string_agg(o.text, ', ') || ')' FROM (
          SELECT x.text FROM pg_catalog.unnest(c.reloptions) AS x (text)
          UNION ALL
          SELECT 'toast.' || x.text FROM pg_catalog.pg_class toast, pg_catalog.unnest(toast.reloptions) AS x (text) WHERE toast.oid = c.reltoastrelid
        ) o WHERE c.relkind IN ('r', 'p')),
      (SELECT pg_catalog.format(' SERVER %I%s', v.srvname, (SELECT ' OPTIONS ('
          || pg_catalog.string_agg(pg_catalog.format('%I %L', o.option_name, o.option_value), ', ') || ')'
          FROM pg_catalog.pg_options_to_table(f.ftoptions) o))
        FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_foreign_server v ON v.oid = f.ftserver WHERE f.ftrelid = c.oid)),
    c.oid, NULL
  FROM rel c LEFT JOIN columns l ON l.attrelid = c.oid LEFT JOIN checks k ON k.conrelid = c.oid
  WHERE c.relkind IN ('r', 'p', 'f')
  UNION ALL
  SELECT 51, a.attnum, pg_catalog.format('ALTER TABLE ONLY %s ALTER COLUMN %I %s;', c.name, a.attname, x.change), c.oid, NULL
  FROM col a JOIN rel c ON c.oid = a.attrelid
  CROSS JOIN LATERAL (VALUES ('SET DEFAULT ' || a.expression, a.expression IS NOT NULL
      AND a.attgenerated = ''), ('SET NOT NULL', a.attnotnull)) AS x (change, is_so)
  WHERE NOT a.attislocal AND NOT a.relispartition AND x.is_so
  UNION ALL
  SELECT 51, c.oid::bigint, pg_catalog.format('ALTER TABLE %s OF %s;', c.name, c.reloftype::regtype), c.oid, NULL
  FROM rel c WHERE c.reloftype <> 0
  UNION ALL
  SELECT 62, s.oid::bigint, pg_catalog.format('ALTER SEQUENCE %s OWNED BY %s.%I;', s.name, c.name, a.attname), c.oid, NULL
  FROM seq s JOIN rel c ON c.oid = s.refobjid JOIN pg_catalog.pg_attribute a ON a.attrelid = s.refobjid AND a.attnum = s.refobjsubid
  WHERE s.deptype = 'a'
  UNION ALL
  SELECT 65, c.oid::bigint, pg_catalog.format('ALTER TABLE ONLY %s ATTACH PARTITION %s %s;', i.inhparent::regclass, c.name,
      pg_catalog.pg_get_expr(c.relpartbound, c.oid)), c.oid, p.oid
  FROM rel c JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid JOIN pg_catalog.pg_class p ON p.oid = i.inhparent
  WHERE c.relispartition
  UNION ALL
  SELECT CASE WHEN k.contype IN ('p', 'u', 'x') THEN 70 WHEN k.contype = 'c' THEN 72 ELSE 78 END, k.oid::bigint,
    pg_catalog.format('ALTER TABLE %s%s ADD CONSTRAINT %I %s;', CASE WHEN k.contype <> 'f'
        OR c.relkind <> 'p' THEN 'ONLY ' END, c.name, k.conname, pg_catalog.pg_get_constraintdef(k.oid)),
    c.oid, f.oid
  FROM pg_catalog.pg_constraint k JOIN rel c ON c.oid = k.conrelid LEFT JOIN pg_catalog.pg_class f ON f.oid = k.confrelid
  WHERE k.contype IN ('p', 'u', 'x') OR k.contype = 'c' AND NOT k.convalidated AND k.conislocal
    OR k.contype = 'f' AND k.conparentid = 0 AND f.relnamespace IN (SELECT s.oid FROM scope s)
  UNION ALL
  SELECT 73, i.indexrelid::bigint, pg_catalog.pg_get_indexdef(i.indexrelid) || ';', c.oid, NULL
  FROM pg_catalog.pg_index i JOIN rel c ON c.oid = i.indrelid
  WHERE c.relkind IN ('r', 'p') AND NOT EXISTS (
    SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = i.indrelid AND k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
  UNION ALL
  SELECT 74, i.inhrelid::bigint, pg_catalog.format('ALTER INDEX %s ATTACH PARTITION %s;', i.inhparent::regclass, i.inhrelid::regclass), c.oid, NULL
  FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_index x ON x.indexrelid = i.inhrelid JOIN rel c ON c.oid = x.indrelid
  UNION ALL
  SELECT 79, c.oid::bigint, pg_catalog.format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY;', c.name), c.oid, NULL
  FROM rel c WHERE c.relrowsecurity
  UNION ALL
  SELECT 80, (SELECT pg_catalog.max(a.depth)::bigint FROM ascent a WHERE a.oid = v.oid) * 4294967296 + v.oid::bigint,
    pg_catalog.format('CREATE %sVIEW %s%s%s AS %s%s;', CASE WHEN v.relkind = 'm' THEN 'MATERIALIZED ' END, v.name,
      (SELECT pg_catalog.format(' USING %I', m.amname) FROM pg_catalog.pg_am m
        WHERE m.oid = v.relam AND v.relkind = 'm' AND m.amname <> pg_catalog.current_setting('default_table_access_method')),
      ' WITH (' || pg_catalog.array_to_string(v.reloptions, ', ') || ')',
      pg_catalog.rtrim(pg_catalog.btrim(pg_catalog.pg_get_viewdef(v.oid)), ';'),
      CASE WHEN v.relkind = 'm' AND NOT v.relispopulated THEN ' WITH NO DATA' END), v.oid, NULL
  FROM rel v WHERE v.relkind IN ('v', 'm')
  UNION ALL
  SELECT 80, (SELECT pg_catalog.max(a.depth)::bigint FROM ascent a
      WHERE a.oid = f.oid) * 4294967296 + f.oid::bigint, pg_catalog.pg_get_functiondef(f.oid) || ';', NULL, NULL
  FROM (SELECT DISTINCT fun.oid FROM fun) f
  UNION ALL
  SELECT 92, p.oid::bigint, pg_catalog.format('CREATE POLICY %I ON %s%s FOR %s TO %s%s%s;', p.polname, c.name, CASE
      WHEN NOT p.polpermissive THEN ' AS RESTRICTIVE' END,
    CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
    (SELECT pg_catalog.string_agg(CASE WHEN r.oid = 0 THEN 'public'
        ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r.oid)) END, ', ') FROM pg_catalog.unnest(p.polroles) AS r (oid)),
    ' USING (' || pg_catalog.pg_get_expr(p.polqual, p.polrelid) || ')', ' WITH CHECK (' || pg_catalog.pg_get_expr(p.polwithcheck,
        p.polrelid) || ')'), c.oid, NULL
  FROM pg_catalog.pg_policy p JOIN rel c ON c.oid = p.polrelid
)
SELECT m.place, m.seq, m.sql, n.nspname, c.relname, fn.nspname, f.relname
FROM made m
LEFT JOIN pg_catalog.pg_class c ON c.oid = m.relation
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_class f ON f.oid = m.refers
LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
ORDER BY m.place, m.seq
