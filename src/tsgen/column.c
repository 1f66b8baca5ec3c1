/* Columns: the function of drizzle-orm for each type, and what is chained behind it. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "model/type.h"
#include "tsgen/gen.h"

enum arguments {
	NO_ARGUMENTS,
	LENGTH,
	PRECISION_AND_SCALE,
	DIMENSIONS,
	CLOCK,
	INTERVAL,
	NUMBER_MODE,
	STRING_MODE,
	POINT
};

struct kind {
	const char *type, *function;
	enum arguments arguments;
};

static const struct kind kinds[] = {
	{"smallint", "smallint"},
	{"integer", "integer"},
	{"bigint", "bigint", NUMBER_MODE},
	{"smallserial", "smallserial"},
	{"serial", "serial"},
	{"bigserial", "bigserial", NUMBER_MODE},
	{"boolean", "boolean"},
	{"text", "text"},
	{"varchar", "varchar", LENGTH},
	{"char", "char", LENGTH},
	{"numeric", "numeric", PRECISION_AND_SCALE},
	{"real", "real"},
	{"double precision", "doublePrecision"},
	{"json", "json"},
	{"jsonb", "jsonb"},
	{"uuid", "uuid"},
	{"date", "date"},
	{"time", "time", CLOCK},
	{"timestamp", "timestamp", CLOCK},
	{"interval", "interval", INTERVAL},
	{"inet", "inet"},
	{"cidr", "cidr"},
	{"macaddr", "macaddr"},
	{"macaddr8", "macaddr8"},
	{"point", "point"},
	{"line", "line"},
	{"vector", "vector", DIMENSIONS},
	{"halfvec", "halfvec", DIMENSIONS},
	{"bit", "bit", DIMENSIONS},
	{"sparsevec", "sparsevec", DIMENSIONS},
};

/* "timestamp (3) with time zone": name "timestamp", arguments "3", rest "with time zone". */
struct parsed {
	const char *name, *arguments, *rest;
};

static struct parsed parse(struct arena *a, const char *type)
{
	const char *open = strchr(type, '('), *with = strstr(type, " with time zone");
	const char *close = open ? strchr(open, ')') : NULL;
	struct parsed p = {type, NULL, ""};
	if (close) {
		size_t len = (size_t)(open - type);
		while (len && type[len - 1] == ' ')
			len--;
		p = (struct parsed){arena_strndup(a, type, len),
			arena_strndup(a, open + 1, (size_t)(close - open - 1)), close + 1};
	} else if (with) {
		p = (struct parsed){arena_strndup(a, type, (size_t)(with - type)), NULL, with};
	}
	return p;
}

/* drizzle-orm's function gives the type back only if its arguments are what it can say. */
static bool fits(const struct kind *k, const struct parsed *p)
{
	bool has_rest = p->rest[0];
	switch (k->arguments) {
	case CLOCK: return !has_rest || !strcmp(p->rest, " with time zone");
	case LENGTH:
	case PRECISION_AND_SCALE: return !has_rest;
	case DIMENSIONS: return p->arguments && !has_rest;
	case INTERVAL: return !has_rest;
	case NO_ARGUMENTS:
	case NUMBER_MODE:
	case STRING_MODE:
	case POINT: break;
	}
	return !p->arguments && !has_rest;
}

static const struct kind *find_kind(const struct parsed *p)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (!strcmp(p->name, kinds[i].type) && fits(&kinds[i], p))
			return &kinds[i];
	return NULL;
}

static void put_option(struct buf *out, const char *key, const char *value)
{
	buf_printf(out, "%s%s: %s", out->len ? ", " : "", key, value);
}

static void put_precision_and_scale(struct gen *g, struct buf *out, const char *arguments)
{
	const char *comma = strchr(arguments, ',');
	size_t len = comma ? (size_t)(comma - arguments) : strlen(arguments);
	put_option(out, "precision", arena_strndup(g->a, arguments, len));
	if (comma)
		put_option(out, "scale", comma + 1 + strspn(comma + 1, " "));
}

/* The members of the object that is the last argument of the function. */
static const char *options_of(struct gen *g, const struct kind *k, const struct parsed *p)
{
	struct buf out = buf_in(g->a);
	bool has_zone = strstr(p->rest, "with time zone");
	if (k->arguments == LENGTH && p->arguments)
		put_option(&out, "length", p->arguments);
	else if (k->arguments == PRECISION_AND_SCALE && p->arguments)
		put_precision_and_scale(g, &out, p->arguments);
	else if (k->arguments == DIMENSIONS)
		put_option(&out, "dimensions", p->arguments);
	else if (k->arguments == NUMBER_MODE)
		put_option(&out, "mode", "\"number\"");
	else if ((k->arguments == CLOCK || k->arguments == INTERVAL) && p->arguments)
		put_option(&out, "precision", p->arguments);
	if (k->arguments == CLOCK && has_zone)
		put_option(&out, "withTimezone", "true");
	if (!strcmp(k->type, "timestamp"))
		put_option(&out, "mode", "\"string\"");
	return out.s;
}

/* (), ("name"), ({ … }) or ("name", { … }); the name is left out where the key says it. */
static void put_call(struct buf *out, const char *function, const char *name, const char *options)
{
	buf_printf(out, "%s(", function);
	if (name)
		gen_string(out, name);
	if (options[0])
		buf_printf(out, "%s{ %s }", name ? ", " : "", options);
	buf_putc(out, ')');
}

