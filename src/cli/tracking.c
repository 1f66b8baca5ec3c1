/* repair: the rows of the tracking table, for the folder as it is to be. */
#include "cli/tracking.h"

#include <stdint.h>
#include <string.h>

#include "cli/live.h"
#include "cli/proof.h"

/* --- the plan --------------------------------------------------------------------------------- */

bool tracking_open(struct tracking *t, struct err *err)
{
	struct context *c = t->context;
	bool is_asked_for =
		cli_flag(c, "dev", false) || db_credentials_are_given(&t->config->credentials);
	if (cli_flag(c, "skip-db", false) || !is_asked_for)
		return true;
	t->table = (struct apply_table){t->config->migrations_schema, t->config->migrations_table};
	if (database_open(c, t->config, &t->database, err)) {
		report_set_text(c, "database", t->database.name);
		return true;
	}
	err_text(&err->state, "nothing was changed; with --skip-db the folder alone is healed");
	return false;
}

/* The entries as the table may know them, each with its file where that lies now. */
static bool read_files(struct tracking *t, struct err *err)
{
	struct arena *a = t->context->arena;
	t->status = (struct apply_status){0};
	list_each (e, t->repair->entries) {
		struct migration_status *m = arena_new_of(a, struct migration_status);
		struct migration *file = arena_new_of(a, struct migration);
		bool is_new = e_at >= t->folder->journal.entries.count;
		if (!folder_read_file(a, e->sql_from, file, err))
			return false;
		m->entry = is_new ? e->entry : t->folder->journal.entries.items[e_at];
		file->entry = m->entry;
		m->migration = file;
		list_push(a, &t->status.migrations, m);
	}
	return true;
}

static size_t count_recorded(const struct tracking *t)
{
	size_t count = 0;
	list_each (m, t->status.migrations)
		count += m->row != NULL;
	return count;
}

/* Whether snapshots tell what each state of the database was: not while some of them are to be
 * healed, nor with a single one for all. */
static bool has_proof(const struct tracking *t)
{
	list_each (e, t->repair->entries)
		if (!e->snapshot || e->is_reparented || !folder_has_own_snapshot(e->entry))
			return false;
	return true;
}

/* Whether the recorded migrations are a beginning of the journal, with the files that were run. */
static bool is_plain(const struct tracking *t)
{
	size_t count = count_recorded(t);
	list_each (m, t->status.migrations)
		if ((m->row != NULL) != (m_at < count) || m->state == MIGRATION_MODIFIED ||
			m->progress)
			return false;
	return count;
}

static void leave(struct tracking *t, const char *sentence)
{
	list_push(t->context->arena, &t->left, sentence);
}

/* "--lost 0003_x --lost 0005_y" for what stands in the way of a proof. */
static const char *words_for(struct arena *a, const struct proof *p, size_t first, size_t end)
{
	struct buf words = buf_in(a);
	for (size_t i = first; i < end; i++)
		if (!p->entries.items[i]->has_effect)
			buf_printf(&words, "%s--lost %s", words.len ? " " : "",
				p->entries.items[i]->status->entry->tag);
	return words.s;
}

static void leave_unproven(struct tracking *t, const struct proof *p, size_t first, size_t end)
{
	struct arena *a = t->context->arena;
	const char *newest = p->entries.items[end - 1]->status->entry->tag;
	if (first == end)
		leave(t,
			arena_printf(a,
				"the database is not what %s leads to, the newest that it has, nor "
				"what one before it does: its rows are left alone; `rihla check` "
				"lists the differences",
				newest));
	else
		leave(t,
			arena_printf(a,
				"what %s and those behind it do is not there, but data, functions, "
				"and what is only changed or dropped, are not missed by anything: "
				"their rows are left alone; if they are to be run again, pass %s",
				p->entries.items[first]->status->entry->tag,
				words_for(a, p, first, end)));
}

static bool is_said_to_be_lost(const struct context *c, const char *tag)
{
	const struct list *lost = cli_list(c, "lost");
	for (size_t i = 0; i < lost->count; i++)
		if (!strcmp(lost->items[i], tag))
			return true;
	return false;
}

/* What was dropped, and is there again, somebody may have brought back. */
static void doubt_drops(struct proof *p, size_t first, size_t end)
{
	if (proof_adds(p, first, end))
		return;
	for (size_t i = first; i < end; i++)
		p->entries.items[i]->has_effect = false;
}

static void take_users_word(const struct tracking *t, struct proof *p)
{
	list_each (e, p->entries)
		if (is_said_to_be_lost(t->context, e->status->entry->tag))
			e->has_effect = true;
}

/* The first recorded migration of which nothing is there, and nothing of those behind it. */
static bool find_lost(struct tracking *t, size_t *first, struct err *err)
{
	struct introspect_options scope;
	struct proof proof;
	struct list differences;
	size_t end = count_recorded(t), lost;
	*first = SIZE_MAX;
	if (!has_proof(t) || !is_plain(t))
		return true;
	project_introspect_options(t->config, &scope);
	if (!proof_read(t->context, t->folder, &t->status, &proof, err))
		return false;
	if (!proof.entries.items[end - 1]->model)
		return true;
	if (!proof_find_lost(&proof, t->database.pg, &scope, end, &lost, &differences, err))
		return false;
	doubt_drops(&proof, lost, end);
	take_users_word(t, &proof);
	if (lost < end && !*words_for(t->context->arena, &proof, lost, end))
		*first = lost;
	else if (differences.count)
		leave_unproven(t, &proof, lost, end);
	return true;
}

static void leave_modified(struct tracking *t)
{
	list_each (m, t->status.migrations)
		if (m->state == MIGRATION_MODIFIED)
			leave(t, arena_printf(t->context->arena,
					 "%s has changed since it was applied: give the file back "
					 "its text, and put the change into a new migration",
					 m->entry->tag));
}

