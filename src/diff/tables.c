/* Tables: those that come, go, move or stay, and row level security. */
#include <string.h>

#include "diff/differ.h"
#include "diff/same.h"
#include "model/type.h"

static void match_pair(struct differ *d, struct table_pair *p)
{
	p->columns = match_names(d->a, p->old->columns, p->new_->columns);
	p->policies = match_names(d->a, p->old->policies, p->new_->policies);
	p->has_other_policies = p->policies.added.count || p->policies.deleted.count;
}

static bool ask_columns(struct differ *d, struct table_pair *p, struct err *err)
{
	return differ_ask(
		d, ENTITY_COLUMN, p->new_, &p->columns, (struct list *)&p->column_renames, err);
}

static bool ask_policies(struct differ *d, struct table_pair *p, struct err *err)
{
	return differ_ask(
		d, ENTITY_POLICY, p->new_, &p->policies, (struct list *)&p->policy_renames, err);
}

/* Columns of all tables are asked for before the first policy. */
static bool pair_tables(struct differ *d, struct err *err)
{
	match_each(&d->tables, struct table, old, new_)
	{
		struct table_pair *p = arena_new_of(d->a, struct table_pair);
		*p = (struct table_pair){.old = old, .new_ = new_};
		match_pair(d, p);
		list_push(d->a, &d->pairs, p);
		if (!ask_columns(d, p, err))
			return false;
	}
	list_each (p, d->pairs)
		if (!ask_policies(d, p, err))
			return false;
	return true;
}

static void add_all(
	struct differ *d, enum stmt_kind kind, const struct table *t, const struct list *objects)
{
	for (size_t i = 0; i < objects->count; i++)
		differ_add_on(d, kind, t, *(const char *const *)objects->items[i])->object.any =
			objects->items[i];
}

static void create_table_parts(struct differ *d, const struct table *t)
{
	add_all(d, STMT_CREATE_TABLE_FOREIGN_KEY, t, (const struct list *)&t->foreign_keys);
	add_all(d, STMT_CREATE_TABLE_INDEX, t, (const struct list *)&t->indexes);
	add_all(d, STMT_CREATE_POLICY, t, (const struct list *)&t->policies);
}

static bool is_same_but_name(const struct column *old, const struct column *new_)
{
	return !strcmp(old->type, new_->type) && old->is_not_null == new_->is_not_null &&
	       old->is_primary_key == new_->is_primary_key &&
	       json_same(old->default_value, new_->default_value) &&
	       same_generated(old->generated, new_->generated) && !old->identity == !new_->identity;
}

static void rename_columns(struct differ *d, const struct table_pair *p)
{
	list_each (r, p->column_renames) {
		const struct column *old = r->old, *new_ = r->new_;
		differ_add_on(d, STMT_RENAME_COLUMN, p->new_, old->name)->to = new_->name;
		if (!is_same_but_name(old, new_))
			differ_warn(d,
				"column %s.%s: it was renamed, so its other changes are left out",
				differ_table_text(d, p->new_), new_->name);
	}
}

static void add_column(struct differ *d, const struct table_pair *p, const struct column *c)
{
	differ_add_on(d, STMT_ADD_COLUMN, p->new_, c->name)->object.column = c;
	if (!c->type_schema || !d->recreated.count)
		return;
	const char *type = type_element(d->a, c->type, NULL);
	if (map_get(&d->recreated, map_key(d->a, c->type_schema, type)))
		differ_warn(d,
			"column %s.%s: its enum %s is made anew before the column exists, which "
			"fails",
			differ_table_text(d, p->new_), c->name, type);
}

static bool diff_pair(struct differ *d, const struct table_pair *p)
{
	rename_columns(d, p);
	list_each (c, p->columns.deleted) {
		differ_add_on(d, STMT_DROP_COLUMN, p->new_, ((const struct column *)c)->name)
			->old.column = c;
		columns_warn_of_enum(d, p, c, "the column is dropped");
	}
	list_each (c, p->columns.added)
		add_column(d, p, c);
	bool differs = p->has_other_policies || p->old->is_rls_enabled != p->new_->is_rls_enabled;
	if (columns_differ(d, p)) {
		diff_columns(d, p);
		differs = true;
	}
	differs |= diff_parts(d, p);
	differs |= diff_changed_policies(d, p);
	return differs;
}

static void set_row_security(struct differ *d, const struct table *old, const struct table *new_)
{
	bool was_enabled = old && old->is_rls_enabled, is_enabled = new_->is_rls_enabled;
	bool had_policies = old && old->policies.count, has_policies = new_->policies.count;
	if ((is_enabled && !was_enabled) || (!is_enabled && has_policies && !had_policies))
		differ_add_on(d, STMT_ENABLE_RLS, new_, NULL);
	if (!is_enabled && !has_policies && (was_enabled || had_policies))
		differ_add_on(d, STMT_DISABLE_RLS, new_, NULL);
}

/* Of all tables, new and dropped ones too; drizzle-kit gets here only when some table that stays
 * has changes (src/snapshotsDiffer.ts, inside of alteredTables.forEach). */
static void diff_row_security(struct differ *d)
{
	const struct list *from = d->tables.from, *to = d->tables.to;
	const struct table **old_of = arena_array(d->a, to->count, sizeof(*old_of));
	for (size_t i = 0; i < from->count; i++)
		if (d->tables.partner[i] != NO_PARTNER)
			old_of[d->tables.partner[i]] = from->items[i];
	for (size_t i = 0; i < to->count; i++)
		set_row_security(d, old_of[i], to->items[i]);
	for (size_t i = 0; i < from->count; i++) {
		const struct table *old = from->items[i];
		if (d->tables.partner[i] != NO_PARTNER || old->is_rls_enabled)
			continue;
		struct stmt *s = differ_add_on(d, STMT_DISABLE_RLS, old, NULL);
		s->schema = differ_schema(d, old->schema);
	}
}

/* A table that was moved but not renamed is compared no further: warns if there is a difference, by
 * comparing and taking the statements back. */
static void check_moved(struct differ *d, const struct rename *r)
{
	struct table_pair p = {.old = r->old, .new_ = r->new_};
	if (strcmp(p.old->name, p.new_->name) != 0)
		return;
	size_t stmts = d->out->stmts.count, warnings = d->out->warnings.count;
	match_pair(d, &p);
	bool differs = diff_pair(d, &p) || d->out->stmts.count > stmts;
	d->out->stmts.count = stmts;
	d->out->warnings.count = warnings;
	if (differs)
		differ_warn(d, "table %s: it was moved, so its other changes are left out",
			p.old->name);
}

bool diff_tables(struct differ *d, struct err *err)
{
	static const struct qualified_kinds kinds = {ENTITY_TABLE, STMT_CREATE_TABLE,
		STMT_MOVE_TABLE, STMT_RENAME_TABLE, STMT_DROP_TABLE};
	LIST_OF(struct rename) renames = {0};
	if (!differ_compare_qualified(d, &kinds, (const struct list *)&d->from->tables,
		    (const struct list *)&d->to->tables, &d->tables, (struct list *)&renames, err))
		return false;
	list_each (r, renames)
		check_moved(d, r);
	if (!pair_tables(d, err))
		return false;
	bool any_differs = false;
	list_each (p, d->pairs)
		diff_policies(d, p);
	list_each (p, d->pairs)
		any_differs |= diff_pair(d, p);
	if (any_differs)
		diff_row_security(d);
	list_each (t, d->tables.added)
		create_table_parts(d, t);
	return true;
}
