/* What drizzle cannot say of objects that a plan makes again: they come back without it. */
#ifndef PUSH_FORM_H
#define PUSH_FORM_H

#include <stdbool.h>

#include "push/loss.h"

/* Asks the catalogs what drizzle cannot say of each object that `stmts` (a LIST_OF(struct stmt))
 * drop and make again, or give another type: indexes, triggers and grants of views, INCLUDE columns
 * of indexes, DEFERRABLE of constraints, collations of columns, … One round trip; none where the
 * plan has no such statement. Pushes to `out`, a LIST_OF(struct loss): LOSS_OF_DATA for views,
 * LOSS_OF_FORM for the others. Fails with ERR_DATABASE or ERR_CONNECTION. */
bool form_find(struct arena *a, struct pg *pg, const struct list *stmts, struct list *out,
	struct err *err);

#endif
