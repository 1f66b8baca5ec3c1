/* What statements do to the rows that a database has: what they lose, and what stands against them.
 */
#ifndef PUSH_LOSS_H
#define PUSH_LOSS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "pg/pg.h"

enum loss_kind {
	LOSS_OF_DATA, /* the statement would run, and rows or values would be gone */
	LOSS_OF_FORM, /* what drizzle cannot say of an object would be gone: told, but not asked */
	LOSS_REFUSED, /* the server would refuse the statement because of rows that are there */
};

/* One finding; the names are those of the database before the first statement. */
struct loss {
	enum loss_kind kind;
	const char *object;                /* "table", "column", "view": the kind of a hint */
	const char *schema, *table, *name; /* `table` is "" where there is none */
	long long count;                   /* of rows, values or groups: never 0 */
	const char *text;                  /* "column users.email: 12 values go" */
};

/* Looks at the rows for each of `stmts` (a LIST_OF(struct stmt), in the order in which they will
 * run) that may lose or meet some: one query for each, outside of any transaction. A statement
 * about objects that an earlier one makes has no rows to lose. Pushes to `out`, a LIST_OF(struct
 * loss). Fails with ERR_DATABASE or ERR_CONNECTION. */
bool loss_find(struct arena *a, struct pg *pg, const struct list *stmts, struct list *out,
	struct err *err);

#endif
