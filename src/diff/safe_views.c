/* The safe form of views: those that stand on what changes are dropped and made again, in the order
 * in which they stand on each other. */
#include <string.h>

#include "diff/mention.h"
#include "diff/safe.h"

static bool is_made_anew(const struct safe *s, const struct view *v)
{
	return safe_has(s, STMT_DROP_VIEW, v->schema, NULL, v->name);
}

static void add(struct safe *s, enum stmt_kind kind, const struct view *v)
{
	if (safe_has(s, kind, v->schema, NULL, v->name))
		return;
	struct stmt *stmt = differ_add_object(s->d, kind, v->schema, v->name);
	stmt->object.view = v;
	safe_note(s, stmt);
}

static bool stands_on_table(const struct safe *s, const struct view *v)
{
	list_each (t, s->touched)
		if (mention_in_text(v->definition, t->pair->new_->name))
			return true;
	return false;
}

static bool stands_on_view(const struct safe *s, const struct view *v)
{
	list_each (other, s->d->from->views)
		if (other != v && is_made_anew(s, other) &&
			mention_in_text(v->definition, other->name))
			return true;
	return false;
}

static bool is_in_the_way(const struct safe *s, const struct view *old, const struct view *new_)
{
	if (old->is_existing || new_->is_existing || is_made_anew(s, old))
		return false;
	return old->is_materialized != new_->is_materialized ||
	       old->with_no_data != new_->with_no_data || stands_on_table(s, old) ||
	       stands_on_view(s, old);
}

static bool drop_those_in_the_way(struct safe *s, const struct match *m)
{
	bool any = false;
	match_each(m, struct view, old, new_)
	{
		if (!is_in_the_way(s, old, new_))
			continue;
		add(s, STMT_DROP_VIEW, old);
		add(s, STMT_CREATE_VIEW, new_);
		any = true;
	}
	return any;
}

/* A view that is made anew has its options at once. */
static void leave_out_options(struct safe *s)
{
	struct list kept = {0};
	list_each (stmt, s->d->out->stmts)
		if (stmt_rank(stmt->kind) != STMT_SET_VIEW_OPTIONS ||
			!safe_has(s, STMT_DROP_VIEW, stmt->schema, NULL, stmt->name))
			list_push_pointer(s->d->a, &kept, stmt);
	*(struct list *)&s->d->out->stmts = kept;
}

void safe_views(struct safe *s)
{
	struct match m = differ_match_qualified(s->d, (const struct list *)&s->d->from->views,
		(const struct list *)&s->d->to->views, false);
	while (drop_those_in_the_way(s, &m))
		;
	leave_out_options(s);
}

/* One model's views by name, and the depths that are known: each plus 1, or 0. */
struct depths {
	struct map views, known;
};

static size_t depth_in(struct arena *a, struct depths *d, const struct view *v)
{
	size_t known = (size_t)map_get(&d->known, v->name), depth = 0;
	if (known)
		return known - 1;
	map_set(&d->known, v->name, (void *)1); /* ends a circle */
	const char *at = v->definition ? v->definition : "";
	for (const char *word; (word = mention_next_word(a, &at));) {
		const struct view *below = map_get(&d->views, word);
		if (!below || below == v)
			continue;
		size_t deeper = depth_in(a, d, below) + 1;
		depth = deeper > depth ? deeper : depth;
	}
	map_set(&d->known, v->name, (void *)(depth + 1));
	return depth;
}

static struct map map_depths(struct arena *a, const struct model *m)
{
	struct depths d = {.views = {.arena = a}, .known = {.arena = a}};
	list_each (v, m->views)
		map_set(&d.views, v->name, v);
	list_each (v, m->views)
		depth_in(a, &d, v);
	return d.known;
}

void safe_find_depths(struct safe *s)
{
	s->old_depths = map_depths(s->d->a, s->d->from);
	s->new_depths = map_depths(s->d->a, s->d->to);
}

size_t safe_view_depth(const struct safe *s, const struct view *v)
{
	size_t was = (size_t)map_get(&s->old_depths, v->name);
	size_t is = (size_t)map_get(&s->new_depths, v->name);
	return was > is ? was : is;
}
