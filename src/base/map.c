/* A hash map with open addressing; slots hold entry numbers, so that entries keep their order. */
#include "base/map.h"

#include <string.h>

static unsigned hash_of(const char *key)
{
	unsigned h = 2166136261u;
	for (const unsigned char *p = (const unsigned char *)key; *p; p++)
		h = (h ^ *p) * 16777619u;
	return h;
}

/* The slot of `key`, or the free slot where it belongs. Slots hold entry number + 1; 0 is free. */
static size_t find_slot(const struct map *m, const char *key, unsigned hash)
{
	size_t at = hash & (m->slot_count - 1);
	while (m->slots[at]) {
		const struct map_entry *e = &m->entries[m->slots[at] - 1];
		if (e->hash == hash && !strcmp(e->key, key))
			break;
		at = (at + 1) & (m->slot_count - 1);
	}
	return at;
}

void *map_get(const struct map *m, const char *key)
{
	if (!m->slot_count)
		return NULL;
	size_t at = find_slot(m, key, hash_of(key));
	return m->slots[at] ? m->entries[m->slots[at] - 1].value : NULL;
}

static void grow(struct map *m)
{
	size_t capacity = m->capacity ? m->capacity * 2 : 8;
	m->entries = arena_grow(m->arena, m->entries, m->capacity * sizeof(*m->entries),
		capacity * sizeof(*m->entries));
	m->capacity = capacity;
	m->slot_count = capacity * 2;
	m->slots = arena_array(m->arena, m->slot_count, sizeof(*m->slots));
	for (size_t i = 0; i < m->count; i++)
		m->slots[find_slot(m, m->entries[i].key, m->entries[i].hash)] = (unsigned)i + 1;
}

bool map_set(struct map *m, const char *key, void *value)
{
	if (m->count == m->capacity)
		grow(m);
	unsigned hash = hash_of(key);
	size_t at = find_slot(m, key, hash);
	if (m->slots[at]) {
		m->entries[m->slots[at] - 1].value = value;
		return false;
	}
	m->entries[m->count] = (struct map_entry){key, value, hash};
	m->slots[at] = (unsigned)++m->count;
	return true;
}

const char *map_key(struct arena *a, const char *first, const char *second)
{
	size_t first_len = strlen(first), second_len = strlen(second);
	char *key = arena_alloc(a, first_len + second_len + 2);
	memcpy(key, first, first_len);
	key[first_len] = '\x1f';
	memcpy(key + first_len + 1, second, second_len);
	return key;
}
