/* Contradictions that PostgreSQL refuses in every database (CREATE TABLE, CREATE SEQUENCE, CREATE
 * TYPE, CREATE POLICY: the documented restrictions, each seen in a run). */
#include "eval/check.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_LIMIT = 63 }; /* bytes of a name or an enum's value: NAMEDATALEN - 1 */

static bool refuse(struct reader *r, const char *hint, const char *message)
{
	err_set(r->err, ERR_SCHEMA, "%s", message);
	err_text(&r->err->hint, hint);
	return false;
}

/* An option of a sequence as a number. False where only the server can tell what it says: newer
 * ones take 0x10 and 1_000. */
struct number {
	bool is_known;
	long long value;
};

static bool read_number(struct reader *r, const char *what, const char *option, const char *text,
	struct number *out)
{
	const char *digits = text + (*text == '-' || *text == '+');
	size_t count = strspn(digits, "0123456789");
	out->is_known = count && !digits[count];
	if (!out->is_known && (!count || strchr(".eE", digits[count])))
		return refuse(r, NULL,
			arena_printf(r->a, "%s: its %s is %s, which is no whole number", what,
				option, text));
	errno = 0;
	out->value = strtoll(text, NULL, 10);
	if (out->is_known && errno == ERANGE)
		return refuse(r, NULL,
			arena_printf(r->a, "%s: its %s %s does not fit into a bigint", what, option,
				text));
	return true;
}

struct bounds {
	struct number increment, start, min, max, cache;
};

static bool read_bounds(
	struct reader *r, const struct sequence *s, const char *what, struct bounds *b)
{
	return read_number(r, what, "increment", s->increment, &b->increment) &&
	       read_number(r, what, "minValue", s->min_value, &b->min) &&
	       read_number(r, what, "maxValue", s->max_value, &b->max) &&
	       read_number(r, what, "startWith", s->start_with, &b->start) &&
	       read_number(r, what, "cache", s->cache, &b->cache);
}

static bool is_below(const struct number *x, const struct number *y)
{
	return x->is_known && y->is_known && x->value < y->value;
}

static bool is_just(const struct number *x, long long value)
{
	return x->is_known && x->value == value;
}

/* The values that an identity's column can hold. */
static bool check_range(
	struct reader *r, const struct bounds *b, const char *type, const char *what)
{
	bool is_small = !strcmp(type, "smallint");
	if (!is_small && strcmp(type, "integer") != 0)
		return true;
	const struct number least = {true, is_small ? -32768 : -2147483648LL},
			    greatest = {true, is_small ? 32767 : 2147483647};
	if (is_below(&b->min, &least) || is_below(&greatest, &b->max))
		return refuse(r, NULL,
			arena_printf(r->a,
				"%s: its values from %lld to %lld do not fit into the type %s",
				what, b->min.value, b->max.value, type));
	return true;
}

bool check_sequence(struct reader *r, const struct sequence *s, const char *type, const char *what)
{
	struct bounds b;
	if (!read_bounds(r, s, what, &b))
		return false;
	if (is_just(&b.increment, 0))
		return refuse(r, NULL, arena_printf(r->a, "%s: its increment is 0", what));
	if (b.cache.is_known && b.cache.value < 1)
		return refuse(r, NULL,
			arena_printf(r->a, "%s: its cache is %s; it has to be at least 1", what,
				s->cache));
	if (b.min.is_known && b.max.is_known && b.min.value >= b.max.value)
		return refuse(r, NULL,
			arena_printf(r->a, "%s: its minValue %s is not below its maxValue %s", what,
				s->min_value, s->max_value));
	if (is_below(&b.start, &b.min))
		return refuse(r, "give it a minValue",
			arena_printf(r->a, "%s: it starts with %s, below its minValue %s", what,
				s->start_with, s->min_value));
	if (is_below(&b.max, &b.start))
		return refuse(r, "give it a maxValue",
			arena_printf(r->a, "%s: it starts with %s, above its maxValue %s", what,
				s->start_with, s->max_value));
	return check_range(r, &b, type, what);
}

static bool check_identity(struct reader *r, const struct column *c, const char *what)
{
	const struct identity *i = c->identity;
	const struct sequence s = {.increment = i->increment,
		.start_with = i->start_with,
		.min_value = i->min_value,
		.max_value = i->max_value,
		.cache = i->cache};
	const char *type = c->type;
	if (strcmp(type, "smallint") != 0 && strcmp(type, "integer") != 0 &&
		strcmp(type, "bigint") != 0)
		return refuse(r, NULL,
			arena_printf(r->a,
				"%s is an identity of the type %s; it has to be smallint, integer "
				"or bigint",
				what, type));
	return check_sequence(r, &s, type, what);
}

static bool check_column(struct reader *r, const struct table *t, const struct column *c)
{
	bool is_serial = strstr(c->type, "serial") && !strchr(c->type, '[') && !c->type_schema;
	if (!c->identity && !c->generated && !(is_serial && c->default_value))
		return true;
	const char *what = arena_printf(r->a, "column \"%s\" of table \"%s\"", c->name, t->name);
	const char *first = c->identity ? "is an identity" : "is generated";
	if (c->identity && c->generated)
		return refuse(
			r, NULL, arena_printf(r->a, "%s is both an identity and generated", what));
	if (is_serial && !c->identity && !c->generated)
		first = "is serial";
	if (c->default_value)
		return refuse(r, "leave the default out",
			arena_printf(r->a, "%s %s and has a default", what, first));
	return !c->identity || check_identity(r, c, what);
}

