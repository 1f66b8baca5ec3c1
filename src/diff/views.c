/* Views, plain and materialized. */
#include <string.h>

#include "diff/differ.h"
#include "diff/same.h"

static struct stmt *add(struct differ *d, enum stmt_kind kind, const struct view *v)
{
	struct stmt *s = differ_add_object(d, kind, v->schema, v->name);
	s->object.view = v;
	return s;
}

static void move_or_rename(struct differ *d, const struct view *old, const struct view *new_)
{
	if (old->is_existing || new_->is_existing)
		return;
	if (strcmp(old->name, new_->name) != 0) {
		struct stmt *s = add(d, STMT_RENAME_VIEW, new_);
		s->schema = old->schema;
		s->name = old->name;
		s->to = new_->name;
	}
	if (strcmp(old->schema, new_->schema) != 0) {
		struct stmt *s = add(d, STMT_MOVE_VIEW, new_);
		s->schema = old->schema;
		s->to = new_->schema;
	}
}

static void add_options(
	struct differ *d, enum stmt_kind kind, const struct view *v, const struct json *options)
{
	if (!json_count(options))
		return;
	struct stmt *s = add(d, kind, v);
	s->object.options = options;
	s->old.view = v;
}

/* Members of `x` that are not in `y`, or, with `changed`, those that have another value there. */
static const struct json *members(
	struct differ *d, const struct json *x, const struct json *y, bool changed)
{
	struct json *found = json_new_object(d->a);
	for (struct json_iter it = json_members(x); json_next(&it);) {
		const struct json *other = json_get(y, it.key);
		if (changed ? other && !json_same(it.value, other) : !other)
			json_set(d->a, found, it.key, it.value);
	}
	return found;
}

static void diff_options(struct differ *d, const struct view *old, const struct view *new_)
{
	if (!old->with || !new_->with) {
		add_options(d, STMT_SET_VIEW_OPTIONS, new_, old->with ? NULL : new_->with);
		add_options(d, STMT_RESET_VIEW_OPTIONS, new_, new_->with ? NULL : old->with);
		return;
	}
	add_options(d, STMT_SET_VIEW_OPTIONS, new_, members(d, new_->with, old->with, false));
	add_options(d, STMT_RESET_VIEW_OPTIONS, new_, members(d, old->with, new_->with, false));
	add_options(d, STMT_SET_VIEW_OPTIONS, new_, members(d, new_->with, old->with, true));
}

static void diff_storage(struct differ *d, const struct view *old, const struct view *new_)
{
	if (!same_text(old->tablespace, new_->tablespace))
		add(d, STMT_SET_VIEW_TABLESPACE, new_)->to =
			new_->tablespace ? new_->tablespace : "pg_default";
	if (!same_text(old->using, new_->using))
		add(d, STMT_SET_VIEW_METHOD, new_)->to = new_->using ? new_->using : "heap";
}

static void diff_view(struct differ *d, const struct view *old, const struct view *new_)
{
	if (new_->is_existing)
		return;
	bool redefined = old->definition && new_->definition &&
			 strcmp(old->definition, new_->definition) != 0;
	if (old->is_existing || redefined) {
		add(d, STMT_DROP_VIEW, new_)->old.view = old;
		add(d, STMT_CREATE_VIEW, new_);
		if (strcmp(old->name, new_->name) != 0 || strcmp(old->schema, new_->schema) != 0)
			differ_warn(d, "view %s: it is dropped by its new name before it has it",
				new_->name);
		return;
	}
	if (old->is_materialized != new_->is_materialized)
		differ_warn(d, "view %s: that it is%s materialized now is left out", new_->name,
			new_->is_materialized ? "" : " not");
	if (old->with_no_data != new_->with_no_data)
		differ_warn(d, "view %s: that it is made with%s data now is left out", new_->name,
			new_->with_no_data ? "out" : "");
	diff_options(d, old, new_);
	diff_storage(d, old, new_);
}

bool diff_views(struct differ *d, struct err *err)
{
	LIST_OF(struct rename) renames = {0};
	struct match m = differ_match_qualified(
		d, (const struct list *)&d->from->views, (const struct list *)&d->to->views, false);
	if (!differ_ask(d, ENTITY_VIEW, NULL, &m, (struct list *)&renames, err))
		return false;
	list_each (v, m.added)
		if (!((const struct view *)v)->is_existing)
			add(d, STMT_CREATE_VIEW, v);
	list_each (v, m.deleted)
		if (!((const struct view *)v)->is_existing)
			add(d, STMT_DROP_VIEW, v);
	list_each (r, renames) {
		move_or_rename(d, r->old, r->new_);
		match_join(&m, r->old, r->new_);
	}
	match_each(&m, struct view, old, new_) diff_view(d, old, new_);
	return true;
}
