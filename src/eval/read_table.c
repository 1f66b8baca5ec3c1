/* A table with its constraints, indexes and policies as extract.js puts them. */
#include <string.h>

#include "eval/check.h"
#include "eval/reader.h"

/* The names in the database, into a list of a model's object. */
static void push_names(struct arena *a, const struct references *columns, struct list *names)
{
	list_each (column, columns->items)
		list_push_pointer(a, names, (void *)column->name);
}

static void read_primary_keys(struct reader *r, struct table *t)
{
	for (size_t n = field_number(r); n; n--) {
		struct primary_key *key = arena_new_of(r->a, struct primary_key);
		struct references columns = {0};
		key->name = field_maybe(r);
		field_references(r, &columns);
		if (!key->name)
			key->name = eval_primary_key_name(r->a, t->name, &columns);
		if (r->options->casing)
			key->name = eval_recase(r->a, key->name, &columns);
		push_names(r->a, &columns, (struct list *)&key->columns);
		list_push(r->a, &t->primary_keys, key);
	}
	if (t->primary_keys.count > 1)
		model_order_keys(r->a, (struct list *)&t->primary_keys);
}

static bool read_uniques(struct reader *r, struct table *t)
{
	for (size_t n = field_number(r); n; n--) {
		struct unique *u = arena_new_of(r->a, struct unique);
		struct references columns = {0};
		u->name = field_next(r);
		u->nulls_not_distinct = field_flag(r);
		field_references(r, &columns);
		push_names(r->a, &columns, (struct list *)&u->columns);
		if (!read_add_unique(r, t, u))
			return false;
	}
	return true;
}

static bool same_names(const struct list *x, const struct list *y)
{
	if (x->count != y->count)
		return false;
	for (size_t i = 0; i < x->count; i++)
		if (strcmp(x->items[i], y->items[i]))
			return false;
	return true;
}

static bool same_text(const char *x, const char *y)
{
	return x && y ? !strcmp(x, y) : x == y;
}

static bool same_foreign_key(const struct foreign_key *x, const struct foreign_key *y)
{
	return !strcmp(x->table_to, y->table_to) && same_text(x->schema_to, y->schema_to) &&
	       same_names((const void *)&x->columns_from, (const void *)&y->columns_from) &&
	       same_names((const void *)&x->columns_to, (const void *)&y->columns_to) &&
	       same_text(x->on_delete, y->on_delete) && same_text(x->on_update, y->on_update);
}

static struct foreign_key *read_foreign_key(struct reader *r, const struct table *t)
{
	struct foreign_key *key = arena_new_of(r->a, struct foreign_key);
	struct references from = {0}, to = {0};
	key->name = field_maybe(r);
	key->on_delete = field_maybe(r);
	key->on_update = field_maybe(r);
	key->table_from = t->name;
	key->table_to = field_next(r);
	key->schema_to = field_maybe(r);
	field_references(r, &from);
	field_references(r, &to);
	if (!key->name)
		key->name = eval_foreign_key_name(r->a, t->name, &from, key->table_to, &to);
	if (r->options->casing) {
		key->name = eval_recase(r->a, key->name, &from);
		key->name = eval_recase(r->a, key->name, &to);
	}
	push_names(r->a, &from, (struct list *)&key->columns_from);
	push_names(r->a, &to, (struct list *)&key->columns_to);
	return key;
}

static void warn_of_lost_key(struct reader *r, const struct table *t, const struct foreign_key *key)
{
	read_warn(r,
		"table \"%s\" has two different foreign keys named \"%s\"; the first one is lost",
		t->name, key->name);
}

/* The same foreign key twice is one. Of two different ones the last counts, in the place of the
 * first. */
static void read_foreign_keys(struct reader *r, struct table *t)
{
	for (size_t n = field_number(r); n; n--) {
		struct foreign_key *key = read_foreign_key(r, t);
		struct foreign_key *other = read_find((struct list *)&t->foreign_keys, key->name);
		if (!other) {
			list_push(r->a, &t->foreign_keys, key);
			continue;
		}
		if (!same_foreign_key(key, other))
			warn_of_lost_key(r, t, key);
		*other = *key;
	}
}

static struct index_column *read_index_column(struct reader *r)
{
	struct index_column *c = arena_new_of(r->a, struct index_column);
	const char *field = field_next(r);
	if (*field == 'e') {
		c->expression = field_next(r);
		c->is_expression = true;
		c->asc = true;
		c->nulls = "last";
		return c;
	}
	c->expression = field_reference(r, field).name;
	c->asc = field_flag(r);
	c->nulls = field_next(r);
	c->opclass = field_maybe(r);
	return c;
}

