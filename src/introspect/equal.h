/* Which texts of a schema and of a database mean the same, as far as the server tells without
 * making anything. */
#ifndef INTROSPECT_EQUAL_H
#define INTROSPECT_EQUAL_H

#include "introspect/align.h"

/* Has both texts of every doubt about a table planned side by side (EXPLAIN VERBOSE, which runs
 * neither), all in one round trip: what comes out as the same text is the same, and the table of
 * the database takes over the schema's spelling. Leaves those tables in `al->tables` in which
 * something is still in doubt: what the server takes only in its place, or not at all. Asks for no
 * privilege, and a standby will do. Fails with ERR_CONNECTION. */
bool equal_settle(struct alignment *al, struct err *err);

#endif