static const char *custom_type(struct gen *g, const char *type)
{
	const char *known = map_get(&g->custom_types, type);
	if (known)
		return known;
	struct buf name = buf_in(g->a);
	for (const char *s = type; *s && *s != '('; s++)
		buf_putc(&name, isalnum((unsigned char)*s) ? *s : '_');
	known = gen_take(g, name.s);
	map_set(&g->custom_types, arena_strdup(g->a, type), (void *)known);
	return known;
}

static const struct enum_type *enum_of(struct gen *g, const struct column *c, const char *element)
{
	list_each (e, g->model->enums)
		if (c->type_schema && !strcmp(e->schema, c->type_schema) &&
			!strcmp(e->name, element))
			return e;
	return NULL;
}

static void put_type(struct gen *g, struct buf *out, const struct column *c, const char *name)
{
	const char *brackets, *element = type_element(g->a, c->type, &brackets);
	const struct enum_type *e = enum_of(g, c, element);
	const struct parsed p = parse(g->a, element);
	const struct kind *k = e ? NULL : find_kind(&p);
	if (e)
		put_call(out, gen_export(g, e), name, "");
	else if (!strcmp(element, "geometry(point)"))
		put_call(out, gen_use(g, "geometry"), name, "type: \"point\"");
	else if (k)
		put_call(out, gen_use(g, k->function), name, options_of(g, k, &p));
	else
		put_call(out, custom_type(g, element), name, "");
	for (const char *s = brackets; (s = strchr(s, '[')); s++)
		buf_puts(out, ".array()");
}

/* The text of a literal that reads the same in SQL and in JavaScript; NULL for any other. */
static const char *plain_literal(struct arena *a, const char *text)
{
	size_t len = strlen(text);
	if (len < 2 || text[0] != '\'' || text[len - 1] != '\'')
		return NULL;
	const char *inner = arena_strndup(a, text + 1, len - 2);
	return strpbrk(inner, "'\\\n\r\"") ? NULL : inner;
}

static bool takes_text(const char *type)
{
	static const char *const types[] = {"text", "varchar", "char", "uuid", "numeric", "inet",
		"cidr", "macaddr", "macaddr8"};
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		size_t len = strlen(types[i]);
		if (!strncmp(type, types[i], len) && (!type[len] || type[len] == '('))
			return true;
	}
	return false;
}

static bool is_array(const char *type)
{
	size_t len = strlen(type);
	return len && type[len - 1] == ']';
}

static void put_default(struct gen *g, struct buf *out, const struct column *c)
{
	const char *text = json_text(c->default_value);
	const char *literal = text && !is_array(c->type) ? plain_literal(g->a, text) : NULL;
	if (!c->default_value)
		return;
	buf_puts(out, ".default(");
	if (!text)
		json_put_compact(out, c->default_value);
	else if (literal && (takes_text(c->type) || enum_of(g, c, c->type)))
		gen_string(out, literal);
	else
		gen_sql(g, out, text);
	buf_putc(out, ')');
}

static const char *largest(const char *type)
{
	if (!strcmp(type, "smallint"))
		return "32767";
	return !strcmp(type, "integer") ? "2147483647" : "9223372036854775807";
}

/* Only what is not drizzle-orm's own choice is said. */
static void put_identity(
	struct gen *g, struct buf *out, const struct table *t, const struct column *c)
{
	const struct identity *i = c->identity;
	const char *name = arena_printf(g->a, "%s_%s_seq", t->name, c->name);
	const struct {
		const char *key, *value, *otherwise;
	} numbers[] = {{"startWith", i->start_with, "1"}, {"increment", i->increment, "1"},
		{"minValue", i->min_value, "1"}, {"maxValue", i->max_value, largest(c->type)},
		{"cache", i->cache, "1"}};
	struct buf options = buf_in(g->a);
	if (strcmp(i->name, name) != 0) {
		buf_puts(&options, "name: ");
		gen_string(&options, i->name);
	}
	for (size_t n = 0; n < sizeof(numbers) / sizeof(numbers[0]); n++) {
		if (!strcmp(numbers[n].value, numbers[n].otherwise))
			continue;
		buf_printf(&options, "%s%s: ", options.len ? ", " : "", numbers[n].key);
		gen_number(&options, numbers[n].value);
	}
	if (i->cycle)
		put_option(&options, "cycle", "true");
	bool is_always = !strcmp(i->type, "always");
	buf_printf(out, ".generated%sAsIdentity(", is_always ? "Always" : "ByDefault");
	if (options.len)
		buf_printf(out, "{ %s }", options.s);
	buf_putc(out, ')');
}

void gen_column(struct gen *g, struct buf *out, const struct table *t, const struct column *c)
{
	const char *key = gen_member(g, t, c->name);
	bool is_in_view = !t->name;
	if (gen_is_identifier(key))
		buf_puts(out, key);
	else
		gen_string(out, key);
	buf_puts(out, ": ");
	put_type(g, out, c, strcmp(key, c->name) != 0 ? c->name : NULL);
	if (is_in_view)
		return;
	put_default(g, out, c);
	if (c->generated) {
		buf_puts(out, ".generatedAlwaysAs(");
		gen_sql(g, out, c->generated->as);
		buf_putc(out, ')');
	}
	if (c->identity)
		put_identity(g, out, t, c);
	if (c->is_primary_key)
		buf_puts(out, ".primaryKey()");
	else if (c->is_not_null)
		buf_puts(out, ".notNull()");
}
