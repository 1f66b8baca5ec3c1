/* Which objects name which others in their SQL texts. */
#ifndef DIFF_MENTION_H
#define DIFF_MENTION_H

#include <stdbool.h>

#include "diff/stmt.h"
#include "model/field.h"

/* Whether `word` stands in `text` (may be NULL) as a whole word. */
bool mention_in_text(const char *text, const char *word);

/* The next word at `*at`, in the arena, and moves `*at` behind it: what stands in double quotes, or
 * a run of letters, digits and underscores; NULL at the end. */
const char *mention_next_word(struct arena *a, const char **at);

/* Whether `word` stands in any text of the object, which `t` describes, or of its parts. */
bool mention_in_object(const struct field_table *t, const void *object, const char *word);

/* Whether `word` stands in what a statement of `stmts` (a LIST_OF(struct stmt)) makes or changes,
 * but for enums. */
bool mention_in_stmts(const struct list *stmts, const char *word);

#endif
