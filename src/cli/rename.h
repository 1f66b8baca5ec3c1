/* Answers to the diff's questions "created, or renamed from another?": from hints, from --renames,
 * from the user at the terminal, or not at all. */
#ifndef CLI_RENAME_H
#define CLI_RENAME_H

#include "cli/cli.h"
#include "diff/diff.h"
#include "push/loss.h"

// clang-format off
#define RENAME_OPTION_HINTS                                                                        \
	{"hints", OPTION_TEXT, "JSON", "answers to rename questions, a JSON array"}
#define RENAME_OPTION_HINTS_FILE                                                                   \
	{"hints-file", OPTION_TEXT, "FILE", "the same, from a file"}
#define RENAME_OPTION_RENAMES                                                                      \
	{"renames", OPTION_CHOICE, "ask|create", "create: never a rename (default ask)"}
// clang-format on

struct renamer;

/* Reads the answers that the command line gives. Fails with ERR_HINTS (or ERR_FILE), naming the
 * item of the array and what is wrong with it. */
bool rename_begin(struct context *c, struct renamer **out, struct err *err);

/* A diff_resolve; `context` is the renamer. */
bool rename_answer(void *context, const struct question *q, struct answer *out, struct err *err);

/* A diff_resolve that takes nothing for a rename: what has another name is another object. */
bool rename_never(void *context, const struct question *q, struct answer *out, struct err *err);

/* Looks back after diff_models(from, to): a hint that answered no question fails with ERR_HINTS,
 * but for `create` hints of what is indeed new. */
bool rename_check_hints(
	const struct renamer *r, const struct model *from, const struct model *to, struct err *err);

/* Makes the report of a diff with unresolved questions: status missing_hints, exit code 2, and on
 * stderr the --hints to pass. */
void rename_report_missing(const struct renamer *r, const struct diff *d);

/* Whether a hint confirms the loss; it counts as used then. */
bool rename_confirms(const struct renamer *r, const struct loss *loss);

/* Makes the report of losses (a LIST_OF(struct loss)) that nobody has confirmed: status
 * missing_hints, exit code 2, and on stderr the --hints to pass. */
void rename_report_losses(const struct renamer *r, const struct list *losses);

#endif
