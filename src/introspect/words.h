/* The SQL in which the server is asked about parts of a table. */
#ifndef INTROSPECT_WORDS_H
#define INTROSPECT_WORDS_H

#include "base/buf.h"
#include "model/model.h"

/* The type of a column; of a serial the integer below it. */
void words_put_type(struct buf *b, const struct column *c);

/* An expression of the table, where the table may be another of the same name: without the schemas
 * that would lead away from it. The line ends with the expression, which may end with a comment. */
void words_put_expression(struct buf *b, const struct table *t, const char *expression);

/* What stands behind DEFAULT. */
void words_put_default(struct buf *b, const struct column *c);

/* Whether the text may name the column; case does not tell, nor how quotes are doubled. */
bool words_may_mention(const char *text, const char *name);

#endif
