/* JSON values as text, byte for byte as JavaScript's JSON.stringify gives it. */
#include "base/json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_value.h"

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
static void put_value(struct buf *out, const struct json *v, int depth);

static void put_members(struct buf *out, const struct json *v, int depth)
{
	int inner = depth < 0 ? depth : depth + 1;
	for (size_t i = 0; i < v->count; i++) {
		if (i)
			buf_putc(out, ',');
		put_break(out, inner);
		json_put_string(out, v->members[i].key);
		buf_puts(out, depth < 0 ? ":" : ": ");
		put_value(out, v->members[i].value, inner);
	}
	if (v->count)
		put_break(out, depth);
}

static void put_items(struct buf *out, const struct json *v, int depth)
{
	int inner = depth < 0 ? depth : depth + 1;
	for (size_t i = 0; i < v->count; i++) {
		if (i)
			buf_putc(out, ',');
		put_break(out, inner);
		put_value(out, v->items[i], inner);
	}
	if (v->count)
		put_break(out, depth);
}

static void put_value(struct buf *out, const struct json *v, int depth)
{
	switch (json_kind(v)) {
	case JSON_OBJ:
		buf_putc(out, '{');
		put_members(out, v, depth);
		buf_putc(out, '}');
		break;
	case JSON_ARR:
		buf_putc(out, '[');
		put_items(out, v, depth);
		buf_putc(out, ']');
		break;
	case JSON_STR: json_put_string(out, v->text); break;
	case JSON_NUM: json_put_number(out, v->number); break;
	case JSON_BOOL: buf_puts(out, v->is_true ? "true" : "false"); break;
	case JSON_NONE:
	case JSON_NIL: buf_puts(out, "null"); break;
	}
}

void json_put_compact(struct buf *out, const struct json *v)
{
	put_value(out, v, -1);
}

void json_put_pretty(struct buf *out, const struct json *v, int depth)
{
	put_value(out, v, depth);
}
