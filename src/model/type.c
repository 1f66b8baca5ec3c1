/* Types and defaults: brackets of arrays, PostgreSQL's own names, truth. */
#include "model/type.h"

#include <string.h>

#include "base/buf.h"

static const char *after_digits(const char *s)
{
	return s + strspn(s, "0123456789");
}

/* The length of `[`, digits, any number of `[digits]`, `]` at `s`, or 0. */
static size_t bracket_length(const char *s)
{
	if (*s != '[')
		return 0;
	const char *p = after_digits(s + 1);
	while (*p == '[') {
		p = after_digits(p + 1);
		if (*p++ != ']')
			return 0;
	}
	return *p == ']' ? (size_t)(p + 1 - s) : 0;
}

const char *type_element(struct arena *a, const char *type, const char **brackets)
{
	if (brackets)
		*brackets = "";
	if (!strchr(type, '['))
		return type;
	struct buf element = buf_in(a), found = buf_in(a);
	while (*type) {
		size_t len = bracket_length(type);
		if (len)
			buf_add(&found, type, len);
		else
			buf_putc(&element, *type);
		type += len ? len : 1;
	}
	if (brackets && found.len)
		*brackets = found.s;
	return element.len ? element.s : "";
}

bool type_is_native(const char *type)
{
	/* Longer names that begin with one of these need no row of their own. */
	static const char *const natives[] = {"uuid", "smallint", "integer", "bigint", "boolean",
		"text", "varchar", "serial", "bigserial", "decimal", "numeric", "real", "json",
		"time", "date", "interval", "double precision", "char", "vector", "geometry",
		"halfvec", "sparsevec", "bit"};
	for (size_t i = 0; i < sizeof(natives) / sizeof(natives[0]); i++)
		if (type[0] == natives[i][0] && !strncmp(type, natives[i], strlen(natives[i])))
			return true;
	return false;
}

const char *type_of_serial(const char *type)
{
	static const char *const types[][2] = {
		{"serial", "integer"}, {"bigserial", "bigint"}, {"smallserial", "smallint"}};
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (!strcmp(type, types[i][0]))
			return types[i][1];
	return NULL;
}

bool value_is_truthy(const struct json *v)
{
	switch (json_kind(v)) {
	case JSON_STR: return json_text(v)[0];
	case JSON_NUM: return json_number(v) != 0;
	case JSON_BOOL: return json_truth(v);
	case JSON_OBJ:
	case JSON_ARR: return true;
	case JSON_NONE:
	case JSON_NIL: break;
	}
	return false;
}

bool values_are_compound(const struct json *x, const struct json *y)
{
	enum json_kind kind = json_kind(x);
	return (kind == JSON_OBJ || kind == JSON_ARR) && json_kind(y) == kind;
}
