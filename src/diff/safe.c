/* The safe form of a diff: renames first, then a diff without any, completed and put into an order
 * in which nothing is in the way of anything. */
#include "diff/safe.h"

#include <stdlib.h>
#include <string.h>

#include "diff/mention.h"
#include "diff/renamed.h"

/* The order of the output. What stands on something goes before it and comes after it. */
static const enum stmt_kind order[] = {
	STMT_CREATE_SCHEMA,
	STMT_RENAME_SCHEMA,
	STMT_RENAME_ROLE,
	STMT_CREATE_ROLE,
	STMT_ALTER_ROLE,
	STMT_MOVE_ENUM,
	STMT_RENAME_ENUM,
	STMT_MOVE_SEQUENCE,
	STMT_RENAME_SEQUENCE,
	STMT_RENAME_VIEW,
	STMT_MOVE_VIEW,
	STMT_MOVE_TABLE,
	STMT_RENAME_TABLE,
	STMT_RENAME_COLUMN,
	STMT_RENAME_IDENTITY,
	STMT_RENAME_POLICY,
	STMT_RENAME_LINKED_POLICY,
	STMT_DROP_LINKED_POLICY,
	STMT_DROP_POLICY,
	STMT_DROP_VIEW,
	STMT_DROP_FOREIGN_KEY,
	STMT_DROP_CHECK,
	STMT_DROP_UNIQUE,
	STMT_DROP_INDEX,
	STMT_DROP_CHANGED_INDEX,
	STMT_DROP_PRIMARY_KEY,
	STMT_DROP_COLUMN_KEY,
	STMT_DISABLE_RLS,
	STMT_DROP_COLUMN,
	STMT_DROP_TABLE,
	STMT_CREATE_ENUM,
	STMT_ADD_ENUM_VALUE,
	STMT_REPLACE_ENUM,
	STMT_CREATE_SEQUENCE,
	STMT_ALTER_SEQUENCE,
	STMT_CREATE_TABLE,
	STMT_ENABLE_RLS,
	STMT_SET_TYPE, /* and all that changes a column, column by column */
	STMT_ADD_COLUMN,
	STMT_ADD_PRIMARY_KEY,
	STMT_ADD_COLUMN_KEY,
	STMT_ADD_UNIQUE,
	STMT_CREATE_TABLE_INDEX,
	STMT_ADD_INDEX,
	STMT_ADD_CHANGED_INDEX,
	STMT_ADD_CHECK,
	STMT_CREATE_TABLE_FOREIGN_KEY,
	STMT_ADD_FOREIGN_KEY,
	STMT_SET_VIEW_OPTIONS, /* and all other options, view by view */
	STMT_CREATE_VIEW,
	STMT_CREATE_POLICY,
	STMT_CREATE_LINKED_POLICY,
	STMT_DROP_REPLACED_ENUM,
	STMT_DROP_ENUM,
	STMT_DROP_SEQUENCE,
	STMT_DROP_ROLE,
	STMT_DROP_SCHEMA,
};

/* The kind whose place in `order` a statement takes. */
static enum stmt_kind group_of(enum stmt_kind kind)
{
	if ((kind >= STMT_SET_TYPE && kind <= STMT_DROP_GENERATED) ||
		(kind >= STMT_ADD_SERIAL && kind <= STMT_DROP_SERIAL))
		return STMT_SET_TYPE;
	if (kind >= STMT_SET_VIEW_OPTIONS && kind <= STMT_SET_VIEW_METHOD)
		return STMT_SET_VIEW_OPTIONS;
	return kind;
}

const char *safe_key(struct arena *a, enum stmt_kind kind, const struct stmt *s)
{
	const char *schema = model_schema_name(s->schema ? s->schema : "");
	const char *where = map_key(a, schema, s->table ? s->table : "");
	return map_key(
		a, arena_printf(a, "%d", (int)kind), map_key(a, where, s->name ? s->name : ""));
}

bool safe_has(const struct safe *s, enum stmt_kind kind, const char *schema, const char *table,
	const char *name)
{
	const struct stmt stmt = {.schema = schema, .table = table, .name = name};
	return map_get(&s->present, safe_key(s->d->a, kind, &stmt));
}

