/* Small models for the tests of the generator, and what it writes of them. */
#include "write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct table *add_table(struct arena *a, struct model *m, const char *schema, const char *name)
{
	struct table *t = arena_new_of(a, struct table);
	t->name = name;
	t->schema = schema;
	list_push(a, &m->tables, t);
	return t;
}

struct column *add_column(struct arena *a, struct table *t, const char *name, const char *type)
{
	struct column *c = arena_new_of(a, struct column);
	c->name = name;
	c->type = type;
	list_push(a, &t->columns, c);
	return c;
}

struct foreign_key *add_key(struct arena *a, struct table *from, const char *column,
	const struct table *to, const char *target)
{
	struct foreign_key *k = arena_new_of(a, struct foreign_key);
	*k = (struct foreign_key){.name = arena_printf(a, "%s_%s_fkey", from->name, column),
		.table_from = from->name,
		.table_to = to->name,
		.schema_to = to->schema[0] ? to->schema : NULL,
		.on_delete = "no action",
		.on_update = "no action"};
	list_push(a, &k->columns_from, column);
	list_push(a, &k->columns_to, target);
	list_push(a, &from->foreign_keys, k);
	return k;
}

const char *write_schema(struct arena *a, const struct model *m, enum tsgen_casing casing)
{
	struct buf schema = buf_in(a), relations = buf_in(a);
	tsgen_write(a, m, casing, &schema, &relations);
	return schema.s;
}

const char *write_relations(struct arena *a, const struct model *m)
{
	struct buf schema = buf_in(a), relations = buf_in(a);
	tsgen_write(a, m, TSGEN_CAMEL, &schema, &relations);
	return relations.len ? relations.s : "";
}

void assert_holds(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("%s\nis not in\n%s", part, text);
}

void assert_lacks(const char *text, const char *part)
{
	if (strstr(text, part))
		fail_msg("%s\nis in\n%s", part, text);
}
