/* Columns as extract.js puts them. */
#include <string.h>

#include "base/buf.h"
#include "eval/reader.h"

/* As in extract.js. */
enum column_flag {
	KEY_AS_NAME = 1,
	PRIMARY = 2,
	NOT_NULL = 4,
	ENUM = 8,
	UNIQUE = 16,
	NOT_DISTINCT = 32,
	DEFAULT = 64,
	GENERATED = 128,
	IDENTITY = 256,
};

/* drizzle-kit takes the least smallint for every descending identity, whatever its type. */
static struct range range_of_identity(const char *type)
{
	if (!strcmp(type, "integer"))
		return (struct range){"-32768", "2147483647"};
	if (!strcmp(type, "bigint"))
		return (struct range){"-32768", "9223372036854775807"};
	return (struct range){"-32768", "32767"};
}

static const char *quoted_default(struct arena *a, const char *text)
{
	struct buf out = buf_in(a);
	buf_quote(&out, text, '\'');
	return out.s;
}

static const struct json *read_default(struct reader *r)
{
	char kind = *field_next(r);
	if (kind == 'j')
		return field_json(r);
	const char *text = field_next(r);
	return json_new_string(r->a, kind == 's' ? quoted_default(r->a, text) : text);
}

static const struct identity *read_identity(
	struct reader *r, const struct column *c, const char *owner, const char *schema)
{
	struct identity *i = arena_new_of(r->a, struct identity);
	i->type = field_next(r);
	i->name = field_maybe(r);
	if (!i->name)
		i->name = arena_printf(r->a, "%s_%s_seq", owner, c->name);
	i->schema = model_schema_name(schema);
	struct sequence_options o = read_sequence_options(r, range_of_identity(c->type));
	i->increment = o.increment;
	i->start_with = o.start_with;
	i->min_value = o.min_value;
	i->max_value = o.max_value;
	i->cache = o.cache;
	i->has_cycle = true;
	i->cycle = o.cycle;
	return i;
}

static const struct generated *read_generated(struct reader *r)
{
	struct generated *g = arena_new_of(r->a, struct generated);
	g->as = field_next(r);
	g->type = "stored";
	return g;
}

bool read_add_unique(struct reader *r, struct table *t, struct unique *u)
{
	const struct unique *other = read_find((const struct list *)&t->uniques, u->name);
	if (other) {
		err_set(r->err, ERR_SCHEMA,
			"table \"%s\" has two unique constraints named \"%s\", on \"%s\" and on "
			"\"%s\"",
			t->name, u->name, other->columns.count ? other->columns.items[0] : "",
			u->columns.count ? u->columns.items[0] : "");
		err_text(&r->err->hint, "give one of them another name: unique(\"name\")");
		return false;
	}
	list_push(r->a, &t->uniques, u);
	return true;
}

bool read_column(struct reader *r, struct table *t, const char *owner, const char *schema,
	struct column **out)
{
	struct column *c = arena_new_of(r->a, struct column);
	size_t flags = field_number(r);
	c->name = field_next(r);
	if (t)
		c->name = read_cased(r, c->name, flags & KEY_AS_NAME);
	c->type = field_next(r);
	c->is_primary_key = flags & PRIMARY;
	c->is_not_null = flags & NOT_NULL;
	if (flags & ENUM)
		c->type_schema = field_next(r);
	struct unique *u = flags & UNIQUE ? arena_new_of(r->a, struct unique) : NULL;
	if (u) {
		u->name = field_next(r);
		u->nulls_not_distinct = flags & NOT_DISTINCT;
		list_push(r->a, &u->columns, c->name);
	}
	if (flags & DEFAULT)
		c->default_value = read_default(r);
	if (flags & GENERATED)
		c->generated = read_generated(r);
	if (flags & IDENTITY)
		c->identity = read_identity(r, c, owner, schema);
	*out = c;
	return !u || !t || read_add_unique(r, t, u);
}

/* Of two columns of one name the last counts, in the place of the first. */
bool read_columns(struct reader *r, struct table *t)
{
	struct column *c;
	for (size_t n = field_number(r); n; n--) {
		if (!read_column(r, t, t->name, t->schema, &c))
			return false;
		struct column *other = read_find((struct list *)&t->columns, c->name);
		if (other) {
			read_warn(r,
				"table \"%s\" has two columns named \"%s\"; the first one is lost",
				t->name, c->name);
			*other = *c;
			continue;
		}
		list_push(r->a, &t->columns, c);
	}
	return true;
}
