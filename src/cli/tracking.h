/* The half of repair that is about the tracking table of a database. */
#ifndef CLI_TRACKING_H
#define CLI_TRACKING_H

#include "apply/mend.h"
#include "cli/database.h"
#include "cli/project.h"
#include "folder/repair.h"

struct tracking {
	struct context *context;
	const struct config *config;
	const struct folder *folder; /* as it is */
	const struct repair *repair; /* and what becomes of it */
	struct apply_table table;
	struct database database; /* its connection is the caller's; NULL: none is asked for */
	struct apply_status status;
	size_t first_lost; /* as in struct mend_options */
	struct mend plan;
	LIST_OF(const char) left; /* a sentence for each thing that only a person can put right */
};

/* Connects to the database that is configured, or named on the command line; without one, or with
 * --skip-db, the table is left alone. Fails as database_open does. */
bool tracking_open(struct tracking *t, struct err *err);

/* Plans what puts the rows right for the folder that `repair` leads to. Fails with ERR_FILE,
 * ERR_DATABASE or ERR_CONNECTION. */
bool tracking_plan(struct tracking *t, struct err *err);

/* Adds the steps to the report, with what it takes to undo those that take something out, and warns
 * of what is left. */
void tracking_report(struct tracking *t, struct json *steps);

/* Carries the plan out but for the commit, under the lock of migrate. Fails, leaving all as it was,
 * where the plan would be another one by now. */
bool tracking_begin(struct tracking *t, struct err *err);
bool tracking_commit(struct tracking *t, struct err *err);

/* "3 rows of the tracking table hold a tag for a hash, another stamp than the journal, or are there
 * twice" for status and check; NULL where rows are as they should be. */
const char *tracking_summary(struct arena *a, const struct apply_status *status);

#endif
