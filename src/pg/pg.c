/* Connections to PostgreSQL and what is sent over them. */
#include "pg/pg.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#include "base/list.h"
#include "pg/interrupt.h"
#include "pg/libpq.h"
#include "pg/report.h"

struct pg {
	const struct libpq *lib;
	PGconn *conn;
	pg_notice_function *receive;
	void *context;
	bool cancels; /* on signals */
	char *url;    /* as libpq takes it */
	pg_look_function *look;
	void *look_context;
	int look_milliseconds;
	pg_cell_function *take;
	void *take_context;
	struct arena *holds; /* what `held` is in; NULL: notices are not held */
	LIST_OF(struct notice) held;
};

/* A notice that is held back. */
struct notice {
	const char *severity, *message;
};

static void pass_notice(void *connection, const PGresult *notice)
{
	struct pg *c = connection;
	const char *severity = c->lib->PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
	const char *message = c->lib->PQresultErrorField(notice, PG_DIAG_MESSAGE_PRIMARY);
	struct notice n = {severity ? severity : "NOTICE", message ? message : ""};
	if (c->holds) {
		struct notice *held = arena_new_of(c->holds, struct notice);
		held->severity = arena_strdup(c->holds, n.severity);
		held->message = arena_strdup(c->holds, n.message);
		list_push(c->holds, &c->held, held);
	} else if (c->receive) {
		c->receive(c->context, n.severity, n.message);
	}
}

void pg_hold_notices(struct pg *c)
{
	if (!c->holds)
		c->holds = arena_new();
}

static void stop_holding(struct pg *c)
{
	arena_free(c->holds);
	c->holds = NULL;
	memset(&c->held, 0, sizeof(c->held));
}

void pg_pass_notices(struct pg *c)
{
	list_each (n, c->held)
		if (c->receive)
			c->receive(c->context, n->severity, n->message);
	stop_holding(c);
}

void pg_on_notice(struct pg *c, pg_notice_function *receive, void *context)
{
	c->receive = receive;
	c->context = context;
}

/* libpq's words for a connection string that it cannot read quote parts of it, and with them parts
 * of a password; only those on an unknown parameter name nothing but that. */
static bool check_url(const struct libpq *lib, const char *url, struct err *err)
{
	char *why = NULL;
	PQconninfoOption *options = lib->PQconninfoParse(url, &why);
	bool is_valid = options;
	if (!is_valid && why && strstr(why, "URI query parameter"))
		err_set(err, ERR_CONNECTION, "the database url is not valid: %.*s",
			(int)strcspn(why, "\n"), why);
	else if (!is_valid)
		err_set(err, ERR_CONNECTION, "the database url is not valid");
	if (!is_valid)
		err_text(&err->hint,
			"it looks like postgresql://user:password@host:5432/database; write "
			"special characters of the password as %XX");
	lib->PQfreemem(why);
	lib->PQconninfoFree(options);
	return is_valid;
}

/* Later ones win: what stands before dbname is a default that the url may replace. Kerberos is
 * asked for only by those who want it: looking for a ticket costs milliseconds. A connection that
 * waits for a long statement gives a sign of life now and then: balancers and NATs forget one that
 * is silent for minutes, and then neither side would ever hear of the other. */
static const char *const parameter_keys[] = {"fallback_application_name", "connect_timeout",
	"gssencmode", "keepalives_idle", "keepalives_interval", "keepalives_count", "dbname",
	"client_encoding", NULL};
enum { PARAMETER_COUNT = sizeof(parameter_keys) / sizeof(parameter_keys[0]) };

static void set_parameters(const char **values, const char *url, const char *application)
{
	values[0] = application ? application : "rihla";
	values[1] = getenv("PGCONNECT_TIMEOUT") ? NULL : "10";
	values[2] = getenv("PGGSSENCMODE") ? NULL : "disable";
	values[3] = "30";
	values[4] = "10";
	values[5] = "6";
	values[6] = url;
	values[7] = "UTF8";
	values[8] = NULL;
}

static PGconn *open_connection(const struct libpq *lib, const char *url, const char *application)
{
	const char *values[PARAMETER_COUNT];
	set_parameters(values, url, application);
	return lib->PQconnectdbParams(parameter_keys, values, 1);
}

bool pg_load(struct err *err)
{
	return libpq_load(err);
}

