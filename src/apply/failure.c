/* Words for what stops a run. */
#include "apply/failure.h"

#include <inttypes.h>
#include <string.h>

static bool refuse_missing(const struct migration_status *m, struct err *err)
{
	err_set(err, ERR_FOLDER, "the file of migration %s is missing", m->entry->tag);
	err_text(&err->hint, "restore it from version control");
	return false;
}

static const char *name_of_newest(const struct apply_status *status)
{
	list_each (m, status->migrations)
		if (m->row == status->newest)
			return m->entry->tag;
	return NULL;
}

static bool refuse_out_of_order(
	const struct apply_status *status, const struct migration_status *m, struct err *err)
{
	const char *newest = name_of_newest(status);
	int64_t stamp = status->newest->created_at;
	err_set(err, ERR_FOLDER,
		"migration %s is not applied, but stamped before the newest one that is (%s)",
		m->entry->tag, newest ? newest : "a migration that this folder does not have");
	err_textf(&err->hint,
		"this comes of merged branches, and drizzle would skip it for ever: "
		"`--out-of-order` "
		"applies it as it is, `rihla rebase` stamps it anew (in meta/_journal.json, "
		"\"when\" "
		"has to be more than %" PRId64 ")",
		stamp);
	return err_at(err, m->migration->path, 0, 0);
}

static bool refuse_modified(const struct migration_status *m, struct err *err)
{
	err_set(err, ERR_FOLDER, "migration %s has changed since it was applied", m->entry->tag);
	err_text(&err->hint,
		"give the file back its text (more than comments and blanks differs) and put the "
		"change into a new migration, or pass --allow-modified to leave the database as it "
		"is");
	return err_at(err, m->migration->path, 0, 0);
}

bool failure_check_missing(const struct apply_status *status, struct err *err)
{
	list_each (m, status->migrations)
		if (m->state == MIGRATION_MISSING)
			return refuse_missing(m, err);
	return true;
}

static bool check(const struct apply_status *status, const struct migration_status *m,
	const struct apply_options *options, struct err *err)
{
	switch (m->state) {
	case MIGRATION_MISSING: return refuse_missing(m, err);
	case MIGRATION_OUT_OF_ORDER:
		return options->takes_out_of_order || refuse_out_of_order(status, m, err);
	case MIGRATION_MODIFIED: return options->takes_modified || refuse_modified(m, err);
	case MIGRATION_APPLIED:
	case MIGRATION_PENDING: break;
	}
	return true;
}

bool failure_check(
	const struct apply_status *status, const struct apply_options *options, struct err *err)
{
	list_each (m, status->migrations)
		if (!check(status, m, options, err))
			return false;
	return true;
}

/* What PostgreSQL's own hint does not say. */
static const char *advice(const char *sqlstate)
{
	static const struct {
		const char *sqlstate, *text;
	} table[] = {
		{"25001", "this statement cannot run in a transaction; `--tx none` gives each "
			  "statement its own"},
		{"25006", "the database takes no changes: it is a standby, or "
			  "default_transaction_read_only is on"},
		{"42501", "the role of the database URL lacks a privilege that the migration "
			  "needs: grant it, or migrate as the owner"},
		{"53100", "the server's disk is full: make room there, then run `migrate` again"},
		{"53200", "more locks in one transaction than max_locks_per_transaction allows: "
			  "raise it and restart the server, or pass `--tx none`"},
		{"55P03", "another session held the lock for longer than --lock-timeout, again "
			  "and again for --lock-retry-for: run `migrate` again when it is done, "
			  "or end it with `select pg_terminate_backend(PID)`"},
		{"55P04", "a new enum value cannot be used in the transaction that adds it: "
			  "`--tx each` or `--tx none` part them"},
		{"57014", "the statement ran into statement_timeout (of the server, the role, the "
			  "database or the URL): `options=-c statement_timeout=0` in the URL lifts "
			  "it"},
	};
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (sqlstate && !strcmp(table[i].sqlstate, sqlstate))
			return table[i].text;
	return NULL;
}

void failure_advise(struct err *err)
{
	const char *text = advice(err->sqlstate);
	bool is_by_hand =
		text && !strcmp(err->sqlstate, "57014") && !strstr(err->message, "timeout");
	if (is_by_hand)
		return;
	if (text && err->hint)
		err_textf(&err->hint, "%s; %s", err->hint, text);
	else if (text)
		err_text(&err->hint, text);
}

/* Dumps hold what psql alone understands: its own commands, and data behind COPY. */
static void advise_on_psql(const char *sql, size_t len, struct err *err)
{
	bool is_psql = *sql == '\\' || memmem(sql, len, "\n\\", 2);
	if (is_psql && err->sqlstate && !strcmp(err->sqlstate, "42601"))
		err_text(&err->hint, "lines that begin with a backslash, and data behind COPY … "
				     "FROM stdin, are for psql alone: take them out (pg_dump "
				     "--inserts writes data as SQL)");
}

/* A statement may be megabytes of data; its beginning tells which it is. */
static void set_statement(struct err *err, const char *sql, size_t len)
{
	enum { SHOWN = 4000 };
	bool is_cut = len > SHOWN;
	if (is_cut)
		for (len = SHOWN; ((unsigned char)sql[len] & 0xc0) == 0x80; len--)
			continue;
	err_textf(&err->statement, "%.*s%s", (int)len, sql, is_cut ? "…" : "");
}

bool failure_place(const struct plan_migration *m, const struct script *s,
	const struct pg_progress *p, struct err *err)
{
	const struct migration *file = m->status->migration;
	const struct script_statement *one =
		p->offset >= 0 ? script_find(s, (size_t)p->offset) : script_at(s, p->completed);
	failure_advise(err);
	if (one) {
		size_t into = p->offset >= 0 ? (size_t)p->offset - one->sent : 0;
		size_t len = one->of->len;
		int line, column;
		pg_line_column(
			file->text, one->of->offset + (into < len ? into : len), &line, &column);
		err_at(err, file->path, line, column);
		set_statement(err, one->of->sql, len);
		advise_on_psql(one->of->sql, len, err);
	} else {
		err_at(err, file->path, 0, 0);
	}
	const char *what = p->completed + 1 == s->count ? "the commit of " : "the record of ";
	return err_wrap(err, "%smigration %s", one ? "" : what, m->status->entry->tag);
}
