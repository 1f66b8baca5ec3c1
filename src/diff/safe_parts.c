/* The safe form of what stands on columns and keys: it goes before them and is made again after
 * them. */
#include <stddef.h>
#include <string.h>

#include "diff/mention.h"
#include "diff/safe.h"

static bool is_one_of(const struct list *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (!strcmp(names->items[i], name))
			return true;
	return false;
}

/* Whether an object of a table stands on a touched column so that the column cannot change. */
typedef bool stands_on(const void *object, const struct touch *t);

static bool check_stands_on(const void *object, const struct touch *t)
{
	return mention_in_text(((const struct check *)object)->value, t->column->name);
}

static bool unique_stands_on(const void *object, const struct touch *t)
{
	const struct unique *u = object;
	return t->is_dropped && is_one_of((const struct list *)&u->columns, t->column->name);
}

static bool primary_key_stands_on(const void *object, const struct touch *t)
{
	const struct primary_key *k = object;
	return t->is_dropped && is_one_of((const struct list *)&k->columns, t->column->name);
}

static bool foreign_key_stands_on(const void *object, const struct touch *t)
{
	const struct foreign_key *k = object;
	return is_one_of((const struct list *)&k->columns_from, t->column->name);
}

static bool index_stands_on(const void *object, const struct touch *t)
{
	const struct index *i = object;
	if (mention_in_text(i->where, t->column->name))
		return true;
	list_each (c, i->columns)
		if (c->is_expression ? mention_in_text(c->expression, t->column->name)
				     : t->is_dropped && !strcmp(c->expression, t->column->name))
			return true;
	return false;
}

static bool policy_stands_on(const void *object, const struct touch *t)
{
	const struct policy *p = object;
	return mention_in_text(p->using, t->column->name) ||
	       mention_in_text(p->with_check, t->column->name);
}

static const struct part {
	size_t offset;
	stands_on *stands_on;
	enum stmt_kind drop, add;
} parts[] = {
	{offsetof(struct table, checks), check_stands_on, STMT_DROP_CHECK, STMT_ADD_CHECK},
	{offsetof(struct table, uniques), unique_stands_on, STMT_DROP_UNIQUE, STMT_ADD_UNIQUE},
	{offsetof(struct table, primary_keys), primary_key_stands_on, STMT_DROP_PRIMARY_KEY,
		STMT_ADD_PRIMARY_KEY},
	{offsetof(struct table, foreign_keys), foreign_key_stands_on, STMT_DROP_FOREIGN_KEY,
		STMT_ADD_FOREIGN_KEY},
	{offsetof(struct table, indexes), index_stands_on, STMT_DROP_INDEX, STMT_ADD_INDEX},
	{offsetof(struct table, policies), policy_stands_on, STMT_DROP_POLICY, STMT_CREATE_POLICY},
};

static const struct list *list_of(const struct table *t, const struct part *part)
{
	return (const struct list *)((const char *)t + part->offset);
}

static void recreate_part(struct safe *s, const struct touch *t, const struct part *part)
{
	const struct list *from = list_of(t->pair->old, part), *to = list_of(t->pair->new_, part);
	if (!from->count || !to->count)
		return;
	struct match m = match_lists(s->d->a, from, NULL, to, NULL);
	match_each(&m, void, old, new_)
	{
		if (part->stands_on(old, t))
			safe_recreate_on(s, part->drop, part->add, t->pair->new_, old, new_);
	}
}

static bool refers_to(const struct foreign_key *k, const struct table *t)
{
	return !strcmp(k->table_to, t->name) &&
	       !strcmp(model_schema_name(k->schema_to ? k->schema_to : ""),
		       model_schema_name(t->schema));
}

/* What a foreign key has to refer to for being in the way. */
struct target {
	const struct table *table;
	const char *column;         /* any key with this column, or */
	const struct list *columns; /* just these columns, in any order */
};

static bool is_target(const struct foreign_key *k, const struct target *t)
{
	const struct list *to = (const struct list *)&k->columns_to;
	if (!refers_to(k, t->table))
		return false;
	if (t->column)
		return is_one_of(to, t->column);
	for (size_t i = 0; i < to->count; i++)
		if (!is_one_of(t->columns, to->items[i]))
			return false;
	return to->count == t->columns->count;
}

static void recreate_referrers(struct safe *s, const struct target *t)
{
	list_each (p, s->d->pairs) {
		struct match m = match_names(s->d->a, p->old->foreign_keys, p->new_->foreign_keys);
		match_each(&m, struct foreign_key, old, new_)
		{
			if (is_target(old, t))
				safe_recreate_on(s, STMT_DROP_FOREIGN_KEY, STMT_ADD_FOREIGN_KEY,
					p->new_, old, new_);
		}
	}
}

/* A policy of another table may look into this one. */
static void recreate_other_policies(struct safe *s, const struct touch *t)
{
	list_each (p, s->d->pairs)
		match_each(&p->policies, struct policy, old, new_)
		{
			if (p != t->pair && policy_stands_on(old, t) &&
				mention_in_object(&policy_fields, old, t->pair->new_->name))
				safe_recreate_on(s, STMT_DROP_POLICY, STMT_CREATE_POLICY, p->new_,
					old, new_);
		}
}

static const struct list *index_columns(struct arena *a, const struct index *i)
{
	struct list *names = arena_new_of(a, struct list);
	list_each (c, i->columns)
		list_push_pointer(a, names, (void *)c->expression);
	return names;
}

/* The columns of the key that a statement drops; NULL for other statements. */
static const struct list *dropped_key(struct safe *s, const struct stmt *stmt)
{
	switch ((int)stmt->kind) {
	case STMT_DROP_UNIQUE: return (const struct list *)&stmt->object.unique->columns;
	case STMT_DROP_PRIMARY_KEY: return (const struct list *)&stmt->object.primary_key->columns;
	case STMT_DROP_INDEX:
	case STMT_DROP_CHANGED_INDEX: return index_columns(s->d->a, stmt->object.index);
	}
	return NULL;
}

static const struct table *table_of(struct safe *s, const struct stmt *stmt)
{
	list_each (p, s->d->pairs)
		if (!strcmp(p->new_->name, stmt->table) && !strcmp(p->new_->schema, stmt->schema))
			return p->new_;
	return NULL;
}

static void recreate_for_key(struct safe *s, const struct stmt *stmt)
{
	const struct list *columns = dropped_key(s, stmt);
	const struct table *t =
		columns || stmt->kind == STMT_DROP_COLUMN_KEY ? table_of(s, stmt) : NULL;
	if (!t)
		return;
	struct list name = {(void *[]){(void *)stmt->name}, 1, 1};
	recreate_referrers(s, &(struct target){t, NULL, columns ? columns : &name});
}

void safe_parts(struct safe *s)
{
	list_each (t, s->touched) {
		for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
			recreate_part(s, t, &parts[i]);
		recreate_referrers(s, &(struct target){t->pair->new_, t->column->name, NULL});
		recreate_other_policies(s, t);
	}
	for (size_t i = 0; i < s->d->out->stmts.count; i++)
		recreate_for_key(s, s->d->out->stmts.items[i]);
}