bool pg_connect(const char *url, const char *application, struct pg **out, struct err *err)
{
	ARENA_SCOPE struct arena *a = arena_new();
	const char *clean = pg_clean_url(a, url, err);
	const struct libpq *lib = clean ? libpq_load(err) : NULL;
	if (!lib || !check_url(lib, clean, err))
		return false;
	struct pg *c = calloc(1, sizeof(*c));
	if (!c)
		abort();
	c->lib = lib;
	c->conn = open_connection(lib, clean, application);
	c->url = strdup(clean);
	if (lib->PQstatus(c->conn) != CONNECTION_OK) {
		report_no_connection(lib->PQerrorMessage(c->conn), pg_public_url(a, clean), err);
		pg_close(c);
		return false;
	}
	lib->PQsetNoticeReceiver(c->conn, pass_notice, c);
	*out = c;
	return true;
}

bool pg_connect_again(const struct pg *c, const char *application, struct pg **out, struct err *err)
{
	return pg_connect(c->url, application, out, err);
}

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* What cannot even be tried is for pg_connect to explain. */
static bool answers(const struct libpq *lib, const char *const *values)
{
	PGPing ping = lib->PQpingParams(parameter_keys, values, 1);
	return ping == PQPING_OK || ping == PQPING_NO_ATTEMPT;
}

/* A last attempt tells a wrong host from a server that starts slowly. */
static bool try_once_more(const struct libpq *lib, const char *url, double seconds, struct err *err)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err why = {0};
	const char *where = pg_public_url(a, url);
	PGconn *last = open_connection(lib, url, NULL);
	bool is_there = lib->PQstatus(last) == CONNECTION_OK;
	report_no_connection(lib->PQerrorMessage(last), where, &why);
	lib->PQfinish(last);
	if (is_there)
		return true;
	err_set(err, ERR_CONNECTION, "no server answered at %s in %g seconds", where, seconds);
	err_text(&err->detail, why.message);
	err_text(&err->hint, "wait longer (--wait=SECONDS), or correct the URL");
	return false;
}

bool pg_wait_for_server(const char *url, double seconds, struct err *err)
{
	ARENA_SCOPE struct arena *a = arena_new();
	double end = now() + seconds;
	const char *values[PARAMETER_COUNT];
	const char *clean = pg_clean_url(a, url, err);
	const struct libpq *lib = clean ? libpq_load(err) : NULL;
	if (!lib || !check_url(lib, clean, err))
		return false;
	set_parameters(values, clean, NULL);
	while (!answers(lib, values)) {
		if (now() >= end)
			return try_once_more(lib, clean, seconds, err);
		nanosleep(&(struct timespec){0, 200 * 1000 * 1000}, NULL);
	}
	return true;
}

void pg_close(struct pg *c)
{
	if (!c)
		return;
	if (c->cancels)
		interrupt_stop(c->lib);
	c->lib->PQfinish(c->conn);
	arena_free(c->holds);
	free(c->url);
	free(c);
}

void pg_cancel_on_signals(struct pg *c)
{
	interrupt_start(c->lib, c->conn);
	c->cancels = true;
}

void pg_cleanup(struct pg **c)
{
	pg_close(*c);
}

/* Ends a COPY that the statement began, which the server then reports as an error; what it sends is
 * thrown away. */
static void end_copy(struct pg *c, ExecStatusType status)
{
	if (status == PGRES_COPY_IN) {
		c->lib->PQputCopyEnd(c->conn, "there is no data to COPY FROM STDIN here");
		return;
	}
	char *data = NULL;
	while (c->lib->PQgetCopyData(c->conn, &data, 0) > 0)
		c->lib->PQfreemem(data);
}

/* What came back for one request. */
struct answer {
	PGresult *rows; /* of the last statement that gave rows; or NULL */
	size_t completed;
	long offset;
	bool failed;
};

static void take_result(
	struct pg *c, PGresult *result, const char *sql, struct answer *out, struct err *err)
{
	ExecStatusType status = c->lib->PQresultStatus(result);
	if (status == PGRES_TUPLES_OK) {
		if (c->take && c->lib->PQntuples(result) && c->lib->PQnfields(result))
			c->take(c->take_context, out->completed, c->lib->PQgetvalue(result, 0, 0));
		c->lib->PQclear(out->rows);
		out->rows = result;
		out->completed++;
		return;
	}
	if (status == PGRES_COMMAND_OK)
		out->completed++;
	else if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT)
		end_copy(c, status);
	else if (status != PGRES_EMPTY_QUERY && !out->failed) {
		out->failed = true;
		out->offset = report_offset(c->lib, result, sql);
		report_result(c->lib, result, err);
	}
	c->lib->PQclear(result);
}

