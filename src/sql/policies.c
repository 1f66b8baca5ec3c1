/* Policies: those of tables, and those outside, which name their table themselves. */
#include <string.h>

#include "sql/emit.h"
#include "sql/packed.h"

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
	out_put(o, o->is_safe && strstr(condition, "--") ? "\n)" : ")"); /* behind a comment */
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

static const struct policy *packed(struct out *o, const struct policy *p)
{
	return packed_policy(o, p);
}

void emit_create_policy(struct out *o, const struct stmt *s)
{
	const struct policy *p = packed(o, s->object.policy);
	out_put(o, "CREATE POLICY ");
	out_name(o, p->name);
	out_fill(o, s, " ON $table");
	put_rest(o, p);
}

static void put_policy_name(struct out *o, const char *name)
{
	out_name(o, packed_policy_name(o, name));
}

void emit_rename_policy(struct out *o, const struct stmt *s)
{
	out_put(o, "ALTER POLICY ");
	put_policy_name(o, s->name);
	out_fill(o, s, " ON $table RENAME TO ");
	put_policy_name(o, s->to);
	out_put(o, ";");
}

void emit_drop_policy(struct out *o, const struct stmt *s)
{
	out_put(o, "DROP POLICY ");
	put_policy_name(o, s->name);
	out_fill(o, s, " ON $table CASCADE;");
}

void emit_alter_policy(struct out *o, const struct stmt *s)
{
	const struct policy *old = packed(o, s->old.policy);
	out_put(o, "ALTER POLICY ");
	out_name(o, old->name);
	out_fill(o, s, " ON $table");
	put_changes(o, old, packed(o, s->object.policy));
}

/* `verb` POLICY "name" ON table. */
static void begin_linked(struct out *o, const char *verb, const struct policy *p)
{
	out_put(o, verb);
	out_put(o, " POLICY ");
	out_name(o, p->name);
	out_put(o, " ON ");
	out_put(o, p->on ? p->on : "undefined");
}

void emit_rename_linked_policy(struct out *o, const struct stmt *s)
{
	begin_linked(o, "ALTER", packed(o, s->object.policy));
	out_put(o, " RENAME TO ");
	put_policy_name(o, s->to);
	out_put(o, ";");
}

void emit_drop_linked_policy(struct out *o, const struct stmt *s)
{
	begin_linked(o, "DROP", packed(o, s->object.policy));
	out_put(o, " CASCADE;");
}

void emit_create_linked_policy(struct out *o, const struct stmt *s)
{
	const struct policy *p = packed(o, s->object.policy);
	begin_linked(o, "CREATE", p);
	put_rest(o, p);
}

void emit_alter_linked_policy(struct out *o, const struct stmt *s)
{
	const struct policy *old = packed(o, s->old.policy);
	begin_linked(o, "ALTER", old);
	put_changes(o, old, packed(o, s->object.policy));
}
