/* Every name in a model. */
#ifndef MODEL_NAMES_H
#define MODEL_NAMES_H

#include "base/list.h"
#include "model/model.h"

/* PostgreSQL cuts a longer identifier off (NAMEDATALEN - 1). */
enum { NAME_MAX_BYTES = 63 };

/* A name that is too long, and what it names. */
struct long_name {
	const char *what; /* "a column" */
	const char *name;
	const char *in;            /* the table or view it belongs to, or NULL */
	const struct table *table; /* the same where it is a table, for its place; or NULL */
};

/* Pushes to `out` (a LIST_OF(struct long_name)) what PostgreSQL would cut off, in the order of the
 * model. */
void model_long_names(struct arena *a, const struct model *m, struct list *out);

#endif
