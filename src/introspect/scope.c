/* Which schemas a comparison is about, and a model without what lies outside of them. */
#include <string.h>

#include "introspect/catalog.h"

static void add_schema(struct map *names, const char *schema)
{
	map_set(names, model_schema_name(schema), names);
}

/* Every schema that an object of the model lies in, and public. */
static void add_known_schemas(struct arena *a, const struct model *m, struct list *out)
{
	struct map names = {.arena = a};
	add_schema(&names, "");
	list_each (schema, m->schemas)
		add_schema(&names, schema->name);
	list_each (table, m->tables)
		add_schema(&names, table->schema);
	list_each (type, m->enums)
		add_schema(&names, type->schema);
	list_each (sequence, m->sequences)
		add_schema(&names, sequence->schema);
	list_each (view, m->views)
		add_schema(&names, view->schema);
	for (size_t i = 0; i < names.count; i++)
		list_push_pointer(a, out, (void *)names.entries[i].key);
}

static bool takes_schema(const struct introspect_options *o, const char *schema)
{
	list_each (name, o->schemas)
		if (!strcmp(name, model_schema_name(schema)))
			return true;
	return !o->schemas.count;
}

const struct model *introspect_within(
	struct arena *a, const struct introspect_options *o, const struct model *m)
{
	struct model *out = model_new(a);
	*out = (struct model){.roles = m->roles, .policies = m->policies, .renames = m->renames};
	list_each (schema, m->schemas)
		if (takes_schema(o, schema->name))
			list_push(a, &out->schemas, schema);
	list_each (table, m->tables)
		if (takes_schema(o, table->schema) && filter_takes_table(o, table->name))
			list_push(a, &out->tables, table);
	list_each (type, m->enums)
		if (takes_schema(o, type->schema))
			list_push(a, &out->enums, type);
	list_each (sequence, m->sequences)
		if (takes_schema(o, sequence->schema))
			list_push(a, &out->sequences, sequence);
	list_each (view, m->views)
		if (takes_schema(o, view->schema) && filter_takes_table(o, view->name))
			list_push(a, &out->views, view);
	return out;
}

bool introspect_read_as(struct arena *a, struct pg *pg, const struct introspect_options *options,
	const struct model **schema, struct introspection *out, struct err *err)
{
	struct introspect_options scope = *options;
	const struct model *want = introspect_within(a, options, *schema);
	if (!scope.schemas.count)
		add_known_schemas(a, want, (struct list *)&scope.schemas);
	if (!introspect_read(a, pg, &scope, out, err) || !introspect_align(a, pg, out, want, err))
		return false;
	*schema = want;
	return true;
}
