/* Sends the steps of a plan, again where a lock could not be had. */
#include "apply/run.h"

#include <string.h>

#include "apply/clock.h"
#include "apply/failure.h"
#include "apply/heal.h"
#include "apply/script.h"
#include "apply/session.h"
#include "apply/track.h"

static void set_done(struct run *r, const struct plan_part *part, size_t done)
{
	r->begun = part->of;
	r->done = done;
}

/* From now on `part` is on its way: what fails, fails there. */
static void go_to(struct run *r, const struct plan_part *part)
{
	if (!r->at || r->at->of != part->of)
		r->began = clock_now();
	r->at = part;
	set_done(r, part, part->first);
}

static bool send(struct run *r, const struct plan_part *part, struct script *s, struct err *err)
{
	struct pg_progress progress;
	pg_on_cell(r->c, script_take_time, s);
	bool ok = pg_script(r->c, s->text.s, &progress, err);
	pg_on_cell(r->c, NULL, NULL);
	if (ok)
		return true;
	if (err->kind == ERR_CONNECTION || err->kind == ERR_ABORTED)
		return err_wrap(err, "migration %s", part->of->status->entry->tag);
	return failure_place(part->of, s, &progress, err);
}

static void note_time(struct run *r, const struct plan_part *part, const struct plan_statement *of,
	double seconds)
{
	static const double worth_it = 0.01;
	if (seconds < worth_it)
		return;
	struct apply_timing *one = arena_new_of(r->arena, struct apply_timing);
	int column;
	one->migration = part->of->status->migration;
	one->sql = arena_strndup(r->arena, of->sql, of->len);
	one->seconds = seconds;
	pg_line_column(one->migration->text, of->offset, &one->line, &column);
	list_push(r->arena, &r->result->slow, one);
}

static void note_applied(struct run *r, const struct plan_part *part, double seconds)
{
	struct applied_migration *done = arena_new_of(r->arena, struct applied_migration);
	*done = (struct applied_migration){
		part->of->status->entry, part->of->statements.count, seconds};
	list_push(r->arena, &r->result->applied, done);
	struct apply_event event = {.kind = APPLY_DONE, .tag = done->entry->tag, .migration = done};
	r->options->tell(r->options->context, &event);
}

/* A commit need not wait for the disk when another follows: what a crash of the server could lose
 * would be the newest migrations with their records. */
static void put_begin(struct run *r, struct script *s, const struct plan_step *step, bool is_last)
{
	buf_printf(&s->text, "%s;\n", step->begin);
	s->count++;
	if (r->options->lock_timeout > 0) {
		buf_printf(&s->text, "set local lock_timeout = %.0f;\n",
			r->options->lock_timeout * 1000);
		s->count++;
	}
	if (!is_last)
		script_add(s, "set local synchronous_commit = off;\n", 1);
}

static struct apply_progress progress_at(
	struct run *r, const struct plan_part *part, size_t done, bool is_in_doubt)
{
	return (struct apply_progress){.tag = part->of->status->entry->tag,
		.done = done,
		.is_in_doubt = is_in_doubt,
		.tokens = plan_tokens(r->arena, part->of, done + is_in_doubt)};
}

/* Whether no other migration is on its way: what was begun and is not applied by now. */
static bool is_only_progress(const struct run *r, const struct migration_status *of)
{
	size_t others = r->result->status.strangers.count;
	list_each (m, r->result->status.migrations)
		others += m != of && m->progress;
	list_each (done, r->result->applied)
		list_each (m, r->result->status.migrations)
			others -= m->entry == done->entry && m->progress;
	return !others;
}

/* SET statements of what is done of a migration; their number. */
static size_t put_sets(struct buf *out, const struct plan_migration *m, size_t done)
{
	size_t count = 0;
	for (size_t i = 0; i < done; i++) {
		const struct plan_statement *one = m->statements.items[i];
		if (one->lint.role != LINT_SET)
			continue;
		buf_printf(out, "%.*s;\n", (int)one->len, one->sql);
		count++;
	}
	return count;
}

static void put_own_role(struct script *s)
{
	script_add(s, "reset session authorization;\nreset role;\n", 2);
}

/* rihla's tables are written by whom the URL names, whatever role the migration has taken. */
static void put_progress(struct run *r, struct script *s, const struct plan_part *part,
	const struct apply_progress *p)
{
	struct buf sets = buf_in(r->arena);
	size_t count = put_sets(&sets, part->of, p->done);
	bool may_be_another = strcasestr(sets.s, "role") || strcasestr(sets.s, "authorization");
	if (may_be_another)
		put_own_role(s);
	track_put_progress(&s->text, &r->options->table, p, &s->count);
	if (may_be_another)
		script_add(s, sets.s, count);
}

