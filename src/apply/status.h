/* The tracking table held against a folder; a run looks twice, the second time under its lock. */
#ifndef APPLY_STATUS_H
#define APPLY_STATUS_H

#include "apply/apply.h"

/* Sets row and state of every migration of `status`, whose files are read, by `rows` (a list of
 * struct applied_row, which is used up). */
void status_decide(struct arena *a, struct list *rows, struct apply_status *status);

/* Reads the table again for the migrations of `status`, whose files are read already. */
bool status_match(struct arena *a, struct pg *c, const struct apply_table *t,
	struct apply_status *status, struct err *err);

#endif
