/* Names in SQL, and the names that objects had before a plan renames them. */
#ifndef PUSH_NAMES_H
#define PUSH_NAMES_H

#include "base/buf.h"
#include "base/list.h"

/* A column of a table, or the table alone with an empty column; `schema` is "public" for public. */
struct place {
	const char *schema, *table, *column;
};

/* What `p` is called before the first of the `count` statements of `stmts` (a LIST_OF(struct
 * stmt)) has run, if this is its name after the last of them. */
struct place names_before(const struct list *stmts, size_t count, struct place p);

#endif
