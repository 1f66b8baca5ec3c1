/* Warnings on statements that PostgreSQL refuses because of what comes after them, or came before.
 */
#include <string.h>

#include "diff/differ.h"
#include "diff/mention.h"

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
				differ_stmt_table(d, s), s->name, k->name);
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

/* Statements that make a column unique only after the foreign keys are there, by table. */
struct late_keys {
	LIST_OF(const struct stmt) stmts;
};

static bool is_late_key(const struct stmt *s)
{
	if (s->kind == STMT_CREATE_TABLE_INDEX || s->kind == STMT_ADD_INDEX)
		return s->object.index->is_unique;
	return s->kind == STMT_ADD_UNIQUE;
}

static struct map map_late_keys(struct differ *d)
{
	struct map m = {.arena = d->a};
	list_each (s, d->out->stmts) {
		if (!is_late_key(s))
			continue;
		const char *key = map_key(d->a, model_schema_name(s->schema), s->table);
		struct late_keys *late = map_get(&m, key);
		if (!late) {
			late = arena_new_of(d->a, struct late_keys);
			map_set(&m, key, late);
		}
		list_push(d->a, &late->stmts, s);
	}
	return m;
}

static bool has_column(const struct stmt *s, const char *name)
{
	if (s->kind == STMT_ADD_UNIQUE) {
		list_each (column, s->object.unique->columns)
			if (!strcmp(column, name))
				return true;
		return false;
	}
	list_each (column, s->object.index->columns)
		if (!column->is_expression && !strcmp(column->expression, name))
			return true;
	return false;
}

static size_t column_count(const struct stmt *s)
{
	return s->kind == STMT_ADD_UNIQUE ? s->object.unique->columns.count
					  : s->object.index->columns.count;
}

static bool makes_unique(const struct stmt *s, const struct foreign_key *k)
{
	list_each (name, k->columns_to)
		if (!has_column(s, name))
			return false;
	return column_count(s) == k->columns_to.count;
}

static void warn_of_late_keys(struct differ *d, const struct map *late, const struct foreign_key *k)
{
	const struct late_keys *keys = map_get(late, target(d, k));
	if (!keys)
		return;
	list_each (s, keys->stmts)
		if (makes_unique(s, k))
			differ_warn(d, "foreign key %s: %s, which it needs, is made after it",
				k->name, s->name);
}

static void warn_of_foreign_keys(struct differ *d)
{
	struct map late = map_late_keys(d);
	if (!late.count)
		return;
	list_each (s, d->out->stmts)
		if (s->kind == STMT_CREATE_TABLE_FOREIGN_KEY || s->kind == STMT_ADD_FOREIGN_KEY)
			warn_of_late_keys(d, &late, s->object.foreign_key);
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

static void warn_of_statement(struct differ *d, const struct map *referrers,
	const struct map *dropped, const struct stmt *s)
{
	switch ((int)s->kind) {
	case STMT_DROP_ROLE: warn_of_role(d, s->name); break;
	case STMT_DROP_UNIQUE:
		warn_of_referrers(d, referrers, s, (const struct list *)&s->object.unique->columns);
		break;
	case STMT_DROP_PRIMARY_KEY:
		warn_of_referrers(
			d, referrers, s, (const struct list *)&s->object.primary_key->columns);
		break;
	case STMT_DROP_FOREIGN_KEY:
		if (map_get(dropped, target(d, s->object.foreign_key)))
			differ_warn(d,
				"table %s: the foreign key %s is gone with the table %s before it "
				"is dropped",
				differ_stmt_table(d, s), s->name, s->object.foreign_key->table_to);
		break;
	}
}

void diff_warn_of_order(struct differ *d)
{
	struct map referrers = {.arena = d->a}, dropped = map_dropped(d);
	bool any_dropped = false;
	list_each (s, d->out->stmts)
		any_dropped |= s->kind == STMT_DROP_UNIQUE || s->kind == STMT_DROP_PRIMARY_KEY;
	if (any_dropped)
		referrers = map_referrers(d);
	list_each (s, d->out->stmts)
		warn_of_statement(d, &referrers, &dropped, s);
	warn_of_views(d);
	warn_of_foreign_keys(d);
}
