/* How the server spells what a schema wants: its objects are made as temporary ones, read back from
 * the catalogs, and rolled back. */
#include <string.h>

#include "base/buf.h"
#include "introspect/align.h"
#include "introspect/fetch.h"
#include "introspect/words.h"

extern const char query_try[];

/* The statements of one schema: all temporary objects share one namespace. */
struct scratch {
	struct arena *a;
	const char *schema;
	struct json *statements; /* an array of texts */
};

static void add(struct scratch *s, const struct buf *statement)
{
	json_add(s->a, s->statements, json_new_string(s->a, statement->s));
}

static struct buf begin_alter(struct scratch *s, const struct table *t)
{
	struct buf b = buf_in(s->a);
	buf_puts(&b, "ALTER TABLE pg_temp.");
	buf_quote(&b, t->name, '"');
	return b;
}

static const struct column *column_of(struct scratch *s, const struct table *t, const char *name)
{
	return find_stored(s->a, (const struct list *)&t->columns, name);
}

/* Columns of types that are known to exist come with the table, as far as the other statements have
 * a use for them: a wide table is much more work. Each of the others is added by itself. */
static void add_table(struct scratch *s, const struct table_pair *p, const char *uses)
{
	struct buf b = buf_in(s->a);
	const char *separator = "";
	buf_puts(&b, "CREATE TEMPORARY TABLE ");
	buf_quote(&b, p->want->name, '"');
	buf_puts(&b, " (");
	list_each (c, p->want->columns) {
		const struct column *db = column_of(s, p->db, c->name);
		if (!db || !is_same_type(db, c) || !is_same_generated(db, c) ||
			!words_may_mention(uses, c->name))
			continue;
		buf_puts(&b, separator);
		buf_quote(&b, c->name, '"');
		buf_putc(&b, ' ');
		words_put_type(&b, c);
		separator = ", ";
	}
	buf_puts(&b, ")");
	add(s, &b);
}

static void add_column(struct scratch *s, const struct table *t, const struct column *c)
{
	struct buf b = begin_alter(s, t);
	buf_puts(&b, " ADD COLUMN ");
	buf_quote(&b, c->name, '"');
	buf_putc(&b, ' ');
	words_put_type(&b, c);
	if (c->generated) {
		buf_puts(&b, " GENERATED ALWAYS AS (");
		words_put_expression(&b, t, c->generated->as);
		buf_puts(&b, ") STORED");
	}
	add(s, &b);
}

/* Generated columns follow those that they may be made of. */
static void add_columns(struct scratch *s, const struct table_pair *p)
{
	for (int generated = 0; generated < 2; generated++)
		list_each (c, p->want->columns) {
			const struct column *db = column_of(s, p->db, c->name);
			bool is_there = db && is_same_type(db, c) && is_same_generated(db, c);
			if (!is_there && !c->generated == !generated)
				add_column(s, p->want, c);
		}
}

static void add_default(struct scratch *s, const struct table *t, const struct column *c)
{
	struct buf b = begin_alter(s, t);
	buf_puts(&b, " ALTER COLUMN ");
	buf_quote(&b, c->name, '"');
	buf_puts(&b, " SET DEFAULT ");
	words_put_default(&b, c);
	add(s, &b);
}

static void add_defaults(struct scratch *s, const struct table_pair *p)
{
	list_each (c, p->want->columns) {
		const struct column *db = column_of(s, p->db, c->name);
		if (c->default_value && db && !json_same(db->default_value, c->default_value))
			add_default(s, p->want, c);
	}
}

static void add_check(struct scratch *s, const struct table *t, const struct check *c)
{
	struct buf b = begin_alter(s, t);
	buf_puts(&b, " ADD CONSTRAINT ");
	buf_quote(&b, c->name, '"');
	buf_puts(&b, " CHECK (");
	words_put_expression(&b, t, c->value);
	buf_puts(&b, ")");
	add(s, &b);
}

static void add_checks(struct scratch *s, const struct table_pair *p)
{
	list_each (c, p->want->checks) {
		const struct check *db =
			find_stored(s->a, (const struct list *)&p->db->checks, c->name);
		if (db && !is_same_check(db, c))
			add_check(s, p->want, c);
	}
}

static void put_storage(struct buf *b, const struct json *with)
{
	const char *separator = " WITH (";
	for (struct json_iter it = json_members(with); json_next(&it); separator = ", ") {
		buf_printf(b, "%s%s = ", separator, it.key);
		if (json_text(it.value))
			buf_puts(b, json_text(it.value));
		else
			json_put_compact(b, it.value);
	}
	buf_puts(b, json_count(with) ? ")" : "");
}

