/* rihla revert: a new migration that takes the schema back to what it was before another one. */
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/hash.h"
#include "cli/chain.h"
#include "cli/commands.h"
#include "cli/handwritten.h"
#include "cli/parent.h"
#include "cli/project.h"
#include "cli/rename.h"
#include "cli/statements.h"
#include "cli/summary.h"
#include "sql/sql.h"

static const struct option options[] = {
	{"name", OPTION_TEXT, "NAME", "name of the migration (default: revert_TAG)"},
	{"explain", OPTION_BOOL, NULL, "print the SQL and write nothing"},
	STATEMENTS_OPTION_SAFE,
	RENAME_OPTION_HINTS,
	RENAME_OPTION_HINTS_FILE,
	RENAME_OPTION_RENAMES,
	PROJECT_OPTION_OUT,
	PROJECT_OPTION_BREAKPOINTS,
	{"prefix", OPTION_CHOICE, "index|timestamp|supabase|unix|none",
		"how file names begin (default index)"},
	PROJECT_OPTION_DIALECT,
	{NULL},
};

static const struct argument arguments[] = {
	{"TAG", "the first migration to be undone, 0003_dizzy_fixer or 0003", .is_required = true},
	{NULL},
};

/* What one run knows. */
struct reversal {
	struct context *context;
	struct folder folder;
	size_t first;                         /* index of the first entry that is undone */
	LIST_OF(struct migration) migrations; /* that are undone */
	struct renamer *renamer;
	const struct model *before; /* the schema before the first of them */
	struct parent_snapshot newest;
	struct folder_addition addition;
};

static const struct journal_entry *entry_at(const struct reversal *r, size_t at)
{
	return r->folder.journal.entries.items[at];
}

static bool find_first(struct reversal *r, struct err *err)
{
	struct context *c = r->context;
	const char *name = c->arguments.items[0];
	const struct journal_entry *e = folder_find(&r->folder, name);
	if (!e)
		return err_set(err, ERR_USAGE, "there is no migration %s in %s", name,
			cli_path(c, r->folder.path));
	while (entry_at(r, r->first) != e)
		r->first++;
	for (size_t i = r->first; i < r->folder.journal.entries.count; i++) {
		struct migration *m = arena_new_of(c->arena, struct migration);
		if (!folder_read_migration(c->arena, &r->folder, entry_at(r, i), m, err))
			return false;
		list_push(c->arena, &r->migrations, m);
	}
	return true;
}

static bool read_before(struct reversal *r, struct err *err)
{
	struct arena *a = r->context->arena;
	struct snapshot snapshot;
	r->before = model_new(a);
	if (!r->first)
		return true;
	const struct journal_entry *e = entry_at(r, r->first - 1);
	const char *path = folder_snapshot_path(a, &r->folder, e);
	if (!folder_has_own_snapshot(e))
		return err_set(err, ERR_UNSUPPORTED,
			"with the prefix \"none\" there is no snapshot of the state before %s",
			entry_at(r, r->first)->tag);
	if (!chain_read_snapshot(a, path, &snapshot, err))
		return false;
	r->before = snapshot.model;
	return true;
}

static bool begin(struct reversal *r, struct err *err)
{
	struct context *c = r->context;
	struct config config;
	if (!rename_begin(c, &r->renamer, err) || !project_read_config(c, &config, err) ||
		!folder_open(c->arena, config.out, &r->folder, err) ||
		!folder_check(c->arena, &r->folder, err) || !find_first(r, err))
		return false;
	const char *name = cli_text(c, "name");
	r->addition.name =
		name ? name : arena_printf(c->arena, "revert_%s", entry_at(r, r->first)->tag);
	r->addition.breakpoints = config.breakpoints;
	folder_prefix_of(config.migrations_prefix, &r->addition.prefix);
	return true;
}

/* A diff_resolve: what the undone migrations renamed is renamed back; the rest is asked. */
static bool answer(void *context, const struct question *q, struct answer *out, struct err *err)
{
	struct reversal *r = context;
	list_each (m, r->migrations)
		for (size_t i = 0; i < q->deleted_count; i++)
			if (handwritten_renames(m, &q->created, &q->deleted[i])) {
				*out = (struct answer){ANSWER_RENAME, i};
				return true;
			}
	return rename_answer(r->renamer, q, out, err);
}

/* Whether rows or values are gone after the statement. */
static bool loses_data(const char *sql)
{
	static const char *const beginnings[] = {"DROP TABLE ", "DROP SCHEMA ", "DROP SEQUENCE "};
	for (size_t i = 0; i < sizeof(beginnings) / sizeof(*beginnings); i++)
		if (!strncmp(sql, beginnings[i], strlen(beginnings[i])))
			return true;
	return !strncmp(sql, "ALTER TABLE ", 12) && strcasestr(sql, " drop column ");
}

