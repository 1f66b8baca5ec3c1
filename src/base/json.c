/* JSON: jansson parses and holds values, all of them in the caller's arena. */
#include "base/json.h"

#include <jansson.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where jansson's allocations of this thread go while one of the functions below runs. */
static _Thread_local struct arena *current;

static void *take(size_t size)
{
	return arena_alloc(current, size);
}

static void give_back(void *p)
{
}

static void set_up(void)
{
	json_object_seed(1);
	json_set_alloc_funcs(take, give_back);
}

static void enter(struct arena *a)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, set_up);
	current = a;
}

static const json_t *in(const struct json *v)
{
	return (const json_t *)v;
}

static struct json *out_of(json_t *v)
{
	return (struct json *)v;
}

const struct json *json_parse(
	struct arena *a, const char *name, const char *text, size_t len, struct err *err)
{
	enter(a);
	json_error_t why;
	size_t flags = JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL | JSON_ALLOW_NUL;
	json_t *v = json_loadb(text, len, flags, &why);
	if (v)
		return out_of(v);
	err_set(err, ERR_SYNTAX, "%s is not valid JSON: %s", name, why.text);
	err_at(err, name, why.line, why.column);
	err_frame(err, text, len, why.line, why.column);
	return NULL;
}

enum json_kind json_kind(const struct json *v)
{
	if (!v)
		return JSON_NONE;
	switch (json_typeof(in(v))) {
	case JSON_OBJECT: return JSON_OBJ;
	case JSON_ARRAY: return JSON_ARR;
	case JSON_STRING: return JSON_STR;
	case JSON_INTEGER:
	case JSON_REAL: return JSON_NUM;
	case JSON_TRUE:
	case JSON_FALSE: return JSON_BOOL;
	case JSON_NULL: return JSON_NIL;
	}
	return JSON_NONE;
}

const char *json_kind_name(const struct json *v)
{
	static const char *const names[] = {[JSON_NONE] = "nothing",
		[JSON_OBJ] = "an object",
		[JSON_ARR] = "an array",
		[JSON_STR] = "a string",
		[JSON_NUM] = "a number",
		[JSON_BOOL] = "a boolean",
		[JSON_NIL] = "null"};
	return names[json_kind(v)];
}

const char *json_text(const struct json *v)
{
	return v ? json_string_value(in(v)) : NULL;
}

bool json_is_text(const struct json *v, const char *text)
{
	const char *s = json_text(v);
	return s && !strcmp(s, text);
}

double json_number(const struct json *v)
{
	return v ? json_number_value(in(v)) : 0;
}

bool json_truth(const struct json *v)
{
	return v && json_is_true(in(v));
}

const struct json *json_get(const struct json *object, const char *key)
{
	return object ? out_of(json_object_get(in(object), key)) : NULL;
}

const struct json *json_at(const struct json *array, size_t index)
{
	return array ? out_of(json_array_get(in(array), index)) : NULL;
}

size_t json_count(const struct json *v)
{
	if (!v)
		return 0;
	return json_is_array(in(v)) ? json_array_size(in(v)) : json_object_size(in(v));
}

struct json_iter json_members(const struct json *object)
{
	return (struct json_iter){.object = object};
}

bool json_next(struct json_iter *it)
{
	json_t *o = (json_t *)it->object;
	if (!o)
		return false;
	it->at = it->key ? json_object_iter_next(o, it->at) : json_object_iter(o);
	if (!it->at)
		return false;
	it->key = json_object_iter_key(it->at);
	it->value = out_of(json_object_iter_value(it->at));
	return true;
}

struct json *json_new_object(struct arena *a)
{
	enter(a);
	return out_of(json_object());
}

struct json *json_new_array(struct arena *a)
{
	enter(a);
	return out_of(json_array());
}

const struct json *json_new_string(struct arena *a, const char *s)
{
	enter(a);
	return out_of(json_string_nocheck(s));
}

const struct json *json_new_number(struct arena *a, double n)
{
	enter(a);
	return out_of(json_real(n));
}

const struct json *json_new_bool(struct arena *a, bool b)
{
	enter(a);
	return out_of(json_boolean(b));
}

void json_set(struct arena *a, struct json *object, const char *key, const struct json *value)
{
	enter(a);
	json_object_set_new_nocheck((json_t *)object, key, (json_t *)value);
}

void json_add(struct arena *a, struct json *array, const struct json *value)
{
	enter(a);
	json_array_append_new((json_t *)array, (json_t *)value);
}

bool json_same(const struct json *x, const struct json *y)
{
	if (!x || !y)
		return x == y;
	return json_equal((json_t *)x, (json_t *)y);
}

