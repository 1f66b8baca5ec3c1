/* A model as it is once the renames and moves of a diff have run. */
#ifndef DIFF_RENAMED_H
#define DIFF_RENAMED_H

#include "base/arena.h"
#include "base/list.h"
#include "diff/stmt.h"
#include "model/model.h"

/* A copy of `from` in which every object that a RENAME or MOVE statement of `stmts` (a
 * LIST_OF(struct stmt), in output order) names is called as that statement says, wherever it is
 * named. SQL texts (conditions, expressions, definitions) stay as they are. Cannot fail. */
const struct model *diff_renamed(
	struct arena *a, const struct model *from, const struct list *stmts);

/* Whether a statement renames or moves something. */
bool diff_is_rename(const struct stmt *s);

#endif
