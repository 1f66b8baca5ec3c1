/* Indexes that belong to no constraint. */
#include <stdlib.h>

#include "introspect/catalog.h"
#include "introspect/spell.h"

enum {
	INDEX_TABLE,
	INDEX_NAME,
	INDEX_UNIQUE,
	INDEX_VALID,
	INDEX_METHOD,
	INDEX_OPTIONS,
	INDEX_WHERE,
	INDEX_KEY_COUNT, /* those behind are INCLUDE's */
	INDEX_KEYS,
	INDEX_CLASSES,
	INDEX_FLAGS,
	INDEX_EXPRESSIONS,
};

enum { OPERATOR_CLASS_OID, OPERATOR_CLASS_NAME };

/* The arrays of a row, key by key. */
struct keys {
	struct list names; /* LIST_OF(const char): of the keys that are columns */
	const struct json *numbers, *classes, *flags, *expressions;
	size_t column_count, expression_count; /* taken so far */
};

static struct index *add_index(struct catalog *c, struct table *t, const struct row *r)
{
	struct index *i = arena_new_of(c->a, struct index);
	const char *where = row_text(r, INDEX_WHERE);
	i->name = row_text(r, INDEX_NAME);
	i->is_unique = row_truth(r, INDEX_UNIQUE);
	i->where = where ? spell_condition(c->a, where) : NULL;
	i->method = row_text(r, INDEX_METHOD);
	i->with = row_options(c->a, r, INDEX_OPTIONS, false);
	list_push(c->a, &t->indexes, i);
	if (!row_truth(r, INDEX_VALID))
		catalog_note(c, arena_printf(c->a, "index \"%s\"", i->name),
			"is INVALID: it was not built to its end and serves no query; drop it, or "
			"REINDEX it");
	return i;
}

static void add_key(
	struct catalog *c, struct index *i, struct keys *keys, size_t at, const struct map *classes)
{
	enum { DESCENDING = 1, NULLS_FIRST = 2 };
	struct index_column *column = arena_new_of(c->a, struct index_column);
	int flags = (int)json_number(json_at(keys->flags, at));
	column->is_expression = json_number(json_at(keys->numbers, at)) == 0;
	column->expression =
		column->is_expression
			? json_text(json_at(keys->expressions, keys->expression_count++))
			: keys->names.items[keys->column_count++];
	column->asc = !(flags & DESCENDING);
	column->nulls = flags & NULLS_FIRST ? "first" : "last";
	column->opclass = map_get(classes, json_text(json_at(keys->classes, at)));
	list_push(c->a, &i->columns, column);
}

static void add_keys(
	struct catalog *c, struct index *i, const struct row *r, const struct map *classes)
{
	struct keys keys = {
		.numbers = row_array(c->a, r, INDEX_KEYS),
		.classes = row_array(c->a, r, INDEX_CLASSES),
		.flags = row_array(c->a, r, INDEX_FLAGS),
		.expressions = row_array(c->a, r, INDEX_EXPRESSIONS),
	};
	size_t count = (size_t)atoi(row_text(r, INDEX_KEY_COUNT));
	row_columns(c, r, INDEX_KEYS, row_text(r, INDEX_TABLE), &keys.names);
	for (size_t at = 0; at < count; at++)
		add_key(c, i, &keys, at, classes);
}

static struct map read_operator_classes(struct catalog *c)
{
	struct map names = {.arena = c->a};
	row_each(r, c, QUERY_OPERATOR_CLASSES)
	{
		map_set(&names, row_text(&r, OPERATOR_CLASS_OID),
			(void *)row_text(&r, OPERATOR_CLASS_NAME));
	}
	return names;
}

void catalog_read_indexes(struct catalog *c)
{
	struct map classes = read_operator_classes(c);
	row_each(r, c, QUERY_INDEXES)
	{
		struct table *t = map_get(&c->tables, row_text(&r, INDEX_TABLE));
		if (t)
			add_keys(c, add_index(c, t, &r), &r, &classes);
	}
}
