/* What a statement that runs outside a transaction left when it was interrupted. */
#ifndef APPLY_HEAL_H
#define APPLY_HEAL_H

#include "apply/apply.h"
#include "apply/plan.h"

/* Makes the way free for the statement: drops the invalid index that an earlier try of it left.
 * When it `was_begun` by a run that did not see its end, `*is_done` tells whether it came to one;
 * else it is false. What is done is told. */
bool heal_statement(struct arena *a, struct pg *c, const struct apply_options *options,
	const struct lint_statement *s, bool was_begun, bool *is_done, struct err *err);

#endif
