/* Warnings on statements that drizzle-kit writes and that fail or lose something. */
#include <string.h>

#include "diff/differ.h"
#include "diff/mention.h"
#include "model/literal.h"
#include "model/type.h"

static const char *table_text(struct differ *d, const struct stmt *s)
{
	return s->schema[0] ? arena_printf(d->a, "%s.%s", s->schema, s->table) : s->table;
}

/* The foreign keys of `from` that stay until their table's turn, by the table they refer to, as it
 * is called now. */
struct referrers {
	LIST_OF(const struct foreign_key) keys;
};

static const char *target(struct differ *d, const struct foreign_key *k)
{
	const char *schema = model_schema_name(k->schema_to ? k->schema_to : "");
	return map_key(d->a, schema, k->table_to);
}

static const char *table_key(struct differ *d, const struct table *t)
{
	return map_key(d->a, model_schema_name(t->schema), t->name);
}

static void add_referrer(
	struct differ *d, struct map *m, const char *key, const struct foreign_key *k)
{
	struct referrers *r = map_get(m, key);
	if (!r) {
		r = arena_new_of(d->a, struct referrers);
		map_set(m, key, r);
	}
	list_push(d->a, &r->keys, k);
}

static struct map map_referrers(struct differ *d)
{
	struct map m = {.arena = d->a}, new_keys = {.arena = d->a};
	list_each (p, d->pairs)
		map_set(&new_keys, table_key(d, p->old), (void *)table_key(d, p->new_));
	list_each (p, d->pairs)
		list_each (k, p->old->foreign_keys) {
			const char *key = map_get(&new_keys, target(d, k));
			if (key)
				add_referrer(d, &m, key, k);
		}
	return m;
}

static bool has_all(const struct list *names, const struct list *others)
{
	for (size_t i = 0; i < names->count; i++) {
		size_t k = 0;
		while (k < others->count && strcmp(names->items[i], others->items[k]) != 0)
			k++;
		if (k == others->count)
			return false;
	}
	return true;
}

/* A constraint that a foreign key stands on can only go after it. */
static void warn_of_referrers(struct differ *d, const struct map *referrers, const struct stmt *s,
	const struct list *columns)
{
	const char *key = map_key(d->a, model_schema_name(s->schema), s->table);
	const struct referrers *r = map_get(referrers, key);
	for (size_t i = 0; r && i < r->keys.count; i++) {
		const struct foreign_key *k = r->keys.items[i];
		const struct list *to = (const struct list *)&k->columns_to;
		if (columns->count == to->count && has_all(columns, to))
			differ_warn(d,
				"table %s: %s cannot be dropped while the foreign key %s uses it",
				table_text(d, s), s->name, k->name);
	}
}

static struct map map_dropped(struct differ *d)
{
	struct map m = {.arena = d->a};
	list_each (item, d->tables.deleted) {
		map_set(&m, table_key(d, item), item);
	}
	return m;
}

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

/* What is not written as the literal that was meant. */
static void warn_of_default(struct differ *d, const struct stmt *s, const struct column *c)
{
	const struct json *value = c->default_value;
	enum json_kind kind = json_kind(value);
	bool is_broken = kind == JSON_ARR || kind == JSON_OBJ ||
			 (kind == JSON_STR &&
				 (!json_text(value)[0] || literal_whole(d->a, json_text(value)) !=
								  json_text(value)));
	const char *table = s->table ? table_text(d, s) : s->name;
	if (is_broken)
		differ_warn(
			d, "column %s.%s: its default is not written as a literal", table, c->name);
}

static void warn_of_table(struct differ *d, const struct stmt *s)
{
	const struct table *t = s->object.table;
	warn_of_keys(d, t);
	list_each (c, t->columns)
		warn_of_default(d, s, c);
	list_each (c, t->checks)
		warn_of_check(d, c);
}

