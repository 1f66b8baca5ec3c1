/* rihla migrate: applies what is pending. */
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/explain.h"
#include "cli/live.h"
#include "cli/migrations.h"

static const struct option options[] = {
	{"tx", OPTION_CHOICE, "each|all|none",
		"a transaction for each migration (default), for all of the run, for each "
		"statement"},
	{"explain", OPTION_BOOL, NULL,
		"show what would be run, with locks, rewrites and scans, and run nothing"},
	{"out-of-order", OPTION_BOOL, NULL,
		"apply migrations that are stamped before the newest applied one"},
	{"allow-modified", OPTION_BOOL, NULL, "let applied migrations be that have changed since"},
	{"lock-wait", OPTION_NUMBER, "SECONDS", "wait for another run (default 60)"},
	{"lock-timeout", OPTION_NUMBER, "SECONDS",
		"how long a statement waits for a lock (default 3; 0: for ever)"},
	{"lock-retry-for", OPTION_NUMBER, "SECONDS",
		"how long such a lock is tried for, again and again (default 300)"},
	MIGRATIONS_OPTIONS,
	{NULL},
};

static const char *const aliases[] = {"migrate run", NULL};

enum { SHOWN_SLOW = 5 };

static enum apply_tx tx_of(const struct context *c)
{
	const char *tx = cli_text(c, "tx");
	if (tx && !strcmp(tx, "all"))
		return APPLY_ALL;
	return tx && !strcmp(tx, "none") ? APPLY_NONE : APPLY_EACH;
}

static double milliseconds(double seconds)
{
	return (double)(long)(seconds * 1e6) / 1e3;
}

static void report_applied(struct context *c, const struct apply_result *result)
{
	struct json *all = json_new_array(c->arena);
	list_each (m, result->applied) {
		struct json *one = json_new_object(c->arena);
		json_set(c->arena, one, "tag", json_new_string(c->arena, m->entry->tag));
		json_set(c->arena, one, "statements",
			json_new_number(c->arena, (double)m->statement_count));
		json_set(c->arena, one, "duration_ms",
			json_new_number(c->arena, milliseconds(m->seconds)));
		json_add(c->arena, all, one);
	}
	report_set(c, "applied", all);
}

static int compare_slow(const void *x, const void *y)
{
	double a = (*(struct apply_timing *const *)x)->seconds;
	double b = (*(struct apply_timing *const *)y)->seconds;
	return (a < b) - (a > b);
}

/* A statement as one line of a table. */
static const char *brief(struct arena *a, const char *sql)
{
	enum { SHOWN = 60 };
	size_t len = strcspn(sql, "\n"), cut = len;
	if (len > SHOWN)
		for (cut = SHOWN; ((unsigned char)sql[cut] & 0xc0) == 0x80; cut--)
			continue;
	return arena_printf(a, "%.*s%s", (int)cut, sql, sql[cut] ? "…" : "");
}

static void report_slow(struct context *c, struct apply_result *result)
{
	static const double slow = 0.1;
	struct json *all = json_new_array(c->arena);
	if (result->slow.count)
		qsort(result->slow.items, result->slow.count, sizeof(result->slow.items[0]),
			compare_slow);
	list_each (s, result->slow) {
		if (s_at == SHOWN_SLOW || (s->seconds < slow && !c->is_verbose))
			break;
		struct json *one = json_new_object(c->arena);
		if (s_at == 0)
			report_line(c, "Slowest statements:");
		report_line(c, "  %8s  %s:%d  %s", live_duration(c->arena, s->seconds),
			cli_path(c, s->migration->path), s->line, brief(c->arena, s->sql));
		json_set(c->arena, one, "tag", json_new_string(c->arena, s->migration->entry->tag));
		json_set(c->arena, one, "line", json_new_number(c->arena, s->line));
		json_set(c->arena, one, "statement", json_new_string(c->arena, s->sql));
		json_set(c->arena, one, "duration_ms",
			json_new_number(c->arena, milliseconds(s->seconds)));
		json_add(c->arena, all, one);
	}
	if (json_count(all))
		report_set(c, "slowest", all);
}

