// Walks what the schema modules export and hands every table, enum, view, … to C as plain text.
//
// (namespaces, require, options) => text. The text is fields that end with a NUL each; src/eval/read.c
// reads them in the order in which they are put here. What needs JavaScript's meaning (types, SQL
// chunks, dates, JSON) is decided here; names, their defaults and their clashes are decided in C.
(namespaces, require, options) => {
	"use strict";
	const { is, SQL } = require("drizzle-orm");
	const pg = require("drizzle-orm/pg-core");
	if (pg[Symbol.for("rihla.missing")])
		throw new Error("drizzle-orm is not installed in the project; without --orm project rihla brings its own");

	const casing = options.casing || undefined;
	let dialect;
	const theDialect = () => (dialect ??= new pg.PgDialect({ casing }));
	if (casing && !theDialect().casing)
		throw new Error("the project's drizzle-orm is too old to know casing");
	const NAME = Symbol.for("drizzle:Name");
	const SCHEMA = Symbol.for("drizzle:Schema");
	const IS_ALIAS = Symbol.for("drizzle:IsAlias");
	const COLUMNS = Symbol.for("drizzle:Columns");
	const FOREIGN_KEYS = Symbol.for("drizzle:PgInlineForeignKeys");
	const ENABLE_RLS = Symbol.for("drizzle:EnableRLS");
	const EXTRA = Symbol.for("drizzle:ExtraConfigBuilder");
	const EXTRA_COLUMNS = Symbol.for("drizzle:ExtraConfigColumns");
	const ENTITY = Symbol.for("drizzle:entityKind");
	const VIEW = Symbol.for("drizzle:ViewBaseConfig");
	const PLAIN_VIEW = Symbol.for("drizzle:PgViewConfig");
	const MATERIALIZED_VIEW = Symbol.for("drizzle:PgMaterializedViewConfig");
	const MISSING = Symbol.for("rihla.missing");

	const ABSENT = "\x01"; // stands for undefined and null; no name and no SQL is this
	const KEY_AS_NAME = 1, PRIMARY = 2, NOT_NULL = 4, ENUM = 8, UNIQUE = 16, NOT_DISTINCT = 32,
		DEFAULT = 64, GENERATED = 128, IDENTITY = 256;

	const out = [0, 0]; // the numbers of fields and of objects come first
	const put = (text) => out.push(text);
	const putMaybe = (value) => out.push(value === undefined || value === null ? ABSENT : value);
	const putOption = (value) => out.push(value === undefined ? ABSENT : String(value));
	let objects = 0;
	const begin = (kind, file, name) => {
		objects++;
		out.push(kind, file);
		if (name === "")
			refuse("has an empty name");
		putText(name, "a name");
	};
	const putFlag = (value) => out.push(value ? 1 : 0);
	const putJson = (value) => putMaybe(JSON.stringify(value));

	// What is being read, for messages: a table (or view) and one of its parts.
	let subject = "", part = "", fileOfSubject = 0;
	const place = () => (part ? `${part} of ${subject}` : subject);

	const warnings = new Set(); // for stderr, once all is read

	// An object that contradicts itself: handed to C as a text, not thrown at the user as an exception.
	class Contradiction extends Error {}
	const refuse = (text) => {
		throw new Contradiction(`${place()} ${text}`.replaceAll("\0", "\\0"));
	};

	// What the types of TypeScript promise and a cast, or JavaScript, may break.
	const putText = (value, what) => {
		if (typeof value !== "string")
			refuse(`has ${what} that is not a text`);
		out.push(value);
	};

	// What is() finds, by the names that drizzle gives its classes: asked once for each prototype, since a
	// schema has few of them and very many values, and without the classes, which may not even be loaded.
	const KINDS = [["array", "PgArray"], ["enum", "PgEnumColumn"], ["column", "PgColumn"], ["sql", "SQL"],
		["string", "StringChunk"], ["table", "PgTable"], ["schema", "PgSchema"], ["view", "PgView"],
		["materialized view", "PgMaterializedView"], ["sequence", "PgSequence"], ["role", "PgRole"],
		["policy", "PgPolicy"], ["name", "Name"], ["param", "Param"]];
	const classNames = (prototype) => {
		const names = new Set();
		for (let one = prototype?.constructor; one; one = Object.getPrototypeOf(one))
			names.add(one[ENTITY]);
		return names;
	};
	const kindOfAmong = (types) => {
		const kinds = new Map();
		return (value) => {
			if (value === null || typeof value !== "object")
				return undefined;
			const prototype = Object.getPrototypeOf(value);
			let kind = kinds.get(prototype);
			if (kind === undefined) {
				const names = classNames(prototype);
				kind = types.find(([, name]) => names.has(name))?.[0] ?? "other";
				kinds.set(prototype, kind);
			}
			return kind;
		};
	};
	const kindOf = kindOfAmong(KINDS);
	const isColumn = (value) => COLUMN_KINDS.has(kindOf(value));
	const COLUMN_KINDS = new Set(["column", "array", "enum"]);

	// Most SQL of a schema is text and columns; the dialect writes all else, with much ado.
	const quote = (name) => (name.includes('"') ? theDialect().escapeName(name) : `"${name}"`);
	const columnText = (column, source) => {
		const name = quote(dialect?.casing?.getColumnCasing(column) ?? column.name);
		if (source === "indexes")
			return name;
		const { [NAME]: table, [SCHEMA]: schema, [IS_ALIAS]: isAlias } = column.table;
		const prefix = schema === undefined || isAlias ? "" : `${quote(schema)}.`;
		return `${prefix}${quote(table)}.${name}`;
	};
	const tableText = ({ [NAME]: name, [SCHEMA]: schema, [IS_ALIAS]: isAlias }) =>
		schema === undefined || isAlias ? quote(name) : `${quote(schema)}.${quote(name)}`;
	const literalText = (value) => {
		if (typeof value === "string")
			return `'${value.replaceAll("'", "''")}'`;
		return typeof value === "number" || typeof value === "boolean" || value === null ? String(value) : undefined;
	};
	const parameterText = ({ value, encoder }) =>
		typeof value === "object" && value !== null
			? undefined
			: literalText(value === null ? null : encoder.mapToDriverValue(value));
	const listText = (items, source, isInline) => {
		const texts = items.map((item) => chunkText(item, source, isInline));
		return texts.includes(undefined) ? undefined : `(${texts.join(", ")})`;
	};
	// Older versions of drizzle-orm write some of it in another way.
	const richChunkText = (chunk, kind, source, isInline) => {
		switch (kind) {
		case "sql": return simpleText(chunk, source, isInline);
		case "name": return quote(chunk.value);
		case "table": return tableText(chunk);
		case "param": return isInline ? parameterText(chunk) : undefined;
		}
		if (chunk === undefined)
			return "";
		return Array.isArray(chunk) ? listText(chunk, source, isInline) : isInline ? literalText(chunk) : undefined;
	};
	const chunkText = (chunk, source, isInline) => {
		const kind = kindOf(chunk);
		if (kind === "string")
			return chunk.value.join("");
		if (COLUMN_KINDS.has(kind))
			return columnText(chunk, source);
		return options.isBundled ? richChunkText(chunk, kind, source, isInline) : undefined;
	};
	const simpleText = (sql, source, isInline) => {
		let text = "";
		for (const chunk of sql.queryChunks) {
			const piece = chunkText(chunk, source, isInline || sql.shouldInlineParams);
			if (piece === undefined)
				return undefined;
			text += piece;
		}
		return text;
	};
	const sqlText = (sql, source) => {
		if (typeof sql?.toQuery !== "function")
			refuse("is not SQL; write it with sql``");
		return simpleText(sql, source) ?? theDialect().sqlToQuery(sql, source).sql;
	};
	const isSql = (value) => kindOf(value) === "sql";
	const putMaybeSql = (value) => putMaybe(isSql(value) ? sqlText(value) : undefined);

	const putReference = (column) => {
		put((column.keyAsName ? "k" : "n") + (column.name ?? ""));
	};
	const putReferences = (columns) => {
		put(columns.length);
		columns.forEach(putReference);
	};

	// SQL of a default stands in CREATE TABLE, where drizzle-kit allows neither parameters nor columns.
	const noParameters = () => refuse("has a default with a parameter or a name in it; write it out in sql``");
	const defaultSql = (sql) => {
		const chunk = sql.queryChunks[0];
		if (sql.queryChunks.length === 1 && kindOf(chunk) === "string")
			return chunk.value.join("");
		return sql.toQuery({ escapeName: noParameters, escapeParam: noParameters,
			escapeString: noParameters, casing: theDialect().casing }).sql;
	};

	const dateText = (date, type) => {
		const text = date.toISOString();
		if (type === "date")
			return text.split("T")[0];
		return type === "timestamp" ? text.replace("T", " ").slice(0, 23) : text;
	};

	const arrayItem = (value, type) => {
		if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean")
			return String(value);
		if (Array.isArray(value))
			return arrayText(value, type);
		if (value instanceof Date)
			return `"${dateText(value, type)}"`;
		if (typeof value === "object")
			return `"${JSON.stringify(value).replaceAll('"', '\\"')}"`;
		return `"${value}"`;
	};
	const arrayText = (values, type) => `{${values.map((value) => arrayItem(value, type)).join(",")}}`;

	// A default that is neither a string nor SQL: "x" and SQL text, or "j" and JSON.
	const putOtherDefault = (value, type) => {
		if (type === "jsonb" || type === "json")
			return out.push("x", `'${JSON.stringify(value)}'::${type}`);
		if (value instanceof Date)
			return out.push("x", `'${dateText(value, type)}'`);
		if (Array.isArray(value) && /\[\d*\]/.test(type))
			return out.push("x", `'${arrayText(value, type.split("[")[0])}'`);
		if (typeof value === "bigint")
			return out.push(Number.isSafeInteger(Number(value)) ? "j" : "x", String(value));
		if (typeof value === "number" && !Number.isFinite(value))
			return refuse(`has the default ${value}, which is not SQL; write sql\`'${value}'\``);
		if (typeof value === "function" || typeof value === "symbol")
			return refuse(`has a ${typeof value} as default; for a value made anew for each row use $defaultFn()`);
		if (typeof value?.getSQL === "function")
			return refuse("has a part of a query as default; write it with sql``");
		return out.push("j", JSON.stringify(value));
	};
	const isMissing = (value) => typeof value === "function" && MISSING in value;
	const putAnyDefault = (value, type, isView) => {
		if (typeof value === "string")
			isView ? out.push("x", `'${value}'`) : out.push("s", value);
		else if (isMissing(value))
			put(`${value}`); // throws an error that names the import
		else if (isSql(value))
			out.push("x", defaultSql(value));
		else
			putOtherDefault(value, type.toLowerCase());
	};

	const putDefault = (value, type, isView) => {
		try {
			putAnyDefault(value, type, isView);
		} catch (error) {
			// an invalid date, an object that contains itself
			if (error instanceof RangeError || error instanceof TypeError)
				refuse(`has a default that cannot be written: ${error.message.replace(/\.$/, "")}`);
			throw error;
		}
	};

	// What a generated column may refer to: plain columns of its own table.
	const refuseChunk = (chunk, column) => {
		const kind = kindOf(chunk);
		if (kind === "sql")
			chunk.queryChunks.forEach((inner) => refuseChunk(inner, column));
		if (!COLUMN_KINDS.has(kind))
			return;
		if (chunk.table[NAME] !== column.table[NAME] || chunk.table[SCHEMA] !== column.table[SCHEMA])
			refuse(`is generated from "${chunk.name}" of table "${chunk.table[NAME]}"; only its own table's columns can be used`);
		if (chunk.generated)
			refuse(`is generated from ${chunk.name === column.name ? "itself" : `"${chunk.name}", which is generated too`}`);
	};
	const generatedText = (column, isView) => {
		const { as } = column.generated;
		const sql = typeof as === "function" ? as() : as;
		if (sql === as && !isSql(as))
			return as;
		const text = sqlText(sql);
		if (!isView)
			refuseChunk(sql, column);
		return text;
	};

	const putSequenceOptions = (o) => {
		putOption(o?.increment);
		putOption(o?.minValue);
		putOption(o?.maxValue);
		putOption(o?.startWith);
		putOption(o?.cache);
		putFlag(o?.cycle);
	};

	const enumOf = (column, isView) => {
		let kind = kindOf(column);
		while (kind === "array" && !isView) {
			column = column.baseColumn;
			kind = kindOf(column);
		}
		return kind === "enum" ? column.enum : undefined;
	};

	const putColumn = (column, isView) => {
		part = `column "${column.name}"`;
		const type = column.getSQLType();
		const enumType = enumOf(column, isView);
		const identity = column.generatedIdentity;
		out.push((column.keyAsName ? KEY_AS_NAME : 0) + (column.primary ? PRIMARY : 0)
			+ (column.notNull ? NOT_NULL : 0) + (enumType ? ENUM : 0) + (column.isUnique ? UNIQUE : 0)
			+ (column.uniqueType === "not distinct" ? NOT_DISTINCT : 0)
			+ (column.default !== undefined ? DEFAULT : 0) + (column.generated ? GENERATED : 0)
			+ (identity ? IDENTITY : 0));
		putText(column.name, "a name");
		putText(type, "a type");
		if (enumType)
			put(enumType.schema || "public");
		if (column.isUnique)
			put(column.uniqueName);
		if (column.default !== undefined)
			putDefault(column.default, type, isView);
		if (column.generated)
			putText(generatedText(column, isView), "an expression");
		if (identity) {
			put(identity.type);
			putMaybe(identity.sequenceName);
			putSequenceOptions(identity.sequenceOptions);
		}
	};

	const putTableColumn = (column) => putColumn(column, false);
	const putViewColumn = (column) => putColumn(column, true);

	const putPrimaryKey = (key) => {
		putMaybe(key.name);
		putReferences(key.columns);
	};

	const putUnique = (unique) => {
		putText(unique.name, "a name");
		putFlag(unique.nullsNotDistinct);
		putReferences(unique.columns);
	};

	// drizzle reads `table` of the first target before anything else can look at it.
	const referenceOf = (key) => {
		try {
			return key.reference();
		} catch (error) {
			if (error instanceof TypeError && error.message.includes("table"))
				refuse("refers to nothing: its function gives no column");
			throw error;
		}
	};
	const askedFor = new Map(); // a table: the foreign keys to it so far; see configOfOnly
	const putForeignKey = (key, at) => {
		part = `foreign key ${at + 1}`;
		const reference = referenceOf(key);
		const target = reference.foreignTable;
		if (!target || target[NAME] === undefined || !reference.foreignColumns.every(isColumn))
			refuse("refers to something that is not a column of a table");
		askedFor.set(target, (askedFor.get(target) ?? 0) + 1);
		putMaybe(reference.name);
		putMaybe(key.onDelete);
		putMaybe(key.onUpdate);
		put(target[NAME]);
		putMaybe(target[SCHEMA]);
		putReferences(reference.columns);
		putReferences(reference.foreignColumns);
	};

	const putIndexColumn = (column, index) => {
		if (isSql(column)) {
			const text = sqlText(column, "indexes");
			if (index.name === undefined)
				refuse(`stands on the expression ${text} and needs a name: index("name").on(…)`);
			out.push("e", text);
			return;
		}
		const config = column.indexConfig;
		if (column.type === "PgVector" && config.opClass === undefined)
			refuse(`has the vector column "${column.name}" without an operator class: .op("vector_cosine_ops")`);
		putReference(column);
		putFlag(!config || config.order === "asc");
		put(config?.nulls || (config?.order === "desc" ? "first" : "last"));
		putMaybe(config?.opClass);
	};
	const putIndex = ({ config }) => {
		part = config.name ? `index "${config.name}"` : "an index";
		if (config.name && typeof config.name !== "string")
			refuse("has a name that is not a text");
		putMaybe(config.name || undefined);
		putFlag(config.unique);
		putFlag(config.concurrently);
		put(config.method ?? "btree");
		putMaybe(config.where ? sqlText(config.where) : undefined);
		put(JSON.stringify(config.with ?? {}));
		put(config.columns.length);
		for (const column of config.columns)
			putIndexColumn(column, config);
	};

	// A role is known when the schema exports it, a policy holds it as an object, PostgreSQL has it of its
	// own, or a host of databases makes it in each. Where a schema declares its roles, any other name is a
	// mistake; where it declares none, they are made elsewhere.
	const OWN_ROLES = /^(public|current_user|current_role|session_user|pg_\w+)$/;
	const HOST_ROLES = /^(postgres|anon|anonymous|authenticated|authenticator|service_role|dashboard_user|cloud_admin|cloudsqlsuperuser|(supabase|neon|rds|azure)_\w+)$/;
	let exportedRoles;
	const isKnownRole = (name) => OWN_ROLES.test(name) || HOST_ROLES.test(name) || exportedRoles.has(name);
	const checkRole = (name) => {
		exportedRoles ??= new Set(found.role.map(([role]) => role.name));
		if (isKnownRole(name))
			return;
		const text = `is for the role "${name}", which is not declared; `
			+ `where it is made elsewhere, export pgRole("${name}").existing()`;
		if (exportedRoles.size)
			refuse(text);
		warnings.add(`warning: ${place()} ${text}`);
	};
	const roleName = (role) => {
		if (typeof role !== "string")
			return kindOf(role) === "role" ? role.name : undefined;
		checkRole(role);
		return role;
	};
	const putPolicy = (policy) => {
		part = `policy "${policy.name}"`;
		const roles = Array.isArray(policy.to) ? policy.to : [policy.to || "public"];
		const names = roles.map(roleName).filter((name) => name !== undefined).sort();
		putText(policy.name, "a name");
		putMaybe(policy.as);
		putMaybe(policy.for);
		out.push(names.length, ...names);
		putMaybeSql(policy.using);
		putMaybeSql(policy.withCheck);
	};

	const putCheck = (check) => {
		part = `check "${check.name}"`;
		putText(check.name, "a name");
		put(sqlText(check.value));
	};

	// Older versions of drizzle-orm lack some kinds.
	const putAll = (items = [], putOne) => {
		put(items.length);
		items.forEach(putOne);
	};

	// What a table's third argument gives and drizzle passes over: it is none of its indexes and constraints.
	const advice = {
		PgIndexBuilderOn: (x) => `an index${x.name ? ` "${x.name}"` : ""} without columns; add .on(…)`,
		PgUniqueOnConstraintBuilder: () => "a unique constraint without columns; add .on(…)",
		SQL: () => "SQL; write check(), index() or the like around it",
		Object: () => "an object in the list; write a list or an object",
	};
	const passOver = (value) => {
		if (!value)
			return;
		if (isMissing(value))
			put(`${value}`); // throws an error that names the import
		const kind = value.constructor?.[ENTITY] ?? (Object.getPrototypeOf(value) === Object.prototype ? "Object" : "");
		const what = advice[kind]?.(value) ?? (kind ? `a ${kind}` : `a ${typeof value}`);
		warnings.add(`warning: ${subject}: passed over among its indexes and constraints: ${what}`);
	};
	// What getTableConfig() gives; it asks of each index and constraint what it is, up to six times.
	const extraKindOf = kindOfAmong([["indexes", "PgIndexBuilder"], ["checks", "PgCheckBuilder"],
		["uniqueConstraints", "PgUniqueConstraintBuilder"], ["primaryKeys", "PgPrimaryKeyBuilder"],
		["foreignKeys", "PgForeignKeyBuilder"], ["policies", "PgPolicy"]]);
	const configOf = (table) => {
		const config = { indexes: [], checks: [], uniqueConstraints: [], primaryKeys: [], policies: [],
			foreignKeys: [...table[FOREIGN_KEYS]], columns: Object.values(table[COLUMNS]) };
		// drizzle-orm 0.30 has no columns of their own for the third argument.
		const given = table[EXTRA]?.(table[EXTRA_COLUMNS] ?? table[COLUMNS]);
		if (!given)
			return config;
		for (const value of Array.isArray(given) ? given.flat(1) : Object.values(given)) {
			const kind = extraKindOf(value);
			if (kind in config)
				config[kind].push(kind === "policies" ? value : value.build(table));
			else
				passOver(value);
		}
		return config;
	};

	// onOnly() lets the indexes of a table share their columns' options, so that those of one depend on how
	// often the table was asked for its config: by drizzle-kit once itself, and once for each foreign key to it.
	const configOfOnly = (table, config) => {
		for (let n = askedFor.get(table) ?? 0; n > 0; n--)
			config = configOf(table);
		for (const key of config.foreignKeys)
			if (referenceOf(key).foreignTable === table)
				configOf(table);
		return config;
	};
	const configAsDrizzleKit = (table) => {
		const config = configOf(table);
		return config.indexes.some((index) => index.config.only) ? configOfOnly(table, config) : config;
	};

	const putTable = (table, file) => {
		subject = `table "${table[NAME]}"`;
		part = "";
		const config = configAsDrizzleKit(table);
		begin("table", file, table[NAME]);
		putMaybe(table[SCHEMA]);
		putFlag(table[ENABLE_RLS]);
		putAll(config.columns, putTableColumn);
		part = "a primary key";
		putAll(config.primaryKeys, putPrimaryKey);
		part = "a unique constraint";
		putAll(config.uniqueConstraints, putUnique);
		putAll(config.foreignKeys, putForeignKey);
		putAll(config.indexes, putIndex);
		putAll(config.policies, putPolicy);
		putAll(config.checks, putCheck);
	};

	const putEnum = (type, file) => {
		subject = `enum "${type.enumName}"`;
		begin("enum", file, type.enumName);
		put(type.schema || "public");
		putAll(type.enumValues, (value) => putText(value, "a value"));
	};

	const putSchema = (schema, file) => {
		subject = `schema "${schema.schemaName}"`;
		begin("schema", file, schema.schemaName);
	};

	const putSequence = (sequence, file) => {
		subject = `sequence "${sequence.seqName}"`;
		begin("sequence", file, sequence.seqName);
		putMaybe(sequence.schema);
		putSequenceOptions(sequence.seqOptions);
	};

	const putRole = (role, file) => {
		if (role._existing)
			return;
		subject = `role "${role.name}"`;
		begin("role", file, role.name);
		putFlag(role.createDb);
		putFlag(role.createRole);
		putFlag(role.inherit === undefined || role.inherit);
	};

	const putLinkedPolicy = (policy, file) => {
		subject = `policy "${policy.name}"`;
		const table = policy._linkedTable;
		if (!table) {
			console.warn(`policy "${policy.name}" is skipped: it stands in no table and is linked to none`);
			return;
		}
		begin("policy", file, table[NAME]);
		putMaybe(table[SCHEMA]);
		putPolicy(policy);
	};

	// A view and what it selects are proxies upon proxies, of which only those of raw SQL decide anything.
	const behind = (proxy, key) => Object.getOwnPropertyDescriptor(proxy, key)?.value;

	// PostgreSQL names the columns of a view after those of its query: each name may come once.
	const addNames = (names, field) => {
		if (isColumn(field))
			names.push(field.name);
		else if (is(field, SQL.Aliased))
			names.push(field.fieldAlias);
		else if (kindOf(field) === "table")
			addNamesOf(names, field[COLUMNS]);
		else if (field && Object.getPrototypeOf(field) === Object.prototype)
			addNamesOf(names, field);
	};
	const addNamesOf = (names, fields) => {
		for (const key in fields)
			addNames(names, behind(fields, key));
	};
	const refuseTwins = (names) => {
		if (new Set(names).size === names.length)
			return;
		const twin = names.find((name, i) => names.indexOf(name) < i);
		refuse(`selects two columns named "${twin}"; give one of them another name: sql\`…\`.as("…")`);
	};

	const configOfView = (view, isPlain) => {
		const base = behind(view, VIEW);
		if (!base)
			return isPlain ? pg.getViewConfig(view) : pg.getMaterializedViewConfig(view);
		return { ...base, ...view[isPlain ? PLAIN_VIEW : MATERIALIZED_VIEW] };
	};
	// The columns that a view selects, and the names of all that it selects.
	const selectedBy = (fields) => {
		const columns = [], names = [];
		for (const key in fields) {
			const field = behind(fields, key);
			addNames(names, field);
			const column = isColumn(field) ? field : fields[key];
			if (isColumn(column))
				columns.push(column);
		}
		return { columns, names };
	};

	const putView = (view, file) => {
		const isPlain = kindOf(view) === "view";
		const config = configOfView(view, isPlain);
		subject = `view "${config.name}"`;
		part = "";
		begin("view", file, config.name);
		putMaybe(config.schema);
		putFlag(!isPlain);
		putFlag(config.isExisting);
		putMaybe(config.isExisting ? undefined : sqlText(config.query));
		putJson(config.with);
		putOption(config.withNoData === undefined ? undefined : Number(config.withNoData));
		putMaybe(config.using);
		putMaybe(config.tablespace);
		const { columns, names } = selectedBy(config.selectedFields);
		putAll(columns, putViewColumn);
		// With a casing drizzle-orm decides the names as it writes the query.
		part = "";
		if (!casing && !config.isExisting)
			refuseTwins(names);
	};

	// By kind, in the order in which C wants them.
	const writers = { table: putTable, enum: putEnum, schema: putSchema, sequence: putSequence, role: putRole,
		view: putView, "materialized view": putView, policy: putLinkedPolicy };
	const found = Object.fromEntries(Object.keys(writers).map((kind) => [kind, []]));
	const collect = () => {
		const seen = new Set();
		namespaces.forEach((namespace, file) => {
			for (const value of Object.values(namespace)) {
				const list = found[pg.isPgEnum(value) ? "enum" : kindOf(value)];
				if (!list || seen.has(value))
					continue;
				seen.add(value);
				list.push([value, file]);
			}
		});
	};

	// C counts the fields and asks again with `strict` when a text held what ends a field.
	const refuseNul = () => {
		part = "";
		refuse("has a name, a type or a default with a NUL character in it, which PostgreSQL cannot hold");
	};
	const putFound = () => {
		for (const [kind, list] of Object.entries(found))
			for (const [value, file] of list) {
				const from = out.length;
				fileOfSubject = file;
				part = "";
				writers[kind](value, file);
				if (options.strict && out.slice(from).join("").includes("\0"))
					refuseNul();
			}
	};

	try {
		collect();
		putFound();
		warnings.forEach((text) => console.warn(text));
	} catch (error) {
		if (!(error instanceof Contradiction)) {
			if (error instanceof Error && subject)
				error.message = `${place()}: ${error.message}`;
			throw error;
		}
		out.length = 2;
		objects = 1;
		const [, kind = "", name = ""] = /^(\w+) "(.*)"$/s.exec(subject) ?? [];
		out.push("refused", fileOfSubject, error.message, kind, name);
	}
	out[0] = out.length;
	out[1] = objects;
	return `${out.join("\0")}\0`;
}