static bool changes_session(const struct plan_migration *m)
{
	list_each (s, m->statements)
		if (s->lint.role == LINT_SET)
			return true;
	return strcasestr(m->status->migration->text, "set_config");
}

/* What a migration has set is its own: neither its record nor the migration behind it is to depend
 * on whether both run in one session. The names are those that rihla itself sets. */
static void put_settings_back(struct script *s)
{
	put_own_role(s);
	script_add(s,
		"select pg_catalog.count(pg_catalog.set_config(name, reset_val, false)) "
		"from pg_catalog.pg_settings where source = 'session' and name not in "
		"('lock_timeout', 'synchronous_commit', 'application_name', "
		"'client_connection_check_interval') having pg_catalog.count(*) < 0;\n",
		1);
}

/* What records the part: the row of the migration, or how far it is. */
static void put_record(struct run *r, struct script *s, const struct plan_part *part)
{
	const struct apply_table *t = &r->options->table;
	if (!part->finishes) {
		struct apply_progress progress = progress_at(r, part, part->end, false);
		put_progress(r, s, part, &progress);
		return;
	}
	const struct migration *m = part->of->status->migration;
	if (changes_session(part->of))
		put_settings_back(s);
	track_put_applied(&s->text, t, &r->facts.layout, m, &s->count);
	if (part->first > 0 || part->of->status->progress)
		track_put_no_progress(&s->text, t, m->entry->tag,
			is_only_progress(r, part->of->status), &s->count);
}

static bool send_part(
	struct run *r, const struct plan_step *step, size_t index, bool is_last, struct err *err)
{
	const struct plan_part *part = step->parts.items[index];
	struct script s = {.text = buf_in(r->arena)};
	size_t statements = part->of->statements.count;
	monitor_set(r->monitor, part->of->status->entry->tag, statements == 1, statements);
	if (index == 0)
		put_begin(r, &s, step, is_last);
	script_add_part(r->arena, &s, part, r->options->is_watched);
	put_record(r, &s, part);
	if (index + 1 == step->parts.count)
		script_add(&s, "commit", 1);
	if (!send(r, part, &s, err))
		return false;
	list_each (one, s.statements)
		note_time(r, part, one->of, one->end - one->start);
	return true;
}

static bool try_transaction(
	struct run *r, const struct plan_step *step, bool is_last, struct err *err)
{
	double *seconds = arena_array(r->arena, step->parts.count, sizeof(*seconds));
	list_each (part, step->parts) {
		go_to(r, part);
		if (!send_part(r, step, part_at, is_last, err))
			return false;
		seconds[part_at] = clock_now() - r->began;
	}
	r->has_unsafe_commits = !is_last;
	list_each (part, step->parts) {
		set_done(r, part, part->end);
		if (part->finishes)
			note_applied(r, part, seconds[part_at]);
	}
	return true;
}

/* Own statements of rihla around one that runs alone. */
static bool send_own(struct run *r, const struct script *s, struct err *err)
{
	return pg_script(r->c, s->text.s, NULL, err) || err_wrap(err, "the record of progress");
}

static bool record_progress(
	struct run *r, const struct plan_part *part, size_t done, bool is_in_doubt, struct err *err)
{
	struct script s = {.text = buf_in(r->arena)};
	struct apply_progress progress = progress_at(r, part, done, is_in_doubt);
	script_add(&s, "begin;\n", 1);
	put_progress(r, &s, part, &progress);
	script_add(&s, "commit", 1);
	if (!send_own(r, &s, err))
		return false;
	set_done(r, part, done);
	return true;
}

/* What is built or dropped CONCURRENTLY waits for old transactions, and nobody has to wait for it;
 * to give up would leave an invalid index. */
static double lock_timeout_alone(const struct run *r, const struct lint_statement *s)
{
	static const enum lint_trace patient[] = {
		LINT_MAKES_INDEX, LINT_DROPS_INDEX, LINT_REBUILDS, LINT_DETACHES};
	for (size_t i = 0; i < sizeof(patient) / sizeof(patient[0]); i++)
		if (s->trace == patient[i])
			return 0;
	return r->options->lock_timeout;
}

static bool send_alone(struct run *r, const struct plan_part *part, struct err *err)
{
	const struct plan_statement *statement = part->of->statements.items[part->first];
	struct script s = {.text = buf_in(r->arena)};
	const char *limit = arena_printf(r->arena, "set lock_timeout = %.0f",
		lock_timeout_alone(r, &statement->lint) * 1000);
	monitor_set(r->monitor, part->of->status->entry->tag, part->first + 1,
		part->of->statements.count);
	if (!pg_script(r->c, limit, NULL, err))
		return false;
	script_add_alone(r->arena, &s, part);
	double start = clock_now();
	if (send(r, part, &s, err)) {
		note_time(r, part, statement, clock_now() - start);
		return pg_script(r->c, "reset lock_timeout", NULL, err);
	}
	ERR_SCOPE struct err ignored = {0};
	if (err->kind == ERR_DATABASE)
		pg_script(r->c, "reset lock_timeout", NULL, &ignored);
	return false;
}

