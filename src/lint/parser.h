/* PostgreSQL's own parser, from libpg_query, which is loaded when it is first needed. */
#ifndef LINT_PARSER_H
#define LINT_PARSER_H

#include "base/arena.h"
#include "base/err.h"
#include "base/json.h"

/* The tree of the one statement in `sql`: an object of one member, named for the node's type
 * ({"IndexStmt": {…}}); NULL in `*out` for a text that the parser does not take (it is that of
 * PostgreSQL 15; the server may be newer), is not one statement, or is so long that it can only be
 * data. Fails with ERR_UNSUPPORTED when libpg_query is not installed. */
bool parser_read(struct arena *a, const char *sql, const struct json **out, struct err *err);

#endif
