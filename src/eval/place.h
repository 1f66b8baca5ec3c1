/* Where in the user's files an object of the schema is made. */
#ifndef EVAL_PLACE_H
#define EVAL_PLACE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"

/* An object by what it is ("table", "enum", …) and its name; NULL and NULL: none. */
struct subject {
	const char *kind, *name;
};

/* Gives an error that names a file at most the line and column at which one of `files` (absolute
 * paths of what was loaded) makes the object, and a code frame. Objects carry no place of their
 * own: it is the last call, of a function whose name says the kind, with the object's name as its
 * first argument. Leaves the error as it is where there is none, as for a name that is computed. */
void place_error(struct arena *a, const char *root, const struct list *files,
	const struct subject *subject, struct err *err);

#endif
