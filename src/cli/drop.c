/* rihla drop: takes the last migration back. */
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/project.h"
#include "folder/folder.h"

static const struct option options[] = {
	{"last", OPTION_BOOL, NULL, "drop the last migration, whatever it is called"},
	PROJECT_OPTION_OUT,
	PROJECT_OPTION_DIALECT,
	PROJECT_OPTION_DRIVER,
	{NULL},
};

static const struct argument arguments[] = {
	{"TAG", "the migration, 0003_dizzy_fixer or 0003; it has to be the last one"},
	{NULL},
};

static const struct journal_entry *last_of(const struct folder *f)
{
	return f->journal.entries.items[f->journal.entries.count - 1];
}

static bool check_tag(
	const struct context *c, const struct folder *f, const char *name, struct err *err)
{
	const struct journal_entry *last = last_of(f), *e = folder_find(f, name);
	if (e == last)
		return true;
	if (!e) {
		err_set(err, ERR_USAGE, "there is no migration %s in %s", name,
			cli_path(c, f->path));
		err_textf(&err->hint, "the last one is %s", last->tag);
		return false;
	}
	err_set(err, ERR_FOLDER, "%s is not the last migration: the later ones build on it",
		e->tag);
	err_textf(&err->hint, "only %s can be dropped now", last->tag);
	err_text(&err->state, "no file was changed");
	return false;
}

static bool ask(struct context *c, const struct journal_entry *last, struct err *err)
{
	static const char *const answers[] = {"yes", "no"};
	size_t which;
	const char *question = arena_printf(c->arena, "Drop %s, the last migration?", last->tag);
	if (!term_select(&c->term, question, answers, 2, &which, err))
		return false;
	return !which || err_set(err, ERR_ABORTED, "nothing was dropped");
}

/* Whether the user has said that this migration is meant. */
static bool confirm(struct context *c, const struct folder *f, struct err *err)
{
	const struct journal_entry *last = last_of(f);
	if (c->arguments.count)
		return check_tag(c, f, c->arguments.items[0], err);
	if (cli_flag(c, "last", false))
		return true;
	if (c->may_ask)
		return ask(c, last, err);
	err_set(err, ERR_USAGE, "there is no terminal to ask which migration is to be dropped");
	err_textf(&err->hint, "name it: rihla drop %s", last->tag);
	return false;
}

static void report_removed(struct context *c, struct json *removed, const char *path)
{
	json_add(c->arena, removed, json_new_string(c->arena, cli_path(c, path)));
	report_line(c, "  removed %s", cli_path(c, path));
}

static bool drop(struct context *c, struct folder *f, struct err *err)
{
	const struct journal_entry *last = last_of(f);
	const char *paths[] = {
		folder_sql_path(c->arena, f, last), folder_snapshot_path(c->arena, f, last)};
	bool was_there[] = {file_exists(paths[0]), file_exists(paths[1])};
	if (!folder_drop(c->arena, f, &last, err))
		return false;
	struct json *removed = json_new_array(c->arena);
	report_line(c, "%s %s is dropped", cli_paint(c, TERM_GREEN, "✓"),
		cli_paint(c, TERM_BOLD, last->tag));
	for (size_t i = 0; i < 2; i++)
		if (was_there[i] && !file_exists(paths[i]))
			report_removed(c, removed, paths[i]);
		else if (!was_there[i])
			report_warning(c, "%s was not there", cli_path(c, paths[i]));
	report_line(c, "A database that has it applied keeps what it did.");
	report_set_text(c, "tag", last->tag);
	report_set(c, "removed", removed);
	return true;
}

static bool run(struct context *c, struct err *err)
{
	struct config config;
	struct folder folder;
	if (!project_read_config(c, &config, err) ||
		!folder_open(c->arena, config.out, &folder, err))
		return false;
	if (!folder.journal.entries.count) {
		c->report.status = REPORT_NO_CHANGES;
		report_line(c, "Nothing to drop: there are no migrations in %s",
			cli_path(c, folder.path));
		return true;
	}
	return confirm(c, &folder, err) && drop(c, &folder, err);
}

const struct command command_drop = {
	.name = "drop",
	.summary = "take the last migration back",
	.details =
		"Removes the last migration from the journal, with its SQL file and its\n"
		"snapshot, all of them or none. Asks on a terminal; elsewhere TAG or --last has\n"
		"to say what is meant.",
	.options = options,
	.arguments = arguments,
	.run = run,
};