static struct index *read_index(struct reader *r, const struct table *t)
{
	struct index *x = arena_new_of(r->a, struct index);
	struct list names = {0};
	x->name = field_maybe(r);
	x->is_unique = field_flag(r);
	x->concurrently = field_flag(r);
	x->method = field_next(r);
	x->where = field_maybe(r);
	x->with = field_json(r);
	for (size_t n = field_number(r); n; n--) {
		struct index_column *c = read_index_column(r);
		list_push(r->a, &x->columns, c);
		list_push_pointer(r->a, &names, (void *)c->expression);
	}
	if (!x->name)
		x->name = eval_index_name(r->a, t->name, &names);
	return x;
}

/* Indexes share the names of their schema. */
static bool read_indexes(struct reader *r, struct table *t)
{
	for (size_t n = field_number(r); n; n--) {
		struct index *x = read_index(r, t);
		const char *key = map_key(r->a, t->schema, x->name);
		const struct table *other = map_get(&r->indexes, key);
		if (other) {
			err_set(r->err, ERR_SCHEMA,
				"two indexes of schema \"%s\" are named \"%s\", on table \"%s\" "
				"and on \"%s\"",
				model_schema_name(t->schema), x->name, other->name, t->name);
			err_text(&r->err->hint, "give one of them another name: index(\"name\")");
			return false;
		}
		map_set(&r->indexes, key, t);
		list_push(r->a, &t->indexes, x);
	}
	return true;
}

static const char *upper(struct arena *a, const char *text)
{
	char *copy = arena_strdup(a, text);
	for (char *c = copy; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	return copy;
}

struct policy *read_policy_fields(struct reader *r)
{
	struct policy *p = arena_new_of(r->a, struct policy);
	p->name = field_next(r);
	p->as = field_maybe(r);
	p->as = p->as ? upper(r->a, p->as) : "PERMISSIVE";
	p->for_ = field_maybe(r);
	p->for_ = p->for_ ? upper(r->a, p->for_) : "ALL";
	field_strings(r, (struct list *)&p->to);
	p->using = field_maybe(r);
	p->with_check = field_maybe(r);
	return p;
}

bool read_add_policy(struct reader *r, struct table *t, struct policy *p)
{
	if (read_find((struct list *)&t->policies, p->name))
		return err_set(r->err, ERR_SCHEMA, "table \"%s\" has two policies named \"%s\"",
			t->name, p->name);
	list_push(r->a, &t->policies, p);
	return true;
}

static bool read_policies(struct reader *r, struct table *t)
{
	for (size_t n = field_number(r); n; n--)
		if (!read_add_policy(r, t, read_policy_fields(r)))
			return false;
	return true;
}

static bool read_checks(struct reader *r, struct table *t)
{
	for (size_t n = field_number(r); n; n--) {
		struct check *c = arena_new_of(r->a, struct check);
		c->name = field_next(r);
		c->value = field_next(r);
		if (read_find((struct list *)&t->checks, c->name))
			return err_set(r->err, ERR_SCHEMA,
				"table \"%s\" has two checks named \"%s\"", t->name, c->name);
		list_push(r->a, &t->checks, c);
	}
	return true;
}

static void order_table(struct reader *r, struct table *t)
{
	read_order(r, (struct list *)&t->columns);
	read_order(r, (struct list *)&t->indexes);
	read_order(r, (struct list *)&t->foreign_keys);
	read_order(r, (struct list *)&t->uniques);
	read_order(r, (struct list *)&t->policies);
	read_order(r, (struct list *)&t->checks);
}

/* Of two tables of one name the last counts, in the place of the first. */
static void add_table(struct reader *r, struct table *t)
{
	struct table *other = read_claimed(r, &r->tables, t->schema, t->name);
	if (other) {
		read_warn(r, "two tables are named \"%s\"; the first one is lost", t->name);
		*other = *t;
		return;
	}
	map_set(&r->tables, map_key(r->a, model_schema_name(t->schema), t->name), t);
	if (read_is_wanted(r, t->schema))
		list_push(r->a, &r->model->tables, t);
}

bool read_table(struct reader *r, const char *file)
{
	struct table *t = arena_new_of(r->a, struct table);
	t->place.file = file;
	t->name = field_next(r);
	t->schema = field_maybe(r);
	if (!t->schema)
		t->schema = "";
	t->is_rls_enabled = field_flag(r);
	if (!read_columns(r, t))
		return false;
	read_primary_keys(r, t);
	if (!read_uniques(r, t))
		return false;
	read_foreign_keys(r, t);
	if (!read_indexes(r, t) || !read_policies(r, t) || !read_checks(r, t))
		return false;
	order_table(r, t);
	add_table(r, t);
	return !read_is_wanted(r, t->schema) || check_table(r, t);
}
