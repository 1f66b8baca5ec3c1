/* rihla diff: the statements between two states of a schema. */
#include "diff/diff.h"

#include <string.h>

#include "cli/commands.h"
#include "cli/project.h"
#include "cli/state.h"
#include "cli/statements.h"
#include "cli/summary.h"

static const struct option options[] = {
	{"from", OPTION_LIST, "STATE", "where to start"},
	{"to", OPTION_LIST, "STATE", "where to arrive"},
	RENAME_OPTION_HINTS,
	RENAME_OPTION_HINTS_FILE,
	RENAME_OPTION_RENAMES,
	STATEMENTS_OPTION_SAFE,
	PROJECT_OPTION_CASING,
	PROJECT_OPTION_TIMEOUT,
	PROJECT_OPTION_ORM,
	{NULL},
};

static bool check_states(const struct context *c, struct err *err)
{
	if (cli_list(c, "from")->count && cli_list(c, "to")->count)
		return true;
	err_set(err, ERR_USAGE, "rihla diff needs --from STATE and --to STATE");
	err_text(&err->hint, "for example: rihla diff --from drizzle --to ./schema.ts");
	return false;
}

static void report_statements(struct context *c, const struct list *statements)
{
	struct buf text = buf_in(c->arena);
	for (size_t i = 0; i < statements->count; i++)
		buf_printf(&text, "%s\n", (char *)statements->items[i]);
	report_output(c, text.s, text.len);
	summary_set_statements(c, statements);
	if (!statements->count)
		c->report.status = REPORT_NO_CHANGES;
}

static bool run(struct context *c, struct err *err)
{
	enum casing casing = CASING_NONE;
	struct renamer *renamer;
	struct state_pair states;
	struct diff diff = {0};
	struct list statements = {0};
	if (!check_states(c, err) || !rename_begin(c, &renamer, err) ||
		!project_read_casing(c, &casing, err) ||
		!state_read_pair(c, cli_list(c, "from"), cli_list(c, "to"), casing, &states, err) ||
		!statements_between(c, &(struct model_change){states.from, states.to, renamer},
			&diff, &statements, err) ||
		!rename_check_hints(renamer, states.from, states.to, err))
		return false;
	if (diff.unresolved.count) {
		rename_report_missing(renamer, &diff);
		return true;
	}
	report_statements(c, &statements);
	return true;
}

const struct command command_diff = {
	.name = "diff",
	.summary = "print the statements between two states of a schema",
	.details = "A STATE is a TypeScript schema (file, folder or glob; may be repeated), a "
		   "snapshot\n"
		   "file, a migrations folder (FOLDER, or FOLDER/@0003 for after that migration),\n"
		   "a database (postgres://…), or the word empty. A database is compared as the\n"
		   "server understands the other state: only what means something else differs.",
	.options = options,
	.run = run,
};
