/* rihla repair: heals a migrations folder, after showing how. */
#include "folder/repair.h"

#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
#include "cli/chain.h"
#include "cli/commands.h"
#include "cli/project.h"
#include "cli/replay.h"

static const struct option options[] = {
	{"yes", OPTION_BOOL, NULL, "carry the plan out without asking"},
	{"explain", OPTION_BOOL, NULL, "print the plan and change nothing"},
	{"orphans", OPTION_CHOICE, "adopt|aside",
		"SQL files that the journal does not list: adopt them, or put them aside"},
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
	report_set(c, "steps", steps);
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
	report_progress(c, "The plan:");
	list_each (step, h->plan.steps)
		report_progress(c, "  %s", step);
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

static bool carry_out(struct healing *h, struct err *err)
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
	return make_texts(h, replay, err) && folder_repair(c->arena, &h->folder, &h->plan, err);
}

static bool run(struct context *c, struct err *err)
{
	struct healing h = {.context = c};
	if (!make_plan(&h, err))
		return false;
	if (!h.plan.steps.count) {
		c->report.status = REPORT_NO_CHANGES;
		report_line(c, "Nothing to repair in %s", cli_path(c, h.folder.path));
		return true;
	}
	report_plan(&h);
	if (cli_flag(c, "explain", false))
		return true;
	if (!confirm(&h, err) || !carry_out(&h, err))
		return false;
	report_line(
		c, "%s %s is repaired", cli_paint(c, TERM_GREEN, "✓"), cli_path(c, h.folder.path));
	return true;
}

const struct command command_repair = {
	.name = "repair",
	.summary = "heal a damaged migrations folder",
	.details =
		"Shows a plan and, after a yes (or with --yes), carries it out, all or nothing:\n"
		"stamps that ascend, numbers that are there once, parents of snapshots, SQL files\n"
		"that the journal does not list, and snapshots that are missing or collide; these\n"
		"are made anew by replaying the migrations on the private PostgreSQL of the\n"
		"project. Nothing is deleted: what is put aside lies in _aside of the folder.",
	.options = options,
	.run = run,
};
