/* Policies, those of tables and those outside of them. */
#include "diff/differ.h"
#include "diff/same.h"

/* The same four statements for both sorts. */
struct policy_kinds {
	enum stmt_kind rename, drop, create, alter;
};

static const struct policy_kinds of_table = {
	STMT_RENAME_POLICY, STMT_DROP_POLICY, STMT_CREATE_POLICY, STMT_ALTER_POLICY};
static const struct policy_kinds linked = {STMT_RENAME_LINKED_POLICY, STMT_DROP_LINKED_POLICY,
	STMT_CREATE_LINKED_POLICY, STMT_ALTER_LINKED_POLICY};

/* `t` is NULL for policies outside tables. */
static struct stmt *add(
	struct differ *d, enum stmt_kind kind, const struct table *t, const struct policy *p)
{
	struct stmt *s = t ? differ_add_on(d, kind, t, p->name) : differ_add(d, kind);
	s->name = p->name;
	s->object.policy = p;
	return s;
}

static void add_and_drop(struct differ *d, const struct policy_kinds *kinds, const struct table *t,
	const struct match *m, const struct list *renames)
{
	for (size_t i = 0; i < renames->count; i++) {
		const struct rename *r = renames->items[i];
		add(d, kinds->rename, t, r->old)->to = ((const struct policy *)r->new_)->name;
	}
	list_each (p, m->added)
		add(d, kinds->create, t, p);
	list_each (p, m->deleted)
		add(d, kinds->drop, t, p);
}

static bool change(struct differ *d, const struct policy_kinds *kinds, const struct table *t,
	const struct match *m)
{
	bool differs = false;
	match_each(m, struct policy, old, new_)
	{
		if (same_policy(old, new_))
			continue;
		differs = true;
		if (same_text(old->as, new_->as) && same_text(old->for_, new_->for_)) {
			add(d, kinds->alter, t, new_)->old.policy = old;
			continue;
		}
		add(d, kinds->drop, t, old);
		add(d, kinds->create, t, new_);
	}
	return differs;
}

void diff_policies(struct differ *d, const struct table_pair *p)
{
	add_and_drop(d, &of_table, p->new_, &p->policies, (const struct list *)&p->policy_renames);
}

bool diff_changed_policies(struct differ *d, const struct table_pair *p)
{
	return change(d, &of_table, p->new_, &p->policies);
}

bool diff_linked_policies(struct differ *d, struct err *err)
{
	LIST_OF(struct rename) renames = {0};
	struct match m = match_names(d->a, d->from->policies, d->to->policies);
	if (!differ_ask(d, ENTITY_POLICY, NULL, &m, (struct list *)&renames, err))
		return false;
	add_and_drop(d, &linked, NULL, &m, (const struct list *)&renames);
	change(d, &linked, NULL, &m);
	return true;
}
