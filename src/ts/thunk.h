/* `references(() => imported.column)`: by far the most frequent function of a schema. */
#ifndef TS_THUNK_H
#define TS_THUNK_H

#include <stdbool.h>

#include "ts/parser.h"

/* A function of nothing whose only expression is a member of a name. */
struct ts_thunk {
	unsigned start, end;   /* the whole function in the source */
	unsigned key, key_len; /* the member's name in the source */
};

/* Whether the reference is the name in such a function, given to references(). */
bool ts_find_thunk(const struct ts_parser *p, const struct ts_ref *ref, struct ts_thunk *out);

#endif
