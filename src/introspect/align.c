/* A database's model made to speak as another one does. */
#include "introspect/align.h"
#include "introspect/equal.h"

#include <string.h>

#include "introspect/fetch.h"

/* Objects of the database by schema and name. */
static struct map map_qualified(struct arena *a, const struct list *objects)
{
	struct map m = {.arena = a};
	for (size_t i = 0; i < objects->count; i++) {
		const char *const *named = objects->items[i]; /* name, schema */
		map_set(&m, map_key(a, model_schema_name(named[1]), named[0]), objects->items[i]);
	}
	return m;
}

static void *find(struct arena *a, const struct map *m, const char *schema, const char *name)
{
	const char *in = stored_name(a, model_schema_name(schema));
	return map_get(m, map_key(a, in, stored_name(a, name)));
}

/* Enums and sequences have nothing but their names to be spelled; both begin with name and schema.
 */
static void align_names(struct arena *a, const struct list *db, const struct list *want)
{
	struct map m = map_qualified(a, db);
	for (size_t i = 0; i < want->count; i++) {
		const char *const *wanted = want->items[i];
		const char **found = find(a, &m, wanted[1], wanted[0]);
		if (!found)
			continue;
		found[0] = wanted[0];
		found[1] = wanted[1];
	}
}

static void align_schemas(struct arena *a, struct model *db, const struct model *want)
{
	list_each (schema, want->schemas) {
		struct schema *found =
			find_stored(a, (const struct list *)&db->schemas, schema->name);
		if (found)
			found->name = schema->name;
	}
}

/* Roles that the schema names are looked at even where the options leave all roles out. */
static void align_roles(struct arena *a, struct introspection *db, const struct model *want)
{
	list_each (role, want->roles) {
		struct role *found = find_stored(a, (const struct list *)&db->roles, role->name);
		if (!found)
			continue;
		found->name = role->name;
		found->has_create_db = role->has_create_db;
		found->has_create_role = role->has_create_role;
		found->has_inherit = role->has_inherit;
		if (!find_stored(a, (const struct list *)&db->model->roles, role->name))
			list_push(a, &db->model->roles, found);
	}
}

static bool is_on(struct arena *a, const struct policy *p, const char *schema, const char *table)
{
	return p->on && !strcmp(p->on, arena_printf(a, "\"%s\".\"%s\"", schema, table));
}

static struct policy *take(struct arena *a, struct list *policies, const char *name)
{
	struct policy *found = find_stored(a, policies, name);
	for (size_t i = 0; found && i < policies->count; i++)
		if (policies->items[i] == found) {
			memmove(policies->items + i, policies->items + i + 1,
				(policies->count - i - 1) * sizeof(void *));
			policies->count--;
			break;
		}
	return found;
}

/* The policy of the database that the schema declares outside of its table. */
static struct policy *take_linked(
	struct arena *a, struct introspection *db, const struct policy *want)
{
	list_each (t, db->model->tables)
		if (is_on(a, want, model_schema_name(t->schema), t->name))
			return take(a, (struct list *)&t->policies, want->name);
	list_each (p, db->policies)
		if (is_on(a, want, p->schema, p->on) && !strcmp(p->name, want->name))
			return p;
	return NULL;
}

static void align_policies(struct arena *a, struct introspection *db, const struct model *want)
{
	list_each (policy, want->policies) {
		struct policy *found = take_linked(a, db, policy);
		if (!found)
			continue;
		found->name = policy->name;
		found->schema = policy->schema;
		found->on = policy->on;
		list_push(a, &db->model->policies, found);
	}
}

/* A key over one column has no name in a model, unless the schema gave it one. */
static void align_single_key(
	struct arena *a, const struct introspection *db, const struct table_pair *p)
{
	const char *schema = model_schema_name(p->db->schema);
	struct primary_key *key = map_get(&db->single_keys, map_key(a, schema, p->db->name));
	if (!key || !find_stored(a, (const struct list *)&p->want->primary_keys, key->name))
		return;
	struct column *column =
		find_stored(a, (const struct list *)&p->db->columns, key->columns.items[0]);
	column->is_primary_key = false;
	list_push(a, &p->db->primary_keys, key);
}

static void align_merged_unique(
	struct arena *a, const struct introspection *db, const struct table_pair *p)
{
	const char *schema = model_schema_name(p->db->schema);
	struct primary_key *single = map_get(&db->single_keys, map_key(a, schema, p->db->name));
	if (single)
		adopt_merged_unique(a, p, single);
	list_each (key, p->db->primary_keys)
		adopt_merged_unique(a, p, key);
}

static void add_table_pair(struct alignment *al, struct table *db, const struct table *want)
{
	struct table_pair *pair = arena_new_of(al->a, struct table_pair);
	*pair = (struct table_pair){db, want};
	if (adopt_table(al->a, pair, want))
		list_push(al->a, &al->tables, pair);
}

static void add_view_pair(struct alignment *al, struct view *db, const struct view *want)
{
	struct view_pair *pair = arena_new_of(al->a, struct view_pair);
	*pair = (struct view_pair){db, want};
	if (adopt_view(al->a, pair, NULL))
		list_push(al->a, &al->views, pair);
}

/* Objects of the one side without one of the same name on the other. */
struct strangers {
	struct list db, want;
};

static void collect_strangers(
	struct arena *a, const struct list *db, const struct map *found, struct list *out)
{
	for (size_t i = 0; i < db->count; i++) {
		const char *const *named = db->items[i]; /* name, schema */
		if (!map_get(found, map_key(a, model_schema_name(named[1]), named[0])))
			list_push_pointer(a, out, db->items[i]);
	}
}

/* Renames are told later: what looks alike is made to speak alike. This is for the few objects of a
 * usual change, not for two databases that have nothing in common. */
