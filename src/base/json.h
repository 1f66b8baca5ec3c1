/* JSON as JavaScript's JSON.parse reads it and JSON.stringify writes it. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

/* A JSON value in an arena; opaque. Object members keep the order in which they were parsed or set.
 * NULL stands for "no such member" and may be passed to every json_is and json_get function. */
struct json;

enum json_kind { JSON_NONE, JSON_OBJ, JSON_ARR, JSON_STR, JSON_NUM, JSON_BOOL, JSON_NIL };

/* Parses text as JSON.parse would: the last of equal keys wins at the place of the first, integer
 * keys come first, numbers are doubles. `text` need not outlive the call. A syntax error is
 * ERR_SYNTAX with line and column, and with `name` as the file; so are text that is not UTF-8,
 * halves of surrogate pairs and the NUL character, which a C string cannot hold. */
const struct json *json_parse(
	struct arena *a, const char *name, const char *text, size_t len, struct err *err);

enum json_kind json_kind(const struct json *v);   /* JSON_NONE for NULL */
const char *json_kind_name(const struct json *v); /* "an object", "a string", "nothing", … */
const char *json_kind_text(enum json_kind kind);  /* the same of a kind */
bool json_is_text(const struct json *v, const char *text);

/* The text of a string (UTF-8, NUL-terminated), or NULL for anything else. */
const char *json_text(const struct json *v);
double json_number(const struct json *v); /* 0 for anything but a number */
bool json_truth(const struct json *v);    /* whether it is the value true */

/* Object members and array items; NULL and 0 where there is none. json_get looks at one member
 * after the other; for large objects, iterate. */
const struct json *json_get(const struct json *object, const char *key);
const struct json *json_at(const struct json *array, size_t index);
size_t json_count(const struct json *v); /* of members or items */

/* Whether JavaScript lists `key` among the integer keys of an object (canonical, below 2^32 - 1),
 * which come first in ascending order, before all others in the order of insertion. */
bool json_is_integer_key(const char *key);

/* `for (struct json_iter it = json_members(o); json_next(&it);) it.key, it.value` runs over the
 * members in their order. */
struct json_iter {
	const struct json *object;
	size_t at;
	const char *key;
	const struct json *value;
};
struct json_iter json_members(const struct json *object);
bool json_next(struct json_iter *it);

/* New values, in the arena. */
struct json *json_new_object(struct arena *a);
struct json *json_new_array(struct arena *a);
const struct json *json_new_string(struct arena *a, const char *s);
const struct json *json_new_number(struct arena *a, double n);
const struct json *json_new_bool(struct arena *a, bool b);
void json_set(struct arena *a, struct json *object, const char *key, const struct json *value);
void json_add(struct arena *a, struct json *array, const struct json *value);

/* Same type, members (in any order) and values. NULL equals only NULL. */
bool json_same(const struct json *x, const struct json *y);

/* Text as JSON.stringify gives it: escapes, and numbers as ECMAScript's Number::toString. */
void json_put_string(struct buf *out, const char *s);
void json_put_escaped(struct buf *out, const char *s); /* the same without the quotes */
void json_put_number(struct buf *out, double n);
void json_put_compact(struct buf *out, const struct json *v);
/* As JSON.stringify(v, null, 2) would at `depth` levels of nesting (the first line is not
 * indented). */
void json_put_pretty(struct buf *out, const struct json *v, int depth);

#endif
