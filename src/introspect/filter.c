/* tablesFilter and entities.roles of the config, as drizzle-kit understands them. */
#include <string.h>

#include "base/glob.h"
#include "introspect/catalog.h"

/* Every pattern that has something to say on the name has to agree: a plain one says yes if it
 * matches and nothing otherwise, one with `!` says yes or no. A name of which none says anything is
 * left out. */
bool filter_takes_table(const struct introspect_options *options, const char *name)
{
	if (!options->tables.count)
		return true;
	bool is_taken = false;
	list_each (pattern, options->tables) {
		bool is_negated = pattern[0] == '!';
		bool matches = glob_match(pattern + is_negated, name);
		if (is_negated && matches)
			return false;
		is_taken |= is_negated || matches;
	}
	return is_taken;
}

bool filter_is_tracking(const struct introspect_options *o, const char *schema, const char *name)
{
	bool is_ours = !strncmp(name, "__rihla_", 8);
	return o->tracking_table && !strcmp(schema, o->tracking_schema) &&
	       (is_ours || !strcmp(name, o->tracking_table));
}

static bool holds(const struct json *names, const char *name)
{
	for (size_t i = 0; i < json_count(names); i++)
		if (json_is_text(json_at(names, i), name))
			return true;
	return false;
}

/* Roles that a hosting service has made. */
static bool is_of_provider(const char *provider, const char *name)
{
	static const char *const supabase[] = {"anon", "authenticator", "authenticated",
		"service_role", "supabase_auth_admin", "supabase_storage_admin", "dashboard_user",
		"supabase_admin", NULL};
	static const char *const neon[] = {"authenticated", "anonymous", NULL};
	const char *const *names = provider && !strcmp(provider, "supabase") ? supabase
				   : provider && !strcmp(provider, "neon")   ? neon
									     : NULL;
	for (; names && *names; names++)
		if (!strcmp(*names, name))
			return true;
	return false;
}

bool filter_takes_role(const struct introspect_options *options, const char *name)
{
	const struct json *roles = json_get(options->entities, "roles");
	if (json_kind(roles) != JSON_OBJ)
		return json_truth(roles);
	if (holds(json_get(roles, "exclude"), name) ||
		is_of_provider(json_text(json_get(roles, "provider")), name))
		return false;
	return holds(json_get(roles, "include"), name);
}