/* The statement failed and the server is there: nothing of it is to stay. */
static void take_back(struct run *r, const struct plan_part *part)
{
	const struct plan_statement *statement = part->of->statements.items[part->first];
	ERR_SCOPE struct err ignored = {0};
	bool is_done;
	if (heal_statement(r->arena, r->c, r->options, &statement->lint, false, &is_done, &ignored))
		record_progress(r, part, part->first, false, &ignored);
}

static bool run_alone(struct run *r, const struct plan_part *part, struct err *err)
{
	if (!record_progress(r, part, part->first, true, err))
		return false;
	if (send_alone(r, part, err))
		return true;
	if (err->kind == ERR_DATABASE)
		take_back(r, part);
	return false;
}

static bool try_alone(struct run *r, const struct plan_part *part, struct err *err)
{
	const struct plan_statement *statement = part->of->statements.items[part->first];
	const struct apply_progress *before = part->of->status->progress;
	bool was_begun = before && before->is_in_doubt && before->done == part->first;
	bool is_done;
	go_to(r, part);
	if (!heal_statement(r->arena, r->c, r->options, &statement->lint, was_begun, &is_done, err))
		return false;
	if (!is_done && !run_alone(r, part, err))
		return false;
	return record_progress(r, part, part->end, false, err);
}

static bool try_step(struct run *r, const struct plan_step *step, bool is_last, struct err *err)
{
	if (!step->is_transaction)
		return try_alone(r, step->parts.items[0], err);
	const struct plan_part *first = step->parts.items[0];
	if (try_transaction(r, step, is_last, err))
		return true;
	ERR_SCOPE struct err ignored = {0};
	if (pg_in_transaction(r->c))
		pg_script(r->c, "rollback", NULL, &ignored);
	/* What failed may be another migration than the one that the transaction was to go on with.
	 */
	set_done(r, first, first->first);
	return false;
}

static bool is_worth_another_try(const struct err *err)
{
	/* lock_not_available, deadlock_detected */
	return err->sqlstate &&
	       (!strcmp(err->sqlstate, "55P03") || !strcmp(err->sqlstate, "40P01"));
}

static void tell_of_retry(struct run *r, const struct plan_step *step, double pause)
{
	const struct plan_part *first = step->parts.items[0];
	struct apply_event event = {
		.kind = APPLY_RETRIES, .tag = first->of->status->entry->tag, .seconds = pause};
	memcpy(&event.sessions, monitor_blockers(r->monitor), sizeof(event.sessions));
	r->options->tell(r->options->context, &event);
}

static void name_blocker(struct run *r, struct err *err)
{
	const struct list *blockers = monitor_blockers(r->monitor);
	if (blockers->count && is_worth_another_try(err))
		err_textf(&err->detail, "the lock is held by %s",
			session_describe(r->arena, blockers));
}

static bool run_step(struct run *r, const struct plan_step *step, bool is_last, struct err *err)
{
	static const double first_pause = 0.5, longest_pause = 15;
	double end = clock_now() + r->options->lock_retry_for;
	for (double pause = first_pause; !try_step(r, step, is_last, err);) {
		double jittered = clock_jitter(pause);
		if (!is_worth_another_try(err) || clock_now() + jittered > end) {
			name_blocker(r, err);
			return false;
		}
		tell_of_retry(r, step, jittered);
		err_clear(err);
		clock_sleep(jittered);
		pause = pause * 2 < longest_pause ? pause * 2 : longest_pause;
	}
	return true;
}

/* The parameters that the statements before had set, in the session that ended then. */
static bool restore_settings(struct run *r, const struct plan *plan, struct err *err)
{
	struct script s = {.text = buf_in(r->arena)};
	list_each (m, plan->migrations)
		if (m->status->progress)
			put_sets(&s.text, m, m->status->progress->done);
	return !s.text.len || send_own(r, &s, err);
}

/* A commit that waits takes those before it to the disk. */
static void make_safe(struct run *r)
{
	ERR_SCOPE struct err ignored = {0};
	if (r->has_unsafe_commits)
		pg_script(r->c, "begin; select pg_current_xact_id(); commit", NULL, &ignored);
}

bool run_plan(struct run *r, const struct plan *plan, struct err *err)
{
	if (!restore_settings(r, plan, err))
		return false;
	list_each (step, plan->steps) {
		bool is_last = step_at + 1 == plan->steps.count;
		if (!run_step(r, step, is_last, err)) {
			make_safe(r);
			return false;
		}
	}
	return true;
}