/* A word that speaks of no migration would do nothing in silence. */
static bool check_words(const struct tracking *t, struct err *err)
{
	const struct list *lost = cli_list(t->context, "lost");
	for (size_t i = 0; i < lost->count; i++) {
		bool is_known = false;
		list_each (m, t->status.migrations)
			is_known |= m->row && !strcmp(m->entry->tag, lost->items[i]);
		if (!is_known)
			return err_set(err, ERR_USAGE,
				"--lost %s: no migration of this name is recorded as applied",
				(const char *)lost->items[i]);
	}
	return true;
}

bool tracking_plan(struct tracking *t, struct err *err)
{
	struct arena *a = t->context->arena;
	struct list entries = {0};
	if (!t->database.pg)
		return true;
	t->left.count = 0;
	list_each (e, t->repair->entries)
		list_push_pointer(a, &entries, (void *)e->entry);
	if (!read_files(t, err) || !apply_match(a, t->database.pg, &t->table, &t->status, err) ||
		!check_words(t, err) || !find_lost(t, &t->first_lost, err))
		return false;
	const struct mend_options options = {&entries, t->first_lost};
	leave_modified(t);
	mend_plan(a, &t->status, &options, &t->plan);
	return mend_keep(a, t->database.pg, &t->table, &t->plan, err);
}

/* --- what is said of it ----------------------------------------------------------------------- */

/* An answer to a question that nobody has asked. */
static void warn_of_words(struct tracking *t)
{
	struct context *c = t->context;
	list_each (m, t->status.migrations)
		if (m_at < t->first_lost && is_said_to_be_lost(c, m->entry->tag))
			report_warning(c,
				"--lost %s changes nothing: the migrations around it are not lost",
				m->entry->tag);
}

static void warn_of_the_rest(struct tracking *t)
{
	struct context *c = t->context;
	warn_of_words(t);
	list_each (row, t->status.unknown)
		report_warning(c, "the database has a migration that the folder does not have: %s",
			row->hash);
	list_each (sentence, t->plan.held_back)
		report_warning(c, "%s", sentence);
	list_each (sentence, t->left)
		report_warning(c, "%s", sentence);
}

/* Who has run repair wants to be sure that all is well afterwards. */
static void set_error(struct tracking *t)
{
	struct context *c = t->context;
	struct json *error = json_new_object(c->arena);
	if (!t->left.count)
		return;
	json_set(c->arena, error, "code", json_new_string(c->arena, "not_repaired"));
	json_set(c->arena, error, "message", json_new_string(c->arena, t->left.items[0]));
	c->report.status = REPORT_ERROR;
	c->report.exit_code = 1;
	report_set(c, "error", error);
}

void tracking_report(struct tracking *t, struct json *steps)
{
	struct context *c = t->context;
	struct json *removed = json_new_array(c->arena);
	list_each (change, t->plan.changes) {
		const char *step = t->plan.steps.items[change_at];
		json_add(c->arena, steps, json_new_string(c->arena, step));
		report_line(c, "  %s", step);
		if (!change->undo)
			continue;
		json_add(c->arena, removed, json_new_string(c->arena, change->undo));
		report_line(c, "    what it holds: %s", change->undo);
	}
	if (json_count(removed))
		report_set(c, "removed", removed);
	warn_of_the_rest(t);
	set_error(t);
}

/* --- carrying it out -------------------------------------------------------------------------- */

static bool is_same(const struct mend *one, const struct mend *other)
{
	if (one->steps.count != other->steps.count)
		return false;
	list_each (step, one->steps)
		if (strcmp(step, other->steps.items[step_at]) != 0)
			return false;
	return true;
}

static bool refuse_another_plan(struct err *err)
{
	err_set(err, ERR_DATABASE, "the database has changed since the plan was made");
	err_text(&err->hint, "run `rihla repair` again");
	return false;
}

static bool begin(struct tracking *t, struct err *err)
{
	struct arena *a = t->context->arena;
	struct live live = {.c = t->context};
	const struct apply_options how = {
		.table = t->table, .lock_wait = 60, .tell = live_tell, .context = &live};
	const struct mend before = t->plan;
	bool keeps_tokens;
	return apply_lock(a, t->database.pg, &how, &keeps_tokens, err) && tracking_plan(t, err) &&
	       (is_same(&before, &t->plan) || refuse_another_plan(err)) &&
	       mend_begin(a, t->database.pg, &t->table, &t->plan,
		       keeps_tokens && t->status.tokens_exist, err);
}

bool tracking_begin(struct tracking *t, struct err *err)
{
	if (!t->plan.steps.count || begin(t, err))
		return true;
	err_text(&err->state, "unchanged: neither the folder nor the table is repaired");
	return false;
}

bool tracking_commit(struct tracking *t, struct err *err)
{
	if (!t->plan.steps.count || mend_commit(t->database.pg, err))
		return true;
	if (t->repair->steps.count)
		err_text(&err->state, "the folder is repaired, the table perhaps not: `rihla "
				      "repair` again tells, and does what is left");
	else
		err_text(&err->state,
			"not known: `rihla repair` again tells, and does what is left");
	return false;
}

const char *tracking_summary(struct arena *a, const struct apply_status *status)
{
	const struct mend_options as_it_is = {.first_lost = SIZE_MAX};
	struct mend plan;
	mend_plan(a, status, &as_it_is, &plan);
	size_t count = mend_count_wrong(&plan);
	if (!count)
		return NULL;
	return arena_printf(a,
		"%zu row%s of the tracking table hold%s a tag for a hash, another stamp than the "
		"journal, or what another row says",
		count, count == 1 ? "" : "s", count == 1 ? "s" : "");
}
