-- What a model cannot hold, in the schemas $1 (NULL: all that are not the system's): kind, name, and the SQL that makes it.
WITH scope AS (
  SELECT n.oid, n.nspname
  FROM pg_catalog.pg_namespace n
  WHERE n.nspname = ANY ($1::text[])
    OR $1::text[] IS NULL AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
), extended AS (
  SELECT e.classid, e.objid FROM pg_catalog.pg_depend e WHERE e.deptype = 'e'
), found AS (
  SELECT 1 AS place, 'domain' AS kind, pg_catalog.format_type(t.oid, NULL) AS name,
    pg_catalog.format('CREATE DOMAIN %I.%I AS %s%s%s%s;', s.nspname, t.typname,
      pg_catalog.format_type(t.typbasetype, t.typtypmod),
      ' DEFAULT ' || t.typdefault, CASE WHEN t.typnotnull THEN ' NOT NULL' END,
      (SELECT pg_catalog.string_agg(pg_catalog.format(' CONSTRAINT %I %s', k.conname, pg_catalog.pg_get_constraintdef(k.oid)), '')
        FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c')) AS sql
  FROM pg_catalog.pg_type t JOIN scope s ON s.oid = t.typnamespace
  WHERE t.typtype = 'd'
    AND NOT EXISTS (SELECT FROM extended e WHERE e.classid = 'pg_catalog.pg_type'::regclass AND e.objid = t.oid)
  UNION ALL
  SELECT 2, 'composite type', pg_catalog.format_type(t.oid, NULL),
    pg_catalog.format('CREATE TYPE %I.%I AS (%s);', s.nspname, t.typname,
      (SELECT pg_catalog.string_agg(pg_catalog.format('%I %s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)), ', ' ORDER BY a.attnum)
        FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped))
  FROM pg_catalog.pg_type t JOIN scope s ON s.oid = t.typnamespace JOIN pg_catalog.pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
  WHERE NOT EXISTS (SELECT FROM extended e WHERE e.classid = 'pg_catalog.pg_type'::regclass AND e.objid = t.oid)
  UNION ALL
  SELECT 3, CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, p.oid::regprocedure::text,
    pg_catalog.pg_get_functiondef(p.oid) || ';'
  FROM pg_catalog.pg_proc p JOIN scope s ON s.oid = p.pronamespace
  WHERE p.prokind IN ('f', 'p', 'w')
    AND NOT EXISTS (SELECT FROM extended e WHERE e.classid = 'pg_catalog.pg_proc'::regclass AND e.objid = p.oid)
  UNION ALL
  SELECT 4, 'partition', c.oid::regclass::text,
    pg_catalog.format('CREATE TABLE %I.%I PARTITION OF %s %s;', s.nspname, c.relname, i.inhparent::regclass,
      pg_catalog.pg_get_expr(c.relpartbound, c.oid))
  FROM pg_catalog.pg_class c JOIN scope s ON s.oid = c.relnamespace JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid
  WHERE c.relispartition AND c.relkind IN ('r', 'p')
  UNION ALL
  SELECT 5, CASE k.contype WHEN 'x' THEN 'exclusion constraint' ELSE 'deferrable constraint' END,
    pg_catalog.format('%I on %s', k.conname, c.oid::regclass),
    CASE k.contype
      WHEN 'x' THEN pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I %s;', c.oid::regclass, k.conname, pg_catalog.pg_get_constraintdef(k.oid))
      ELSE pg_catalog.format('ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %I %s;', c.oid::regclass, k.conname, k.conname, pg_catalog.pg_get_constraintdef(k.oid))
    END
  FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN scope s ON s.oid = c.relnamespace
  WHERE (k.contype = 'x' OR k.condeferrable AND k.contype IN ('p', 'u', 'f')) AND k.conparentid = 0
  UNION ALL
  SELECT 6, 'trigger', pg_catalog.format('%I on %s', g.tgname, g.tgrelid::regclass), pg_catalog.pg_get_triggerdef(g.oid) || ';'
  FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid JOIN scope s ON s.oid = c.relnamespace
  WHERE NOT g.tgisinternal AND NOT c.relispartition
  UNION ALL
  SELECT 7, 'comment', CASE WHEN d.objsubid = 0 THEN c.oid::regclass::text ELSE pg_catalog.format('%s.%I', c.oid::regclass, a.attname) END,
    CASE
      WHEN d.objsubid > 0 THEN pg_catalog.format('COMMENT ON COLUMN %s.%I IS %L;', c.oid::regclass, a.attname, d.description)
      ELSE pg_catalog.format('COMMENT ON %s %s IS %L;', CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END,
        c.oid::regclass, d.description)
    END
  FROM pg_catalog.pg_description d JOIN pg_catalog.pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_catalog.pg_class'::regclass
  JOIN scope s ON s.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid
  WHERE c.relkind IN ('r', 'p', 'v', 'm')
    AND NOT EXISTS (SELECT FROM extended e WHERE e.classid = 'pg_catalog.pg_class'::regclass AND e.objid = c.oid)
)
SELECT kind, name, sql FROM found ORDER BY place, name
