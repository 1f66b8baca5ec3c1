/* Warnings on what stands in the way of a change: what the safe form drops and makes again, and
 * drizzle-kit does not. */
#include <string.h>

#include "diff/cast.h"
#include "diff/safe.h"

/* What a statement of the safe form is about when drizzle-kit has no such statement; NULL where its
 * absence does no harm. */
static const char *object_of(const struct stmt *s, bool replaces_enum)
{
	switch ((int)s->kind) {
	case STMT_DROP_VIEW: return "view";
	case STMT_DROP_POLICY: return "policy";
	case STMT_DROP_FOREIGN_KEY: return "foreign key";
	case STMT_DROP_UNIQUE: return "unique";
	case STMT_DROP_COLUMN: return s->old.column->generated ? "generated column" : NULL;
	case STMT_DROP_CHECK: return replaces_enum ? "check" : NULL;
	case STMT_DROP_INDEX: return replaces_enum ? "index" : NULL;
	}
	return NULL;
}

static bool is_there(struct differ *d, const struct map *there, const struct stmt *s)
{
	return map_get(there, safe_key(d->a, s->kind, s));
}

static struct map map_statements(struct differ *d)
{
	struct map m = {.arena = d->a};
	list_each (s, d->out->stmts) {
		map_set(&m, safe_key(d->a, s->kind, s), s);
		if (s->kind == STMT_REPLACE_GENERATED)
			map_set(&m, safe_key(d->a, STMT_DROP_COLUMN, s), s);
		if (s->kind == STMT_ALTER_POLICY)
			map_set(&m, safe_key(d->a, STMT_DROP_POLICY, s), s);
	}
	return m;
}

/* Only where something changes that others can stand on is there a detour to look for. */
static bool may_need_detours(struct differ *d)
{
	list_each (s, d->out->stmts)
		if (s->kind == STMT_SET_TYPE || s->kind == STMT_DROP_COLUMN ||
			s->kind == STMT_REPLACE_GENERATED || s->kind == STMT_RECREATE_ENUM)
			return true;
	return false;
}

static void warn_of(struct differ *d, const struct stmt *s, const char *object)
{
	const char *where = s->table ? arena_printf(d->a, " of table %s", s->table) : "";
	differ_warn(d, "%s %s%s: it stands on what changes and is not made again, which fails",
		object, s->name, where);
}

static bool becomes_another_type(struct differ *d, const struct stmt *s)
{
	const struct column *old = s->old.column, *new_ = s->object.column;
	return s->is_enum || s->was_enum || !cast_keeps_family(d->a, old->type, new_->type);
}

/* A foreign key bears with a type that its other side can be compared with. */
static bool is_borne(struct differ *d, const struct stmt *s)
{
	if (s->kind != STMT_DROP_FOREIGN_KEY)
		return false;
	list_each (other, d->out->stmts)
		if (other->kind == STMT_REPLACE_GENERATED ||
			(other->kind == STMT_SET_TYPE && becomes_another_type(d, other)))
			return false;
	return true;
}

bool diff_warn_of_detours(struct differ *d, struct err *err)
{
	struct diff safe = {0};
	if (!may_need_detours(d))
		return true;
	if (!diff_safe_form(d->a, d->from, d->to, d->out, &safe, err))
		return false;
	struct map there = map_statements(d);
	bool replaces = d->recreated.count;
	list_each (s, d->out->stmts)
		replaces |= s->kind == STMT_REPLACE_GENERATED;
	list_each (s, safe.stmts) {
		const char *object = object_of(s, replaces);
		if (object && !is_there(d, &there, s) && !is_borne(d, s))
			warn_of(d, s, object);
	}
	return true;
}