/* As src/sql writes it: an operator class hides the direction and the place of nulls. */
static void put_index_column(struct buf *b, const struct index_column *c)
{
	if (c->is_expression)
		buf_printf(b, "%s\n", c->expression);
	else
		buf_quote(b, c->expression, '"');
	if (c->opclass && c->opclass[0])
		buf_printf(b, " %s", c->opclass);
	else if (!c->asc || (c->nulls && !strcmp(c->nulls, "first")))
		buf_printf(b, "%s NULLS %s", c->asc ? "" : " DESC", c->nulls ? c->nulls : "last");
}

static void add_index(struct scratch *s, const struct table *t, const struct index *i)
{
	struct buf b = buf_in(s->a);
	buf_puts(&b, i->is_unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ");
	buf_quote(&b, i->name, '"');
	buf_puts(&b, " ON pg_temp.");
	buf_quote(&b, t->name, '"');
	buf_printf(&b, " USING %s (", i->method ? i->method : "btree");
	list_each (c, i->columns) {
		buf_puts(&b, c_at ? ", " : "");
		put_index_column(&b, c);
	}
	buf_puts(&b, ")");
	put_storage(&b, i->with);
	if (i->where && i->where[0]) {
		buf_puts(&b, " WHERE ");
		words_put_expression(&b, t, i->where);
	}
	add(s, &b);
}

static void add_indexes(struct scratch *s, const struct table_pair *p)
{
	list_each (i, p->want->indexes) {
		const struct index *db =
			find_stored(s->a, (const struct list *)&p->db->indexes, i->name);
		if (db && !is_same_index(s->a, db, i))
			add_index(s, p->want, i);
	}
}

static bool is_role_keyword(const char *role)
{
	return !strcmp(role, "public") || !strcmp(role, "current_user") ||
	       !strcmp(role, "current_role") || !strcmp(role, "session_user");
}

static void put_condition(
	struct buf *b, const struct table *t, const char *keyword, const char *condition)
{
	if (!condition || !condition[0])
		return;
	buf_printf(b, " %s (", keyword);
	words_put_expression(b, t, condition);
	buf_puts(b, ")");
}

static void add_policy(struct scratch *s, const struct table *t, const struct policy *p)
{
	struct buf b = buf_in(s->a);
	buf_puts(&b, "CREATE POLICY ");
	buf_quote(&b, p->name, '"');
	buf_puts(&b, " ON pg_temp.");
	buf_quote(&b, t->name, '"');
	buf_printf(
		&b, " AS %s FOR %s TO ", p->as ? p->as : "PERMISSIVE", p->for_ ? p->for_ : "ALL");
	list_each (role, p->to) {
		buf_puts(&b, role_at ? ", " : "");
		if (is_role_keyword(role))
			buf_puts(&b, role);
		else
			buf_quote(&b, role, '"');
	}
	put_condition(&b, t, "USING", p->using);
	put_condition(&b, t, "WITH CHECK", p->with_check);
	add(s, &b);
}

static void add_policies(struct scratch *s, const struct table_pair *p)
{
	list_each (policy, p->want->policies) {
		const struct policy *db =
			find_stored(s->a, (const struct list *)&p->db->policies, policy->name);
		if (db && !is_same_policy(s->a, db, policy))
			add_policy(s, p->want, policy);
	}
}

/* Under a name of its own: a view may be made of another one, and has to see that of the database.
 */
static const char *view_name(struct arena *a, size_t at)
{
	return arena_printf(a, "rihla_view_%zu", at);
}

static void add_view(struct scratch *s, const struct view *v, size_t at)
{
	struct buf b = buf_in(s->a);
	if (v->definition)
		buf_printf(&b, "CREATE TEMPORARY VIEW %s AS (%s\n)", view_name(s->a, at),
			v->definition);
	add(s, &b);
}

static const char *statements_text(const struct scratch *s)
{
	struct buf text = buf_in(s->a);
	json_put_compact(&text, s->statements);
	return text.s;
}

static void append(struct scratch *s, const struct scratch *rest)
{
	for (size_t i = 0; i < json_count(rest->statements); i++)
		json_add(s->a, s->statements, json_at(rest->statements, i));
}

static void add_pair(struct scratch *s, const struct table_pair *p, const char *policies)
{
	struct scratch rest = {s->a, s->schema, json_new_array(s->a)};
	add_columns(&rest, p);
	add_defaults(&rest, p);
	add_checks(&rest, p);
	add_indexes(&rest, p);
	add_table(s, p, arena_printf(s->a, "%s%s", statements_text(&rest), policies));
	append(s, &rest);
}

static bool is_of_schema(const struct scratch *s, const struct table_pair *p)
{
	return !strcmp(model_schema_name(p->want->schema), s->schema);
}

/* Policies come last, since they may look at other tables, all of which have to be temporary by
 * then or none: the server would name those with their schema that a temporary one hides. */
static void add_tables(struct scratch *s, const struct alignment *al)
{
	struct scratch policies = {s->a, s->schema, json_new_array(s->a)};
	list_each (p, al->tables)
		if (is_of_schema(s, p))
			add_policies(&policies, p);
	const char *uses = json_count(policies.statements) ? statements_text(&policies) : "";
	list_each (p, al->tables)
		if (is_of_schema(s, p))
			add_pair(s, p, uses);
	append(s, &policies);
}

static void add_views(struct scratch *s, const struct alignment *al)
{
	list_each (p, al->views)
		add_view(s, p->want, p_at);
}

static void adopt_tables(struct alignment *al, const char *schema, const struct model *normal)
{
	struct map names = {.arena = al->a};
	list_each (t, normal->tables)
		map_set(&names, t->name, t);
	list_each (p, al->tables) {
		const struct table *t = map_get(&names, stored_name(al->a, p->want->name));
		if (t && !strcmp(model_schema_name(p->want->schema), schema))
			adopt_table(al->a, p, t);
	}
}

static void adopt_views(struct alignment *al, const struct model *normal)
{
	struct map names = {.arena = al->a};
	list_each (v, normal->views)
		map_set(&names, v->name, v);
	list_each (p, al->views)
		adopt_view(al->a, p, map_get(&names, view_name(al->a, p_at)));
}

static bool explain(struct err *err)
{
	err_wrap(err, "cannot ask the server how it spells the schema");
	if (!err->hint)
		err_text(&err->hint,
			"rihla makes temporary objects in a transaction that it rolls back: this "
			"needs the privilege TEMPORARY on the database, USAGE on the schemas, and "
			"a server that is no standby");
	return false;
}

/* Makes the objects, reads them and takes them back, in one round trip. */
static bool read_back(
	struct alignment *al, const struct scratch *s, struct introspection *out, struct err *err)
{
	struct introspect_options options = {0};
	struct pg_rows rows[QUERY_COUNT];
	const char *params[] = {statements_text(s)};
	const struct pg_statement before[] = {
		{"BEGIN READ WRITE", NULL, 0},
		{"SET LOCAL jit = off", NULL, 0},
		FETCH_PATIENCE,
		{"SET LOCAL client_min_messages = error", NULL, 0},
		{query_try, NULL, 0},
		{"SELECT pg_temp.rihla_try(statement) FROM "
		 "pg_catalog.json_array_elements_text($1::json) AS s (statement)",
			params, 1},
	};
	list_push(al->a, &options.schemas, "pg_temp");
	const struct fetch how = {
		(const struct list *)&options.schemas, before, sizeof(before) / sizeof(before[0])};
	if (!fetch_catalogs(al->a, al->pg, &how, rows, err))
		return explain(err);
	fetch_read(al->a, &options, rows, out);
	return true;
}

static bool compare_tables(struct alignment *al, const char *schema, struct err *err)
{
	struct scratch s = {al->a, schema, json_new_array(al->a)};
	struct introspection normal;
	add_tables(&s, al);
	if (!read_back(al, &s, &normal, err))
		return false;
	adopt_tables(al, schema, normal.model);
	return true;
}

/* By themselves: a temporary table would hide the real one from the view. */
static bool compare_views(struct alignment *al, struct err *err)
{
	struct scratch s = {al->a, NULL, json_new_array(al->a)};
	struct introspection normal;
	if (!al->views.count)
		return true;
	add_views(&s, al);
	if (!read_back(al, &s, &normal, err))
		return false;
	adopt_views(al, normal.model);
	return true;
}

bool scratch_compare(struct alignment *al, struct err *err)
{
	struct map schemas = {.arena = al->a};
	list_each (p, al->tables)
		map_set(&schemas, model_schema_name(p->want->schema), p);
	for (size_t i = 0; i < schemas.count; i++)
		if (!compare_tables(al, schemas.entries[i].key, err))
			return false;
	return compare_views(al, err);
}
