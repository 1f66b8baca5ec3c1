/* The statements between two models, as the command line wants them: drizzle-kit's, or the safe
 * form. */
#ifndef CLI_STATEMENTS_H
#define CLI_STATEMENTS_H

#include "cli/rename.h"
#include "diff/diff.h"

/* For the table of a command that writes statements. */
// clang-format off
#define STATEMENTS_OPTION_SAFE                                                                     \
	{"safe", OPTION_BOOL, NULL,                                                                \
		"write what PostgreSQL accepts where drizzle-kit's statements fail or lose data"}
// clang-format on

/* Where to start and to arrive, and who answers questions on renames: NULL where there can be none.
 */
struct model_change {
	const struct model *from, *to;
	struct renamer *renamer;
};

/* The diff, its SQL (a LIST_OF(const char); empty while questions are open) and its warnings on the
 * report once every question is answered. Fails as diff_models. */
bool statements_between(struct context *c, const struct model_change *change, struct diff *diff,
	struct list *texts, struct err *err);

#endif
