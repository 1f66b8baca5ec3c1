/* Warnings on single statements that drizzle-kit writes and that fail or lose something. */
#include <string.h>

#include "diff/differ.h"
#include "diff/mention.h"
#include "diff/same.h"
#include "model/literal.h"
#include "model/type.h"

static void warn_of_index(struct differ *d, const struct stmt *s)
{
	list_each (c, s->object.index->columns) {
		if (c->opclass && c->opclass[0] &&
			(!c->asc || (c->nulls && !strcmp(c->nulls, "first"))))
			differ_warn(d,
				"index %s: the operator class of %s leaves no room for DESC and "
				"NULLS, which are left out",
				s->name, c->expression);
		if (strstr(c->expression, "--"))
			differ_warn(d, "index %s: an expression is cut off at --", s->name);
	}
}

static void warn_of_check(struct differ *d, const struct check *c)
{
	if (strchr(c->value, ';'))
		differ_warn(d, "check %s: its condition is cut off at a semicolon", c->name);
}

static void warn_of_policy(struct differ *d, const struct policy *p)
{
	if ((p->using && strstr(p->using, "--")) || (p->with_check && strstr(p->with_check, "--")))
		differ_warn(d, "policy %s: its condition is cut off at --", p->name);
}

static void warn_of_value(struct differ *d, const struct stmt *s)
{
	if (mention_in_stmts((const struct list *)&d->out->stmts, s->to))
		differ_warn(d,
			"enum %s: its new value %s is used by the migration that adds it, which "
			"fails in one transaction",
			s->name, s->to);
	if (strchr(s->to, '\'') || (s->before && strchr(s->before, '\'')))
		differ_warn(
			d, "enum %s: the quote in its new value %s is not doubled", s->name, s->to);
}

static void warn_of_quotes(struct differ *d, struct map *warned, const char *name)
{
	if (name && strchr(name, '"') && map_set(warned, name, (void *)name))
		differ_warn(d, "%s: the double quote in this name is not doubled", name);
}

/* PostgreSQL takes one primary key; drizzle-kit writes as many as the table says. */
static void warn_of_keys(struct differ *d, const struct table *t)
{
	size_t count = t->primary_keys.count;
	list_each (c, t->columns)
		count += c->is_primary_key;
	if (count > 1)
		differ_warn(d, "table %s: it has %zu primary keys", differ_table_text(d, t), count);
}

static bool is_key_of(const struct table *t, const struct unique *u)
{
	if (u->columns.count == 1)
		list_each (c, t->columns)
			if (c->is_primary_key && !strcmp(c->name, u->columns.items[0]))
				return true;
	list_each (k, t->primary_keys)
		if (same_strings(
			    (const struct list *)&k->columns, (const struct list *)&u->columns))
			return true;
	return false;
}

/* Made with the table, the two become one constraint, which a later migration does not expect. */
static void warn_of_unique(struct differ *d, const struct table *t, const struct unique *u)
{
	if (is_key_of(t, u) && !u->nulls_not_distinct)
		differ_warn(d,
			"unique %s of table %s: its columns are the primary key; PostgreSQL makes "
			"one constraint of both, and gives the key this name",
			u->name, differ_table_text(d, t));
}

/* What is not written as the literal that was meant. */
static void warn_of_default(struct differ *d, const struct stmt *s, const struct column *c)
{
	const struct json *value = c->default_value;
	enum json_kind kind = json_kind(value);
	bool is_broken = kind == JSON_ARR || kind == JSON_OBJ ||
			 (kind == JSON_STR &&
				 (!json_text(value)[0] || literal_whole(d->a, json_text(value)) !=
								  json_text(value)));
	const char *table = s->table ? differ_stmt_table(d, s) : s->name;
	if (is_broken)
		differ_warn(
			d, "column %s.%s: its default is not written as a literal", table, c->name);
}

/* The type of a column as an enum of the schema: the one that it names, or for a column that names
 * no schema the only one that has this name elsewhere. */
static const struct enum_type *find_enum(struct differ *d, const struct column *c)
{
	const char *name = type_element(d->a, c->type, NULL);
	const struct enum_type *elsewhere = map_get(&d->enum_names, name);
	if (!elsewhere)
		return NULL;
	const char *schema = c->type_schema ? c->type_schema : "public";
	const struct enum_type *named = map_get(&d->new_enums, map_key(d->a, schema, name));
	return named || c->type_schema ? named : elsewhere;
}

static void warn_of_enum(struct differ *d, const struct stmt *s, const struct column *c)
{
	const struct enum_type *e = find_enum(d, c);
	const char *table = s->table ? differ_stmt_table(d, s) : s->name;
	if (c->type_schema && !e)
		differ_warn(d,
			"column %s.%s: its enum %s is not exported by the schema, so that no "
			"migration makes it",
			table, c->name, type_element(d->a, c->type, NULL));
	if (!c->type_schema && e && strcmp(e->schema, "public") != 0)
		differ_warn(d, "column %s.%s: its enum is written without its schema %s", table,
			c->name, e->schema);
}

