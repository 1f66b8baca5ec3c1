/* Refusals before a run and the report of a statement that failed. */
#include "apply/failure.h"

#include <inttypes.h>
#include <string.h>

#include "lint/split.h"

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
		"this comes of merged branches, and drizzle would skip it for ever: if it may run "
		"after the newest one, set its \"when\" in meta/_journal.json to more than %" PRId64
		"; else remove it and generate it anew",
		stamp);
	return err_at(err, m->migration->path, 0, 0);
}

/* ROLLBACK TO SAVEPOINT is harmless; the others undo the migrations before it in the run, whose
 * rows would be lost while the run goes on. */
static bool undoes_run(const char *sql)
{
	bool rolls_back = split_begins_with(sql, "rollback") &&
			  !split_begins_with(sql, "rollback to") &&
			  !split_begins_with(sql, "rollback work to") &&
			  !split_begins_with(sql, "rollback transaction to");
	return rolls_back || split_begins_with(sql, "abort") ||
	       split_begins_with(sql, "prepare transaction");
}

static bool check_statements(const struct migration *m, struct err *err)
{
	list_each (part, m->statements) {
		struct split s = {.text = part->sql};
		for (size_t start, end; split_next(&s, &start, &end);) {
			if (!undoes_run(part->sql + start))
				continue;
			int line, column;
			pg_line_column(m->text, part->offset + start, &line, &column);
			err_set(err, ERR_FOLDER,
				"migration %s ends the transaction of the run, which undoes what "
				"was applied before it",
				m->entry->tag);
			err_text(&err->hint, "take the statement out: a run that fails is rolled "
					     "back as a whole");
			return err_at(err, m->path, line, column);
		}
	}
	return true;
}

bool failure_check(const struct apply_status *status, struct err *err)
{
	list_each (m, status->migrations) {
		if (m->state == MIGRATION_MISSING)
			return refuse_missing(m, err);
		if (m->state == MIGRATION_OUT_OF_ORDER)
			return refuse_out_of_order(status, m, err);
		if (m->state == MIGRATION_PENDING && !check_statements(m->migration, err))
			return false;
	}
	return true;
}

/* What PostgreSQL's own hint does not say. */
static const char *advice(const char *sqlstate)
{
	static const struct {
		const char *sqlstate, *text;
	} table[] = {
		{"25001", "all pending migrations run in one transaction, as drizzle does it, and "
			  "this statement cannot: take it out and run it by hand, or leave out "
			  "what makes it so (CONCURRENTLY)"},
		{"55P04", "a new enum value cannot be used in the transaction that adds it: apply "
			  "the migration that adds it in a run of its own, before this one"},
	};
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (sqlstate && !strcmp(table[i].sqlstate, sqlstate))
			return table[i].text;
	return NULL;
}

static void add_advice(struct err *err)
{
	const char *text = advice(err->sqlstate);
	if (text && err->hint)
		err_textf(&err->hint, "%s; %s", err->hint, text);
	else if (text)
		err_text(&err->hint, text);
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

bool failure_place(const struct migration *m, const struct script *s, const struct pg_progress *p,
	struct err *err)
{
	const struct script_statement *one = NULL;
	if (p->offset >= 0)
		one = script_find(s, (size_t)p->offset);
	else if (p->completed < s->statements.count)
		one = s->statements.items[p->completed];
	add_advice(err);
	if (one) {
		size_t into = p->offset >= 0 ? (size_t)p->offset - one->sent : 0;
		int line, column;
		pg_line_column(
			m->text, one->offset + (into < one->len ? into : one->len), &line, &column);
		err_at(err, m->path, line, column);
		set_statement(err, s->text + one->sent, one->len);
	} else {
		err_at(err, m->path, 0, 0);
	}
	return err_wrap(err, "migration %s", m->entry->tag);
}
