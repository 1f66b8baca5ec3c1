/* Names to pointers, remembering the order of insertion. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct map_entry {
	const char *key;
	void *value;
	unsigned hash;
};

/* Entries stand in `entries` in the order of their first insertion; nothing is ever removed. Zeroed
 * memory plus an arena is an empty map: `struct map m = {.arena = a};` Keys are kept, not copied.
 */
struct map {
	struct arena *arena;
	struct map_entry *entries;
	size_t count, capacity;
	unsigned *slots;
	size_t slot_count;
};

/* The value of `key`, or NULL. */
void *map_get(const struct map *m, const char *key);

/* Sets `key`; true if it was not there before, else its value is replaced in place. */
bool map_set(struct map *m, const char *key, void *value);

/* The value of the pair of names (schema, name) and the like: keys are joined in the arena with a
 * byte that no identifier holds. */
const char *map_key(struct arena *a, const char *first, const char *second);

#endif
