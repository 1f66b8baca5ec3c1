/* One query to the catalogs for each object that is made again. */
#include "push/form.h"

#include <string.h>

#include "diff/stmt.h"
#include "push/names.h"

/* $1: schema, $2: the view. */
static const char of_view[] =
	"SELECT pg_catalog.string_agg(x.what, ', ') FROM pg_catalog.pg_class c "
	"CROSS JOIN LATERAL ("
	"SELECT 'index ' || i.relname FROM pg_catalog.pg_index x "
	"JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = c.oid UNION ALL "
	"SELECT 'trigger ' || g.tgname FROM pg_catalog.pg_trigger g "
	"WHERE g.tgrelid = c.oid AND NOT g.tgisinternal UNION ALL "
	"SELECT 'rule ' || r.rulename FROM pg_catalog.pg_rewrite r "
	"WHERE r.ev_class = c.oid AND r.rulename <> '_RETURN' UNION ALL "
	"SELECT 'comments' WHERE EXISTS (SELECT FROM pg_catalog.pg_description d WHERE d.classoid "
	"= 'pg_catalog.pg_class'::regclass AND d.objoid = c.oid) UNION ALL "
	"SELECT 'defaults' WHERE EXISTS (SELECT FROM pg_catalog.pg_attrdef d "
	"WHERE d.adrelid = c.oid) UNION ALL "
	"SELECT 'grants' WHERE EXISTS (SELECT FROM pg_catalog.aclexplode(c.relacl) AS p "
	"WHERE p.grantee <> c.relowner)) AS x (what) "
	"WHERE c.relnamespace = pg_catalog.to_regnamespace(pg_catalog.quote_ident($1)) "
	"AND c.relname = $2";

/* $1: schema, $2: the index. */
static const char of_index[] =
	"SELECT pg_catalog.concat_ws(', ', "
	"CASE WHEN i.indnkeyatts < i.indnatts THEN 'INCLUDE columns' END, "
	"CASE WHEN EXISTS (SELECT FROM ROWS FROM (pg_catalog.unnest(i.indkey::int2[]), "
	"pg_catalog.unnest(i.indcollation::oid[])) AS k (num, coll) JOIN pg_catalog.pg_attribute a "
	"ON a.attrelid = i.indrelid AND a.attnum = k.num WHERE k.coll <> 0 AND k.coll <> "
	"a.attcollation) THEN 'collations' END, "
	"CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = i.indexrelid "
	"AND a.attoptions IS NOT NULL) THEN 'parameters of operator classes' END, "
	"CASE WHEN (pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct')::boolean "
	"THEN 'NULLS NOT DISTINCT' END, "
	"CASE WHEN i.indisclustered THEN 'CLUSTER' END, "
	"CASE WHEN pg_catalog.obj_description(c.oid, 'pg_class') IS NOT NULL THEN 'its comment' "
	"END) "
	"FROM pg_catalog.pg_class c JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid "
	"WHERE c.relnamespace = pg_catalog.to_regnamespace(pg_catalog.quote_ident($1)) "
	"AND c.relname = $2";

/* $1: schema, $2: table, $3: the constraint. */
static const char of_constraint[] =
	"SELECT pg_catalog.concat_ws(', ', "
	"CASE WHEN k.condeferrable THEN 'DEFERRABLE' END, "
	"CASE WHEN NOT k.convalidated THEN 'NOT VALID' END, "
	"CASE WHEN k.confmatchtype = 'f' THEN 'MATCH FULL' END, "
	"CASE WHEN k.contype = 'c' AND k.connoinherit THEN 'NO INHERIT' END, "
	"CASE WHEN k.confdeltype IN ('n', 'd') AND pg_catalog.to_jsonb(k) -> 'confdelsetcols' <> "
	"'null' THEN 'columns of ON DELETE' END, "
	"CASE WHEN i.indnkeyatts < i.indnatts THEN 'INCLUDE columns' END, "
	"CASE WHEN pg_catalog.obj_description(k.oid, 'pg_constraint') IS NOT NULL THEN 'its "
	"comment' END) "
	"FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid "
	"LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u') "
	"WHERE c.relnamespace = pg_catalog.to_regnamespace(pg_catalog.quote_ident($1)) "
	"AND c.relname = $2 AND k.conname = $3";

/* $1: schema, $2: table, $3: the column. */
static const char of_column[] =
	"SELECT 'COLLATE ' || a.attcollation::regcollation "
	"FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid "
	"JOIN pg_catalog.pg_type t ON t.oid = a.atttypid "
	"WHERE c.relnamespace = pg_catalog.to_regnamespace(pg_catalog.quote_ident($1)) "
	"AND c.relname = $2 AND a.attname = $3 AND a.attcollation <> t.typcollation";

