/* Compares a database with the snapshots of a folder, object by object. */
#include "cli/proof.h"

#include <stdint.h>
#include <string.h>

#include "base/file.h"
#include "cli/chain.h"
#include "cli/rename.h"
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

static bool has_difference(struct arena *a, const struct model *from, const struct model *to)
{
	ERR_SCOPE struct err ignored = {0};
	struct diff diff;
	return !diff_models(a, from, to, rename_never, NULL, &diff, &ignored) || diff.stmts.count;
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

/* What the database holds, spelled as `*wanted`, which becomes a copy within the scope. */
static bool read_database(const struct proof *p, struct pg *pg,
	const struct introspect_options *scope, const struct model **wanted,
	struct introspection *found, struct err *err)
{
	return introspect_read_as(p->context->arena, pg, scope, wanted, found, err);
}

/* The statements from what was found to `wanted`, by the objects that snapshots up to entry
 * `known` have. */
static bool list_differences(const struct proof *p, struct introspection *found,
	const struct model *wanted, size_t known, struct list *statements, struct err *err)
{
	struct arena *a = p->context->arena;
	struct sieve sieve = {a, &p->known, known};
	struct diff diff;
	sift(&sieve, found->model);
	if (!diff_models(a, found->model, wanted, rename_never, NULL, &diff, err))
		return false;
	*statements = (struct list){0};
	sql_statements(a, (struct list *)&diff.stmts, statements);
	return true;
}

bool proof_compare(const struct proof *p, struct pg *pg, const struct introspect_options *scope,
	size_t at, struct list *statements, struct err *err)
{
	const struct model *wanted = p->entries.items[at]->model;
	struct introspection found;
	return read_database(p, pg, scope, &wanted, &found, err) &&
	       list_differences(p, &found, wanted, at, statements, err);
}

/* --- lost migrations -------------------------------------------------------------------------- */

/* Looks for the newest entry before `end` of which an object is there. */
struct traces {
	struct arena *arena;
	const struct map *known;
	uintptr_t end, behind_newest;
};

static void look_for_traces(
	void *context, struct list *objects, enum noun noun, const char *schema, const char *table)
{
	struct traces *t = context;
	for (size_t i = 0; i < objects->count; i++) {
		const char *key = key_of(t->arena, noun, schema, table, name_of(objects->items[i]));
		uintptr_t behind = (uintptr_t)map_get(t->known, key);
		if (behind <= t->end && behind > t->behind_newest)
			t->behind_newest = behind;
	}
}

/* Every schema that a snapshot has an object in is looked at, whatever the filters of the config
 * say: what is not looked at is not known to be absent. */
static void widen_scope(const struct proof *p, struct introspect_options *scope)
{
	struct arena *a = p->context->arena;
	struct map names = {.arena = a};
	map_set(&names, "public", scope);
	for (size_t i = 0; i < p->known.count; i++) {
		const char *schema = strchr(p->known.entries[i].key, '\x1f') + 1;
		size_t len = strcspn(schema, "\x1f");
		if (len)
			map_set(&names, arena_strndup(a, schema, len), scope);
	}
	memset(&scope->tables, 0, sizeof(scope->tables));
	memset(&scope->schemas, 0, sizeof(scope->schemas));
	for (size_t i = 0; i < names.count; i++)
		list_push(a, &scope->schemas, names.entries[i].key);
}

/* Whether the database is, in all that entries before `end` have made, as it was when only those
 * before `at` were applied. */
static bool is_as_before(const struct proof *p, struct pg *pg,
	const struct introspect_options *scope, size_t at, size_t end, bool *out, struct err *err)
{
	struct introspection found;
	struct list left;
	const struct model *wanted =
		at ? p->entries.items[at - 1]->model : model_new(p->context->arena);
	*out = false;
	if (!wanted)
		return true;
	if (!read_database(p, pg, scope, &wanted, &found, err) ||
		!list_differences(p, &found, wanted, end - 1, &left, err))
		return false;
	*out = !left.count;
	return true;
}

bool proof_find_lost(const struct proof *p, struct pg *pg, const struct introspect_options *scope,
	size_t end, size_t *first_lost, struct list *differences, struct err *err)
{
	struct arena *a = p->context->arena;
	struct introspect_options wide = *scope;
	struct traces traces = {a, &p->known, end, 0};
	struct introspection found;
	const struct model *wanted = p->entries.items[end - 1]->model;
	bool is_found = false;
	widen_scope(p, &wide);
	*first_lost = end;
	if (!read_database(p, pg, &wide, &wanted, &found, err))
		return false;
	visit_model(found.model, look_for_traces, &traces);
	if (!list_differences(p, &found, wanted, end - 1, differences, err))
		return false;
	if (!differences->count)
		return true;
	for (size_t at = end; !is_found && at-- > traces.behind_newest;) {
		if (!is_as_before(p, pg, &wide, at, end, &is_found, err))
			return false;
		if (is_found)
			*first_lost = at;
	}
	return true;
}

bool proof_adds(const struct proof *p, size_t first, size_t end)
{
	for (size_t i = 0; i < p->known.count; i++) {
		uintptr_t behind = (uintptr_t)p->known.entries[i].value;
		if (behind > first && behind <= end)
			return true;
	}
	return false;
}
