/* States of a schema, as the command line names them. */
#ifndef CLI_STATE_H
#define CLI_STATE_H

#include "cli/cli.h"
#include "eval/eval.h"
#include "model/model.h"

/* Reads the state that `specs` (a LIST_OF(const char), not empty) name into `*out`, in the arena:
 *   empty                  nothing
 *   FILE.json              a snapshot
 *   FOLDER                 a migrations folder: its newest snapshot
 *   FOLDER/@0003           the one after that migration; @0003_dizzy_fixer too
 *   postgres://…           a database
 *   anything else          TypeScript: a file, folder or glob
 * More than one is TypeScript, all together. Fails with ERR_USAGE, or as reading it fails. */
bool state_read(struct context *c, const struct list *specs, enum casing casing,
	const struct model **out, struct err *err);

/* Two states that are to be compared. Of a database those schemas are read that schemaFilter of the
 * config names, or without one those that the other state knows, and public; what the filters of
 * the config leave out is left out on both sides. Where one of the two is a database, it speaks as
 * the other one does (introspect_align), so that what differs is a difference. */
struct state_pair {
	const struct model *from, *to;
};
bool state_read_pair(struct context *c, const struct list *from, const struct list *to,
	enum casing casing, struct state_pair *out, struct err *err);

#endif