/* Looks again and again until libpq has the next result. */
static void wait_for_result(struct pg *c)
{
	while (c->look && c->lib->PQisBusy(c->conn)) {
		struct pollfd socket = {.fd = c->lib->PQsocket(c->conn), .events = POLLIN};
		if (poll(&socket, 1, c->look_milliseconds) == 0 && !c->look(c->look_context))
			shutdown(socket.fd, SHUT_RDWR);
		else if (socket.revents && !c->lib->PQconsumeInput(c->conn))
			return;
	}
}

static PGresult *next_result(struct pg *c)
{
	wait_for_result(c);
	return c->lib->PQgetResult(c->conn);
}

/* Reads all that comes back for `sql`, which was sent if `is_sent`. */
static bool receive(
	struct pg *c, const char *sql, bool is_sent, struct answer *out, struct err *err)
{
	*out = (struct answer){.offset = -1};
	PGresult *result;
	while (is_sent && (result = next_result(c)))
		take_result(c, result, sql, out, err);
	if (is_sent && !out->failed && c->lib->PQstatus(c->conn) == CONNECTION_OK)
		return true;
	c->lib->PQclear(out->rows);
	out->rows = NULL;
	if (c->lib->PQstatus(c->conn) != CONNECTION_OK)
		return report_lost(c->lib, c->conn, err);
	if (!out->failed)
		err_set(err, ERR_CONNECTION, "cannot send to the server: %s",
			c->lib->PQerrorMessage(c->conn));
	return false;
}

static void copy_rows(
	const struct libpq *lib, struct arena *a, const PGresult *from, struct pg_rows *out)
{
	int row_count = from ? lib->PQntuples(from) : 0;
	int column_count = from ? lib->PQnfields(from) : 0;
	const char **cells =
		arena_array(a, (size_t)row_count * (size_t)column_count, sizeof(*cells));
	const char **cell = cells;
	for (int row = 0; row < row_count; row++)
		for (int column = 0; column < column_count; column++, cell++)
			if (!lib->PQgetisnull(from, row, column))
				*cell = arena_strdup(a, lib->PQgetvalue(from, row, column));
	*out = (struct pg_rows){(size_t)row_count, (size_t)column_count, cells};
}

const char *pg_cell(const struct pg_rows *r, size_t row, size_t column)
{
	return r->cells[row * r->column_count + column];
}

/* What failed, with the place within its own text. */
static void report_statement(const char *sql, const struct answer *answer, struct err *err)
{
	err_text(&err->statement, sql);
	if (answer->offset >= 0)
		pg_line_column(sql, (size_t)answer->offset, &err->line, &err->column);
}

bool pg_query(struct pg *c, struct arena *a, const char *sql, const char *const *params,
	size_t count, struct pg_rows *out, struct err *err)
{
	if (interrupt_came(err))
		return false;
	int is_sent = count ? c->lib->PQsendQueryParams(
				      c->conn, sql, (int)count, NULL, params, NULL, NULL, 0)
			    : c->lib->PQsendQuery(c->conn, sql);
	struct answer answer;
	if (receive(c, sql, is_sent, &answer, err)) {
		if (out)
			copy_rows(c->lib, a, answer.rows, out);
		c->lib->PQclear(answer.rows);
		return true;
	}
	report_statement(sql, &answer, err);
	return false;
}

static bool send_statement(struct pg *c, const struct pg_statement *s)
{
	return c->lib->PQsendQueryParams(
		c->conn, s->sql, (int)s->count, NULL, s->params, NULL, NULL, 0);
}

static bool send_batch(struct pg *c, const struct pg_statement *statements, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!send_statement(c, &statements[i]))
			return false;
	return c->lib->PQpipelineSync(c->conn);
}

static void drain(struct pg *c)
{
	PGresult *result;
	while ((result = c->lib->PQgetResult(c->conn)))
		c->lib->PQclear(result);
}

