/* Runs what is pending, in one transaction. */
#include "apply/apply.h"

#include <time.h>

#include "apply/failure.h"
#include "apply/script.h"
#include "apply/status.h"
#include "apply/track.h"

/* A run on its way. */
struct run {
	struct arena *arena;
	struct pg *c;
	const struct apply_options *options;
	struct apply_result result;
	/* The last migration that committed by a COMMIT of its own; NULL where none did. */
	const struct migration *committed;
};

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool has_committed(const struct script *s, size_t completed)
{
	list_each (one, s->statements)
		if (one->commits && one_at < completed)
			return true;
	return false;
}

/* Sends the script. Without a connection nobody knows how far it came, so a COMMIT in it counts. */
static bool send(struct run *r, const struct migration *m, const struct script *s, struct err *err)
{
	struct pg_progress progress;
	bool ok = pg_script(r->c, s->text, &progress, err);
	bool is_lost = !ok && err->kind == ERR_CONNECTION;
	if (has_committed(s, is_lost ? s->statements.count : progress.completed))
		r->committed = m;
	if (ok)
		return true;
	return is_lost ? err_wrap(err, "migration %s", m->entry->tag)
		       : failure_place(m, s, &progress, err);
}

/* A migration that holds its own COMMIT ends the run's transaction; the rest gets another. */
static bool stay_in_transaction(struct run *r, struct err *err)
{
	return pg_in_transaction(r->c) || track_begin(r->arena, r->c, r->options, err);
}

static bool apply_one(struct run *r, const struct migration *m, struct err *err)
{
	double start = now();
	struct list scripts = {0};
	struct applied_migration *done = arena_new_of(r->arena, struct applied_migration);
	script_make(r->arena, m, track_insert(r->arena, &r->options->table, m), &scripts);
	for (size_t i = 0; i < scripts.count; i++) {
		const struct script *script = scripts.items[i];
		if (!send(r, m, script, err))
			return false;
		done->statement_count += script->statements.count;
	}
	if (!stay_in_transaction(r, err))
		return false;
	done->entry = m->entry;
	done->seconds = now() - start;
	list_push(r->arena, &r->result.applied, done);
	return true;
}

static bool begin(struct run *r, struct err *err)
{
	const struct apply_table *t = &r->options->table;
	if (!track_begin(r->arena, r->c, r->options, err))
		return false;
	if (!r->result.status.table_exists && !track_create(r->arena, r->c, t, err))
		return false;
	return status_match(r->arena, r->c, t, &r->result.status, err) &&
	       failure_check(&r->result.status, err);
}

static bool apply_pending(struct run *r, struct err *err)
{
	list_each (m, r->result.status.migrations)
		if (m->state == MIGRATION_PENDING && !apply_one(r, m->migration, err))
			return false;
	return true;
}

static bool commit(struct run *r, struct err *err)
{
	if (pg_script(r->c, "commit", NULL, err))
		return true;
	err_wrap(err, "the commit of the run");
	if (err->kind == ERR_CONNECTION)
		err_text(&err->state, "not known: the connection was lost while the run was being "
				      "committed; `rihla migrate status` tells whether it was");
	return false;
}

/* Ends the transaction, so that its locks are gone when the failure is read, and says what is left.
 */
static bool give_up(struct run *r, struct err *err)
{
	ERR_SCOPE struct err ignored = {0};
	if (pg_in_transaction(r->c))
		pg_script(r->c, "rollback", NULL, &ignored);
	size_t pending = apply_count(&r->result.status, MIGRATION_PENDING);
	if (err->state)
		return false;
	if (r->committed)
		err_textf(&err->state,
			"partly applied: migration %s holds a COMMIT, and what ran up to there "
			"stays; `rihla migrate status` shows what is recorded",
			r->committed->entry->tag);
	else
		err_textf(&err->state,
			"rolled back: the database is as it was before this run; %zu migration%s "
			"remain%s pending",
			pending, pending == 1 ? "" : "s", pending == 1 ? "s" : "");
	return false;
}

bool apply_migrations(struct arena *a, struct pg *c, const struct folder *f,
	const struct apply_options *options, struct apply_result *out, struct err *err)
{
	struct run r = {.arena = a, .c = c, .options = options};
	struct apply_status *status = &r.result.status;
	if (!apply_read_status(a, c, &options->table, f, status, err) ||
		!failure_check(status, err))
		return false;
	if (apply_count(status, MIGRATION_PENDING) &&
		(!begin(&r, err) || !apply_pending(&r, err) || !commit(&r, err)))
		return give_up(&r, err);
	*out = r.result;
	return true;
}