static void warn_of_view(struct differ *d, const struct map *places, const struct stmt *s)
{
	const struct view *v = s->object.view;
	size_t place = (size_t)map_get(places, s->name);
	if (v->with && !json_count(v->with))
		differ_warn(d, "view %s: its list of options is empty", s->name);
	const char *at = v->definition ? v->definition : "";
	for (const char *word; (word = mention_next_word(d->a, &at));)
		if ((size_t)map_get(places, word) > place)
			differ_warn(d, "view %s: it is made before the view %s that it stands on",
				s->name, word);
}

/* Views are made in the order of their names, not in the one in which they stand on each other. */
static void warn_of_views(struct differ *d)
{
	struct map places = {.arena = d->a};
	list_each (s, d->out->stmts)
		if (s->kind == STMT_CREATE_VIEW)
			map_set(&places, s->name, (void *)(s_at + 1));
	list_each (s, d->out->stmts)
		if (s->kind == STMT_CREATE_VIEW)
			warn_of_view(d, &places, s);
}

static bool names_role(const struct policy *p, const char *role)
{
	list_each (name, p->to)
		if (!strcmp(name, role))
			return true;
	return false;
}

static void warn_of_role(struct differ *d, const char *role)
{
	list_each (t, d->from->tables)
		list_each (p, t->policies)
			if (names_role(p, role))
				differ_warn(d,
					"role %s: it is dropped before the policy %s of table %s, "
					"which names it",
					role, p->name, t->name);
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
			table_text(d, s), s->name);
}

static void warn_of_statement(struct differ *d, const struct map *referrers,
	const struct map *dropped, const struct stmt *s)
{
	switch ((int)s->kind) {
	case STMT_ADD_ENUM_VALUE: warn_of_value(d, s); break;
	case STMT_CREATE_TABLE: warn_of_table(d, s); break;
	case STMT_ADD_COLUMN:
	case STMT_SET_TYPE:
	case STMT_SET_DEFAULT: warn_of_default(d, s, s->object.column); break;
	case STMT_ADD_CHECK: warn_of_check(d, s->object.check); break;
	case STMT_CREATE_TABLE_INDEX:
	case STMT_ADD_INDEX:
	case STMT_ADD_CHANGED_INDEX: warn_of_index(d, s); break;
	case STMT_CREATE_POLICY:
	case STMT_CREATE_LINKED_POLICY: warn_of_policy(d, s->object.policy); break;
	case STMT_DROP_UNIQUE:
		warn_of_referrers(d, referrers, s, (const struct list *)&s->object.unique->columns);
		break;
	case STMT_DROP_PRIMARY_KEY:
		warn_of_referrers(
			d, referrers, s, (const struct list *)&s->object.primary_key->columns);
		break;
	case STMT_DROP_ROLE: warn_of_role(d, s->name); break;
	case STMT_ALTER_POLICY:
	case STMT_ALTER_LINKED_POLICY: warn_of_changed_policy(d, s); break;
	case STMT_ALTER_SEQUENCE: warn_of_sequence(d, s); break;
	case STMT_ADD_IDENTITY: warn_of_identity(d, s); break;
	case STMT_DROP_FOREIGN_KEY:
		if (map_get(dropped, target(d, s->object.foreign_key)))
			differ_warn(d,
				"table %s: the foreign key %s is gone with the table %s before it "
				"is dropped",
				table_text(d, s), s->name, s->object.foreign_key->table_to);
		break;
	}
}

void diff_warn(struct differ *d)
{
	struct map referrers = {.arena = d->a}, dropped = map_dropped(d);
	bool any_dropped = false;
	list_each (s, d->out->stmts)
		any_dropped |= s->kind == STMT_DROP_UNIQUE || s->kind == STMT_DROP_PRIMARY_KEY;
	if (any_dropped)
		referrers = map_referrers(d);
	struct map warned = {.arena = d->a};
	list_each (s, d->out->stmts) {
		warn_of_statement(d, &referrers, &dropped, s);
		warn_of_quotes(d, &warned, s->schema);
		warn_of_quotes(d, &warned, s->table);
		warn_of_quotes(d, &warned, s->name);
	}
	warn_of_views(d);
}
