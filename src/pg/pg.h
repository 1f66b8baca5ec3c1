/* PostgreSQL through libpq, which is loaded when the first connection is made. */
#ifndef PG_PG_H
#define PG_PG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

struct pg;

/* Loads libpq, which pg_connect does otherwise: where a thread is to connect while another one
 * loads a library, since only one can at a time. Fails with ERR_CONNECTION. */
bool pg_load(struct err *err);

/* Connects, within 10 seconds unless `url` or PGCONNECT_TIMEOUT says otherwise. `url` is a libpq
 * connection URI as node drivers write it (pg_clean_url), or a keyword string; it is never shown
 * whole: errors name host, port, database and user. `application` (NULL: "rihla") shows in
 * pg_stat_activity unless the url or PGAPPNAME names another. Text is UTF-8 both ways. Fails with
 * ERR_CONNECTION. The caller frees with pg_close. */
bool pg_connect(const char *url, const char *application, struct pg **out, struct err *err);
void pg_close(struct pg *c);
void pg_cleanup(struct pg **c);
#define PG_SCOPE __attribute__((cleanup(pg_cleanup)))

/* `url` as it may be shown: without password and parameters. */
const char *pg_public_url(struct arena *a, const char *url);

/* `url` as libpq takes it: an unescaped `@` in the password is escaped, a fragment is cut off,
 * parameters of node drivers and poolers that mean nothing to libpq (`schema`, `pgbouncer`, …) are
 * dropped, `sslmode=no-verify` is `require`, and settings that drivers send (`statement_timeout`,
 * `search_path`, …) go into `options`. A keyword string is returned as it is. Fails with
 * ERR_CONNECTION on what cannot be a PostgreSQL URL. */
const char *pg_clean_url(struct arena *a, const char *url, struct err *err);

/* Where notices of the server go; none are kept and none printed until this is called. `severity`
 * is "NOTICE", "WARNING", … */
typedef void pg_notice_function(void *context, const char *severity, const char *message);
void pg_on_notice(struct pg *c, pg_notice_function *receive, void *context);

/* Until pg_pass_notices is called no notice goes there: for a thread that must not be called back.
 * Those that came meanwhile go there then, in their order. */
void pg_hold_notices(struct pg *c);
void pg_pass_notices(struct pg *c);

/* Another connection to where `c` is connected, with the same parameters. As pg_connect. */
bool pg_connect_again(
	const struct pg *c, const char *application, struct pg **out, struct err *err);

/* Waits until a server answers at `url`, at most `seconds`; whether it lets anybody in is for
 * pg_connect to find out. Fails with ERR_CONNECTION. */
bool pg_wait_for_server(const char *url, double seconds, struct err *err);

/* The process that serves the connection, as the connection was told: behind a pooler it is not the
 * one that runs the statements. */
int pg_backend_pid(const struct pg *c);

/* Calls `look` every `seconds` while a call on `c` waits for its answer; NULL ends that. Such a
 * look must not use `c`; false from it gives the connection up. */
typedef bool pg_look_function(void *context);
void pg_on_wait(struct pg *c, double seconds, pg_look_function *look, void *context);

/* From now on SIGINT and SIGTERM cancel what the server does for `c` (of one connection at a time),
 * so that it does not go on, with its locks, after the client is gone; the call on its way fails
 * with the server's error, those after it with ERR_ABORTED. A second signal ends the process. */
void pg_cancel_on_signals(struct pg *c);

/* Rows as text; all in the arena of the query. A NULL cell is NULL. */
struct pg_rows {
	size_t row_count, column_count;
	const char *const *cells; /* row by row */
};
const char *pg_cell(const struct pg_rows *r, size_t row, size_t column);

/* Runs one statement with bound text parameters ($1…; a NULL is NULL). With no parameters `sql` may
 * hold several statements, and the rows are those of the last one that gives any. Fails with
 * ERR_DATABASE (SQLSTATE, detail, hint, statement, and line and column within `sql`), or
 * ERR_CONNECTION when the server went away. `out` may be NULL. */
bool pg_query(struct pg *c, struct arena *a, const char *sql, const char *const *params,
	size_t count, struct pg_rows *out, struct err *err);

/* One statement of a batch, with its bound text parameters. */
struct pg_statement {
	const char *sql;
	const char *const *params;
	size_t count;
};

/* Runs one statement after the other in one round trip; the rows of each go to its place in `out`.
 * After one that fails none is run, and the error is that of pg_query. Statements outside of a
 * transaction of their own are one together; a transaction that a statement opened stays open. The
 * texts have to be small beside their answers: they are all sent before the first is read. */
bool pg_batch(struct pg *c, struct arena *a, const struct pg_statement *statements, size_t count,
	struct pg_rows *out, struct err *err);

/* Runs each statement by itself in one round trip, as pg_batch takes them. One that fails does not
 * keep the others from running: its rows are none, with no columns. Not inside a transaction. Fails
 * with ERR_CONNECTION alone. */
bool pg_try_each(struct pg *c, struct arena *a, const struct pg_statement *statements, size_t count,
	struct pg_rows *out, struct err *err);

/* How far a script came. */
struct pg_progress {
	size_t completed; /* statements that the server ran; it sends none of a text it cannot parse
			   */
	long offset;      /* where in the text the error is, in bytes; -1 where it did not say */
};

/* From now on pg_script hands on the first cell of each statement that gives rows; `statement`
 * counts those completed before it. NULL ends that. */
typedef void pg_cell_function(void *context, size_t statement, const char *cell);
void pg_on_cell(struct pg *c, pg_cell_function *take, void *context);

/* Runs a text of any number of statements in one round trip; rows are thrown away, and COPY FROM
 * STDIN fails. Errors are those of pg_query without statement, line and column:
 * `*progress` (may be NULL) tells where, also on failure. */
bool pg_script(struct pg *c, const char *sql, struct pg_progress *progress, struct err *err);

/* Whether the connection is inside a transaction that failed or is open. */
bool pg_in_transaction(const struct pg *c);
int pg_server_version(const struct pg *c); /* 150020 */

/* `offset` bytes into `text` as line and column, both from 1; columns count characters. */
void pg_line_column(const char *text, size_t offset, int *line, int *column);

#endif
