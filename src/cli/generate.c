/* rihla generate: the migration that leads from the newest snapshot to the schema. */
#include <string.h>

#include "base/hash.h"
#include "base/path.h"
#include "cli/commands.h"
#include "cli/parent.h"
#include "cli/project.h"
#include "cli/statements.h"
#include "cli/summary.h"
#include "cli/verify.h"
#include "folder/folder.h"
#include "snapshot/snapshot.h"

static const struct option options[] = {
	{"name", OPTION_TEXT, "NAME", "name of the migration (default: two random words)"},
	{"custom", OPTION_BOOL, NULL, "an empty migration to be filled by hand"},
	{"explain", OPTION_BOOL, NULL, "print the SQL and write nothing"},
	{"verify", OPTION_BOOL, NULL,
		"run it on the private PostgreSQL first; write only what leads to the schema"},
	RENAME_OPTION_HINTS,
	RENAME_OPTION_HINTS_FILE,
	RENAME_OPTION_RENAMES,
	STATEMENTS_OPTION_SAFE,
	PROJECT_OPTION_SCHEMA,
	PROJECT_OPTION_OUT,
	PROJECT_OPTION_CASING,
	PROJECT_OPTION_BREAKPOINTS,
	{"prefix", OPTION_CHOICE, "index|timestamp|supabase|unix|none",
		"how file names begin (default index)"},
	PROJECT_OPTION_TIMEOUT,
	PROJECT_OPTION_ORM,
	PROJECT_OPTION_DIALECT,
	PROJECT_OPTION_DRIVER,
	{NULL},
};

/* What one run knows. */
struct generation {
	struct context *context;
	struct config config;
	struct folder folder;
	struct renamer *renamer;
	struct parent_snapshot parent;
	struct model *schema;
	struct diff diff;
	struct folder_addition addition;
};

static bool check_config(const struct config *config, struct err *err)
{
	if (config->schema.count)
		return true;
	err_set(err, ERR_CONFIG, "the config names no schema");
	err_text(&err->hint, "add schema: \"./schema.ts\" to the config, or pass --schema PATH");
	if (config->path)
		return err_at(err, config->path, 0, 0);
	return false;
}

/* All that can go wrong before the schema is looked at. */
static bool begin(struct generation *g, struct err *err)
{
	struct context *c = g->context;
	if (!rename_begin(c, &g->renamer, err) || !project_read_config(c, &g->config, err) ||
		!check_config(&g->config, err))
		return false;
	g->addition.name = cli_text(c, "name");
	g->addition.breakpoints = g->config.breakpoints;
	folder_prefix_of(g->config.migrations_prefix, &g->addition.prefix);
	return folder_open(c->arena, g->config.out, &g->folder, err) &&
	       folder_check(c->arena, &g->folder, err);
}

static bool read_both_sides(struct generation *g, struct parent *parent, struct err *err)
{
	struct context *c = g->context;
	if (!project_eval_schema(
		    c, g->config.casing, (struct list *)&g->config.schema, &g->schema, err))
		return false;
	report_phase(c, "schema");
	if (!parent_wait(parent, &g->parent, err))
		return false;
	report_phase(c, "newest snapshot");
	return true;
}

static void add_snapshot(struct generation *g)
{
	const struct snapshot snapshot = {.id = hash_uuid(g->context->arena),
		.prev_id = g->parent.snapshot.id,
		.version = "7",
		.model = g->schema};
	struct buf text = buf_in(g->context->arena);
	snapshot_write(&text, &snapshot);
	g->addition.snapshot = text.s;
	g->addition.snapshot_len = text.len;
}

static bool write_migration(struct generation *g, struct err *err)
{
	struct context *c = g->context;
	const struct journal_entry *entry;
	if (!folder_add(c->arena, &g->folder, &g->addition, &entry, err))
		return false;
	const char *path = cli_path(c, folder_sql_path(c->arena, &g->folder, entry));
	report_phase(c, "writing");
	report_set_text(c, "migration_path", path);
	report_set_text(
		c, "snapshot_path", cli_path(c, folder_snapshot_path(c->arena, &g->folder, entry)));
	report_set_text(c, "tag", entry->tag);
	report_line(c, "%s %s", cli_paint(c, TERM_GREEN, "✓"), cli_paint(c, TERM_BOLD, path));
	return true;
}

static bool write_custom(struct generation *g, struct err *err)
{
	struct arena *a = g->context->arena;
	struct buf text = buf_in(a);
	if (!snapshot_custom(a, g->parent.file, hash_uuid(a), &text, err))
		return false;
	g->addition.custom_text = FOLDER_CUSTOM_TEXT;
	g->addition.snapshot = text.s;
	g->addition.snapshot_len = text.len;
	report_line(g->context, "Prepared an empty migration for your own SQL");
	return write_migration(g, err);
}

static bool explain(struct generation *g)
{
	struct buf sql = buf_in(g->context->arena);
	folder_put_sql(&sql, &g->addition);
	buf_putc(&sql, '\n');
	report_output(g->context, sql.s, sql.len);
	return true;
}

static bool report_nothing(struct generation *g, bool is_dry, struct err *err)
{
	g->context->report.status = REPORT_NO_CHANGES;
	report_line(g->context, "No schema changes, nothing to migrate");
	return is_dry || folder_start(g->context->arena, &g->folder, err);
}

/* Whether the diff is there and every question on it answered. */
static bool compare(struct generation *g, struct err *err)
{
	struct context *c = g->context;
	const struct model *from = g->parent.snapshot.model;
	const struct model_change change = {from, g->schema, g->renamer};
	if (!statements_between(
		    c, &change, &g->diff, (struct list *)&g->addition.statements, err) ||
		!rename_check_hints(g->renamer, from, g->schema, err))
		return false;
	report_phase(c, "diff");
	return true;
}

static bool verify(struct generation *g, struct err *err)
{
	const struct model_change change = {.from = g->parent.snapshot.model, .to = g->schema};
	return !cli_flag(g->context, "verify", false) ||
	       verify_statements(g->context, &change, (struct list *)&g->addition.statements, err);
}

static bool finish(struct generation *g, struct err *err)
{
	struct context *c = g->context;
	bool is_dry = cli_flag(c, "explain", false);
	if (cli_flag(c, "custom", false))
		return write_custom(g, err);
	if (!compare(g, err))
		return false;
	if (g->diff.unresolved.count) {
		rename_report_missing(g->renamer, &g->diff);
		return true;
	}
	if (!is_dry)
		summary_report(c, g->schema);
	if (!g->addition.statements.count)
		return report_nothing(g, is_dry, err);
	summary_set_statements(c, (struct list *)&g->addition.statements);
	if (!verify(g, err))
		return false;
	if (is_dry)
		return explain(g);
	add_snapshot(g);
	return write_migration(g, err);
}

static bool run(struct context *c, struct err *err)
{
	struct generation g = {.context = c};
	if (!begin(&g, err))
		return false;
	PARENT_SCOPE struct parent *parent = parent_start(&g.folder);
	report_phase(c, "config");
	return read_both_sides(&g, parent, err) && finish(&g, err);
}

const struct command command_generate = {
	.name = "generate",
	.summary = "write the migration that leads to the schema",
	.details =
		"Compares the schema with the newest snapshot of the migrations folder and writes\n"
		"the SQL file, the snapshot and the journal entry, all of them or none. Where an\n"
		"object may have been renamed it asks; without a terminal the answers are\n"
		"--hints, and without hints it writes nothing and exits with 2.",
	.options = options,
	.run = run,
};
