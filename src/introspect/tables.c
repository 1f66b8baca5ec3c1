/* Tables and views, and their columns. */
#include <stdlib.h>
#include <string.h>

#include "introspect/catalog.h"
#include "introspect/spell.h"

enum {
	RELATION_OID,
	RELATION_SCHEMA,
	RELATION_NAME,
	RELATION_KIND,
	RELATION_ROW_SECURITY,
	RELATION_OPTIONS,
	RELATION_METHOD,
	RELATION_TABLESPACE,
	RELATION_DEFINITION
};

enum {
	COLUMN_TABLE,
	COLUMN_NUMBER,
	COLUMN_NAME,
	COLUMN_TYPE,
	COLUMN_DIMENSIONS,
	COLUMN_ENUM,
	COLUMN_TYPE_SCHEMA,
	COLUMN_NOT_NULL,
	COLUMN_GENERATED,
	COLUMN_DEFAULT,
	COLUMN_CAST,
	COLUMN_EXACT_CAST
};

static void add_table(struct catalog *c, const struct row *r)
{
	const char *schema = row_text(r, RELATION_SCHEMA);
	struct table *t = arena_new_of(c->a, struct table);
	t->name = row_text(r, RELATION_NAME);
	t->schema = !strcmp(schema, "public") ? "" : schema;
	t->is_rls_enabled = row_truth(r, RELATION_ROW_SECURITY);
	list_push(c->a, &c->out->model->tables, t);
	map_set(&c->tables, row_text(r, RELATION_OID), t);
	if (row_text(r, RELATION_KIND)[0] == 'p')
		catalog_note(c, arena_printf(c->a, "table \"%s\".\"%s\"", schema, t->name),
			"is partitioned, which drizzle cannot say; its partitions are left alone");
}

/* The definition without what the server puts around it. */
static const char *definition_of(struct catalog *c, const struct row *r)
{
	const char *text = row_text(r, RELATION_DEFINITION);
	text += strspn(text, " \n");
	size_t len = strlen(text);
	return arena_strndup(c->a, text, len && text[len - 1] == ';' ? len - 1 : len);
}

static void add_view(struct catalog *c, const struct row *r)
{
	struct view *v = arena_new_of(c->a, struct view);
	struct json *with = row_options(c->a, r, RELATION_OPTIONS, true);
	v->name = row_text(r, RELATION_NAME);
	v->schema = row_text(r, RELATION_SCHEMA);
	v->definition = definition_of(c, r);
	v->is_materialized = row_text(r, RELATION_KIND)[0] == 'm';
	v->with = json_count(with) ? with : NULL;
	v->using = row_text(r, RELATION_METHOD);
	v->tablespace = row_text(r, RELATION_TABLESPACE);
	list_push(c->a, &c->out->model->views, v);
	map_set(&c->views, row_text(r, RELATION_OID), v);
}

static bool is_tracking_table(const struct catalog *c, const struct row *r)
{
	const struct introspect_options *o = c->options;
	const char *schema = row_text(r, RELATION_SCHEMA), *name = row_text(r, RELATION_NAME);
	bool is_ours = !strncmp(name, "__rihla_", 8);
	return o->tracking_table && !strcmp(schema, o->tracking_schema) &&
	       (is_ours || !strcmp(name, o->tracking_table));
}

void catalog_read_relations(struct catalog *c)
{
	row_each(r, c, QUERY_RELATIONS)
	{
		char kind = row_text(&r, RELATION_KIND)[0];
		if (is_tracking_table(c, &r) ||
			!filter_takes_table(c->options, row_text(&r, RELATION_NAME)))
			continue;
		if (kind == 'v' || kind == 'm')
			add_view(c, &r);
		else
			add_table(c, &r);
	}
}

static struct column *new_column(struct catalog *c, const struct row *r)
{
	struct column *column = arena_new_of(c->a, struct column);
	const char *of_enum = row_text(r, COLUMN_ENUM);
	column->name = row_text(r, COLUMN_NAME);
	column->type =
		spell_type(c->a, row_text(r, COLUMN_TYPE), atoi(row_text(r, COLUMN_DIMENSIONS)));
	column->type_schema = of_enum ? row_text(r, COLUMN_TYPE_SCHEMA) : NULL;
	column->is_not_null = row_truth(r, COLUMN_NOT_NULL);
	return column;
}

static void add_generated(struct catalog *c, struct column *column, const struct row *r)
{
	struct generated *g = arena_new_of(c->a, struct generated);
	g->as = row_text(r, COLUMN_DEFAULT);
	g->type = "stored";
	column->generated = g;
}

/* Generated columns keep their expression where others keep the default. */
static void add_default(struct catalog *c, struct column *column, const struct row *r)
{
	const struct default_text text = {.expression = row_text(r, COLUMN_DEFAULT),
		.type = column->type,
		.cast = row_text(r, COLUMN_CAST),
		.exact_cast = row_text(r, COLUMN_EXACT_CAST)};
	if (!text.expression)
		return;
	if (row_text(r, COLUMN_GENERATED)[0])
		add_generated(c, column, r);
	else
		column->default_value = spell_default(c->a, &text);
}

static void add_table_column(struct catalog *c, struct table *t, const struct row *r)
{
	struct column *column = new_column(c, r);
	add_default(c, column, r);
	list_push(c->a, &t->columns, column);
	map_set(&c->columns, map_key(c->a, row_text(r, COLUMN_TABLE), row_text(r, COLUMN_NUMBER)),
		column);
	if (row_text(r, COLUMN_GENERATED)[0] == 'v')
		catalog_note(c,
			arena_printf(c->a, "column \"%s\".\"%s\".\"%s\"",
				model_schema_name(t->schema), t->name, column->name),
			"is generated when it is read (VIRTUAL); drizzle knows STORED alone");
}

void catalog_read_columns(struct catalog *c)
{
	row_each(r, c, QUERY_COLUMNS)
	{
		const char *oid = row_text(&r, COLUMN_TABLE);
		struct table *t = map_get(&c->tables, oid);
		struct view *v = t ? NULL : map_get(&c->views, oid);
		if (t)
			add_table_column(c, t, &r);
		else if (v)
			list_push(c->a, &v->columns, new_column(c, &r));
	}
}
