/* How the output says the names of other modules. */
#ifndef TS_ACCESS_H
#define TS_ACCESS_H

#include "base/buf.h"
#include "ts/parser.h"

/* A key of an object literal: `name` or `"odd name"`. */
void ts_put_key(struct buf *b, const char *name);

/* A name of the k-th module: `$r_k.name`, `$r_k["odd name"]`, and `$r_k` where `name` is NULL. */
void ts_put_access(struct buf *b, const struct ts_parser *p, unsigned module, const char *name);

/* The constant that holds the value of an import: `$r$` and the local name. */
void ts_put_constant(struct buf *b, const struct ts_parser *p, const struct ts_binding *x);

#endif
