/* Keys, uniques, foreign keys and checks. */
#include <string.h>

#include "introspect/catalog.h"
#include "introspect/spell.h"

enum {
	CONSTRAINT_TABLE,
	CONSTRAINT_NAME,
	CONSTRAINT_KIND,
	CONSTRAINT_COLUMNS,
	CONSTRAINT_SCHEMA_TO,
	CONSTRAINT_TABLE_TO,
	CONSTRAINT_OID_TO,
	CONSTRAINT_COLUMNS_TO,
	CONSTRAINT_NAMES_TO,
	CONSTRAINT_ON_DELETE,
	CONSTRAINT_ON_UPDATE,
	CONSTRAINT_CHECK,
	CONSTRAINT_NULLS_NOT_DISTINCT
};

static struct column *find_column(const struct table *t, const char *name)
{
	list_each (column, t->columns)
		if (!strcmp(column->name, name))
			return column;
	return NULL;
}

static void read_columns(struct catalog *c, const struct row *r, struct list *out)
{
	row_columns(c, r, CONSTRAINT_COLUMNS, row_text(r, CONSTRAINT_TABLE), out);
}

/* A key of one column is kept as a property of that column. */
static void add_primary_key(struct catalog *c, struct table *t, const struct row *r)
{
	struct primary_key *k = arena_new_of(c->a, struct primary_key);
	k->name = row_text(r, CONSTRAINT_NAME);
	read_columns(c, r, (struct list *)&k->columns);
	if (k->columns.count > 1) {
		list_push(c->a, &t->primary_keys, k);
		return;
	}
	struct column *column = find_column(t, k->columns.items[0]);
	if (column)
		column->is_primary_key = true;
	map_set(&c->out->single_keys, map_key(c->a, model_schema_name(t->schema), t->name), k);
}

static void add_unique(struct catalog *c, struct table *t, const struct row *r)
{
	struct unique *u = arena_new_of(c->a, struct unique);
	u->name = row_text(r, CONSTRAINT_NAME);
	u->nulls_not_distinct = row_truth(r, CONSTRAINT_NULLS_NOT_DISTINCT);
	read_columns(c, r, (struct list *)&u->columns);
	list_push(c->a, &t->uniques, u);
}

static const char *action(const char *code)
{
	switch (code[0]) {
	case 'r': return "restrict";
	case 'c': return "cascade";
	case 'n': return "set null";
	case 'd': return "set default";
	default: return "no action";
	}
}

static void add_foreign_key(struct catalog *c, struct table *t, const struct row *r)
{
	struct foreign_key *k = arena_new_of(c->a, struct foreign_key);
	const char *schema = row_text(r, CONSTRAINT_SCHEMA_TO);
	k->name = row_text(r, CONSTRAINT_NAME);
	k->table_from = t->name;
	k->table_to = row_text(r, CONSTRAINT_TABLE_TO);
	k->schema_to = !strcmp(schema, "public") ? NULL : schema;
	k->on_delete = action(row_text(r, CONSTRAINT_ON_DELETE));
	k->on_update = action(row_text(r, CONSTRAINT_ON_UPDATE));
	read_columns(c, r, (struct list *)&k->columns_from);
	if (row_text(r, CONSTRAINT_NAMES_TO))
		row_strings(c->a, r, CONSTRAINT_NAMES_TO, (struct list *)&k->columns_to);
	else
		row_columns(c, r, CONSTRAINT_COLUMNS_TO, row_text(r, CONSTRAINT_OID_TO),
			(struct list *)&k->columns_to);
	list_push(c->a, &t->foreign_keys, k);
}

static void add_check(struct catalog *c, struct table *t, const struct row *r)
{
	struct check *check = arena_new_of(c->a, struct check);
	check->name = row_text(r, CONSTRAINT_NAME);
	check->value = spell_condition(c->a, row_text(r, CONSTRAINT_CHECK));
	list_push(c->a, &t->checks, check);
}

void catalog_read_constraints(struct catalog *c)
{
	row_each(r, c, QUERY_CONSTRAINTS)
	{
		struct table *t = map_get(&c->tables, row_text(&r, CONSTRAINT_TABLE));
		if (!t)
			continue;
		switch (row_text(&r, CONSTRAINT_KIND)[0]) {
		case 'p': add_primary_key(c, t, &r); break;
		case 'u': add_unique(c, t, &r); break;
		case 'f': add_foreign_key(c, t, &r); break;
		default: add_check(c, t, &r); break;
		}
	}
}