static void warn(struct context *c, const struct apply_status *status)
{
	list_each (m, status->migrations)
		if (m->state == MIGRATION_MODIFIED)
			report_warning(c, "%s has changed since it was applied",
				cli_path(c, m->migration->path));
	size_t unknown = status->unknown.count;
	if (unknown)
		report_warning(c,
			"the database has %zu migration%s that this folder does not have "
			"(`rihla migrate status` lists %s)",
			unknown, unknown == 1 ? "" : "s", unknown == 1 ? "it" : "them");
	list_each (progress, status->strangers)
		report_warning(c,
			"migration %s was interrupted after %zu statement%s, and is not in this "
			"folder",
			progress->tag, progress->done, progress->done == 1 ? "" : "s");
}

static void report_nothing(struct context *c, const char *database, size_t all)
{
	c->report.status = REPORT_NO_CHANGES;
	if (!all)
		report_line(c, "Nothing to migrate: the folder has no migrations");
	else if (all == 1)
		report_line(c, "Nothing to migrate: the one migration is applied to %s", database);
	else
		report_line(c, "Nothing to migrate: all %zu migrations are applied to %s", all,
			database);
}

static void report(struct context *c, const char *database, struct apply_result *result)
{
	size_t count = result->applied.count;
	double seconds = 0;
	warn(c, &result->status);
	if (!count) {
		report_nothing(c, database, result->status.migrations.count);
		return;
	}
	list_each (m, result->applied)
		seconds += m->seconds;
	report_applied(c, result);
	report_slow(c, result);
	report_line(c, "%zu migration%s applied to %s in %s", count, count == 1 ? "" : "s",
		database, live_duration(c->arena, seconds));
}

static struct apply_options options_of(
	const struct context *c, const struct migrations *m, struct live *live)
{
	return (struct apply_options){
		.table = m->table,
		.tx = tx_of(c),
		.takes_out_of_order = cli_flag(c, "out-of-order", false),
		.takes_modified = cli_flag(c, "allow-modified", false),
		.lock_wait = cli_number(c, "lock-wait", 60),
		.lock_timeout = cli_number(c, "lock-timeout", 3),
		.lock_retry_for = cli_number(c, "lock-retry-for", 300),
		.is_watched = live_is_seen(c),
		.tell = live_tell,
		.context = live,
	};
}

static bool explain(
	struct context *c, const struct migrations *m, struct apply_result *result, struct err *err)
{
	struct explanation plan;
	const struct apply_options how = options_of(c, m, NULL);
	if (!apply_explain(c->arena, m->database.pg, &how, &result->status, &plan, err))
		return false;
	warn(c, &result->status);
	explain_report(c, m->database.name, &plan);
	return true;
}

static bool apply(
	struct context *c, const struct migrations *m, struct apply_result *result, struct err *err)
{
	struct live live = {.c = c};
	const struct apply_options how = options_of(c, m, &live);
	bool ok = apply_migrations(c->arena, m->database.pg, &how, result, err);
	live_end(&live);
	report_phase(c, "migrations");
	return ok;
}

static bool run(struct context *c, struct err *err)
{
	struct migrations m;
	struct apply_result result = {0};
	if (!migrations_find(c, &m, err) ||
		!apply_read_files(c->arena, &m.folder, &result.status, err) ||
		!apply_check_files(&result.status, err) || !migrations_connect(c, &m, err))
		return false;
	PG_SCOPE struct pg *pg = m.database.pg;
	pg_cancel_on_signals(pg);
	if (cli_flag(c, "explain", false))
		return explain(c, &m, &result, err);
	if (!apply(c, &m, &result, err))
		return false;
	report(c, m.database.name, &result);
	return true;
}

const struct command command_migrate = {
	.name = "migrate",
	.aliases = aliases,
	.summary = "apply pending migrations to the database",
	.details =
		"Applies every migration that the database does not have, each in a transaction\n"
		"of its own, and records it in the table that drizzle-orm's migrator uses, so "
		"that\n"
		"both can take turns. A statement that cannot run in a transaction (CREATE INDEX\n"
		"CONCURRENTLY, VACUUM, …) runs alone. When one fails, those before it stay "
		"applied,\n"
		"and the next run goes on where this one stopped. Not applied are, unless it is\n"
		"asked for, migrations stamped before the newest applied one, which drizzle would\n"
		"skip for ever; and nothing is applied while one that was applied has changed.",
	.options = options,
	.run = run,
};