/* For what stands behind a failure the server says that it was passed over; the mark at the end of
 * the batch comes in any case. */
static bool receive_batch(struct pg *c, struct arena *a, const struct pg_statement *statements,
	size_t count, struct pg_rows *out, struct err *err)
{
	size_t at = 0;
	for (; at < count; at++) {
		struct answer answer;
		if (!receive(c, statements[at].sql, true, &answer, err)) {
			report_statement(statements[at].sql, &answer, err);
			break;
		}
		copy_rows(c->lib, a, answer.rows, &out[at]);
		c->lib->PQclear(answer.rows);
	}
	for (size_t i = at + 1; i < count; i++)
		drain(c);
	c->lib->PQclear(c->lib->PQgetResult(c->conn));
	return at == count;
}

bool pg_batch(struct pg *c, struct arena *a, const struct pg_statement *statements, size_t count,
	struct pg_rows *out, struct err *err)
{
	if (interrupt_came(err))
		return false;
	bool ok = c->lib->PQenterPipelineMode(c->conn) && send_batch(c, statements, count) &&
		  receive_batch(c, a, statements, count, out, err);
	if (!c->lib->PQexitPipelineMode(c->conn) && ok)
		return report_lost(c->lib, c->conn, err);
	return ok;
}

static bool send_each(struct pg *c, const struct pg_statement *statements, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!send_statement(c, &statements[i]) || !c->lib->PQpipelineSync(c->conn))
			return false;
	return true;
}

static bool receive_each(struct pg *c, struct arena *a, const struct pg_statement *statements,
	size_t count, struct pg_rows *out, struct err *err)
{
	for (size_t i = 0; i < count; i++) {
		ERR_SCOPE struct err refused = {0};
		struct answer answer;
		bool ok = receive(c, statements[i].sql, true, &answer, &refused);
		if (!ok && c->lib->PQstatus(c->conn) != CONNECTION_OK)
			return report_lost(c->lib, c->conn, err);
		copy_rows(c->lib, a, answer.rows, &out[i]);
		c->lib->PQclear(answer.rows);
		c->lib->PQclear(c->lib->PQgetResult(c->conn));
	}
	return true;
}

bool pg_try_each(struct pg *c, struct arena *a, const struct pg_statement *statements, size_t count,
	struct pg_rows *out, struct err *err)
{
	if (interrupt_came(err))
		return false;
	bool is_sent = c->lib->PQenterPipelineMode(c->conn) && send_each(c, statements, count);
	bool ok = is_sent && receive_each(c, a, statements, count, out, err);
	if (!c->lib->PQexitPipelineMode(c->conn) && ok)
		return report_lost(c->lib, c->conn, err);
	return ok || (!is_sent && report_lost(c->lib, c->conn, err));
}

bool pg_script(struct pg *c, const char *sql, struct pg_progress *progress, struct err *err)
{
	struct answer answer = {.offset = -1};
	bool ok = !interrupt_came(err) &&
		  receive(c, sql, c->lib->PQsendQuery(c->conn, sql), &answer, err);
	c->lib->PQclear(answer.rows);
	if (progress)
		*progress = (struct pg_progress){answer.completed, answer.offset};
	return ok;
}

void pg_on_cell(struct pg *c, pg_cell_function *take, void *context)
{
	c->take = take;
	c->take_context = context;
}

bool pg_in_transaction(const struct pg *c)
{
	PGTransactionStatusType status = c->lib->PQtransactionStatus(c->conn);
	return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

int pg_backend_pid(const struct pg *c)
{
	return c->lib->PQbackendPID(c->conn);
}

void pg_on_wait(struct pg *c, double seconds, pg_look_function *look, void *context)
{
	c->look = look;
	c->look_context = context;
	c->look_milliseconds = (int)(seconds * 1000);
}

int pg_server_version(const struct pg *c)
{
	return c->lib->PQserverVersion(c->conn);
}

void pg_line_column(const char *text, size_t offset, int *line, int *column)
{
	*line = *column = 1;
	for (const char *s = text; *s && s < text + offset; s++) {
		bool continues = ((unsigned char)s[1] & 0xc0) == 0x80;
		if (*s == '\n') {
			(*line)++;
			*column = 1;
		} else if (!continues) {
			(*column)++;
		}
	}
}
