/* rihla migrate status: the migrations folder held against the database. */
#include <string.h>
#include <time.h>

#include "base/path.h"
#include "cli/commands.h"
#include "cli/drift.h"
#include "cli/migrations.h"
#include "cli/tracking.h"

static const struct option options[] = {
	{"exit-code", OPTION_BOOL, NULL,
		"exit with 1 for drift, 2 for damaged or modified and 3 for pending migrations, 4 "
		"without a database, or where its objects cannot be read"},
	{"skip-drift", OPTION_BOOL, NULL, "leave the objects of the database alone"},
	MIGRATIONS_OPTIONS,
	{NULL},
};

static const char *const aliases[] = {"status", NULL};

/* As `check` exits. */
enum { EXIT_DRIFT = 1, EXIT_DAMAGED = 2, EXIT_PENDING = 3, EXIT_UNREACHABLE = 4 };

/* How a state is shown. */
static const struct {
	const char *word;
	enum term_style style;
} shown[] = {
	[MIGRATION_APPLIED] = {"applied     ", TERM_GREEN},
	[MIGRATION_PENDING] = {"pending     ", TERM_YELLOW},
	[MIGRATION_OUT_OF_ORDER] = {"out of order", TERM_RED},
	[MIGRATION_MODIFIED] = {"modified    ", TERM_RED},
	[MIGRATION_MISSING] = {"file missing", TERM_RED},
};

/* Milliseconds since 1970 as UTC. */
static const char *moment(struct arena *a, int64_t when)
{
	char text[32];
	time_t seconds = (time_t)(when / 1000);
	struct tm tm;
	if (!gmtime_r(&seconds, &tm) || !strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S", &tm))
		return "";
	return arena_strdup(a, text);
}

/* How far an interrupted migration came, for the line and the JSON object. */
static const char *progress_of(
	struct context *c, const struct migration_status *m, struct json *one)
{
	ERR_SCOPE struct err ignored = {0};
	size_t all = 0;
	if (!m->progress)
		return "";
	apply_count_statements(c->arena, m, &all, &ignored);
	json_set(c->arena, one, "statements_done",
		json_new_number(c->arena, (double)m->progress->done));
	return arena_printf(
		c->arena, "  (interrupted: %zu of %zu statements done)", m->progress->done, all);
}

static void report_migrations(struct context *c, const struct apply_status *status)
{
	struct json *all = json_new_array(c->arena);
	list_each (m, status->migrations) {
		struct json *one = json_new_object(c->arena);
		json_set(c->arena, one, "tag", json_new_string(c->arena, m->entry->tag));
		json_set(c->arena, one, "state",
			json_new_string(c->arena, apply_state_name(m->state)));
		json_set(c->arena, one, "when", json_new_number(c->arena, (double)m->entry->when));
		json_add(c->arena, all, one);
		const char *progress = progress_of(c, m, one);
		report_line(c, "%s  %s  %s%s",
			cli_paint(c, shown[m->state].style, shown[m->state].word),
			cli_paint(c, TERM_DIM, moment(c->arena, m->entry->when)), m->entry->tag,
			progress);
	}
	report_set(c, "migrations", all);
}

static void report_unknown(struct context *c, const struct apply_status *status)
{
	struct json *all = json_new_array(c->arena);
	list_each (row, status->unknown) {
		struct json *one = json_new_object(c->arena);
		const char *when = row->has_created_at ? moment(c->arena, row->created_at) : "";
		json_set(c->arena, one, "hash", json_new_string(c->arena, row->hash));
		if (row->has_created_at)
			json_set(c->arena, one, "created_at",
				json_new_number(c->arena, (double)row->created_at));
		json_add(c->arena, all, one);
		report_line(c, "%s  %-19s  %s", cli_paint(c, TERM_YELLOW, "unknown     "), when,
			row->hash);
	}
	report_set(c, "unknown", all);
}

/* A migration that is begun and then taken out of the folder has left something behind. */
static void report_strangers(struct context *c, const struct apply_status *status)
{
	list_each (progress, status->strangers)
		report_warning(c,
			"migration %s was interrupted after %zu statement%s, and is not in this "
			"folder",
			progress->tag, progress->done, progress->done == 1 ? "" : "s");
}

static void report_counts(
	struct context *c, const struct apply_status *status, const char *database)
{
	static const enum migration_state states[] = {MIGRATION_APPLIED, MIGRATION_PENDING,
		MIGRATION_OUT_OF_ORDER, MIGRATION_MODIFIED, MIGRATION_MISSING};
	struct buf text = buf_in(c->arena);
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
		size_t count = apply_count(status, states[i]);
		if (!count && states[i] != MIGRATION_APPLIED && states[i] != MIGRATION_PENDING)
			continue;
		const char *word = shown[states[i]].word;
		/* without the blanks behind it */
		int len = (int)strlen(word);
		while (word[len - 1] == ' ')
			len--;
		buf_printf(&text, "%s%zu %.*s", text.len ? ", " : "", count, len, word);
	}
	report_line(c, "%s in %s", text.s, database);
}

