/* rihla migrate: applies what is pending. */
#include "cli/commands.h"
#include "cli/migrations.h"

static const struct option options[] = {
	MIGRATIONS_OPTIONS,
	{NULL},
};

static const char *const aliases[] = {"migrate run", NULL};

static void report_applied(struct context *c, const struct apply_result *result)
{
	struct json *all = json_new_array(c->arena);
	list_each (m, result->applied) {
		struct json *one = json_new_object(c->arena);
		double milliseconds = (double)(long)(m->seconds * 1e6) / 1e3;
		json_set(c->arena, one, "tag", json_new_string(c->arena, m->entry->tag));
		json_set(c->arena, one, "statements",
			json_new_number(c->arena, (double)m->statement_count));
		json_set(c->arena, one, "duration_ms", json_new_number(c->arena, milliseconds));
		json_add(c->arena, all, one);
		report_line(c, "%s %s  %zu statement%s, %.0f ms", cli_paint(c, TERM_GREEN, "✓"),
			cli_paint(c, TERM_BOLD, m->entry->tag), m->statement_count,
			m->statement_count == 1 ? "" : "s", milliseconds);
	}
	report_set(c, "applied", all);
}

static void warn_of_changes(struct context *c, const struct apply_status *status)
{
	list_each (m, status->migrations)
		if (m->state == MIGRATION_MODIFIED)
			report_warning(c, "%s has changed since it was applied",
				cli_path(c, m->migration->path));
}

static void report(struct context *c, const char *database, const struct apply_result *result)
{
	size_t count = result->applied.count, all = result->status.migrations.count;
	warn_of_changes(c, &result->status);
	if (count) {
		report_applied(c, result);
		report_line(
			c, "%zu migration%s applied to %s", count, count == 1 ? "" : "s", database);
		return;
	}
	c->report.status = REPORT_NO_CHANGES;
	if (!all)
		report_line(c, "Nothing to migrate: the folder has no migrations");
	else if (all == 1)
		report_line(c, "Nothing to migrate: the one migration is applied to %s", database);
	else
		report_line(c, "Nothing to migrate: all %zu migrations are applied to %s", all,
			database);
}

static void tell_of_waiting(void *context)
{
	report_progress(context, "waiting for another rihla that migrates this database…");
}

static bool run(struct context *c, struct err *err)
{
	struct migrations m;
	struct apply_result result;
	if (!migrations_open(c, &m, err))
		return false;
	PG_SCOPE struct pg *pg = m.database.pg;
	pg_cancel_on_signals(pg);
	const struct apply_options how = {
		.table = m.table, .waiting = tell_of_waiting, .context = c};
	bool ok = apply_migrations(c->arena, pg, &m.folder, &how, &result, err);
	report_phase(c, "migrations");
	if (ok)
		report(c, m.database.name, &result);
	return ok;
}

const struct command command_migrate = {
	.name = "migrate",
	.aliases = aliases,
	.summary = "apply pending migrations to the database",
	.details =
		"Applies, in one transaction, every migration that is stamped after the newest "
		"one\n"
		"the database has, and records it in the table that drizzle-orm's migrator uses, "
		"so\n"
		"that both can take turns. When one fails nothing is applied. A migration that is\n"
		"stamped before the newest applied one is an error: drizzle would skip it for "
		"ever.",
	.options = options,
	.run = run,
};
