/* rihla repair: heals a migrations folder and the table that tracks it, after showing how. */
#include "folder/repair.h"

#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
#include "cli/chain.h"
#include "cli/commands.h"
#include "cli/project.h"
#include "cli/replay.h"
#include "cli/tracking.h"

static const struct option options[] = {
	{"yes", OPTION_BOOL, NULL, "carry the plan out without asking"},
	{"explain", OPTION_BOOL, NULL, "print the plan and change nothing"},
	{"orphans", OPTION_CHOICE, "adopt|aside",
		"SQL files that the journal does not list: adopt them, or put them aside"},
	{"lost", OPTION_LIST, "TAG",
		"a migration that leaves no trace in the schema is lost like those around it"},
	{"skip-db", OPTION_BOOL, NULL, "leave the database alone"},
	DATABASE_OPTION_URL,
	DATABASE_OPTION_DEV,
	DATABASE_OPTION_WAIT,
	PROJECT_OPTION_SCHEMA,
	PROJECT_OPTION_OUT,
	PROJECT_OPTION_CASING,
	PROJECT_OPTION_DIALECT,
	PROJECT_OPTION_TIMEOUT,
	PROJECT_OPTION_ORM,
	{NULL},
};

/* What one run knows. */
struct healing {
	struct context *context;
	struct config config;
	struct folder folder;
	struct list snapshots; /* LIST_OF(struct folder_snapshot) */
	struct repair plan;
	struct model *schema; /* NULL where the config names none */
	struct tracking tracking;
};

static const char *const orphan_names[] = {[REPAIR_ADOPT] = "adopt", [REPAIR_ASIDE] = "aside"};

/* The first SQL file without an entry, or NULL. */
static bool find_orphan(struct healing *h, const char **path, struct err *err)
{
	struct list found = {0};
	*path = NULL;
	if (!folder_inspect(
		    h->context->arena, &h->folder, &h->snapshots, folder_now(), &found, err))
		return false;
	for (size_t i = 0; i < found.count && !*path; i++) {
		const struct folder_finding *finding = found.items[i];
		if (finding->problem == FOLDER_SQL_ORPHAN)
			*path = finding->file;
	}
	return true;
}

static bool ask_about_orphans(struct context *c, enum repair_orphans *out, struct err *err)
{
	static const char *const answers[] = {
		"adopt: they become the last migrations", "aside: they are put away"};
	size_t which;
	if (!term_select(&c->term, "What becomes of SQL files that the journal does not list?",
		    answers, 2, &which, err))
		return false;
	*out = which ? REPAIR_ASIDE : REPAIR_ADOPT;
	return true;
}

/* Nobody but the user knows whether a database has what such a file does. */
static bool decide_on_orphans(struct healing *h, enum repair_orphans *out, struct err *err)
{
	struct context *c = h->context;
	const char *said = cli_text(c, "orphans"), *path;
	*out = said && !strcmp(said, orphan_names[REPAIR_ADOPT]) ? REPAIR_ADOPT : REPAIR_ASIDE;
	if (said)
		return true;
	if (!find_orphan(h, &path, err))
		return false;
	if (!path)
		return true;
	if (c->may_ask)
		return ask_about_orphans(c, out, err);
	err_set(err, ERR_USAGE, "the journal does not list %s: is it to be applied?",
		cli_path(c, path));
	err_text(&err->hint, "pass --orphans adopt to make it the last migration, or --orphans "
			     "aside to put it away");
	return false;
}

static bool make_plan(struct healing *h, struct err *err)
{
	enum repair_orphans orphans;
	struct context *c = h->context;
	return project_read_config(c, &h->config, err) &&
	       folder_open(c->arena, h->config.out, &h->folder, err) &&
	       chain_read(c->arena, &h->folder, &h->snapshots, err) &&
	       decide_on_orphans(h, &orphans, err) &&
	       folder_plan_repair(
		       c->arena, &h->folder, &h->snapshots, orphans, folder_now(), &h->plan, err);
}