static bool check_columns(struct reader *r, const struct table *t)
{
	list_each (c, t->columns)
		if (!check_column(r, t, c))
			return false;
	return true;
}

/* The columns of a key or constraint: all of the table, each once. */
static bool check_names(
	struct reader *r, const struct table *t, const struct list *names, const char *what)
{
	for (size_t i = 0; i < names->count; i++) {
		if (!read_find((const struct list *)&t->columns, names->items[i]))
			return refuse(r, NULL,
				arena_printf(r->a,
					"%s of table \"%s\" is on the column \"%s\", which the "
					"table does not have",
					what, t->name, (const char *)names->items[i]));
		for (size_t k = 0; k < i; k++)
			if (!strcmp(names->items[i], names->items[k]))
				return refuse(r, NULL,
					arena_printf(r->a,
						"%s of table \"%s\" has the column \"%s\" twice",
						what, t->name, (const char *)names->items[i]));
	}
	return true;
}

static bool check_index(struct reader *r, const struct table *t, const struct index *x)
{
	list_each (c, x->columns)
		if (!c->is_expression &&
			!read_find((const struct list *)&t->columns, c->expression))
			return refuse(r, NULL,
				arena_printf(r->a,
					"index \"%s\" of table \"%s\" is on the column \"%s\", "
					"which the table does not have",
					x->name, t->name, c->expression));
	return true;
}

static bool check_constraints(struct reader *r, const struct table *t)
{
	list_each (key, t->primary_keys)
		if (!check_names(r, t, (const struct list *)&key->columns, "the primary key"))
			return false;
	list_each (u, t->uniques)
		if (!check_names(r, t, (const struct list *)&u->columns, "a unique constraint"))
			return false;
	list_each (x, t->indexes)
		if (!check_index(r, t, x))
			return false;
	return true;
}

bool check_policy(struct reader *r, const struct policy *p, const char *owner)
{
	const char *what = arena_printf(r->a, "policy \"%s\" of %s", p->name, owner);
	if (!p->to.count)
		return refuse(r, "leave `to` out for everyone",
			arena_printf(r->a, "%s is for no role: its list is empty", what));
	if (p->using && !strcmp(p->for_, "INSERT"))
		return refuse(r, "write the condition as `withCheck`",
			arena_printf(r->a, "%s is for insert and has `using`", what));
	if (p->with_check && (!strcmp(p->for_, "SELECT") || !strcmp(p->for_, "DELETE")))
		return refuse(r, "write the condition as `using`",
			arena_printf(r->a, "%s is for %s and has `withCheck`", what,
				*p->for_ == 'S' ? "select" : "delete"));
	return true;
}

bool check_table(struct reader *r, const struct table *t)
{
	if (!check_columns(r, t) || !check_constraints(r, t))
		return false;
	if (!t->policies.count)
		return true;
	const char *owner = arena_printf(r->a, "table \"%s\"", t->name);
	list_each (p, t->policies)
		if (!check_policy(r, p, owner))
			return false;
	return true;
}

bool check_enum(struct reader *r, const struct enum_type *e)
{
	struct map seen = {.arena = r->a};
	list_each (value, e->values) {
		if (!map_set(&seen, value, (void *)value))
			return refuse(r, NULL,
				arena_printf(r->a, "enum \"%s\" has the value \"%s\" twice",
					e->name, value));
		if (strlen(value) > NAME_LIMIT)
			return refuse(r, NULL,
				arena_printf(r->a,
					"enum \"%s\" has the value \"%s\", which is longer than "
					"PostgreSQL's %d bytes",
					e->name, value, NAME_LIMIT));
	}
	return true;
}

static bool check_reference(struct reader *r, const struct table *t, const struct foreign_key *k)
{
	const char *schema = model_schema_name(k->schema_to ? k->schema_to : "");
	const struct table *to = map_get(&r->tables, map_key(r->a, schema, k->table_to));
	if (k->columns_from.count != k->columns_to.count)
		return refuse(r, NULL,
			arena_printf(r->a,
				"foreign key \"%s\" of table \"%s\" has %zu columns and refers to "
				"%zu",
				k->name, t->name, k->columns_from.count, k->columns_to.count));
	if (!check_names(r, t, (const struct list *)&k->columns_from, "a foreign key"))
		return false;
	list_each (name, k->columns_to)
		if (to && !read_find((const struct list *)&to->columns, name))
			return refuse(r, NULL,
				arena_printf(r->a,
					"foreign key \"%s\" of table \"%s\" refers to the column "
					"\"%s\", which table \"%s\" does not have",
					k->name, t->name, name, k->table_to));
	return true;
}

bool check_references(struct reader *r)
{
	list_each (t, r->model->tables) {
		list_each (k, t->foreign_keys) {
			if (check_reference(r, t, k))
				continue;
			err_at(r->err, t->place.file, 0, 0);
			r->subject = (struct subject){"table", t->name};
			return false;
		}
	}
	return true;
}
