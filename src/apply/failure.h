/* Refusals before a run, and the report of a statement that failed. */
#ifndef APPLY_FAILURE_H
#define APPLY_FAILURE_H

#include "apply/apply.h"
#include "apply/script.h"

/* Fails with ERR_FOLDER when a migration may not be passed over: missing, out of order, modified.
 */
bool failure_check(
	const struct apply_status *status, const struct apply_options *options, struct err *err);

/* Fails with ERR_FOLDER when a file is missing. */
bool failure_check_missing(const struct apply_status *status, struct err *err);

/* Completes `err`, with which `s`, a script of `m`, failed after `p`: file, line, column, statement
 * and what to do. Returns false. */
bool failure_place(const struct plan_migration *m, const struct script *s,
	const struct pg_progress *p, struct err *err);

/* Adds what PostgreSQL's own hint does not say about this SQLSTATE. */
void failure_advise(struct err *err);

#endif
