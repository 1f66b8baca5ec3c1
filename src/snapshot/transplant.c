/* A change between two snapshots, made on a third one: a merge of three values, member by member.
 */
#include <string.h>

#include "snapshot/snapshot.h"

struct transplant {
	struct arena *arena;
	struct list *conflicts;
	const char *removed; /* what the change needs and `onto` does not have any more */
};

static const struct json *merge(struct transplant *t, const char *place, const struct json *before,
	const struct json *after, const struct json *onto);

static const char *place_of(struct transplant *t, const char *place, const char *key)
{
	return *place ? arena_printf(t->arena, "%s › %s", place, key) : key;
}

static void merge_member(struct transplant *t, const char *place, const char *key,
	const struct json *before, const struct json *after, const struct json *onto,
	struct json *out)
{
	const struct json *value = merge(t, place_of(t, place, key), json_get(before, key),
		json_get(after, key), json_get(onto, key));
	if (value)
		json_set(t->arena, out, key, value);
}

static const struct json *merge_objects(struct transplant *t, const char *place,
	const struct json *before, const struct json *after, const struct json *onto)
{
	struct json *out = json_new_object(t->arena);
	for (struct json_iter it = json_members(onto); json_next(&it);)
		merge_member(t, place, it.key, before, after, onto, out);
	for (struct json_iter it = json_members(after); json_next(&it);)
		if (!json_get(onto, it.key))
			merge_member(t, place, it.key, before, after, onto, out);
	return out;
}

static bool has_item(const struct json *array, const struct json *item)
{
	for (size_t i = 0; i < json_count(array); i++)
		if (json_same(json_at(array, i), item))
			return true;
	return false;
}

/* Items that were added are added at the end, those that were removed go. */
static const struct json *merge_arrays(struct transplant *t, const struct json *before,
	const struct json *after, const struct json *onto)
{
	struct json *out = json_new_array(t->arena);
	for (size_t i = 0; i < json_count(onto); i++) {
		const struct json *item = json_at(onto, i);
		if (!has_item(before, item) || has_item(after, item))
			json_add(t->arena, out, item);
	}
	for (size_t i = 0; i < json_count(after); i++) {
		const struct json *item = json_at(after, i);
		if (!has_item(before, item) && !has_item(onto, item))
			json_add(t->arena, out, item);
	}
	return out;
}

static const struct json *merge(struct transplant *t, const char *place, const struct json *before,
	const struct json *after, const struct json *onto)
{
	if (json_same(before, after))
		return onto;
	if (json_same(before, onto) || json_same(after, onto))
		return after;
	if (json_kind(after) == JSON_OBJ && json_kind(onto) == JSON_OBJ)
		return merge_objects(t, place, before, after, onto);
	if (json_kind(after) == JSON_ARR && json_kind(onto) == JSON_ARR)
		return merge_arrays(t, before, after, onto);
	if (!onto)
		t->removed = place;
	list_push_pointer(t->arena, t->conflicts, (void *)place);
	return after;
}

bool snapshot_transplant(struct arena *a, const struct snapshot_change *change,
	const struct json *onto, struct json **copy, struct list *conflicts, struct err *err)
{
	struct transplant t = {.arena = a, .conflicts = conflicts};
	struct json *out = json_new_object(a);
	for (struct json_iter it = json_members(onto); json_next(&it);) {
		bool is_own = !strcmp(it.key, "id") || !strcmp(it.key, "prevId") ||
			      !strcmp(it.key, "_meta");
		if (is_own)
			json_set(a, out, it.key, it.value);
		else
			merge_member(&t, "", it.key, change->before, change->after, onto, out);
	}
	*copy = out;
	return !t.removed || err_set(err, ERR_FOLDER, "%s is there no more", t.removed);
}
