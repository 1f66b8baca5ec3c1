/* What the server and libpq say of a failure, as an err. */
#ifndef PG_REPORT_H
#define PG_REPORT_H

#include "pg/libpq.h"
#include "pg/pg.h"

/* Fills `err` from a result that failed: ERR_DATABASE with SQLSTATE, detail (and where in a
 * function it happened) and hint. Returns false. */
bool report_result(const struct libpq *lib, const PGresult *result, struct err *err);

/* Where in `sql` the result says the error is, in bytes; -1 if it does not. */
long report_offset(const struct libpq *lib, const PGresult *result, const char *sql);

/* Turns `err` (may be empty) into "the server went away"; the SQLSTATE stays, if the server said
 * farewell with one. Returns false. */
bool report_lost(const struct libpq *lib, PGconn *conn, struct err *err);

/* A connection that could not be made: `said` is libpq's text, `where` the public url. Returns
 * false. */
bool report_no_connection(const char *said, const char *where, struct err *err);

#endif