static void warn_of_column(struct differ *d, const struct stmt *s, const struct column *c)
{
	warn_of_default(d, s, c);
	warn_of_enum(d, s, c);
}

static void warn_of_table(struct differ *d, const struct stmt *s)
{
	const struct table *t = s->object.table;
	warn_of_keys(d, t);
	list_each (c, t->columns)
		warn_of_column(d, s, c);
	list_each (c, t->checks)
		warn_of_check(d, c);
	list_each (u, t->uniques)
		warn_of_unique(d, t, u);
}

static bool needs_no_quotes(const char *name)
{
	return !name[strspn(name, "abcdefghijklmnopqrstuvwxyz_0123456789")];
}

static bool is_gone(const char *old, const char *new_)
{
	return old && old[0] && !(new_ && new_[0]);
}

static void warn_of_changed_policy(struct differ *d, const struct stmt *s)
{
	const struct policy *old = s->old.policy, *new_ = s->object.policy;
	list_each (role, new_->to)
		if (!needs_no_quotes(role))
			differ_warn(d, "policy %s: the role %s is not quoted", s->name, role);
	if (is_gone(old->using, new_->using) || is_gone(old->with_check, new_->with_check))
		differ_warn(d, "policy %s: its condition that is gone stays", s->name);
	list_each (other, d->out->stmts)
		if (other->kind == STMT_DROP_COLUMN && s->table &&
			!strcmp(other->table, s->table) &&
			(mention_in_text(old->using, other->name) ||
				mention_in_text(old->with_check, other->name)))
			differ_warn(d,
				"policy %s: the column %s is dropped before the policy changes",
				s->name, other->name);
}

static bool had_cycle(struct differ *d, const struct stmt *s)
{
	list_each (q, d->from->sequences)
		if (!strcmp(q->name, s->name) && q->cycle)
			return true;
	return false;
}

static void warn_of_sequence(struct differ *d, const struct stmt *s)
{
	if (!s->object.sequence->cycle && had_cycle(d, s))
		differ_warn(d, "sequence %s: NO CYCLE is left out", s->name);
}

static void warn_of_identity(struct differ *d, const struct stmt *s)
{
	const struct column *old = s->old.column;
	if (!old->is_not_null || old->default_value || type_of_serial(old->type))
		differ_warn(d,
			"column %s.%s: an identity needs a column that is NOT NULL and has no "
			"default",
			differ_stmt_table(d, s), s->name);
}

static void warn_of_statement(struct differ *d, const struct stmt *s)
{
	switch ((int)s->kind) {
	case STMT_ADD_ENUM_VALUE: warn_of_value(d, s); break;
	case STMT_CREATE_TABLE: warn_of_table(d, s); break;
	case STMT_ADD_COLUMN:
	case STMT_SET_TYPE: warn_of_column(d, s, s->object.column); break;
	case STMT_SET_DEFAULT: warn_of_default(d, s, s->object.column); break;
	case STMT_ADD_CHECK: warn_of_check(d, s->object.check); break;
	case STMT_CREATE_TABLE_INDEX:
	case STMT_ADD_INDEX:
	case STMT_ADD_CHANGED_INDEX: warn_of_index(d, s); break;
	case STMT_CREATE_POLICY:
	case STMT_CREATE_LINKED_POLICY: warn_of_policy(d, s->object.policy); break;
	case STMT_ALTER_POLICY:
	case STMT_ALTER_LINKED_POLICY: warn_of_changed_policy(d, s); break;
	case STMT_ALTER_SEQUENCE: warn_of_sequence(d, s); break;
	case STMT_ADD_IDENTITY: warn_of_identity(d, s); break;
	}
}

static void warn_of_names(struct differ *d, struct map *warned, const struct stmt *s)
{
	warn_of_quotes(d, warned, s->schema);
	warn_of_quotes(d, warned, s->table);
	warn_of_quotes(d, warned, s->name);
	if (s->kind == STMT_CREATE_ROLE)
		warn_of_quotes(d, warned, s->object.role->name);
	if (s->kind == STMT_CREATE_TABLE)
		list_each (c, s->object.table->columns)
			warn_of_quotes(d, warned, c->name);
}

void diff_warn(struct differ *d)
{
	struct map warned = {.arena = d->a};
	d->enum_names = (struct map){.arena = d->a};
	list_each (e, d->to->enums)
		map_set(&d->enum_names, e->name, e);
	list_each (s, d->out->stmts) {
		warn_of_statement(d, s);
		warn_of_names(d, &warned, s);
	}
	diff_warn_of_order(d);
}