/* The question on a statement; `makers` make the object again. */
static const struct question_on {
	const char *sql;
	const char *object;
	bool has_table; /* the object is one of a table */
	enum stmt_kind makers[2];
} questions[STMT_KIND_COUNT] = {
	[STMT_DROP_VIEW] = {of_view, "view", false, {STMT_CREATE_VIEW, STMT_CREATE_VIEW}},
	[STMT_DROP_INDEX] = {of_index, "index", false, {STMT_ADD_INDEX, STMT_ADD_CHANGED_INDEX}},
	[STMT_DROP_CHANGED_INDEX] = {of_index, "index", false,
		{STMT_ADD_INDEX, STMT_ADD_CHANGED_INDEX}},
	[STMT_DROP_FOREIGN_KEY] = {of_constraint, "foreign_key", true,
		{STMT_ADD_FOREIGN_KEY, STMT_ADD_FOREIGN_KEY}},
	[STMT_DROP_UNIQUE] = {of_constraint, "unique", true, {STMT_ADD_UNIQUE, STMT_ADD_UNIQUE}},
	[STMT_DROP_CHECK] = {of_constraint, "check", true, {STMT_ADD_CHECK, STMT_ADD_CHECK}},
	[STMT_SET_TYPE] = {of_column, "column", true, {STMT_SET_TYPE, STMT_SET_TYPE}},
};

static bool is_same(const char *x, const char *y)
{
	return !strcmp(x ? x : "", y ? y : "");
}

static bool is_made_again(const struct list *stmts, size_t at)
{
	const struct stmt *s = stmts->items[at];
	const struct question_on *q = &questions[s->kind];
	for (size_t i = at; i < stmts->count; i++) {
		const struct stmt *later = stmts->items[i];
		if ((later->kind == q->makers[0] || later->kind == q->makers[1]) &&
			is_same(later->name, s->name) && is_same(later->table, s->table) &&
			!strcmp(model_schema_name(later->schema ? later->schema : ""),
				model_schema_name(s->schema ? s->schema : "")))
			return true;
	}
	return false;
}

/* What is asked about, by its names before the plan. */
struct asked {
	const struct stmt *stmt;
	struct place place;
};

static struct place place_before(const struct list *stmts, size_t at)
{
	const struct stmt *s = stmts->items[at];
	bool has_table = questions[s->kind].has_table;
	const struct place now = {model_schema_name(s->schema ? s->schema : ""),
		has_table ? s->table : s->name, has_table ? s->name : ""};
	return names_before(stmts, at, now);
}

static struct pg_statement query_of(struct arena *a, const struct asked *asked)
{
	const struct question_on *q = &questions[asked->stmt->kind];
	const char **params = arena_array(a, 3, sizeof(*params));
	params[0] = asked->place.schema;
	params[1] = asked->place.table;
	params[2] = asked->place.column;
	return (struct pg_statement){q->sql, params, q->has_table ? 3 : 2};
}

static void add_loss(struct arena *a, const struct asked *asked, const char *what, struct list *out)
{
	const struct question_on *q = &questions[asked->stmt->kind];
	const struct place *p = &asked->place;
	bool is_view = asked->stmt->kind == STMT_DROP_VIEW;
	bool is_public = !strcmp(p->schema, "public");
	struct loss *loss = arena_new_of(a, struct loss);
	*loss = (struct loss){.kind = is_view ? LOSS_OF_DATA : LOSS_OF_FORM,
		.object = q->object,
		.schema = p->schema,
		.table = q->has_table ? p->table : "",
		.name = q->has_table ? p->column : p->table,
		.count = 1,
		.text = arena_printf(a, "%s %s%s%s%s%s: %s without what drizzle cannot say: %s",
			q->object, is_public ? "" : p->schema, is_public ? "" : ".", p->table,
			q->has_table ? "." : "", q->has_table ? p->column : "",
			asked->stmt->kind == STMT_SET_TYPE ? "gets its new type" : "made again",
			what)};
	list_push_pointer(a, out, loss);
}

bool form_find(
	struct arena *a, struct pg *pg, const struct list *stmts, struct list *out, struct err *err)
{
	struct asked *asked = arena_array(a, stmts->count + 1, sizeof(*asked));
	struct pg_statement *queries = arena_array(a, stmts->count + 1, sizeof(*queries));
	struct pg_rows *rows = arena_array(a, stmts->count + 1, sizeof(*rows));
	size_t count = 0;
	for (size_t i = 0; i < stmts->count; i++) {
		const struct stmt *s = stmts->items[i];
		if (!questions[s->kind].sql || !is_made_again(stmts, i))
			continue;
		asked[count] = (struct asked){s, place_before(stmts, i)};
		queries[count] = query_of(a, &asked[count]);
		count++;
	}
	if (count && !pg_batch(pg, a, queries, count, rows, err))
		return err_wrap(err, "cannot look at what drizzle cannot say");
	for (size_t i = 0; i < count; i++) {
		const char *what = rows[i].row_count ? pg_cell(&rows[i], 0, 0) : NULL;
		if (what && what[0])
			add_loss(a, &asked[i], what, out);
	}
	return true;
}
