/* Whether a file still says what was applied. */
#ifndef APPLY_SAME_H
#define APPLY_SAME_H

#include "apply/apply.h"

/* SHA-256 of the file's tokens: the same for texts that differ in comments and layout alone. */
const char *same_tokens(struct arena *a, const struct migration *m);

/* Whether `hash` is that of the file with other line ends, with or without a byte order mark or a
 * line end at its end. */
bool same_but_line_ends(struct arena *a, const struct migration *m, const char *hash);

#endif
