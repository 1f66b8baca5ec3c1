/* PostgreSQL through libpq, which is loaded when the first connection is made. */
#ifndef PG_PG_H
#define PG_PG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

struct pg;

/* Connects. `url` is a libpq connection URI or keyword string; it is never shown whole: errors name
 * host, port, database and user. Parameters that node drivers understand and libpq does not
 * (`?schema=`, `pgbouncer`, …) are dropped, `ssl=true` and `sslmode=no-verify` translated. Fails
 * with ERR_CONNECTION. The caller frees with pg_close. */
bool pg_connect(const char *url, const char *application, struct pg **out, struct err *err);
void pg_close(struct pg *c);
void pg_cleanup(struct pg **c);
#define PG_SCOPE __attribute__((cleanup(pg_cleanup)))

/* `url` as it may be shown: without password and secrets. */
const char *pg_public_url(struct arena *a, const char *url);

/* Rows as text; all in the arena of the query. A NULL cell is NULL. */
struct pg_rows {
	size_t row_count, column_count;
	const char *const *cells; /* row by row */
};
const char *pg_cell(const struct pg_rows *r, size_t row, size_t column);

/* Runs one statement with bound text parameters ($1…; a NULL is NULL). Fails with ERR_DATABASE
 * (SQLSTATE, detail, hint, statement, and line and column within `sql`), or ERR_CONNECTION when the
 * server went away. `out` may be NULL. */
bool pg_query(struct pg *c, struct arena *a, const char *sql, const char *const *params,
	size_t count, struct pg_rows *out, struct err *err);

/* Runs a text of any number of statements in one round trip; rows are thrown away. On failure
 * `*offset` (may be NULL) is the byte offset of the error within `sql`, or -1. */
bool pg_script(struct pg *c, const char *sql, long *offset, struct err *err);

/* Whether the connection is inside a transaction that failed or is open. */
bool pg_in_transaction(const struct pg *c);
int pg_server_version(const struct pg *c); /* 150020 */

#endif
