/* A database's model made to speak as another one does. */
#include "introspect/align.h"

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

static void align_tables(
	struct alignment *al, const struct introspection *db, const struct model *want)
{
	struct map m = map_qualified(al->a, (const struct list *)&db->model->tables);
	list_each (table, want->tables) {
		struct table_pair *pair = arena_new_of(al->a, struct table_pair);
		*pair = (struct table_pair){find(al->a, &m, table->schema, table->name), table};
		if (!pair->db)
			continue;
		align_single_key(al->a, db, pair);
		pair->db->name = table->name;
		pair->db->schema = table->schema;
		if (adopt_table(al->a, pair, table))
			list_push(al->a, &al->tables, pair);
	}
}

static void align_views(
	struct alignment *al, const struct introspection *db, const struct model *want)
{
	struct map m = map_qualified(al->a, (const struct list *)&db->model->views);
	list_each (view, want->views) {
		struct view_pair *pair = arena_new_of(al->a, struct view_pair);
		*pair = (struct view_pair){find(al->a, &m, view->schema, view->name), view};
		if (!pair->db)
			continue;
		if (view->is_existing) {
			*pair->db = *view;
			continue;
		}
		pair->db->name = view->name;
		pair->db->schema = view->schema;
		if (adopt_view(al->a, pair, NULL))
			list_push(al->a, &al->views, pair);
	}
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
	return scratch_compare(&al, err);
}
