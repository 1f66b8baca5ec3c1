/* Types and defaults as drizzle-kit reads them. */
#ifndef MODEL_TYPE_H
#define MODEL_TYPE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/json.h"

/* Splits "varchar(10)[][3]" into "varchar(10)" and "[][3]", both in the arena; `brackets` may be
 * NULL. As drizzle-kit's src/sqlgenerator.ts, parseType: brackets are taken wherever they stand. */
const char *type_element(struct arena *a, const char *type, const char **brackets);

/* Whether drizzle-kit takes the type for one of PostgreSQL's own, which is not quoted: it looks at
 * the beginning of the name alone, so that "texture" is one too. */
bool type_is_native(const char *type);

/* The type that a column of type serial, bigserial or smallserial has; NULL for other types. */
const char *type_of_serial(const char *type);

/* Whether JavaScript takes the value for true; false for NULL. drizzle-kit takes a default of 0,
 * false or "" for none in some places. */
bool value_is_truthy(const struct json *v);

/* Whether both are lists or both are objects: drizzle-kit compares two of those member by member,
 * and then has no old and no new value (json-diff). */
bool values_are_compound(const struct json *x, const struct json *y);

#endif
