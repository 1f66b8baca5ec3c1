/* Whether two objects are the same in the eyes of drizzle-kit, which compares packed texts
 * (src/serializer/pgSchema.ts, PgSquasher). Names and keys are compared by the caller. */
#ifndef DIFF_SAME_H
#define DIFF_SAME_H

#include <stdbool.h>

#include "model/model.h"

/* Either may be NULL here. */
bool same_text(const char *x, const char *y);

/* The same texts in the same order: both are LIST_OF(const char). */
bool same_strings(const struct list *x, const struct list *y);
bool same_generated(const struct generated *x, const struct generated *y);
bool same_identity(const struct identity *x, const struct identity *y);

/* Of two objects of the struct in the name. */
bool same_index(const void *x, const void *y);
bool same_foreign_key(const void *x, const void *y);
bool same_primary_key(const void *x, const void *y);
bool same_unique(const void *x, const void *y);
bool same_check(const void *x, const void *y);
bool same_policy(const void *x, const void *y);
bool same_sequence(const void *x, const void *y);
bool same_role(const void *x, const void *y);

#endif
