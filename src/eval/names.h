/* Names that drizzle makes up for constraints and indexes that have none. */
#ifndef EVAL_NAMES_H
#define EVAL_NAMES_H

#include "base/arena.h"
#include "base/list.h"

/* A column as another object refers to it: its name in the table's definition, and in the
 * database; the two differ under `casing`. */
struct reference {
	const char *raw, *name;
};

/* A list of them. */
struct references {
	LIST_OF(struct reference) items;
};

/* "TABLE_a_b_pk" and "TABLE_a_TARGET_x_fk", of the raw names. */
const char *eval_primary_key_name(
	struct arena *a, const char *table, const struct references *columns);
const char *eval_foreign_key_name(struct arena *a, const char *table,
	const struct references *columns, const char *target, const struct references *to);

/* "TABLE_a_b_index" of a list of names. */
const char *eval_index_name(struct arena *a, const char *table, const struct list *names);

/* What `casing` does to the name of a key, given or made up: the first occurrence of each column's
 * raw name becomes its name in the database, one column after the other, by JavaScript's
 * String.replace (`$` patterns in the new text included). */
const char *eval_recase(struct arena *a, const char *name, const struct references *columns);

#endif
