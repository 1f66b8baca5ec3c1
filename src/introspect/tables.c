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
	COLUMN_TYPE_OID,
	COLUMN_TYPE,
	COLUMN_DIMENSIONS,
	COLUMN_NOT_NULL,
	COLUMN_GENERATED,
	COLUMN_DEFAULT,
	COLUMN_CAST,
};

enum { TYPE_OID, TYPE_ENUM, TYPE_SCHEMA, TYPE_PREFIX };

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

void catalog_read_relations(struct catalog *c)
{
	row_each(r, c, QUERY_RELATIONS)
	{
		char kind = row_text(&r, RELATION_KIND)[0];
		const char *name = row_text(&r, RELATION_NAME);
		if (filter_is_tracking(c->options, row_text(&r, RELATION_SCHEMA), name) ||
			!filter_takes_table(c->options, name))
			continue;
		if (kind == 'v' || kind == 'm')
			add_view(c, &r);
		else
			add_table(c, &r);
	}
}

/* A type has its schema cut off: the model keeps that of enums alone. */
static void set_type(
	struct catalog *c, struct column *column, const struct row *r, const struct map *types)
{
	const struct row *type = map_get(types, row_text(r, COLUMN_TYPE_OID));
	const char *name = row_text(r, COLUMN_TYPE);
	const char *prefix = type ? row_text(type, TYPE_PREFIX) : "";
	if (!strncmp(name, prefix, strlen(prefix)))
		name += strlen(prefix);
	column->type = spell_type(c->a, name, atoi(row_text(r, COLUMN_DIMENSIONS)));
	if (type && row_text(type, TYPE_ENUM))
		column->type_schema = row_text(type, TYPE_SCHEMA);
}

static struct column *new_column(struct catalog *c, const struct row *r, const struct map *types)
{
	struct column *column = arena_new_of(c->a, struct column);
	column->name = row_text(r, COLUMN_NAME);
	set_type(c, column, r, types);
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
		.exact_cast = row_text(r, COLUMN_TYPE)};
	if (!text.expression)
		return;
	if (row_text(r, COLUMN_GENERATED)[0])
		add_generated(c, column, r);
	else
		column->default_value = spell_default(c->a, &text);
}

static void note_virtual(struct catalog *c, const struct table *t, const struct column *column)
{
	catalog_note(c,
		arena_printf(c->a, "column \"%s\".\"%s\".\"%s\"", model_schema_name(t->schema),
			t->name, column->name),
		"is generated when it is read (VIRTUAL); drizzle knows STORED alone");
}

static void add_table_column(
	struct catalog *c, struct table *t, struct column *column, const struct row *r)
{
	add_default(c, column, r);
	list_push(c->a, &t->columns, column);
	if (row_text(r, COLUMN_GENERATED)[0] == 'v')
		note_virtual(c, t, column);
}

static struct map read_types(struct catalog *c)
{
	struct map types = {.arena = c->a};
	row_each(r, c, QUERY_TYPES)
	{
		struct row *kept = arena_new_of(c->a, struct row);
		*kept = r;
		map_set(&types, row_text(&r, TYPE_OID), kept);
	}
	return types;
}

void catalog_read_columns(struct catalog *c)
{
	struct map types = read_types(c);
	row_each(r, c, QUERY_COLUMNS)
	{
		const char *oid = row_text(&r, COLUMN_TABLE);
		const char *key = map_key(c->a, oid, row_text(&r, COLUMN_NUMBER));
		struct table *t = map_get(&c->tables, oid);
		struct view *v = t ? NULL : map_get(&c->views, oid);
		struct column *column = t || v ? new_column(c, &r, &types) : NULL;
		map_set(&c->column_names, key, (void *)row_text(&r, COLUMN_NAME));
		if (t) {
			add_table_column(c, t, column, &r);
			map_set(&c->columns, key, column);
		} else if (v) {
			list_push(c->a, &v->columns, column);
		}
	}
}
