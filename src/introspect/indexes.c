/* Indexes that belong to no constraint. */
#include <string.h>

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
	INDEX_AT,
	INDEX_COLUMN,
	INDEX_EXPRESSION,
	INDEX_DESCENDING,
	INDEX_NULLS_FIRST,
	INDEX_OPCLASS
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

static void add_key(struct catalog *c, struct index *i, const struct row *r)
{
	struct index_column *column = arena_new_of(c->a, struct index_column);
	const char *name = row_text(r, INDEX_COLUMN);
	column->expression = name ? name : row_text(r, INDEX_EXPRESSION);
	column->is_expression = !name;
	column->asc = !row_truth(r, INDEX_DESCENDING);
	column->nulls = row_truth(r, INDEX_NULLS_FIRST) ? "first" : "last";
	column->opclass = row_text(r, INDEX_OPCLASS);
	list_push(c->a, &i->columns, column);
}

void catalog_read_indexes(struct catalog *c)
{
	struct index *index = NULL;
	row_each(r, c, QUERY_INDEXES)
	{
		struct table *t = map_get(&c->tables, row_text(&r, INDEX_TABLE));
		if (!t)
			continue;
		if (!strcmp(row_text(&r, INDEX_AT), "1"))
			index = add_index(c, t, &r);
		add_key(c, index, &r);
	}
}
