/* rihla baseline: records as applied what a database demonstrably has. */
#include <string.h>

#include "cli/commands.h"
#include "cli/migrations.h"
#include "cli/proof.h"
#include "cli/summary.h"

static const struct option options[] = {
	{"to", OPTION_TEXT, "TAG", "record no migration after this one"},
	{"force", OPTION_BOOL, NULL, "with --to: record them without proof"},
	{"assume", OPTION_LIST, "TAG",
		"a migration that leaves no trace in the schema was run; may be repeated"},
	{"explain", OPTION_BOOL, NULL, "show what would be recorded, and record nothing"},
	MIGRATIONS_OPTIONS,
	{NULL},
};

enum { SHOWN_DIFFERENCES = 10 };

struct baseline {
	struct context *context;
	struct migrations migrations;
	struct apply_status status;
	struct proof proof;
	size_t first;                            /* entry that is not recorded */
	size_t end;                              /* behind the last one that may be recorded */
	size_t differing;                        /* the entry that `differences` are about */
	LIST_OF(const char) differences;         /* statements that would be left to do */
	LIST_OF(struct migration_status) chosen; /* to be recorded */
	LIST_OF(const char) unanswered;          /* tags without a trace, before proven ones */
};

static bool is_recorded(const struct proof_entry *e)
{
	return e->status->row;
}

static size_t first_unrecorded(const struct proof *p)
{
	size_t i = 0;
	while (i < p->entries.count && is_recorded(p->entries.items[i]))
		i++;
	return i;
}

static size_t find_tag(const struct baseline *b, const char *tag)
{
	list_each (e, b->proof.entries)
		if (!strcmp(e->status->entry->tag, tag))
			return e_at;
	return b->proof.entries.count;
}

/* --to: nothing behind it is looked at. */
static bool limit(struct baseline *b, struct err *err)
{
	const char *tag = cli_text(b->context, "to");
	b->end = b->proof.entries.count;
	if (!tag && cli_flag(b->context, "force", false))
		return err_set(err, ERR_USAGE, "--force needs --to TAG");
	if (!tag)
		return true;
	size_t at = find_tag(b, tag);
	if (at == b->proof.entries.count)
		return err_set(err, ERR_USAGE, "there is no migration %s in the folder", tag);
	b->end = at + 1;
	return true;
}

/* The newest entry whose schema is that of the database ends what is proven; what stands against
 * the entry behind it is kept for the report. */
static bool prove(struct baseline *b, struct err *err)
{
	struct introspect_options scope;
	project_introspect_options(&b->migrations.config, &scope);
	for (; b->end > b->first; b->end--) {
		struct list left;
		size_t at = b->end - 1;
		if (!b->proof.entries.items[at]->model)
			continue;
		if (!proof_compare(&b->proof, b->migrations.database.pg, &scope, at, &left, err))
			return false;
		if (!left.count)
			return true;
		b->differing = at;
		memcpy(&b->differences, &left, sizeof(left));
	}
	return true;
}

static bool refuse_unproven(struct baseline *b, size_t wanted, struct err *err)
{
	struct buf detail = buf_in(b->context->arena);
	size_t count = b->differences.count;
	list_each (text, b->differences)
		if (text_at < SHOWN_DIFFERENCES)
			buf_printf(&detail, "%s%s", text_at ? "\n" : "", text);
	if (count > SHOWN_DIFFERENCES)
		buf_printf(&detail, "\n… and %zu more", count - SHOWN_DIFFERENCES);
	err_set(err, ERR_DATABASE, "the database is not as migration %s leaves it",
		b->proof.entries.items[wanted - 1]->status->entry->tag);
	err_textf(&err->detail, "what would be left to do for %s:\n%s",
		b->proof.entries.items[b->differing]->status->entry->tag, detail.s);
	err_text(&err->hint, "without --to what is proven is recorded; --force records without "
			     "proof");
	err_text(&err->state, "nothing was recorded");
	return false;
}

