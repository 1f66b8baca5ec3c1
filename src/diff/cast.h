/* Which types PostgreSQL turns into which without being told how. */
#ifndef DIFF_CAST_H
#define DIFF_CAST_H

#include <stdbool.h>

#include "base/arena.h"

/* Whether `ALTER COLUMN … SET DATA TYPE new_` works without USING on a column of type `old`: there
 * is an assignment cast (pg_cast, seen in PostgreSQL 15). True where either type is not known here.
 */
bool cast_is_automatic(struct arena *a, const char *old, const char *new_);

/* Whether a value of type `old` is best handed to `new_` as text: there is no assignment cast, or
 * it is not known here whether there is one. */
bool cast_goes_through_text(struct arena *a, const char *old, const char *new_);

/* Whether values of both types can be compared: numbers with numbers, text with text. */
bool cast_keeps_family(struct arena *a, const char *old, const char *new_);

#endif
