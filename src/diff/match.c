/* Matching of lists: in lockstep while the keys agree, by map from there on. */
#include "diff/match.h"

#include <assert.h>
#include <string.h>

#include "base/map.h"

static const char *key_at(const struct list *l, const char *const *keys, size_t i)
{
	return keys ? keys[i] : *(const char *const *)l->items[i];
}

/* How many items at the start of both lists have the same keys. */
static size_t match_start(struct match *m, const char *const *from_keys, const char *const *to_keys)
{
	size_t i = 0;
	for (; i < m->from->count && i < m->to->count; i++) {
		if (strcmp(key_at(m->from, from_keys, i), key_at(m->to, to_keys, i)) != 0)
			break;
		m->partner[i] = (ptrdiff_t)i;
	}
	return i;
}

/* The places of the items from `start` on, by key, each counted from 1. */
static struct map map_rest(
	struct arena *a, const struct list *l, const char *const *keys, size_t start)
{
	struct map m = {.arena = a};
	for (size_t i = start; i < l->count; i++)
		map_set(&m, key_at(l, keys, i), (void *)(i + 1));
	return m;
}

struct match match_lists(struct arena *a, const struct list *from, const char *const *from_keys,
	const struct list *to, const char *const *to_keys)
{
	struct match m = {.from = from, .to = to};
	m.partner = from->count ? arena_array(a, from->count, sizeof(*m.partner)) : NULL;
	size_t start = match_start(&m, from_keys, to_keys);
	bool one_sided = start == from->count || start == to->count;
	struct map old = {0}, new_ = {0};
	if (!one_sided) {
		old = map_rest(a, from, from_keys, start);
		new_ = map_rest(a, to, to_keys, start);
	}
	for (size_t i = start; i < from->count; i++) {
		m.partner[i] = (ptrdiff_t)(size_t)map_get(&new_, key_at(from, from_keys, i)) - 1;
		if (m.partner[i] == NO_PARTNER)
			list_push(a, &m.deleted, from->items[i]);
	}
	for (size_t i = start; i < to->count; i++)
		if (!map_get(&old, key_at(to, to_keys, i)))
			list_push(a, &m.added, to->items[i]);
	return m;
}

void *match_partner(const struct match *m, size_t at)
{
	return m->partner[at] == NO_PARTNER ? NULL : m->to->items[m->partner[at]];
}

static size_t place_of(const struct list *l, const void *object)
{
	size_t i = 0;
	while (i < l->count && l->items[i] != object)
		i++;
	assert(i < l->count);
	return i;
}

void match_join(struct match *m, const void *old, const void *new_)
{
	m->partner[place_of(m->from, old)] = (ptrdiff_t)place_of(m->to, new_);
}
