/* Names as small numbers: each spelling has one. */
#ifndef TS_ATOMS_H
#define TS_ATOMS_H

#include <stdbool.h>

#include "base/arena.h"
#include "ts/words.h"

struct ts_atom {
	const char *s; /* not NUL-terminated */
	unsigned len, hash;
	bool is_tracked;             /* some declaration of it changes how references are written */
	unsigned declaration, space; /* the last one of the name, plus 1 */
};

struct ts_atoms {
	struct arena *arena;
	struct ts_atom *items; /* items[atom]; the first ones are the words */
	unsigned count, capacity;
	unsigned *slots, mask;
};

/* Sets up `t` with the words; `expected` is a guess at how many names will come. */
void ts_atoms_init(struct ts_atoms *t, struct arena *a, unsigned expected);

/* The hash that ts_atom_find wants, byte by byte. */
#define TS_HASH_START      0x811c9dc5u
#define TS_HASH_STEP(h, c) (((h) ^ (unsigned char)(c)) * 0x01000193u)

/* The atom of a spelling, new if need be; `s` is kept, not copied. */
unsigned ts_atom_find(struct ts_atoms *t, const char *s, unsigned len, unsigned hash);

/* The same with the hash computed here. */
unsigned ts_atom_of(struct ts_atoms *t, const char *s, unsigned len);

#endif