static void report_plan(struct healing *h)
{
	struct context *c = h->context;
	struct json *steps = json_new_array(c->arena);
	list_each (step, h->plan.steps) {
		json_add(c->arena, steps, json_new_string(c->arena, step));
		report_line(c, "  %s", step);
	}
	tracking_report(&h->tracking, steps);
	report_set(c, "steps", steps);
}

static void show_plan(const struct healing *h)
{
	const struct mend *rows = &h->tracking.plan;
	report_progress(h->context, "The plan:");
	list_each (step, h->plan.steps)
		report_progress(h->context, "  %s", step);
	list_each (step, rows->steps) {
		report_progress(h->context, "  %s", step);
		if (rows->changes.items[step_at]->undo)
			report_progress(h->context, "    what it holds: %s",
				rows->changes.items[step_at]->undo);
	}
}

/* Whether the plan is to be carried out. */
static bool confirm(struct healing *h, struct err *err)
{
	static const char *const answers[] = {"yes", "no"};
	struct context *c = h->context;
	size_t which = 0;
	if (cli_flag(c, "yes", false))
		return true;
	if (!c->may_ask) {
		err_set(err, ERR_USAGE, "nothing was changed: the plan is not confirmed");
		err_text(&err->hint, "pass --yes to carry it out");
		return false;
	}
	show_plan(h);
	if (!term_select(&c->term, "Carry it out?", answers, 2, &which, err))
		return false;
	return !which || err_set(err, ERR_ABORTED, "nothing was changed");
}

static bool needs_replay(const struct healing *h)
{
	list_each (e, h->plan.entries)
		if (!e->snapshot)
			return true;
	return false;
}

static void make_snapshot(struct healing *h, struct repair_entry *e, const struct model *m,
	const char *prev_id, const char **id)
{
	struct model copy = *m;
	struct buf text = buf_in(h->context->arena);
	copy.renames = model_new(h->context->arena)->renames;
	*id = hash_uuid(h->context->arena);
	snapshot_write(&text, &(struct snapshot){*id, prev_id, "7", &copy});
	e->text = text.s;
	e->len = text.len;
}

static bool change_parent(
	struct healing *h, struct repair_entry *e, const char *prev_id, struct err *err)
{
	struct arena *a = h->context->arena;
	struct snapshot_file file = {.name = e->snapshot->path};
	struct buf text = buf_in(a);
	if (!file_read(a, file.name, &file.text, &file.len, err) ||
		!snapshot_reparent(a, &file, prev_id, &text, err))
		return false;
	e->text = text.s;
	e->len = text.len;
	return true;
}

/* What names things as the snapshot of the entry should: the snapshot before, and the schema. */
static void collect_words(struct healing *h, const struct model *before, struct list *words)
{
	if (before)
		list_push_pointer(h->context->arena, words, (void *)before);
	if (h->schema)
		list_push_pointer(h->context->arena, words, h->schema);
}

/* Gives every entry its text; `replay` is NULL where none is to be made. */
static bool make_texts(struct healing *h, struct replay *replay, struct err *err)
{
	struct arena *a = h->context->arena;
	const char *prev_id = SNAPSHOT_NO_PARENT;
	const struct model *before = NULL;
	list_each (e, h->plan.entries) {
		struct list words = {0};
		if (replay && !replay_file(replay, e->sql_from, err))
			return false;
		if (e->is_reparented && !change_parent(h, e, prev_id, err))
			return false;
		if (e->snapshot) {
			struct snapshot known;
			if (replay && !chain_read_snapshot(a, e->snapshot->path, &known, err))
				return false;
			before = replay ? known.model : NULL;
			prev_id = e->snapshot->id;
			continue;
		}
		collect_words(h, before, &words);
		if (!replay_read(replay, &words, &before, err))
			return false;
		make_snapshot(h, e, before, prev_id, &prev_id);
	}
	return true;
}

