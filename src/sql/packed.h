/* Values as they come out of drizzle-kit's packed texts (src/serializer/pgSchema.ts, PgSquasher):
 * whole, unless they hold the separator. In the safe form they are whole anyway. */
#ifndef SQL_PACKED_H
#define SQL_PACKED_H

#include "sql/out.h"

/* The condition of a check: up to the first semicolon. */
const char *packed_check(const struct out *o, const char *value);

/* A policy or a column of an index: two dashes in a text move what follows into the next field. */
const char *packed_policy_name(const struct out *o, const char *name);
const struct policy *packed_policy(const struct out *o, const struct policy *p);
const struct index_column *packed_index_column(const struct out *o, const struct index_column *c);

#endif
