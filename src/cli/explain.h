/* migrate --explain. */
#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

#include "apply/explain.h"
#include "cli/cli.h"

/* Reports a plan, in text and as `plan` of the JSON envelope; one without migrations is "no
 * changes". */
void explain_report(struct context *c, const char *database, const struct explanation *e);

#endif
