/* A run from the first look at the table to the last commit, and what is said when it ends early.
 */
#include "apply/apply.h"

#include <string.h>

#include "apply/clock.h"
#include "apply/failure.h"
#include "apply/lock.h"
#include "apply/plan.h"
#include "apply/run.h"
#include "apply/track.h"
#include "lint/effect.h"

static size_t count_due(const struct apply_status *s, const struct apply_options *o)
{
	size_t late = o->takes_out_of_order ? apply_count(s, MIGRATION_OUT_OF_ORDER) : 0;
	return apply_count(s, MIGRATION_PENDING) + late;
}

/* Reads the table and refuses what a person has to decide. */
static bool match(struct run *r, struct err *err)
{
	struct apply_status *status = &r->result->status;
	return apply_match(r->arena, r->c, &r->options->table, status, err) &&
	       failure_check(status, r->options, err);
}

static bool plan(struct run *r, bool parts_values, struct plan *out, struct err *err)
{
	const struct plan_options how = {.tx = r->options->tx,
		.takes_out_of_order = r->options->takes_out_of_order,
		.parts_values = parts_values};
	return plan_make(r->arena, &r->result->status, &how, out, err);
}

/* A use of a new enum value that the text does not show fails, and is undone, where the value was
 * added in the same transaction; then every new value gets its commit. */
static bool needs_parted_values(const struct err *err)
{
	return err->sqlstate && !strcmp(err->sqlstate, "55P04");
}

static bool run_again(struct run *r, const struct plan *again, struct err *err)
{
	err_clear(err);
	return run_plan(r, again, err);
}

static bool run_planned(struct run *r, const struct plan *first, struct err *err)
{
	struct plan again;
	r->monitor = monitor_start(r->arena, r->c, r->facts.pid, r->options);
	bool ok = run_plan(r, first, err);
	if (!ok && needs_parted_values(err)) {
		ERR_SCOPE struct err ignored = {0};
		if (match(r, &ignored) && plan(r, true, &again, &ignored))
			ok = run_again(r, &again, err);
	}
	monitor_stop(r->monitor);
	return ok;
}

static size_t count_remaining(const struct run *r)
{
	return count_due(&r->result->status, r->options);
}

/* Of a migration that is on its way, and of the one that failed where that is another one. */
static const char *describe_part(const struct run *r)
{
	const char *failed = "";
	if (r->at->of != r->begun)
		failed = arena_printf(
			r->arena, "; migration %s was rolled back", r->at->of->status->entry->tag);
	return arena_printf(r->arena,
		"migration %s is partly applied: its first %zu of %zu statements are done and "
		"recorded, and the next `rihla migrate` goes on behind them%s",
		r->begun->status->entry->tag, r->done, r->begun->statements.count, failed);
}

/* `left` migrations are still to be applied. */
static void say_state(const struct run *r, size_t left, struct err *err)
{
	struct arena *a = r->arena;
	size_t applied = r->result->applied.count;
	const char *before =
		applied == 1 ? "1 migration of this run is applied; "
			     : arena_printf(a, "%zu migrations of this run are applied; ", applied);
	const char *what = "rolled back: the database is as it was before this run";
	if (r->done && r->at)
		what = arena_printf(a, "%s%s", applied ? before : "", describe_part(r));
	else if (applied)
		what = arena_printf(
			a, "%smigration %s was rolled back", before, r->at->of->status->entry->tag);
	err_textf(&err->state, "%s; %zu migration%s remain%s pending", what, left,
		left == 1 ? "" : "s", left == 1 ? "s" : "");
}

/* Over a new connection, once the lost one has let go of its lock. */
static bool look_again(struct run *r, struct err *err)
{
	PG_SCOPE struct pg *c = NULL;
	struct lock_facts facts;
	struct apply_options how = *r->options;
	how.lock_wait = 3;
	return pg_connect_again(r->c, NULL, &c, err) && lock_take(r->arena, c, &how, &facts, err) &&
	       apply_match(r->arena, c, &how.table, &r->result->status, err);
}

/* A server that crashed is back after a moment. */
static bool can_look_again(struct run *r)
{
	static const double enough = 5;
	ERR_SCOPE struct err ignored = {0};
	double end = clock_now() + enough;
	while (!look_again(r, &ignored)) {
		if (ignored.kind != ERR_CONNECTION || clock_now() > end)
			return false;
		clock_sleep(0.3);
	}
	return true;
}

static bool is_applied_now(const struct run *r, const struct journal_entry *entry)
{
	list_each (m, r->result->status.migrations)
		if (m->entry == entry)
			return m->row;
	return false;
}

/* Of a crash of the server: commits that did not wait for the disk are undone, with their rows. */
static size_t forget_undone(struct run *r)
{
	size_t kept = 0, count = r->result->applied.count;
	list_each (done, r->result->applied)
		if (is_applied_now(r, done->entry))
			r->result->applied.items[kept++] = done;
	r->result->applied.count = kept;
	return count - kept;
}

static void say_undone(size_t count, struct err *err)
{
	if (count)
		err_textf(&err->state,
			"the crash of the server has undone %zu migration%s that this run had "
			"committed before; %s",
			count, count == 1 ? "" : "s", err->state);
}

