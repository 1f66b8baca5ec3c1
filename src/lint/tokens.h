/* What a text of SQL says, without how it is laid out. */
#ifndef LINT_TOKENS_H
#define LINT_TOKENS_H

#include "base/arena.h"
#include "base/buf.h"

/* Adds the tokens of `sql` to `out`: one blank between them, words outside quotes in lower case,
 * line ends as \n, also inside strings, every statement closed by a semicolon; comments and empty
 * statements are left out. Two texts of the same tokens do the same. */
void tokens_put(struct buf *out, const char *sql);

#endif
