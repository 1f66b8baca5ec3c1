/* Building models: JavaScript's order of keys, and names. */
#include "model/model.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"

struct model *model_new(struct arena *a)
{
	struct model *m = arena_new_of(a, struct model);
	m->renames.schemas = json_new_object(a);
	m->renames.tables = json_new_object(a);
	m->renames.columns = json_new_object(a);
	return m;
}

static const char *name_of(const void *object)
{
	return *(const char *const *)object;
}

static int by_integer_key(const void *x, const void *y)
{
	unsigned long long a = strtoull(name_of(*(void *const *)x), NULL, 10);
	unsigned long long b = strtoull(name_of(*(void *const *)y), NULL, 10);
	return (a > b) - (a < b);
}

static size_t drop_repeated(struct arena *a, struct list *objects)
{
	struct map seen = {.arena = a};
	size_t kept = 0;
	for (size_t i = 0; i < objects->count; i++) {
		void **first = map_get(&seen, name_of(objects->items[i]));
		if (first) {
			*first = objects->items[i];
			continue;
		}
		objects->items[kept] = objects->items[i];
		map_set(&seen, name_of(objects->items[kept]), &objects->items[kept]);
		kept++;
	}
	return kept;
}

void model_order_keys(struct arena *a, struct list *objects)
{
	objects->count = drop_repeated(a, objects);
	size_t integers = 0;
	for (size_t i = 0; i < objects->count; i++)
		integers += json_is_integer_key(name_of(objects->items[i]));
	if (!integers)
		return;
	void **ordered = arena_array(a, objects->count, sizeof(*ordered));
	size_t at = 0, after = integers;
	for (size_t i = 0; i < objects->count; i++) {
		bool is_integer = json_is_integer_key(name_of(objects->items[i]));
		ordered[is_integer ? at++ : after++] = objects->items[i];
	}
	qsort(ordered, integers, sizeof(*ordered), by_integer_key);
	memcpy(objects->items, ordered, objects->count * sizeof(*ordered));
}

const char *model_schema_name(const char *schema)
{
	return schema[0] ? schema : "public";
}
