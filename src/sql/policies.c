/* Policies: those of tables, and those outside, which name their table themselves. */
#include <string.h>

#include "sql/emit.h"

static void put_on(struct out *o, const struct policy *p)
{
	out_put(o, p->on ? p->on : "undefined");
}

static bool is_role_keyword(const char *role)
{
	static const char *const keywords[] = {
		"current_user", "current_role", "session_user", "public"};
	for (size_t i = 0; i < sizeof(keywords) / sizeof(keywords[0]); i++)
		if (!strcmp(role, keywords[i]))
			return true;
	return false;
}

static void put_condition(struct out *o, const char *keyword, const char *condition)
{
	out_put(o, keyword);
	out_put(o, condition);
	out_put(o, ")");
}

static bool is_there(const char *condition)
{
	return condition && condition[0];
}

/* What follows the table in CREATE POLICY. */
static void put_rest(struct out *o, const struct policy *p)
{
	out_put(o, " AS ");
	out_upper(o, p->as ? p->as : "undefined");
	out_put(o, " FOR ");
	out_upper(o, p->for_ ? p->for_ : "undefined");
	out_put(o, " TO ");
	list_each (role, p->to) {
		out_put(o, role_at ? ", " : "");
		if (is_role_keyword(role))
			out_put(o, role);
		else
			out_name(o, role);
	}
	if (is_there(p->using))
		put_condition(o, " USING (", p->using);
	if (is_there(p->with_check))
		put_condition(o, " WITH CHECK (", p->with_check);
	out_put(o, ";");
}

/* What follows the table in ALTER POLICY; roles are not quoted, and a condition that is gone stays.
 */
static void put_changes(struct out *o, const struct policy *old, const struct policy *new_)
{
	out_put(o, " TO ");
	list_each (role, new_->to) {
		out_put(o, role_at ? "," : "");
		out_put(o, role);
	}
	if (is_there(new_->using) || is_there(old->using))
		put_condition(o, " USING (", is_there(new_->using) ? new_->using : old->using);
	if (is_there(new_->with_check))
		put_condition(o, " WITH CHECK (", new_->with_check);
	else if (is_there(old->with_check))
		put_condition(o, " WITH CHECK  (", old->with_check);
	out_put(o, ";");
}

void emit_create_policy(struct out *o, const struct stmt *s)
{
	out_fill(o, s, "CREATE POLICY $name ON $table");
	put_rest(o, s->object.policy);
}

void emit_alter_policy(struct out *o, const struct stmt *s)
{
	out_fill(o, s, "ALTER POLICY $name ON $table");
	put_changes(o, s->old.policy, s->object.policy);
}

void emit_rename_linked_policy(struct out *o, const struct stmt *s)
{
	out_fill(o, s, "ALTER POLICY $name ON ");
	put_on(o, s->object.policy);
	out_fill(o, s, " RENAME TO $to;");
}

void emit_drop_linked_policy(struct out *o, const struct stmt *s)
{
	out_fill(o, s, "DROP POLICY $name ON ");
	put_on(o, s->object.policy);
	out_put(o, " CASCADE;");
}

void emit_create_linked_policy(struct out *o, const struct stmt *s)
{
	out_fill(o, s, "CREATE POLICY $name ON ");
	put_on(o, s->object.policy);
	put_rest(o, s->object.policy);
}

void emit_alter_linked_policy(struct out *o, const struct stmt *s)
{
	out_fill(o, s, "ALTER POLICY $name ON ");
	put_on(o, s->old.policy);
	put_changes(o, s->old.policy, s->object.policy);
}