void safe_note(struct safe *s, const struct stmt *stmt)
{
	map_set(&s->present, safe_key(s->d->a, stmt->kind, stmt), (void *)stmt);
}

struct stmt *safe_add_on(
	struct safe *s, enum stmt_kind kind, const struct table *t, const char *name)
{
	struct stmt *stmt = differ_add_on(s->d, kind, t, name);
	safe_note(s, stmt);
	return stmt;
}

void safe_recreate_on(struct safe *s, enum stmt_kind drop, enum stmt_kind add,
	const struct table *t, const void *old, const void *new_)
{
	const char *name = *(const char *const *)old;
	if (safe_has(s, drop, t->schema, t->name, name))
		return;
	safe_add_on(s, drop, t, name)->object.any = old;
	safe_add_on(s, add, t, name)->object.any = new_;
}

/* One statement becomes two, that stand apart in the order. */
static void split(struct safe *s, const struct stmt *stmt, enum stmt_kind drop, enum stmt_kind add)
{
	struct stmt *first = differ_add(s->d, drop), *second = differ_add(s->d, add);
	*first = *second = *stmt;
	first->kind = drop;
	first->object = stmt->old;
	first->name = *(const char *const *)stmt->old.any;
	second->kind = add;
}

/* Without CASCADE, a table only goes when no other refers to it. */
static void drop_table(struct safe *s, const struct stmt *stmt)
{
	list_each (k, stmt->object.table->foreign_keys) {
		struct stmt *drop =
			differ_add_object(s->d, STMT_DROP_FOREIGN_KEY, stmt->schema, k->name);
		drop->table = stmt->name;
		drop->object.foreign_key = k;
	}
	*differ_add(s->d, STMT_DROP_TABLE) = *stmt;
}

/* A view that is redefined and changes its kind, too, goes as what it was. */
static void drop_view(struct safe *s, const struct stmt *stmt)
{
	struct stmt *drop = differ_add(s->d, STMT_DROP_VIEW);
	*drop = *stmt;
	if (stmt->old.view)
		drop->object.view = stmt->old.view;
}

static void take(struct safe *s, const struct stmt *stmt)
{
	enum stmt_kind rank = stmt_rank(stmt->kind);
	if (rank == STMT_DROP_COLUMN_KEY || rank == STMT_RECREATE_ENUM || rank == STMT_ENABLE_RLS ||
		rank == STMT_DISABLE_RLS)
		return; /* safe_columns, replace_enums and set_row_security say what there is to do
			 */
	if (rank == STMT_REPLACE_PRIMARY_KEY)
		split(s, stmt, STMT_DROP_PRIMARY_KEY, STMT_ADD_PRIMARY_KEY);
	else if (rank == STMT_ALTER_POLICY)
		split(s, stmt, STMT_DROP_POLICY, STMT_CREATE_POLICY);
	else if (rank == STMT_ALTER_LINKED_POLICY)
		split(s, stmt, STMT_DROP_LINKED_POLICY, STMT_CREATE_LINKED_POLICY);
	else if (rank == STMT_DROP_TABLE)
		drop_table(s, stmt);
	else if (rank == STMT_DROP_VIEW)
		drop_view(s, stmt);
	else
		*differ_add(s->d, stmt->kind) = *stmt;
}

static void take_all(struct safe *s)
{
	struct list stmts = *(struct list *)&s->d->out->stmts;
	memset(&s->d->out->stmts, 0, sizeof(s->d->out->stmts));
	for (size_t i = 0; i < stmts.count; i++)
		take(s, stmts.items[i]);
	list_each (stmt, s->d->out->stmts)
		safe_note(s, stmt);
}

static void replace_used_enums(struct safe *s)
{
	const struct list *stmts = (const struct list *)&s->d->out->stmts;
	list_each (stmt, s->d->out->stmts) {
		if (stmt->kind != STMT_ADD_ENUM_VALUE || !mention_in_stmts(stmts, stmt->to))
			continue;
		const char *key = map_key(s->d->a, stmt->schema, stmt->name);
		map_set(&s->d->recreated, key, map_get(&s->d->new_enums, key));
	}
}

