/* Compares a database with the snapshots of a folder, object by object. */
#include "cli/proof.h"

#include <stdint.h>
#include <string.h>

#include "base/file.h"
#include "cli/chain.h"
#include "diff/diff.h"
#include "sql/sql.h"

/* Objects that have a name of their own among those of one parent. Each struct begins with it. */
enum noun { TABLE, ENUM, SEQUENCE, VIEW, ROLE, SCHEMA, COLUMN, INDEX, KEY, UNIQUE, CHECK, POLICY };

static const char *key_of(
	struct arena *a, enum noun noun, const char *schema, const char *table, const char *name)
{
	return arena_printf(
		a, "%d\x1f%s\x1f%s\x1f%s", noun, model_schema_name(schema), table, name);
}

/* What is done with each list of a model. */
typedef void visit_list(
	void *context, struct list *objects, enum noun noun, const char *schema, const char *table);

static void visit_table(struct table *t, visit_list *visit, void *context)
{
	const struct {
		void *list;
		enum noun noun;
	} parts[] = {
		{&t->columns, COLUMN},
		{&t->indexes, INDEX},
		{&t->foreign_keys, KEY},
		{&t->primary_keys, KEY},
		{&t->uniques, UNIQUE},
		{&t->checks, CHECK},
		{&t->policies, POLICY},
	};
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		visit(context, parts[i].list, parts[i].noun, t->schema, t->name);
}

/* Objects with a schema of their own are visited one by one, as lists of one. */
static void visit_one(
	void *object, enum noun noun, const char *schema, visit_list *visit, void *context)
{
	void *items[] = {object};
	struct list one = {items, 1, 1};
	visit(context, &one, noun, schema, "");
}

static void visit_model(const struct model *m, visit_list *visit, void *context)
{
	list_each (t, m->tables) {
		visit_one(t, TABLE, t->schema, visit, context);
		visit_table(t, visit, context);
	}
	list_each (e, m->enums)
		visit_one(e, ENUM, e->schema, visit, context);
	list_each (s, m->sequences)
		visit_one(s, SEQUENCE, s->schema, visit, context);
	list_each (v, m->views)
		visit_one(v, VIEW, v->schema, visit, context);
	visit(context, (struct list *)&m->roles, ROLE, "", "");
	visit(context, (struct list *)&m->schemas, SCHEMA, "", "");
	visit(context, (struct list *)&m->policies, POLICY, "", "");
}

/* Notes the objects of entry `at`. */
struct note {
	struct map *known;
	uintptr_t at;
};

static const char *name_of(const void *object)
{
	return *(const char *const *)object;
}

static void note_list(
	void *context, struct list *objects, enum noun noun, const char *schema, const char *table)
{
	const struct note *note = context;
	for (size_t i = 0; i < objects->count; i++) {
		const char *key =
			key_of(note->known->arena, noun, schema, table, name_of(objects->items[i]));
		if (!map_get(note->known, key))
			map_set(note->known, key, (void *)(note->at + 1));
	}
}

/* Takes out what no snapshot up to an entry has. */
struct sieve {
	struct arena *arena;
	const struct map *known;
	uintptr_t at;
};

static bool is_known(const struct sieve *s, enum noun noun, const char *schema, const char *table,
	const void *object)
{
	const char *key = key_of(s->arena, noun, schema, table, name_of(object));
	uintptr_t first = (uintptr_t)map_get(s->known, key);
	return first && first <= s->at + 1;
}

static void keep_known(
	void *context, struct list *objects, enum noun noun, const char *schema, const char *table)
{
	size_t kept = 0;
	for (size_t i = 0; i < objects->count; i++)
		if (is_known(context, noun, schema, table, objects->items[i]))
			objects->items[kept++] = objects->items[i];
	objects->count = kept;
}

#define KEEP(sieve, objects, noun)                                                                 \
	do {                                                                                       \
		size_t kept = 0;                                                                   \
		list_each (one, objects)                                                           \
			if (is_known(sieve, noun, one->schema, "", one))                           \
				(objects).items[kept++] = one;                                     \
		(objects).count = kept;                                                            \
	} while (0)

static void sift(struct sieve *s, struct model *m)
{
	KEEP(s, m->tables, TABLE);
	KEEP(s, m->enums, ENUM);
	KEEP(s, m->sequences, SEQUENCE);
	KEEP(s, m->views, VIEW);
	list_each (t, m->tables)
		visit_table(t, keep_known, s);
	keep_known(s, (struct list *)&m->roles, ROLE, "", "");
	keep_known(s, (struct list *)&m->schemas, SCHEMA, "", "");
	keep_known(s, (struct list *)&m->policies, POLICY, "", "");
}

/* Nothing is ever a rename here: what has another name is another object. */
static bool answer_create(
	void *context, const struct question *q, struct answer *out, struct err *err)
{
	*out = (struct answer){.kind = ANSWER_CREATE};
	return true;
}

static bool has_difference(struct arena *a, const struct model *from, const struct model *to)
{
	ERR_SCOPE struct err ignored = {0};
	struct diff diff;
	return !diff_models(a, from, to, answer_create, NULL, &diff, &ignored) || diff.stmts.count;
}

static const struct model *read_model(
	struct context *c, const struct folder *f, const struct journal_entry *e)
{
	ERR_SCOPE struct err ignored = {0};
	struct snapshot snapshot;
	const char *path = folder_snapshot_path(c->arena, f, e);
	if (!file_exists(path) || !chain_read_snapshot(c->arena, path, &snapshot, &ignored))
		return NULL;
	return snapshot.model;
}

bool proof_read(struct context *c, const struct folder *f, const struct apply_status *status,
	struct proof *out, struct err *err)
{
	struct proof p = {.context = c, .known = {.arena = c->arena}};
	const struct model *before = model_new(c->arena);
	list_each (m, status->migrations) {
		struct proof_entry *entry = arena_new_of(c->arena, struct proof_entry);
		entry->status = m;
		entry->model = read_model(c, f, m->entry);
		entry->has_effect =
			!before || !entry->model || has_difference(c->arena, before, entry->model);
		struct note note = {&p.known, m_at};
		if (entry->model)
			visit_model(entry->model, note_list, &note);
		before = entry->model;
		list_push(c->arena, &p.entries, entry);
	}
	*out = p;
	return true;
}

bool proof_compare(const struct proof *p, struct pg *pg, const struct introspect_options *scope,
	size_t at, struct list *statements, struct err *err)
{
	struct arena *a = p->context->arena;
	const struct model *wanted = p->entries.items[at]->model;
	struct introspection found;
	struct sieve sieve = {a, &p->known, at};
	struct diff diff;
	if (!introspect_read_as(a, pg, scope, &wanted, &found, err))
		return false;
	sift(&sieve, found.model);
	if (!diff_models(a, found.model, wanted, answer_create, NULL, &diff, err))
		return false;
	*statements = (struct list){0};
	sql_statements(a, (struct list *)&diff.stmts, statements);
	return true;
}