static bool are_few(const struct strangers *s)
{
	enum { MOST_PAIRS = 1000 };
	return s->db.count * s->want.count <= MOST_PAIRS;
}

static size_t count_shared_columns(struct arena *a, const struct table *x, const struct table *y)
{
	size_t shared = 0;
	list_each (column, x->columns)
		shared += find_stored(a, (const struct list *)&y->columns, column->name) != NULL;
	return shared;
}

static void align_renamed_tables(struct alignment *al, const struct strangers *s)
{
	for (size_t i = 0; are_few(s) && i < s->want.count; i++) {
		const struct table *want = s->want.items[i];
		struct table *best = NULL;
		size_t most = want->columns.count / 2;
		for (size_t j = 0; j < s->db.count; j++) {
			size_t shared = count_shared_columns(al->a, want, s->db.items[j]);
			if (shared > most) {
				most = shared;
				best = s->db.items[j];
			}
		}
		if (best)
			add_table_pair(al, best, want);
	}
}

static void align_renamed_views(struct alignment *al, const struct strangers *s)
{
	for (size_t i = 0; are_few(s) && i < s->want.count; i++)
		for (size_t j = 0; j < s->db.count; j++)
			add_view_pair(al, s->db.items[j], s->want.items[i]);
}

static bool same_text(const char *x, const char *y)
{
	return !strcmp(x ? x : "", y ? y : "");
}

/* Whether the schema has the key, be it under another name. */
static bool is_declared(struct arena *a, const struct table_pair *p, const struct foreign_key *key)
{
	if (find_stored(a, (const struct list *)&p->want->foreign_keys, key->name))
		return true;
	list_each (want, p->want->foreign_keys) {
		bool is_same = same_text(want->schema_to, key->schema_to) &&
			       !strcmp(stored_name(a, want->table_to), key->table_to) &&
			       want->columns_from.count == key->columns_from.count;
		for (size_t i = 0; is_same && i < key->columns_from.count; i++)
			is_same = !strcmp(stored_name(a, want->columns_from.items[i]),
				key->columns_from.items[i]);
		if (is_same)
			return true;
	}
	return false;
}

static void note_foreign_key(struct arena *a, struct introspection *db,
	const struct foreign_key *key, const char *schema)
{
	struct introspect_note *note = arena_new_of(a, struct introspect_note);
	*note = (struct introspect_note){
		arena_printf(a, "foreign key \"%s\" of \"%s\".\"%s\"", key->name,
			model_schema_name(schema), key->table_from),
		arena_printf(a, "refers to \"%s\".\"%s\", which is not looked at: it is left alone",
			key->schema_to ? key->schema_to : "public", key->table_to)};
	list_push(a, &db->notes, note);
}

/* A key to a table outside of the options, which the schema does not have, may well be one that it
 * cannot have: that is nothing to be dropped. `tables` are those of the database. */
static void leave_foreign_keys(struct arena *a, struct introspection *db, const struct map *tables,
	const struct table_pair *p)
{
	size_t kept = 0;
	list_each (key, p->db->foreign_keys) {
		const char *schema = key->schema_to ? key->schema_to : "";
		if (find(a, tables, schema, key->table_to) || is_declared(a, p, key))
			p->db->foreign_keys.items[kept++] = key;
		else
			note_foreign_key(a, db, key, p->db->schema);
	}
	p->db->foreign_keys.count = kept;
}

static void align_tables(struct alignment *al, struct introspection *db, const struct model *want)
{
	const struct list *tables = (const struct list *)&db->model->tables;
	struct map m = map_qualified(al->a, tables), found = {.arena = al->a};
	struct strangers strangers = {0};
	list_each (table, want->tables) {
		struct table *same = find(al->a, &m, table->schema, table->name);
		if (!same) {
			list_push_pointer(al->a, &strangers.want, table);
			continue;
		}
		const struct table_pair pair = {same, table};
		align_merged_unique(al->a, db, &pair);
		align_single_key(al->a, db, &pair);
		leave_foreign_keys(al->a, db, &m, &pair);
		same->name = table->name;
		same->schema = table->schema;
		map_set(&found, map_key(al->a, model_schema_name(table->schema), table->name),
			same);
		add_table_pair(al, same, table);
	}
	collect_strangers(al->a, tables, &found, &strangers.db);
	align_renamed_tables(al, &strangers);
}

static void align_views(
	struct alignment *al, const struct introspection *db, const struct model *want)
{
	const struct list *views = (const struct list *)&db->model->views;
	struct map m = map_qualified(al->a, views), found = {.arena = al->a};
	struct strangers strangers = {0};
	list_each (view, want->views) {
		struct view *same = find(al->a, &m, view->schema, view->name);
		if (!same) {
			list_push_pointer(al->a, &strangers.want, view);
			continue;
		}
		map_set(&found, map_key(al->a, view->schema, view->name), same);
		if (view->is_existing) {
			*same = *view;
			continue;
		}
		same->name = view->name;
		same->schema = view->schema;
		add_view_pair(al, same, view);
	}
	collect_strangers(al->a, views, &found, &strangers.db);
	align_renamed_views(al, &strangers);
}

bool introspect_align(struct arena *a, struct pg *pg, struct introspection *db,
	const struct model *want, struct err *err)
{
	struct alignment al = {.a = a, .pg = pg};
	align_schemas(a, db->model, want);
	align_names(a, (const struct list *)&db->model->enums, (const struct list *)&want->enums);
	align_names(a, (const struct list *)&db->model->sequences,
		(const struct list *)&want->sequences);
	align_roles(a, db, want);
	align_policies(a, db, want);
	align_tables(&al, db, want);
	align_views(&al, db, want);
	return equal_settle(&al, err) && scratch_compare(&al, err);
}
