/* A model as the TypeScript of a Drizzle project. */
#ifndef TSGEN_TSGEN_H
#define TSGEN_TSGEN_H

#include "base/arena.h"
#include "base/buf.h"
#include "model/model.h"

enum tsgen_casing { TSGEN_CAMEL, TSGEN_PRESERVE };

/* Appends schema.ts and relations.ts of the model; tables are exported in the order of the model.
 * The names of exports and members are those of the database, in the casing; where two would be
 * the same, or one is taken by the language or by drizzle-orm, it gets its schema or a number
 * behind it. `relations` stays empty where no table refers to another. */
void tsgen_write(struct arena *a, const struct model *m, enum tsgen_casing casing,
	struct buf *schema, struct buf *relations);

#endif