/* All that takes long or may fail, before anything is changed. */
static bool prepare_folder(struct healing *h, struct err *err)
{
	REPLAY_SCOPE struct replay *replay = NULL;
	struct context *c = h->context;
	const struct list *patterns = (struct list *)&h->config.schema;
	if (needs_replay(h)) {
		if (patterns->count &&
			!project_eval_schema(c, h->config.casing, patterns, &h->schema, err))
			return false;
		report_progress(c, "replaying the migrations on the private PostgreSQL…");
		if (!replay_begin(c, &replay, err))
			return err_wrap(err, "snapshots have to be made by replaying");
	}
	return make_texts(h, replay, err);
}

static bool change_folder(struct healing *h, struct err *err)
{
	return !h->plan.steps.count || folder_repair(h->context->arena, &h->folder, &h->plan, err);
}

/* The table's transaction is open while the folder changes: both do, or neither. Should the commit
 * fail, the next repair knows the rows by what is in the files. */
static bool carry_out(struct healing *h, struct err *err)
{
	return (!h->plan.steps.count || prepare_folder(h, err)) &&
	       tracking_begin(&h->tracking, err) && change_folder(h, err) &&
	       tracking_commit(&h->tracking, err);
}

static bool has_nothing_to_do(const struct healing *h)
{
	return !h->plan.steps.count && !h->tracking.plan.steps.count;
}

/* What the command is about: the folder, and the table where there is one. */
static const char *name_of(const struct healing *h)
{
	struct context *c = h->context;
	const char *folder = cli_path(c, h->folder.path);
	if (!h->tracking.database.pg)
		return folder;
	return arena_printf(c->arena, "%s and %s.%s of %s", folder, h->tracking.table.schema,
		h->tracking.table.name, h->tracking.database.name);
}

static void report_nothing(struct healing *h)
{
	struct context *c = h->context;
	c->report.status = REPORT_NO_CHANGES;
	if (h->tracking.left.count)
		report_line(c, "Nothing is repaired in %s: a person has to decide", name_of(h));
	else
		report_line(c, "Nothing to repair in %s", name_of(h));
	report_plan(h);
}

static bool heal(struct healing *h, struct err *err)
{
	struct context *c = h->context;
	if (!tracking_plan(&h->tracking, err))
		return false;
	if (has_nothing_to_do(h)) {
		report_nothing(h);
		return true;
	}
	report_plan(h);
	if (cli_flag(c, "explain", false))
		return true;
	if (!confirm(h, err) || !carry_out(h, err))
		return false;
	report_line(c, "%s %s %s repaired%s", cli_paint(c, TERM_GREEN, "✓"), name_of(h),
		h->tracking.database.pg ? "are" : "is",
		h->tracking.left.count ? ", but for what the warnings name" : "");
	return true;
}

static bool run(struct context *c, struct err *err)
{
	struct healing h = {.context = c};
	if (!make_plan(&h, err))
		return false;
	h.tracking = (struct tracking){
		.context = c, .config = &h.config, .folder = &h.folder, .repair = &h.plan};
	if (!tracking_open(&h.tracking, err))
		return false;
	PG_SCOPE struct pg *pg = h.tracking.database.pg;
	if (pg)
		pg_cancel_on_signals(pg);
	return heal(&h, err);
}

const struct command command_repair = {
	.name = "repair",
	.summary = "heal a migrations folder, and the table that tracks it",
	.details =
		"Shows a plan and, after a yes (or with --yes), carries it out, all or nothing:\n"
		"stamps that ascend, numbers that are there once, parents of snapshots, SQL files\n"
		"that the journal does not list, and snapshots that are missing or collide; these\n"
		"are made anew by replaying the migrations on the private PostgreSQL of the\n"
		"project. Nothing is deleted: what is put aside lies in _aside of the folder.\n"
		"The rows of the database's tracking table become what migrate writes: hash of "
		"the\n"
		"file, stamp of the journal, one for each migration. Rows of migrations whose "
		"effects\n"
		"are demonstrably gone are taken out, so that migrate runs them again; every row "
		"that\n"
		"goes is printed as the INSERT that brings it back.",
	.options = options,
	.run = run,
};
