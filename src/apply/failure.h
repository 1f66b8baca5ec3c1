/* A migration that cannot be applied, told with its place and with the state things are left in. */
#ifndef APPLY_FAILURE_H
#define APPLY_FAILURE_H

#include "apply/apply.h"
#include "apply/script.h"

/* Fails with ERR_FOLDER when a migration of the folder may not be run or not be passed over. */
bool failure_check(const struct apply_status *status, struct err *err);

/* Completes `err`, with which script `s` of `m` failed after `p`: file, line, column, statement and
 * what to do. Returns false. */
bool failure_place(const struct migration *m, const struct script *s, const struct pg_progress *p,
	struct err *err);

#endif
