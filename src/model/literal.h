/* Defaults that drizzle-kit does not write as SQL needs it. */
#ifndef MODEL_LITERAL_H
#define MODEL_LITERAL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/json.h"

/* `sql` as it stands, unless it is a literal that ends before its last quote ('it's',
 * '{"a":"b's"}'::jsonb): then with the quotes within doubled. */
const char *literal_whole(struct arena *a, const char *sql);

/* Whether a default is an array or an object of the numbers that a value of `type` consists of: a
 * point, a line, a vector. */
bool literal_has_parts(const char *type, const struct json *value);

/* The literal of such a default. */
const char *literal_of_parts(struct arena *a, const char *type, const struct json *value);

#endif
