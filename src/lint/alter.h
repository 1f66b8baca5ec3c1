/* ALTER TABLE for the reader of effects. */
#ifndef LINT_ALTER_H
#define LINT_ALTER_H

#include "base/json.h"
#include "lint/effect.h"

struct effect_reader {
	struct arena *arena;
	struct lint_effects *out;
};

/* Adds an effect on a relation (none where it has no name) and gives it to be filled. */
struct lint_effect *effect_add(
	struct effect_reader *r, struct lint_relation relation, enum lint_lock lock);

/* The table that a foreign key refers to, which gets triggers; nothing for other constraints. */
void effect_add_foreign(struct effect_reader *r, const struct json *constraint);

void effect_read_alter(struct effect_reader *r, const struct json *node);

#endif
