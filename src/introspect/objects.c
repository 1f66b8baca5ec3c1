/* Schemas, enums, policies and roles. */
#include <string.h>

#include "introspect/catalog.h"
#include "introspect/spell.h"

enum { ENUM_SCHEMA, ENUM_NAME, ENUM_VALUES };
enum {
	POLICY_TABLE_OID,
	POLICY_SCHEMA,
	POLICY_TABLE,
	POLICY_NAME,
	POLICY_PERMISSIVE,
	POLICY_FOR,
	POLICY_TO,
	POLICY_USING,
	POLICY_WITH_CHECK
};
enum { ROLE_NAME, ROLE_CREATE_DB, ROLE_CREATE_ROLE, ROLE_INHERIT, ROLE_MAY_BE_PROJECTS };

void catalog_read_schemas(struct catalog *c)
{
	row_each(r, c, QUERY_SCHEMAS)
	{
		struct schema *s = arena_new_of(c->a, struct schema);
		s->name = row_text(&r, 0);
		const char *tracking = c->options->tracking_schema;
		if (!tracking || strcmp(s->name, tracking) != 0)
			list_push(c->a, &c->out->model->schemas, s);
	}
}

void catalog_read_enums(struct catalog *c)
{
	row_each(r, c, QUERY_ENUMS)
	{
		struct enum_type *e = arena_new_of(c->a, struct enum_type);
		e->name = row_text(&r, ENUM_NAME);
		e->schema = row_text(&r, ENUM_SCHEMA);
		row_strings(c->a, &r, ENUM_VALUES, (struct list *)&e->values);
		list_push(c->a, &c->out->model->enums, e);
	}
}

static const char *command(const char *code)
{
	switch (code[0]) {
	case 'r': return "SELECT";
	case 'a': return "INSERT";
	case 'w': return "UPDATE";
	case 'd': return "DELETE";
	default: return "ALL";
	}
}

static const char *condition(struct catalog *c, const struct row *r, int column)
{
	const char *text = row_text(r, column);
	return text ? spell_condition(c->a, text) : NULL;
}

void catalog_read_policies(struct catalog *c)
{
	row_each(r, c, QUERY_POLICIES)
	{
		struct table *t = map_get(&c->tables, row_text(&r, POLICY_TABLE_OID));
		struct policy *p = arena_new_of(c->a, struct policy);
		p->name = row_text(&r, POLICY_NAME);
		p->as = row_truth(&r, POLICY_PERMISSIVE) ? "PERMISSIVE" : "RESTRICTIVE";
		p->for_ = command(row_text(&r, POLICY_FOR));
		row_strings(c->a, &r, POLICY_TO, (struct list *)&p->to);
		p->using = condition(c, &r, POLICY_USING);
		p->with_check = condition(c, &r, POLICY_WITH_CHECK);
		if (t) {
			list_push(c->a, &t->policies, p);
			continue;
		}
		p->schema = row_text(&r, POLICY_SCHEMA);
		p->on = row_text(&r, POLICY_TABLE);
		list_push(c->a, &c->out->policies, p);
	}
}

void catalog_read_roles(struct catalog *c)
{
	row_each(r, c, QUERY_ROLES)
	{
		struct role *role = arena_new_of(c->a, struct role);
		*role = (struct role){.name = row_text(&r, ROLE_NAME),
			.has_create_db = true,
			.create_db = row_truth(&r, ROLE_CREATE_DB),
			.has_create_role = true,
			.create_role = row_truth(&r, ROLE_CREATE_ROLE),
			.has_inherit = true,
			.inherit = row_truth(&r, ROLE_INHERIT)};
		list_push(c->a, &c->out->roles, role);
		if (row_truth(&r, ROLE_MAY_BE_PROJECTS) &&
			filter_takes_role(c->options, role->name))
			list_push(c->a, &c->out->model->roles, role);
	}
}