static bool is_assumed(const struct baseline *b, const char *tag)
{
	const struct list *assumed = cli_list(b->context, "assume");
	for (size_t i = 0; i < assumed->count; i++)
		if (!strcmp(assumed->items[i], tag))
			return true;
	return false;
}

/* Whether a migration that leaves no trace was run; `*is_known` is false where nobody says. */
static bool ask(struct baseline *b, const char *tag, bool *was_run, bool *is_known, struct err *err)
{
	static const char *const answers[] = {"yes, record it", "no, it is still to be run"};
	struct context *c = b->context;
	size_t which;
	*was_run = is_assumed(b, tag);
	*is_known = *was_run || c->may_ask;
	if (*was_run || !c->may_ask)
		return true;
	const char *question = arena_printf(c->arena,
		"Migration %s leaves no trace in the schema. Was it run on this database?", tag);
	if (!term_select(&c->term, question, answers, 2, &which, err))
		return false;
	*was_run = which == 0;
	return true;
}

static bool has_effect_behind(const struct baseline *b, size_t at)
{
	for (at++; at < b->end; at++)
		if (b->proof.entries.items[at]->has_effect)
			return true;
	return false;
}

/* What is recorded is a beginning of the journal: it ends before a migration that was not run, or
 * of which nobody says whether it was. */
static bool choose(struct baseline *b, bool is_forced, struct err *err)
{
	for (size_t i = b->first; i < b->end; i++) {
		struct proof_entry *e = b->proof.entries.items[i];
		const char *tag = e->status->entry->tag;
		bool was_run = true, is_known = true;
		if (is_recorded(e))
			continue;
		if (!e->has_effect && !is_forced && !ask(b, tag, &was_run, &is_known, err))
			return false;
		if (!is_known && has_effect_behind(b, i))
			list_push(b->context->arena, &b->unanswered, tag);
		if (!was_run && (is_known || !has_effect_behind(b, i))) {
			b->end = i;
			return true;
		}
		list_push(b->context->arena, &b->chosen, (struct migration_status *)e->status);
	}
	return true;
}

static void report_unanswered(struct baseline *b)
{
	struct context *c = b->context;
	struct json *all = json_new_array(c->arena);
	struct buf words = buf_in(c->arena);
	list_each (tag, b->unanswered) {
		struct json *one = json_new_object(c->arena), *entity = json_new_array(c->arena);
		json_add(c->arena, entity, json_new_string(c->arena, tag));
		json_set(c->arena, one, "type", json_new_string(c->arena, "confirm_applied"));
		json_set(c->arena, one, "kind", json_new_string(c->arena, "migration"));
		json_set(c->arena, one, "entity", entity);
		json_add(c->arena, all, one);
		buf_printf(&words, " --assume %s", tag);
	}
	report_set(c, "unresolved", all);
	c->report.status = REPORT_MISSING_HINTS;
	c->report.exit_code = 2;
	report_note(c,
		"%zu migration%s no trace in the schema, so that nothing tells whether they were "
		"run here: look at them, and pass%s\nnothing was recorded",
		b->unanswered.count, b->unanswered.count == 1 ? " leaves" : "s leave", words.s);
}

static void report_chosen(struct baseline *b, bool is_forced)
{
	struct context *c = b->context;
	struct json *all = json_new_array(c->arena);
	const char *how = is_forced ? "recorded without proof" : "recorded: its effects are there";
	list_each (m, b->chosen) {
		size_t at = find_tag(b, m->entry->tag);
		bool is_said = !b->proof.entries.items[at]->has_effect && !is_forced;
		report_line(c, "%s %s  %s", cli_paint(c, TERM_GREEN, "✓"),
			cli_paint(c, TERM_BOLD, m->entry->tag),
			is_said ? "recorded: it leaves no trace, and is said to have run" : how);
		json_add(c->arena, all, json_new_string(c->arena, m->entry->tag));
	}
	report_set(c, "recorded", all);
}

