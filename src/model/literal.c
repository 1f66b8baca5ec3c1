/* Literals that are put together wrongly, and what was meant. */
#include "model/literal.h"

#include <string.h>

#include "base/buf.h"

/* Whether nothing but a cast follows. */
static bool is_end(const char *s)
{
	return !*s || !strncmp(s, "::", 2);
}

/* Behind the quote that ends the literal at `s`. */
static const char *literal_end(const char *s)
{
	for (s++; *s; s++) {
		if (*s != '\'')
			continue;
		if (s[1] != '\'')
			return s + 1;
		s++;
	}
	return s;
}

const char *literal_whole(struct arena *a, const char *sql)
{
	const char *last = strrchr(sql, '\'');
	if (sql[0] != '\'' || last == sql || !is_end(last + 1) || literal_end(sql) == last + 1)
		return sql;
	struct buf b = buf_in(a);
	buf_putc(&b, '\'');
	for (const char *s = sql + 1; s < last; s++) {
		if (*s == '\'')
			buf_putc(&b, '\'');
		buf_putc(&b, *s);
	}
	buf_puts(&b, last);
	return b.s;
}

/* The types that consist of numbers, and what a literal puts around them. */
static const char *brackets_of(const char *type)
{
	static const char *const types[][2] = {
		{"point", "()"}, {"line", "{}"}, {"vector", "[]"}, {"halfvec", "[]"}};
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		size_t len = strlen(types[i][0]);
		if (!strncmp(type, types[i][0], len) && (!type[len] || type[len] == '('))
			return types[i][1];
	}
	return NULL;
}

bool literal_has_parts(const char *type, const struct json *value)
{
	return (json_kind(value) == JSON_ARR || json_kind(value) == JSON_OBJ) && brackets_of(type);
}

static void put_part(struct buf *b, const struct json *part)
{
	if (b->len > 2)
		buf_putc(b, ',');
	json_put_compact(b, part);
}

const char *literal_of_parts(struct arena *a, const char *type, const struct json *value)
{
	const char *brackets = brackets_of(type);
	struct buf b = buf_in(a);
	buf_printf(&b, "'%c", brackets[0]);
	for (size_t i = 0; json_kind(value) == JSON_ARR && i < json_count(value); i++)
		put_part(&b, json_at(value, i));
	if (json_kind(value) == JSON_OBJ)
		for (struct json_iter it = json_members(value); json_next(&it);)
			put_part(&b, it.value);
	buf_printf(&b, "%c'", brackets[1]);
	return b.s;
}
