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

#endif