static void take_statements(struct reversal *r, const struct list *statements)
{
	struct arena *a = r->context->arena;
	struct json *losing = json_new_array(a);
	for (size_t i = 0; i < statements->count; i++) {
		const char *sql = statements->items[i];
		bool is_loss = loses_data(sql);
		if (is_loss)
			json_add(a, losing, json_new_string(a, sql));
		list_push(a, &r->addition.statements,
			is_loss ? arena_printf(a, "-- loses data\n%s", sql) : sql);
	}
	summary_set_statements(r->context, statements);
	report_set(r->context, "data_loss", losing);
	if (json_count(losing))
		report_warning(r->context, "%zu statement%s data; they are marked in the file",
			json_count(losing), json_count(losing) == 1 ? " loses" : "s lose");
}

/* What was written by hand is in no snapshot. */
static void warn_of_handwritten(struct reversal *r)
{
	struct context *c = r->context;
	const struct model *from = r->before;
	list_each (m, r->migrations) {
		ERR_SCOPE struct err ignored = {0};
		struct list strange = {0};
		struct snapshot after;
		const char *path = folder_snapshot_path(c->arena, &r->folder, m->entry);
		if (!file_exists(path) || !chain_read_snapshot(c->arena, path, &after, &ignored))
			return;
		handwritten_find(c->arena, m, from, after.model, &strange);
		if (strange.count)
			report_warning(c, "%s has SQL that was written by hand: it is not undone",
				cli_path(c, m->path));
		from = after.model;
	}
}

static void add_snapshot(struct reversal *r)
{
	struct arena *a = r->context->arena;
	struct model copy = *r->before;
	struct buf text = buf_in(a);
	copy.renames = model_new(a)->renames;
	snapshot_write(&text, &(struct snapshot){hash_uuid(a), r->newest.snapshot.id, "7", &copy});
	r->addition.snapshot = text.s;
	r->addition.snapshot_len = text.len;
}

static bool write_migration(struct reversal *r, struct err *err)
{
	struct context *c = r->context;
	const struct journal_entry *entry;
	add_snapshot(r);
	if (!folder_add(c->arena, &r->folder, &r->addition, &entry, err))
		return false;
	const char *path = cli_path(c, folder_sql_path(c->arena, &r->folder, entry));
	report_set_text(c, "migration_path", path);
	report_set_text(c, "tag", entry->tag);
	report_line(c, "%s %s", cli_paint(c, TERM_GREEN, "✓"), cli_paint(c, TERM_BOLD, path));
	report_line(c, "Take the change out of the schema, too, or the next generate brings it "
		       "back.");
	return true;
}

static bool explain(struct reversal *r)
{
	struct buf sql = buf_in(r->context->arena);
	folder_put_sql(&sql, &r->addition);
	buf_putc(&sql, '\n');
	report_output(r->context, sql.s, sql.len);
	return true;
}

static bool undo(struct reversal *r, struct err *err)
{
	struct context *c = r->context;
	const struct model *now = r->newest.snapshot.model;
	struct diff diff = {0};
	struct list statements = {0};
	bool is_safe = cli_flag(c, "safe", false);
	if (!(is_safe ? diff_models_safely : diff_models)(
		    c->arena, now, r->before, answer, r, &diff, err) ||
		!rename_check_hints(r->renamer, now, r->before, err))
		return false;
	if (diff.unresolved.count) {
		rename_report_missing(r->renamer, &diff);
		return true;
	}
	list_each (warning, diff.warnings)
		report_warning(c, "%s", warning);
	warn_of_handwritten(r);
	(is_safe ? sql_safe_statements : sql_statements)(
		c->arena, (struct list *)&diff.stmts, &statements);
	if (!statements.count) {
		c->report.status = REPORT_NO_CHANGES;
		report_line(c, "Nothing to revert: the schema is that from before %s",
			entry_at(r, r->first)->tag);
		return true;
	}
	take_statements(r, &statements);
	return cli_flag(c, "explain", false) ? explain(r) : write_migration(r, err);
}

static bool run(struct context *c, struct err *err)
{
	struct reversal r = {.context = c};
	if (!begin(&r, err))
		return false;
	PARENT_SCOPE struct parent *parent = parent_start(&r.folder);
	return read_before(&r, err) && parent_wait(parent, &r.newest, err) && undo(&r, err);
}

const struct command command_revert = {
	.name = "revert",
	.summary = "write the migration that undoes others",
	.details =
		"Writes a new migration that takes the schema back to what it was before TAG,\n"
		"by the snapshots: TAG and all after it are undone. Nothing is removed from the\n"
		"folder, so that databases that have them applied go forward, too. Statements\n"
		"that lose data are marked; SQL that was written by hand is not undone.",
	.options = options,
	.arguments = arguments,
	.run = run,
};
