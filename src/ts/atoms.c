/* The table of names: open addressing over an array that never moves an index. */
#include "ts/atoms.h"

#include <string.h>

#define X(name, text) text,
static const char *const words[] = {TS_RESERVED_WORDS(X) TS_CONTEXTUAL_WORDS(X)};
#undef X

static void grow_slots(struct ts_atoms *t)
{
	unsigned size = (t->mask + 1) * 2;

	t->slots = arena_array(t->arena, size, sizeof(*t->slots));
	t->mask = size - 1;
	for (unsigned i = 1; i < t->count; i++) {
		unsigned at = t->items[i].hash & t->mask;
		while (t->slots[at])
			at = (at + 1) & t->mask;
		t->slots[at] = i;
	}
}

static unsigned add(struct ts_atoms *t, const char *s, unsigned len, unsigned hash)
{
	if (t->count == t->capacity) {
		size_t old = t->capacity * sizeof(*t->items);
		t->items = arena_grow(t->arena, t->items, old, old * 2);
		t->capacity *= 2;
	}
	t->items[t->count] = (struct ts_atom){.s = s, .len = len, .hash = hash};
	return t->count++;
}

unsigned ts_atom_find(struct ts_atoms *t, const char *s, unsigned len, unsigned hash)
{
	unsigned at = hash & t->mask;

	for (unsigned i; (i = t->slots[at]); at = (at + 1) & t->mask) {
		const struct ts_atom *x = &t->items[i];
		if (x->hash == hash && x->len == len && memcmp(x->s, s, len) == 0)
			return i;
	}
	unsigned atom = add(t, s, len, hash);
	t->slots[at] = atom;
	if (t->count * 2 > t->mask)
		grow_slots(t);
	return atom;
}

unsigned ts_atom_of(struct ts_atoms *t, const char *s, unsigned len)
{
	unsigned hash = TS_HASH_START;

	for (unsigned i = 0; i < len; i++)
		hash = TS_HASH_STEP(hash, s[i]);
	return ts_atom_find(t, s, len, hash);
}

void ts_atoms_init(struct ts_atoms *t, struct arena *a, unsigned expected)
{
	unsigned size = 512;

	while (size < expected * 2)
		size *= 2;
	*t = (struct ts_atoms){.arena = a, .count = 1, .capacity = size / 2, .mask = size - 1};
	t->items = arena_array(a, t->capacity, sizeof(*t->items));
	t->slots = arena_array(a, size, sizeof(*t->slots));
	for (unsigned i = 0; i < sizeof(words) / sizeof(*words); i++)
		ts_atom_of(t, words[i], (unsigned)strlen(words[i]));
}