static void report_rest(struct baseline *b)
{
	struct context *c = b->context;
	struct json *all = json_new_array(c->arena);
	for (size_t i = b->end; i < b->proof.entries.count; i++) {
		const struct proof_entry *e = b->proof.entries.items[i];
		if (is_recorded(e))
			continue;
		report_line(c, "%s %s  left pending", cli_paint(c, TERM_YELLOW, "·"),
			e->status->entry->tag);
		json_add(c->arena, all, json_new_string(c->arena, e->status->entry->tag));
	}
	report_set(c, "pending", all);
	if (!b->differences.count)
		return;
	summary_set_statements(c, (const struct list *)&b->differences);
	report_line(c, "The database differs from what %s leaves; to be as it is there, it needs:",
		b->proof.entries.items[b->differing]->status->entry->tag);
	list_each (text, b->differences)
		if (text_at < SHOWN_DIFFERENCES)
			report_line(c, "  %s", text);
	if (b->differences.count > SHOWN_DIFFERENCES)
		report_line(c, "  … and %zu more", b->differences.count - SHOWN_DIFFERENCES);
}

static bool record(struct baseline *b, bool is_forced, struct err *err)
{
	struct context *c = b->context;
	bool is_explained = cli_flag(c, "explain", false);
	size_t count = b->chosen.count;
	if (b->unanswered.count) {
		report_unanswered(b);
		return true;
	}
	if (count && !is_explained &&
		!apply_record(c->arena, b->migrations.database.pg, &b->migrations.table, &b->status,
			(const struct list *)&b->chosen, err))
		return false;
	report_chosen(b, is_forced);
	report_rest(b);
	report_line(c, "%zu migration%s %s as applied in %s", count, count == 1 ? "" : "s",
		is_explained ? "would be recorded" : "recorded", b->migrations.database.name);
	if (!count)
		c->report.status = REPORT_NO_CHANGES;
	return true;
}

static bool baseline(struct baseline *b, struct err *err)
{
	struct context *c = b->context;
	bool is_forced = cli_flag(c, "force", false);
	if (!apply_match(
		    c->arena, b->migrations.database.pg, &b->migrations.table, &b->status, err) ||
		!proof_read(c, &b->migrations.folder, &b->status, &b->proof, err) || !limit(b, err))
		return false;
	size_t wanted = b->end;
	b->first = first_unrecorded(&b->proof);
	if (!is_forced && !prove(b, err))
		return false;
	if (cli_text(c, "to") && b->end < wanted)
		return refuse_unproven(b, wanted, err);
	return choose(b, is_forced, err) && record(b, is_forced, err);
}

static bool run(struct context *c, struct err *err)
{
	struct baseline b = {.context = c};
	if (!migrations_find(c, &b.migrations, err) ||
		!apply_read_files(c->arena, &b.migrations.folder, &b.status, err) ||
		!apply_check_files(&b.status, err) || !migrations_connect(c, &b.migrations, err))
		return false;
	PG_SCOPE struct pg *pg = b.migrations.database.pg;
	pg_cancel_on_signals(pg);
	return baseline(&b, err);
}

const struct command command_baseline = {
	.name = "baseline",
	.summary = "record as applied the migrations that a database has already",
	.details =
		"For a database that was pushed, or set up by hand, before migrations were used "
		"on\n"
		"it. The snapshot after each migration is held against the database: the newest\n"
		"one that matches, in every object that the migrations up to it have made, "
		"changed\n"
		"or removed, tells which are applied; these are recorded as migrate would have\n"
		"recorded them. Nothing else is changed. A migration that leaves no trace in the\n"
		"schema (data, functions) cannot be proven: it is asked about, or named by "
		"--assume.",
	.options = options,
	.run = run,
};