static void say_lost(struct run *r, struct err *err)
{
	const struct migration_status *m = r->at ? r->at->of->status : NULL;
	if (!m || !can_look_again(r)) {
		err_textf(&err->state,
			"not known: the server did not say whether it committed migration %s; "
			"`rihla migrate status` tells when it can be reached",
			m ? m->entry->tag : "any");
		return;
	}
	size_t left = count_remaining(r), undone = forget_undone(r);
	if (m->state == MIGRATION_APPLIED) {
		err_textf(&err->state,
			"migration %s was committed before the connection was lost; %zu "
			"migration%s "
			"remain%s pending",
			m->entry->tag, left, left == 1 ? "" : "s", left == 1 ? "s" : "");
		return;
	}
	if (m->progress)
		r->begun = r->at->of;
	const struct apply_progress *progress = r->begun->status->progress;
	r->done = progress ? progress->done : 0;
	say_state(r, left, err);
	say_undone(undone, err);
}

/* Says what the run left; a farewell of the server (with a SQLSTATE) means that it did not commit.
 */
static bool give_up(struct run *r, size_t due, struct err *err)
{
	if (err->state)
		return false;
	if (err->kind == ERR_CONNECTION && !err->sqlstate)
		say_lost(r, err);
	else
		say_state(r, due - r->result->applied.count, err);
	return false;
}

/* PostgreSQL has room for about twice what it promises; a transaction that needs more fails, and
 * others with it. */
static bool check_locks(const struct run *r, const struct plan *plan, struct err *err)
{
	double room = 2 * r->facts.lock_capacity;
	list_each (step, plan->steps) {
		size_t locks = 0;
		list_each (part, step->parts)
			for (size_t i = part->first; i < part->end; i++)
				locks += lint_count_locks(part->of->statements.items[i]->sql,
					part->of->statements.items[i]->len);
		if (!step->is_transaction || (double)locks <= room)
			continue;
		const struct plan_part *first = step->parts.items[0];
		err_set(err, ERR_DATABASE,
			"migration %s needs at least %zu locks in one transaction, and the server "
			"has "
			"room for about %.0f",
			first->of->status->entry->tag, locks, room);
		err_text(&err->hint, "raise max_locks_per_transaction and restart the server, cut "
				     "the migration into several, or pass `--tx none`, which gives "
				     "each statement its own transaction");
		return err_at(err, first->of->status->migration->path, 0, 0);
	}
	return true;
}

static bool did_nothing(struct err *err)
{
	if (!err->state)
		err_text(&err->state, "unchanged: this run did nothing");
	return false;
}

/* The lock, the plan, and the table: all that can be refused before something is run. */
static bool prepare(struct run *r, struct plan *out, struct err *err)
{
	const struct apply_options *o = r->options;
	const struct apply_status *status = &r->result->status;
	if (!lock_take(r->arena, r->c, o, &r->facts, err) || !match(r, err) ||
		!plan(r, false, out, err) || !check_locks(r, out, err))
		return false;
	return !out->migrations.count ||
	       track_create(r->arena, r->c, &o->table, &r->facts.layout, status, err);
}

static bool run(struct run *r, struct err *err)
{
	struct plan planned;
	if (!prepare(r, &planned, err))
		return did_nothing(err);
	/* Another run may have been faster. */
	return !planned.migrations.count || run_planned(r, &planned, err) ||
	       give_up(r, planned.migrations.count, err);
}

bool apply_count_statements(
	struct arena *a, const struct migration_status *m, size_t *out, struct err *err)
{
	struct plan_migration read;
	if (!plan_read(a, m, &read, err))
		return false;
	*out = read.statements.count;
	return true;
}

bool apply_check_files(const struct apply_status *status, struct err *err)
{
	return failure_check_missing(status, err);
}

bool apply_migrations(struct arena *a, struct pg *c, const struct apply_options *options,
	struct apply_result *out, struct err *err)
{
	struct run r = {.arena = a, .c = c, .options = options, .result = out};
	if (!match(&r, err))
		return false;
	return !count_due(&out->status, options) || run(&r, err);
}

static void ignore_event(void *context, const struct apply_event *event)
{
}

bool apply_record(struct arena *a, struct pg *c, const struct apply_table *t,
	struct apply_status *status, const struct list *migrations, struct err *err)
{
	static const double patience = 60;
	const struct apply_options how = {.table = *t, .lock_wait = patience, .tell = ignore_event};
	struct lock_facts facts;
	struct buf sql = buf_in(a);
	size_t count = 0;
	if (!lock_take(a, c, &how, &facts, err) || !apply_match(a, c, t, status, err) ||
		!track_create(a, c, t, &facts.layout, status, err))
		return did_nothing(err);
	buf_puts(&sql, "begin;\n");
	for (size_t i = 0; i < migrations->count; i++) {
		const struct migration_status *m = migrations->items[i];
		if (!m->row)
			track_put_applied(&sql, t, &facts.layout, m->migration, &count);
	}
	buf_puts(&sql, "commit");
	return pg_script(c, sql.s, NULL, err) || err_wrap(err, "cannot record migrations");
}

bool apply_lock(struct arena *a, struct pg *c, const struct apply_options *options,
	bool *keeps_tokens, struct err *err)
{
	struct lock_facts facts;
	if (!lock_take(a, c, options, &facts, err))
		return did_nothing(err);
	*keeps_tokens = facts.layout.keeps_tokens;
	return true;
}