static void report_rows(struct context *c, const struct apply_status *status)
{
	const char *summary = tracking_summary(c->arena, status);
	if (summary)
		report_line(c, "%s: `rihla repair` puts that right", summary);
}

static struct json *drift_json(struct arena *a, const struct drift_object *object)
{
	struct json *one = json_new_object(a), *statements = json_new_array(a);
	json_set(a, one, "kind", json_new_string(a, object->kind));
	json_set(a, one, "schema", json_new_string(a, object->schema));
	json_set(a, one, "name", json_new_string(a, object->name));
	json_set(a, one, "state", json_new_string(a, object->is_extra ? "extra" : "different"));
	list_each (text, object->statements)
		json_add(a, statements, json_new_string(a, text));
	json_set(a, one, "statements", statements);
	return one;
}

static void report_object(struct context *c, const struct drift_object *object)
{
	bool has_schema = object->schema[0] && strcmp(object->schema, "public") != 0;
	report_line(c, "%s  %s %s%s%s",
		object->is_extra ? cli_paint(c, TERM_YELLOW, "more        ")
				 : cli_paint(c, TERM_RED, "different   "),
		object->kind, has_schema ? object->schema : "", has_schema ? "." : "",
		object->name);
	list_each (text, object->statements)
		report_line(c, "    %.*s", (int)strcspn(text, "\n"), text);
}

static void report_drift(struct context *c, const struct drift *drift)
{
	struct json *all = json_new_array(c->arena);
	if (drift->objects.count)
		report_line(c, "\nThe database is not what %s leads to, as if somebody had run:",
			drift->tag);
	list_each (object, drift->objects) {
		report_object(c, object);
		json_add(c->arena, all, drift_json(c->arena, object));
	}
	report_set(c, "drift", all);
}

/* Not to know is no drift: there is no `drift` then. */
static void skip_drift(struct context *c, const char *reason)
{
	report_set_text(c, "drift_skipped", reason);
	report_line(c, "The objects of the database are not compared: %s", reason);
}

/* The exit code that the objects ask for. */
static int look_for_drift(
	struct context *c, const struct migrations *m, const struct apply_status *status)
{
	ERR_SCOPE struct err err = {0};
	struct drift drift;
	if (cli_flag(c, "skip-drift", false))
		return 0;
	if (!drift_find(c, m->database.pg, &m->config, &m->folder, status, &drift, &err)) {
		skip_drift(c, arena_strdup(c->arena, err.message));
		if (err.hint)
			report_line(c, "  %s", err.hint);
		return EXIT_UNREACHABLE;
	}
	if (drift.reason)
		skip_drift(c, drift.reason);
	else
		report_drift(c, &drift);
	return drift.different.count ? EXIT_DRIFT : 0;
}

static bool is_damaged(const struct apply_status *status)
{
	return apply_count(status, MIGRATION_OUT_OF_ORDER) ||
	       apply_count(status, MIGRATION_MODIFIED) || apply_count(status, MIGRATION_MISSING);
}

/* The order of `check`: 4, 2, 1, 3. */
static int exit_code(const struct apply_status *status, int of_drift)
{
	if (of_drift == EXIT_UNREACHABLE)
		return of_drift;
	if (is_damaged(status))
		return EXIT_DAMAGED;
	if (of_drift)
		return of_drift;
	return apply_count(status, MIGRATION_PENDING) ? EXIT_PENDING : 0;
}

static bool look(struct context *c, struct err *err)
{
	struct migrations m;
	struct apply_status status;
	if (!migrations_open(c, &m, err))
		return false;
	PG_SCOPE struct pg *pg = m.database.pg;
	if (!apply_read_status(c->arena, pg, &m.table, &m.folder, &status, err))
		return false;
	report_migrations(c, &status);
	report_unknown(c, &status);
	report_strangers(c, &status);
	report_counts(c, &status, m.database.name);
	report_rows(c, &status);
	int of_drift = look_for_drift(c, &m, &status);
	if (cli_flag(c, "exit-code", false))
		c->report.exit_code = exit_code(&status, of_drift);
	return true;
}

static bool run(struct context *c, struct err *err)
{
	if (look(c, err))
		return true;
	bool is_journal = err->file && !strcmp(path_base(err->file), "_journal.json");
	bool is_damaged = err->kind == ERR_FOLDER || err->kind == ERR_FILE ||
			  (err->kind == ERR_SYNTAX && is_journal);
	if (cli_flag(c, "exit-code", false))
		c->report.failure_code = is_damaged ? EXIT_DAMAGED : EXIT_UNREACHABLE;
	return false;
}

const struct command command_status = {
	.name = "migrate status",
	.aliases = aliases,
	.summary = "show which migrations are applied",
	.details = "applied        the database has it\n"
		   "pending        migrate would apply it\n"
		   "out of order   not applied, and stamped before the newest one that is\n"
		   "modified       applied, and its file has changed since\n"
		   "file missing   the journal lists it, but there is no file\n"
		   "unknown        the database has it, but the folder does not\n"
		   "Behind them stands each object that is not what the newest applied migration\n"
		   "leads to: different, or more than that.",
	.options = options,
	.run = run,
};
