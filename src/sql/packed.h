/* Values as they come out of drizzle-kit's packed texts (src/serializer/pgSchema.ts, PgSquasher):
 * whole, unless they hold the separator. */
#ifndef SQL_PACKED_H
#define SQL_PACKED_H

#include "base/arena.h"
#include "model/model.h"

/* The condition of a check: up to the first semicolon. */
const char *packed_check(struct arena *a, const char *value);

/* A policy or a column of an index: two dashes in a text move what follows into the next field. */
const char *packed_policy_name(struct arena *a, const char *name);
const struct policy *packed_policy(struct arena *a, const struct policy *p);
const struct index_column *packed_index_column(struct arena *a, const struct index_column *c);

#endif
