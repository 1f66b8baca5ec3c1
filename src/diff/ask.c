/* Questions on renames: drizzle-kit's prompts as values (src/cli/commands/migrate.ts, prompt…). */
#include <string.h>

#include "diff/differ.h"

const char *diff_entity_name(enum entity_kind kind)
{
	static const char *const names[] = {
		[ENTITY_SCHEMA] = "schema",
		[ENTITY_ENUM] = "enum",
		[ENTITY_SEQUENCE] = "sequence",
		[ENTITY_ROLE] = "role",
		[ENTITY_TABLE] = "table",
		[ENTITY_COLUMN] = "column",
		[ENTITY_POLICY] = "policy",
		[ENTITY_VIEW] = "view",
	};
	return names[kind];
}

/* A policy outside tables knows its table as `"schema"."table"`. */
static struct entity linked_policy(struct arena *a, const struct policy *p)
{
	const char *on = p->on ? p->on : "";
	const char *dot = strstr(on, "\".\"");
	const char *table = dot ? dot + 3 : on;
	size_t len = strlen(table);
	if (len && table[len - 1] == '"')
		len--;
	return (struct entity){p->schema ? model_schema_name(p->schema) : "public",
		arena_strndup(a, table, len), p->name};
}

static struct entity entity_of(
	const struct differ *d, enum entity_kind kind, const struct table *t, const void *object)
{
	const struct qualified *q = object; /* name and schema, or at least a name */
	switch (kind) {
	case ENTITY_SCHEMA:
	case ENTITY_ROLE: return (struct entity){"", "", q->name};
	case ENTITY_POLICY:
		if (!t)
			return linked_policy(d->a, object);
		return (struct entity){model_schema_name(t->schema), t->name, q->name};
	case ENTITY_COLUMN: return (struct entity){model_schema_name(t->schema), t->name, q->name};
	case ENTITY_ENUM:
	case ENTITY_SEQUENCE:
	case ENTITY_TABLE:
	case ENTITY_VIEW: break;
	}
	return (struct entity){model_schema_name(q->schema), "", q->name};
}

static struct entity old_entity(
	const struct differ *d, enum entity_kind kind, const struct table *t, const void *object)
{
	struct entity e = entity_of(d, kind, t, object);
	if (kind == ENTITY_ENUM || kind == ENTITY_SEQUENCE || kind == ENTITY_TABLE)
		e.schema = model_schema_name(differ_schema(d, e.schema));
	return e;
}

static bool answer(struct differ *d, const struct question *q, struct answer *out, struct err *err)
{
	*out = (struct answer){ANSWER_UNKNOWN};
	if (d->resolve && !d->resolve(d->context, q, out, err))
		return false;
	if (out->kind == ANSWER_UNKNOWN) {
		struct question *kept = arena_new_of(d->a, struct question);
		*kept = *q;
		list_push(d->a, &d->out->unresolved, kept);
	}
	return true;
}

static void add_rename(struct differ *d, struct list *renames, const void *old, const void *new_)
{
	struct rename *r = arena_new_of(d->a, struct rename);
	*r = (struct rename){old, new_};
	list_push_pointer(d->a, renames, r);
}

static struct entity *old_entities(
	const struct differ *d, enum entity_kind kind, const struct table *t, const struct match *m)
{
	struct entity *entities = arena_array(d->a, m->deleted.count, sizeof(*entities));
	for (size_t i = 0; i < m->deleted.count; i++)
		entities[i] = old_entity(d, kind, t, m->deleted.items[i]);
	return entities;
}

/* Takes what was renamed off the deleted objects and their entities. Unresolved questions keep
 * theirs, so that there the entities are copied first. */
static struct entity *take_off(
	struct differ *d, struct match *m, struct entity *entities, size_t which)
{
	size_t left = m->deleted.count - which - 1;
	if (d->out->unresolved.count) {
		struct entity *copy = arena_array(d->a, m->deleted.count, sizeof(*copy));
		entities = memcpy(copy, entities, m->deleted.count * sizeof(*copy));
	}
	memmove(entities + which, entities + which + 1, left * sizeof(*entities));
	memmove(m->deleted.items + which, m->deleted.items + which + 1, left * sizeof(void *));
	m->deleted.count--;
	return entities;
}

bool differ_ask(struct differ *d, enum entity_kind kind, const struct table *table, struct match *m,
	struct list *renames, struct err *err)
{
	if (!m->added.count || !m->deleted.count)
		return true;
	struct entity *deleted = old_entities(d, kind, table, m);
	size_t kept = 0;
	for (size_t i = 0; i < m->added.count; i++) {
		void *added = m->added.items[i];
		struct question q = {
			kind, entity_of(d, kind, table, added), deleted, m->deleted.count};
		struct answer given = {ANSWER_CREATE};
		if (q.deleted_count && !answer(d, &q, &given, err))
			return false;
		if (given.kind == ANSWER_RENAME) {
			add_rename(d, renames, m->deleted.items[given.which], added);
			deleted = take_off(d, m, deleted, given.which);
		} else {
			m->added.items[kept++] = added;
		}
	}
	m->added.count = kept;
	return true;
}
