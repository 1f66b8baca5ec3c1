-- What a database holds, object by object: kind, name and all that makes it this object, one JSON array a line.
-- PostgreSQL's own schemas and the one of the tracking table are left out. The order of a table's columns is no part
-- of it: what is added later stands last.
WITH space AS (
	SELECT oid, nspname::text AS name FROM pg_namespace
	WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'drizzle')
), rel AS (
	SELECT c.*, s.name || '.' || c.relname AS name FROM pg_class c JOIN space s ON s.oid = c.relnamespace
), object(kind, name, value) AS (
	SELECT 'schema', name, '' FROM space
	UNION ALL
	SELECT 'role', rolname, concat_ws(' ', CASE WHEN rolcreatedb THEN 'CREATEDB' END,
		CASE WHEN rolcreaterole THEN 'CREATEROLE' END, CASE WHEN rolinherit THEN 'INHERIT' END,
		CASE WHEN rolcanlogin THEN 'LOGIN' END)
	FROM pg_roles WHERE rolname !~ '^pg_' AND rolname <> current_user
	UNION ALL
	SELECT CASE relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' ELSE 'materialized view' END, name,
		concat_ws(' ', CASE WHEN relrowsecurity THEN 'ROW SECURITY' END,
			CASE WHEN relforcerowsecurity THEN 'FORCED' END, 'USING ' || a.amname,
			(SELECT array_agg(o ORDER BY o)::text FROM unnest(reloptions) AS o),
			'TABLESPACE ' || t.spcname, CASE WHEN NOT relispopulated THEN 'NO DATA' END,
			CASE WHEN relkind <> 'r' THEN 'AS ' || pg_get_viewdef(rel.oid) END)
	FROM rel LEFT JOIN pg_am a ON a.oid = relam LEFT JOIN pg_tablespace t ON t.oid = reltablespace
	WHERE relkind IN ('r', 'v', 'm')
	UNION ALL
	SELECT 'column', rel.name || '.' || attname, concat_ws(' ', format_type(atttypid, atttypmod),
		CASE WHEN attnotnull THEN 'NOT NULL' END,
		'COLLATE ' || quote_ident(NULLIF(l.collname, 'default')),
		CASE attidentity WHEN 'a' THEN 'IDENTITY ALWAYS' WHEN 'd' THEN 'IDENTITY BY DEFAULT' END,
		CASE attgenerated WHEN '' THEN 'DEFAULT ' WHEN 's' THEN 'STORED ' ELSE 'VIRTUAL ' END
			|| pg_get_expr(d.adbin, d.adrelid))
	FROM rel JOIN pg_attribute a ON a.attrelid = rel.oid AND attnum > 0 AND NOT attisdropped
	LEFT JOIN pg_attrdef d ON d.adrelid = rel.oid AND d.adnum = attnum
	LEFT JOIN pg_collation l ON l.oid = attcollation
	WHERE relkind IN ('r', 'v', 'm')
	UNION ALL
	SELECT 'constraint', rel.name || '.' || conname,
		pg_get_constraintdef(c.oid) || CASE WHEN convalidated THEN '' ELSE ' NOT VALIDATED' END
	FROM rel JOIN pg_constraint c ON c.conrelid = rel.oid AND contype <> 'n'
	UNION ALL
	SELECT 'index', rel.name, pg_get_indexdef(rel.oid) || CASE WHEN indisvalid THEN '' ELSE ' INVALID' END
	FROM rel JOIN pg_index i ON i.indexrelid = rel.oid
	WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = rel.oid AND contype IN ('p', 'u'))
	UNION ALL
	SELECT 'sequence', rel.name, concat_ws(' ', format_type(seqtypid, NULL), 'START', seqstart, 'INCREMENT', seqincrement,
		'MIN', seqmin, 'MAX', seqmax, 'CACHE', seqcache, CASE WHEN seqcycle THEN 'CYCLE' END,
		CASE deptype WHEN 'i' THEN 'OF IDENTITY ' ELSE 'OWNED BY ' END || o.name || '.' || attname)
	FROM rel JOIN pg_sequence q ON q.seqrelid = rel.oid
	LEFT JOIN pg_depend ON classid = 'pg_class'::regclass AND objid = rel.oid AND deptype IN ('a', 'i')
		AND refclassid = 'pg_class'::regclass AND refobjsubid > 0
	LEFT JOIN rel o ON o.oid = refobjid
	LEFT JOIN pg_attribute a ON a.attrelid = refobjid AND attnum = refobjsubid
	UNION ALL
	SELECT 'enum', s.name || '.' || typname, string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)
	FROM pg_type t JOIN space s ON s.oid = typnamespace JOIN pg_enum e ON enumtypid = t.oid GROUP BY s.name, typname
	UNION ALL
	SELECT 'policy', rel.name || '.' || polname, concat_ws(' ',
		CASE WHEN polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END, 'FOR', polcmd,
		'TO', (SELECT string_agg(CASE r WHEN 0 THEN 'public' ELSE pg_get_userbyid(r) END, ', ' ORDER BY 1)
			FROM unnest(polroles) AS r),
		'USING ' || pg_get_expr(polqual, polrelid), 'WITH CHECK ' || pg_get_expr(polwithcheck, polrelid))
	FROM rel JOIN pg_policy ON polrelid = rel.oid
)
SELECT json_build_array(kind, name, value) FROM object ORDER BY kind, name COLLATE "C";
