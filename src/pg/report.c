/* libpq's results and messages turned into errs. */
#include "pg/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

static void set_detail(const struct libpq *lib, const PGresult *result, struct err *err)
{
	const char *detail = lib->PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL);
	const char *context = lib->PQresultErrorField(result, PG_DIAG_CONTEXT);
	if (detail && context)
		err_textf(&err->detail, "%s\n%s", detail, context);
	else
		err_text(&err->detail, detail ? detail : context);
}

bool report_result(const struct libpq *lib, const PGresult *result, struct err *err)
{
	const char *message = lib->PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
	err_set(err, ERR_DATABASE, "%s", message ? message : "the server gave no reason");
	err_text(&err->sqlstate, lib->PQresultErrorField(result, PG_DIAG_SQLSTATE));
	err_text(&err->hint, lib->PQresultErrorField(result, PG_DIAG_MESSAGE_HINT));
	set_detail(lib, result, err);
	return false;
}

/* The server counts characters from 1. */
static size_t bytes_of_characters(const char *text, long count)
{
	const char *s = text;
	for (; count > 0 && *s; count--)
		do
			s++;
		while (((unsigned char)*s & 0xc0) == 0x80);
	return (size_t)(s - text);
}

long report_offset(const struct libpq *lib, const PGresult *result, const char *sql)
{
	const char *position = lib->PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION);
	return position ? (long)bytes_of_characters(sql, atol(position) - 1) : -1;
}

/* `said` without the newlines and tabs with which libpq lays out its messages. */
static const char *one_line(struct arena *a, const char *said, size_t len)
{
	struct buf b = buf_in(a);
	for (size_t i = 0; i < len; i++)
		if (said[i] != '\n' && said[i] != '\t')
			buf_putc(&b, said[i]);
		else if (b.len && b.s[b.len - 1] != ' ')
			buf_putc(&b, ' ');
	while (b.len && b.s[b.len - 1] == ' ')
		buf_truncate(&b, b.len - 1);
	return b.s;
}

bool report_lost(const struct libpq *lib, PGconn *conn, struct err *err)
{
	ARENA_SCOPE struct arena *a = arena_new();
	const char *said = err->message ? err->message : lib->PQerrorMessage(conn);
	/* libpq's own text for this has its explanation on further lines. */
	const char *why = one_line(a, said, strcspn(said, "\n"));
	const char *sqlstate = err->sqlstate ? arena_strdup(a, err->sqlstate) : NULL;
	err_set(err, ERR_CONNECTION, "the connection to the server was lost: %s", why);
	err_text(&err->sqlstate, sqlstate);
	return false;
}

/* libpq says "connection to server at "h" (1.2.3.4), port 5432 failed: FATAL:  reason\n\tquestion".
 * Of several hosts it tried, the last attempt is the one to show. */
static const char *reason_of(const char *said)
{
	const char *reason = said;
	for (const char *at = said; (at = strstr(at, " failed: ")); at += strlen(" failed: "))
		reason = at + strlen(" failed: ");
	if (!strncmp(reason, "FATAL:", 6))
		reason += 6;
	while (*reason == ' ')
		reason++;
	return reason;
}

/* What libpq does not say. */
static const char *advice(const char *reason)
{
	static const struct {
		const char *said, *text;
	} table[] = {
		{"no encryption", "the server lets only encrypted connections in: add "
				  "sslmode=require to the URL"},
		{"does not support SSL", "take sslmode=require out of the URL (sslmode=prefer "
					 "encrypts where the server can)"},
		{"certificate verify failed",
			"name the authority that signed the server's certificate: "
			"dbCredentials: { ssl: { ca } } in the config, or sslrootcert=FILE in the "
			"URL"},
		{"password authentication failed", "check user and password of the URL; special "
						   "characters have to be written as %XX"},
		{"remaining connection slots", "the server has no connection left: raise "
					       "max_connections, or end some"},
		{"too many clients", "the server has no connection left: raise max_connections, or "
				     "end some"},
		{"starting up", "wait for it with --wait"},
		{"translate host name", "is the host of the URL written right, and known here?"},
		{"timeout expired", "nothing answers there: is the host of the URL right, and does "
				    "a firewall let the port through?"},
		{"local user with ID", "name the user in the URL: this process has none"},
		{"does not exist", "create it, or correct the URL"},
		{"Connection refused", "is the server running there? --wait waits for one that is "
				       "not up yet"},
	};
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (strstr(reason, table[i].said))
			return table[i].text;
	return NULL;
}

bool report_no_connection(const char *said, const char *where, struct err *err)
{
	ARENA_SCOPE struct arena *a = arena_new();
	const char *reason = reason_of(said);
	size_t len = strcspn(reason, "\n");
	const char *question = one_line(a, reason + len, strlen(reason + len));
	err_set(err, ERR_CONNECTION, "cannot connect to %s: %s", where, one_line(a, reason, len));
	const char *text = advice(reason);
	err_text(&err->hint, text || !*question ? text : question);
	return false;
}
