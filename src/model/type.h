/* SQL type names as drizzle writes them. */
#ifndef MODEL_TYPE_H
#define MODEL_TYPE_H

#include <stddef.h>

#include "base/arena.h"

/* Splits "varchar(10)[][3]" into "varchar(10)" and "[][3]", both in the arena; `brackets` may be
 * NULL. As drizzle-kit's src/sqlgenerator.ts, parseType: brackets are taken wherever they stand. */
const char *type_element(struct arena *a, const char *type, const char **brackets);

#endif
