/* From PostgreSQL's words for types and defaults to drizzle-orm's. */
#include "introspect/spell.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

struct spelling {
	const char *postgres, *drizzle;
};

/* Of the beginning of a type; the longer one comes first. */
static const struct spelling type_names[] = {
	{"character varying", "varchar"},
	{"character", "char"},
	{"bpchar", "char"},
	{"timestamp(", "timestamp ("},
	{"geometry(Point)", "geometry(point)"},
};

static bool begins_with(const char *text, const char *beginning)
{
	return !strncmp(text, beginning, strlen(beginning));
}

/* The element type of an array, or the type: the server writes one pair of brackets for any number
 * of dimensions. */
static const char *element_of(struct arena *a, const char *type, bool *is_array)
{
	size_t len = strlen(type);
	*is_array = len > 2 && !strcmp(type + len - 2, "[]");
	return *is_array ? arena_strndup(a, type, len - 2) : type;
}

static bool is_quoted(const char *type)
{
	size_t len = strlen(type);
	return len > 1 && type[0] == '"' && type[len - 1] == '"';
}

/* A quoted name without its quotes. */
static const char *unquote(struct arena *a, const char *name)
{
	struct buf out = buf_in(a);
	for (const char *s = name + 1; s[1]; s++) {
		buf_putc(&out, *s);
		if (s[0] == '"' && s[1] == '"')
			s++;
	}
	return out.s;
}

static void put_element(struct buf *out, const char *type)
{
	static const char without[] = " without time zone";
	for (size_t i = 0; i < sizeof(type_names) / sizeof(type_names[0]); i++)
		if (begins_with(type, type_names[i].postgres)) {
			buf_puts(out, type_names[i].drizzle);
			type += strlen(type_names[i].postgres);
			break;
		}
	const char *cut = strstr(type, without);
	const char *comma = begins_with(type, "numeric(") ? strchr(type, ',') : NULL;
	if (comma)
		buf_printf(out, "%.*s, %s", (int)(comma - type), type, comma + 1);
	else if (cut)
		buf_printf(out, "%.*s%s", (int)(cut - type), type, cut + sizeof(without) - 1);
	else
		buf_puts(out, type);
}

const char *spell_type(struct arena *a, const char *type, int dimensions)
{
	bool is_array;
	struct buf out = buf_in(a);
	const char *element = element_of(a, type, &is_array);
	/* "char" in quotes is a type of its own. */
	if (is_quoted(element) && strcmp(element, "\"char\"") != 0)
		buf_puts(&out, unquote(a, element));
	else
		put_element(&out, element);
	for (int i = 0; is_array && (i < dimensions || i < 1); i++)
		buf_puts(&out, "[]");
	return out.s;
}

/* The text of a string literal at the beginning of `s` ('…' or E'…'), and what follows it. */
static const char *read_literal(struct arena *a, const char *s, const char **rest)
{
	bool has_escapes = *s == 'E';
	s += has_escapes;
	if (*s++ != '\'')
		return NULL;
	struct buf text = buf_in(a);
	for (; *s && (*s != '\'' || s[1] == '\''); s++) {
		/* The server doubles both and escapes nothing else. */
		s += *s == '\'' || (has_escapes && *s == '\\' && s[1]);
		buf_putc(&text, *s);
	}
	*rest = *s ? s + 1 : s;
	return *s ? text.s : NULL;
}

static bool is_cast_to(const char *rest, const char *type)
{
	return type && begins_with(rest, "::") && !strcmp(rest + 2, type);
}

static const char *quote(struct arena *a, const char *text)
{
	struct buf out = buf_in(a);
	buf_quote(&out, text, '\'');
	return out.s;
}

static bool is_one_of(const char *type, const char *const *types)
{
	for (; *types; types++)
		if (!strcmp(type, *types))
			return true;
	return false;
}

/* A number that JSON can hold without loss; NULL for any other text. */
static const struct json *read_number(struct arena *a, const char *text)
{
	enum { SAFE_DIGITS = 15 };
	char *end;
	if (!isdigit((unsigned char)text[*text == '-']) || strlen(text) > SAFE_DIGITS)
		return NULL;
	double n = strtod(text, &end);
	return *end ? NULL : json_new_number(a, n);
}

static const struct json *spell_json(struct arena *a, const char *text, const char *type)
{
	ERR_SCOPE struct err err = {0};
	const struct json *value = json_parse(a, "a default", text, strlen(text), &err);
	struct buf compact = buf_in(a);
	if (value)
		json_put_compact(&compact, value);
	return json_new_string(
		a, arena_printf(a, "%s::%s", quote(a, value ? compact.s : text), type));
}

/* A literal of a column of this type, without quotes and cast. */
static const struct json *spell_literal(struct arena *a, const char *text, const char *type)
{
	static const char *const numbers[] = {
		"smallint", "integer", "bigint", "real", "double precision", NULL};
	const struct json *number = is_one_of(type, numbers) ? read_number(a, text) : NULL;
	if (number)
		return number;
	if (!strcmp(type, "json") || !strcmp(type, "jsonb"))
		return spell_json(a, text, type);
	return json_new_string(a, quote(a, text));
}

const struct json *spell_default(struct arena *a, const struct default_text *d)
{
	const char *rest, *text = read_literal(a, d->expression, &rest);
	if (text && (!*rest || is_cast_to(rest, d->cast) || is_cast_to(rest, d->exact_cast)))
		return spell_literal(a, text, d->type);
	if (begins_with(d->expression, "NULL::") && is_cast_to(d->expression + 4, d->cast))
		return NULL;
	if (!strcmp(d->type, "boolean") && !strcmp(d->expression, "true"))
		return json_new_bool(a, true);
	if (!strcmp(d->type, "boolean") && !strcmp(d->expression, "false"))
		return json_new_bool(a, false);
	const struct json *number = read_number(a, d->expression);
	if (number)
		return spell_literal(a, d->expression, d->type);
	return json_new_string(a, d->expression);
}

/* Behind the parenthesis that closes the one at `s`; texts and names in quotes are passed over. */
static const char *closing(const char *s)
{
	int depth = 0;
	for (; *s; s++) {
		if (*s == '\'' || *s == '"') {
			const char *end = strchr(s + 1, *s);
			if (!end)
				return NULL;
			s = end;
		} else if (*s == '(') {
			depth++;
		} else if (*s == ')' && --depth == 0) {
			return s + 1;
		}
	}
	return NULL;
}

const char *spell_condition(struct arena *a, const char *expression)
{
	size_t len = strlen(expression);
	if (expression[0] != '(' || closing(expression) != expression + len)
		return expression;
	return arena_strndup(a, expression + 1, len - 2);
}