/* The bytes that JSON.stringify escapes; all others stand for themselves. */
static bool needs_escape(unsigned char c)
{
	return c < 0x20 || c == '"' || c == '\\';
}

static void put_escape(struct buf *out, unsigned char c)
{
	static const char short_forms[] = {
		['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};
	buf_putc(out, '\\');
	if (c == '"' || c == '\\')
		buf_putc(out, (char)c);
	else if (c < sizeof(short_forms) && short_forms[c])
		buf_putc(out, short_forms[c]);
	else
		buf_printf(out, "u%04x", c);
}

void json_put_escaped(struct buf *out, const char *s)
{
	while (*s) {
		const char *start = s;
		while (!needs_escape((unsigned char)*s))
			s++;
		buf_add(out, start, (size_t)(s - start));
		if (*s)
			put_escape(out, (unsigned char)*s++);
	}
}

void json_put_string(struct buf *out, const char *s)
{
	buf_putc(out, '"');
	json_put_escaped(out, s);
	buf_putc(out, '"');
}

/* ECMA-262, Number::toString: the shortest digits that read back as the same number, laid out by
 * the place of the decimal point. */
void json_put_number(struct buf *out, double n)
{
	if (!isfinite(n)) {
		buf_puts(out, "null");
		return;
	}
	if (n == 0) {
		buf_putc(out, '0');
		return;
	}
	char text[40], digits[40];
	int precision = 0;
	do
		snprintf(text, sizeof(text), "%.*e", precision++, n);
	while (strtod(text, NULL) != n);
	if (n < 0)
		buf_putc(out, '-');
	int count = 0, point = atoi(strchr(text, 'e') + 1) + 1;
	for (const char *p = text; *p != 'e'; p++)
		if (*p >= '0' && *p <= '9')
			digits[count++] = *p;
	digits[count] = '\0';
	if (point > 21 || point < -5) {
		buf_putc(out, digits[0]);
		if (count > 1)
			buf_printf(out, ".%s", digits + 1);
		buf_printf(out, "e%c%d", point > 0 ? '+' : '-', abs(point - 1));
	} else if (point <= 0) {
		buf_printf(out, "0.%.*s%s", -point, "0000000", digits);
	} else if (point >= count) {
		buf_printf(out, "%s%.*s", digits, point - count, "000000000000000000000");
	} else {
		buf_printf(out, "%.*s.%s", point, digits, digits + point);
	}
}

static void put_break(struct buf *out, int depth)
{
	if (depth < 0)
		return;
	buf_putc(out, '\n');
	for (int i = 0; i < depth; i++)
		buf_puts(out, "  ");
}

/* A negative depth means: without white space. */
static void put_value(struct buf *out, const json_t *v, int depth);

static void put_members(struct buf *out, const json_t *v, int depth)
{
	int inner = depth < 0 ? depth : depth + 1;
	bool first = true;
	for (struct json_iter it = json_members(out_of((json_t *)v)); json_next(&it);
		first = false) {
		if (!first)
			buf_putc(out, ',');
		put_break(out, inner);
		json_put_string(out, it.key);
		buf_puts(out, depth < 0 ? ":" : ": ");
		put_value(out, in(it.value), inner);
	}
	if (!first)
		put_break(out, depth);
}

static void put_items(struct buf *out, const json_t *v, int depth)
{
	int inner = depth < 0 ? depth : depth + 1;
	for (size_t i = 0; i < json_array_size(v); i++) {
		if (i)
			buf_putc(out, ',');
		put_break(out, inner);
		put_value(out, json_array_get(v, i), inner);
	}
	if (json_array_size(v))
		put_break(out, depth);
}

static void put_value(struct buf *out, const json_t *v, int depth)
{
	switch (json_typeof(v)) {
	case JSON_OBJECT:
		buf_putc(out, '{');
		put_members(out, v, depth);
		buf_putc(out, '}');
		break;
	case JSON_ARRAY:
		buf_putc(out, '[');
		put_items(out, v, depth);
		buf_putc(out, ']');
		break;
	case JSON_STRING: json_put_string(out, json_string_value(v)); break;
	case JSON_INTEGER:
	case JSON_REAL: json_put_number(out, json_number_value(v)); break;
	case JSON_TRUE: buf_puts(out, "true"); break;
	case JSON_FALSE: buf_puts(out, "false"); break;
	case JSON_NULL: buf_puts(out, "null"); break;
	}
}

void json_put_compact(struct buf *out, const struct json *v)
{
	put_value(out, in(v), -1);
}

void json_put_pretty(struct buf *out, const struct json *v, int depth)
{
	put_value(out, in(v), depth);
}
