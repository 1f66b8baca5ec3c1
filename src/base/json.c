/* JSON values: asking and building. */
#include "base/json.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_value.h"

enum { FIRST_ROOM = 4 };

enum json_kind json_kind(const struct json *v)
{
	return v ? (enum json_kind)v->kind : JSON_NONE;
}

const char *json_kind_text(enum json_kind kind)
{
	static const char *const texts[] = {[JSON_NONE] = "nothing",
		[JSON_OBJ] = "an object",
		[JSON_ARR] = "an array",
		[JSON_STR] = "a string",
		[JSON_NUM] = "a number",
		[JSON_BOOL] = "a boolean",
		[JSON_NIL] = "null"};
	return texts[kind];
}

const char *json_kind_name(const struct json *v)
{
	return json_kind_text(json_kind(v));
}

const char *json_text(const struct json *v)
{
	return json_kind(v) == JSON_STR ? v->text : NULL;
}

bool json_is_text(const struct json *v, const char *text)
{
	const char *s = json_text(v);
	return s && !strcmp(s, text);
}

double json_number(const struct json *v)
{
	return json_kind(v) == JSON_NUM ? v->number : 0;
}

bool json_truth(const struct json *v)
{
	return json_kind(v) == JSON_BOOL && v->is_true;
}

static struct json_member *find(const struct json *object, const char *key)
{
	if (json_kind(object) != JSON_OBJ)
		return NULL;
	for (size_t i = 0; i < object->count; i++)
		if (!strcmp(object->members[i].key, key))
			return &object->members[i];
	return NULL;
}

const struct json *json_get(const struct json *object, const char *key)
{
	const struct json_member *m = find(object, key);
	return m ? m->value : NULL;
}

const struct json *json_at(const struct json *array, size_t index)
{
	if (json_kind(array) != JSON_ARR || index >= array->count)
		return NULL;
	return array->items[index];
}

size_t json_count(const struct json *v)
{
	return v ? v->count : 0;
}

/* ECMA-262, "array index": the canonical text of an integer from 0 to 2^32 - 2. */
bool json_is_integer_key(const char *key)
{
	if (key[0] < '0' || key[0] > '9')
		return false;
	size_t len = strspn(key, "0123456789");
	if (key[len] || len > 10 || (key[0] == '0' && len > 1))
		return false;
	return strtoull(key, NULL, 10) < UINT32_MAX;
}

struct json_iter json_members(const struct json *object)
{
	return (struct json_iter){.object = object};
}

bool json_next(struct json_iter *it)
{
	if (json_kind(it->object) != JSON_OBJ || it->at == it->object->count)
		return false;
	const struct json_member *m = &it->object->members[it->at++];
	it->key = m->key;
	it->value = m->value;
	return true;
}

static struct json *new_value(struct arena *a, enum json_kind kind)
{
	struct json *v = arena_new_of(a, struct json);
	v->kind = kind;
	return v;
}

struct json *json_new_object(struct arena *a)
{
	return new_value(a, JSON_OBJ);
}

struct json *json_new_array(struct arena *a)
{
	return new_value(a, JSON_ARR);
}

const struct json *json_new_string(struct arena *a, const char *s)
{
	struct json *v = new_value(a, JSON_STR);
	v->text = arena_strdup(a, s);
	return v;
}

const struct json *json_new_number(struct arena *a, double n)
{
	struct json *v = new_value(a, JSON_NUM);
	v->number = n;
	return v;
}

const struct json *json_new_bool(struct arena *a, bool b)
{
	struct json *v = new_value(a, JSON_BOOL);
	v->is_true = b;
	return v;
}

/* The list of members or items with room for one more: room doubles, and is a power of two where
 * the value was not parsed. */
static void *make_room(struct arena *a, struct json *v, void *list, size_t size)
{
	size_t count = v->count, room = count < FIRST_ROOM ? FIRST_ROOM : count * 2;
	bool is_power = !(count & (count - 1));
	if (!v->is_full && count && (!is_power || count < FIRST_ROOM))
		return list;
	v->is_full = false;
	while (room & (room - 1))
		room += room & -room;
	return arena_grow(a, count ? list : NULL, count * size, room * size);
}

void json_set(struct arena *a, struct json *object, const char *key, const struct json *value)
{
	struct json_member *m = find(object, key);
	if (!m) {
		object->members = make_room(a, object, object->members, sizeof(*m));
		m = &object->members[object->count++];
		m->key = arena_strdup(a, key);
	}
	m->value = (struct json *)value;
}

void json_add(struct arena *a, struct json *array, const struct json *value)
{
	array->items = make_room(a, array, array->items, sizeof(*array->items));
	array->items[array->count++] = (struct json *)value;
}

static bool same_members(const struct json *x, const struct json *y)
{
	for (struct json_iter it = json_members(x); json_next(&it);)
		if (!json_same(it.value, json_get(y, it.key)))
			return false;
	return true;
}

static bool same_items(const struct json *x, const struct json *y)
{
	for (size_t i = 0; i < x->count; i++)
		if (!json_same(x->items[i], y->items[i]))
			return false;
	return true;
}

bool json_same(const struct json *x, const struct json *y)
{
	if (!x || !y)
		return x == y;
	if (x->kind != y->kind || x->count != y->count)
		return false;
	switch ((enum json_kind)x->kind) {
	case JSON_OBJ: return same_members(x, y);
	case JSON_ARR: return same_items(x, y);
	case JSON_STR: return !strcmp(x->text, y->text);
	case JSON_NUM: return x->number == y->number;
	case JSON_BOOL: return x->is_true == y->is_true;
	case JSON_NONE:
	case JSON_NIL: return true;
	}
	return false;
}
