/* Keys, constraints and indexes of a table that stays: what is new, what is gone, what changed. */
#include <stddef.h>

#include "diff/differ.h"
#include "diff/same.h"

/* A list of a table whose objects are made and dropped whole. A changed object is dropped and made
 * anew, or both in one statement where the two kinds are one. */
struct part {
	size_t offset;
	bool (*same)(const void *x, const void *y);
	enum stmt_kind drop, add, drop_changed, add_changed;
};

static const struct part parts[] = {
	{offsetof(struct table, uniques), same_unique, STMT_DROP_UNIQUE, STMT_ADD_UNIQUE,
		STMT_DROP_UNIQUE, STMT_ADD_UNIQUE},
	{offsetof(struct table, checks), same_check, STMT_DROP_CHECK, STMT_ADD_CHECK,
		STMT_DROP_CHECK, STMT_ADD_CHECK},
	{offsetof(struct table, foreign_keys), same_foreign_key, STMT_DROP_FOREIGN_KEY,
		STMT_ADD_FOREIGN_KEY, STMT_DROP_FOREIGN_KEY, STMT_ADD_FOREIGN_KEY},
	{offsetof(struct table, indexes), same_index, STMT_DROP_INDEX, STMT_ADD_INDEX,
		STMT_DROP_CHANGED_INDEX, STMT_ADD_CHANGED_INDEX},
	{offsetof(struct table, primary_keys), same_primary_key, STMT_DROP_PRIMARY_KEY,
		STMT_ADD_PRIMARY_KEY, STMT_REPLACE_PRIMARY_KEY, STMT_REPLACE_PRIMARY_KEY},
};

static const struct list *list_of(const struct table *t, const struct part *part)
{
	return (const struct list *)((const char *)t + part->offset);
}

static struct stmt *add(
	struct differ *d, enum stmt_kind kind, const struct table_pair *p, const void *object)
{
	struct stmt *s = differ_add_on(d, kind, p->new_, *(const char *const *)object);
	s->object.any = object;
	return s;
}

static void change(struct differ *d, const struct table_pair *p, const struct part *part,
	const void *old, const void *new_)
{
	if (part->drop_changed != part->add_changed)
		add(d, part->drop_changed, p, old);
	add(d, part->add_changed, p, new_)->old.any = old;
}

static bool diff_part(struct differ *d, const struct table_pair *p, const struct part *part)
{
	const struct list *from = list_of(p->old, part), *to = list_of(p->new_, part);
	if (!from->count && !to->count)
		return false;
	struct match m = match_lists(d->a, from, NULL, to, NULL);
	list_each (item, m.deleted)
		add(d, part->drop, p, item);
	list_each (item, m.added)
		add(d, part->add, p, item);
	bool differs = m.deleted.count || m.added.count;
	match_each(&m, void, old, new_)
	{
		if (part->same(old, new_))
			continue;
		change(d, p, part, old, new_);
		differs = true;
	}
	return differs;
}

bool diff_parts(struct differ *d, const struct table_pair *p)
{
	bool differs = false;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		differs |= diff_part(d, p, &parts[i]);
	return differs;
}