static void replace_enums(struct safe *s)
{
	struct list kept = {0};
	list_each (stmt, s->d->out->stmts)
		if (stmt->kind != STMT_ADD_ENUM_VALUE ||
			!map_get(&s->d->recreated, map_key(s->d->a, stmt->schema, stmt->name)))
			list_push_pointer(s->d->a, &kept, stmt);
	*(struct list *)&s->d->out->stmts = kept;
	for (size_t i = 0; i < s->d->recreated.count; i++) {
		const struct enum_type *e = s->d->recreated.entries[i].value;
		differ_add_object(s->d, STMT_REPLACE_ENUM, e->schema, e->name)->object.enum_type =
			e;
		differ_add_object(s->d, STMT_DROP_REPLACED_ENUM, e->schema, e->name);
	}
}

static bool has_row_security(const struct table *t)
{
	return t->is_rls_enabled || t->policies.count;
}

static void set_row_security(struct safe *s)
{
	list_each (p, s->d->pairs) {
		bool was_on = has_row_security(p->old), is_on = has_row_security(p->new_);
		if (was_on != is_on)
			safe_add_on(s, is_on ? STMT_ENABLE_RLS : STMT_DISABLE_RLS, p->new_, NULL);
	}
}

/* Within a kind: generated columns go before those that they are made of, and come after them;
 * views likewise. */
static long place_within(const struct safe *s, const struct stmt *stmt)
{
	switch ((int)stmt->kind) {
	case STMT_DROP_COLUMN: return stmt->old.column->generated ? 0 : 1;
	case STMT_ADD_COLUMN: return stmt->object.column->generated ? 1 : 0;
	case STMT_DROP_VIEW: return -(long)safe_view_depth(s, stmt->object.view);
	case STMT_CREATE_VIEW: return (long)safe_view_depth(s, stmt->object.view);
	}
	return 0;
}

struct placed {
	size_t place, made;
	long within;
	struct stmt *stmt;
};

static int compare_places(const void *x, const void *y)
{
	const struct placed *a = x, *b = y;
	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	if (a->within != b->within)
		return a->within < b->within ? -1 : 1;
	return a->made < b->made ? -1 : a->made > b->made;
}

static void order_safely(struct safe *s)
{
	size_t place_of[STMT_KIND_COUNT] = {0}, count = s->d->out->stmts.count;
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++)
		place_of[order[i]] = i;
	struct placed *placed = arena_array(s->d->a, count, sizeof(*placed));
	list_each (stmt, s->d->out->stmts)
		placed[stmt_at] = (struct placed){
			place_of[group_of(stmt->kind)], stmt_at, place_within(s, stmt), stmt};
	qsort(placed, count, sizeof(*placed), compare_places);
	for (size_t i = 0; i < count; i++)
		s->d->out->stmts.items[i] = placed[i].stmt;
}

/* All that is left after the renames was created or dropped. */
static bool answer_create(
	void *context, const struct question *q, struct answer *out, struct err *err)
{
	out->kind = ANSWER_CREATE;
	return true;
}

bool diff_safe_form(struct arena *a, const struct model *from, const struct model *to,
	const struct diff *asked, struct diff *out, struct err *err)
{
	struct diff result = {0};
	const struct list *stmts = (const struct list *)&asked->stmts;
	struct differ d = differ_begin(a, diff_renamed(a, from, stmts), to, &result);
	d.resolve = answer_create;
	if (!differ_run(&d, err))
		return false;
	struct safe s = {.d = &d, .present = {.arena = a}};
	replace_used_enums(&s);
	take_all(&s);
	replace_enums(&s);
	set_row_security(&s);
	safe_columns(&s);
	safe_parts(&s);
	safe_views(&s);
	list_each (stmt, asked->stmts)
		if (diff_is_rename(stmt))
			list_push(a, &result.stmts, stmt);
	safe_find_depths(&s);
	order_safely(&s);
	memset(&result.warnings, 0, sizeof(result.warnings));
	*out = result;
	return true;
}

bool diff_models_safely(struct arena *a, const struct model *from, const struct model *to,
	diff_resolve *resolve, void *context, struct diff *out, struct err *err)
{
	struct diff asked = {0};
	if (!diff_models(a, from, to, resolve, context, &asked, err))
		return false;
	if (!asked.unresolved.count)
		return diff_safe_form(a, from, to, &asked, out, err);
	*out = asked;
	return true;
}
