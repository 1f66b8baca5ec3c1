/* Helpers that the steps of a diff share. */
#include "diff/differ.h"

#include <stdarg.h>
#include <stddef.h>
#include <string.h>

/* struct qualified reads these. */
#define BEGINS_WITH_NAME_AND_SCHEMA(T)                                                             \
	_Static_assert(offsetof(struct T, name) == offsetof(struct qualified, name) &&             \
			       offsetof(struct T, schema) == offsetof(struct qualified, schema),   \
		"struct " #T " must begin with name and schema")
BEGINS_WITH_NAME_AND_SCHEMA(table);
BEGINS_WITH_NAME_AND_SCHEMA(enum_type);
BEGINS_WITH_NAME_AND_SCHEMA(sequence);
BEGINS_WITH_NAME_AND_SCHEMA(view);

struct stmt *differ_add(struct differ *d, enum stmt_kind kind)
{
	struct stmt *s = arena_new_of(d->a, struct stmt);
	s->kind = kind;
	list_push(d->a, &d->out->stmts, s);
	return s;
}

struct stmt *differ_add_object(
	struct differ *d, enum stmt_kind kind, const char *schema, const char *name)
{
	struct stmt *s = differ_add(d, kind);
	s->schema = schema;
	s->name = name;
	return s;
}

struct stmt *differ_add_on(
	struct differ *d, enum stmt_kind kind, const struct table *t, const char *name)
{
	struct stmt *s = differ_add_object(d, kind, t->schema, name);
	s->table = t->name;
	return s;
}

void differ_warn(struct differ *d, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	list_push(d->a, &d->out->warnings, arena_vprintf(d->a, fmt, args));
	va_end(args);
}

const char *differ_table_text(struct differ *d, const struct table *t)
{
	return t->schema[0] ? arena_printf(d->a, "%s.%s", t->schema, t->name) : t->name;
}

const char *differ_stmt_table(struct differ *d, const struct stmt *s)
{
	return s->schema[0] ? arena_printf(d->a, "%s.%s", s->schema, s->table) : s->table;
}

const char *differ_schema(const struct differ *d, const char *schema)
{
	const char *renamed = map_get(&d->schemas, schema);
	return renamed ? renamed : schema;
}

static const char **qualified_keys(struct differ *d, const struct list *l, bool with_schemas)
{
	const char **keys = l->count ? arena_array(d->a, l->count, sizeof(*keys)) : NULL;
	for (size_t i = 0; i < l->count; i++) {
		const struct qualified *q = l->items[i];
		const char *schema = with_schemas ? differ_schema(d, q->schema) : q->schema;
		keys[i] = map_key(d->a, model_schema_name(schema), q->name);
	}
	return keys;
}

struct match differ_match_qualified(
	struct differ *d, const struct list *from, const struct list *to, bool with_schemas)
{
	return match_lists(d->a, from, qualified_keys(d, from, with_schemas), to,
		qualified_keys(d, to, false));
}

static void add_renames(struct differ *d, const struct qualified_kinds *kinds,
	const struct qualified *old, const struct qualified *new_)
{
	const char *schema = differ_schema(d, old->schema);
	if (strcmp(schema, new_->schema) != 0)
		differ_add_object(d, kinds->move, model_schema_name(schema), old->name)->to =
			model_schema_name(new_->schema);
	if (strcmp(old->name, new_->name) != 0)
		differ_add_object(d, kinds->rename, new_->schema, old->name)->to = new_->name;
}

bool differ_compare_qualified(struct differ *d, const struct qualified_kinds *kinds,
	const struct list *from, const struct list *to, struct match *m, struct list *renames,
	struct err *err)
{
	*m = differ_match_qualified(d, from, to, true);
	if (!differ_ask(d, kinds->entity, NULL, m, renames, err))
		return false;
	list_each (item, m->added) {
		const struct qualified *q = item;
		differ_add_object(d, kinds->create, q->schema, q->name)->object.any = q;
	}
	for (size_t i = 0; i < renames->count; i++) {
		const struct rename *r = renames->items[i];
		const struct qualified *old = r->old, *new_ = r->new_;
		add_renames(d, kinds, old, new_);
		if (strcmp(old->name, new_->name) != 0)
			match_join(m, old, new_);
	}
	list_each (item, m->deleted) {
		const struct qualified *q = item;
		const char *schema = differ_schema(d, q->schema);
		differ_add_object(d, kinds->drop, schema, q->name)->object.any = q;
	}
	return true;
}
