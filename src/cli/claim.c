/* Takes the lock at once, or waits for it in the way of migrate. */
#include "cli/claim.h"

#include "cli/live.h"

bool claim_try(struct claim *k, bool is_change, struct err *err)
{
	struct arena *a = k->context->arena;
	if (!is_change)
		return apply_has_migrations(a, k->pg, &k->table, &k->is_migrated, err);
	if (!apply_try_lock(a, k->pg, &k->table, &k->lock, &k->is_migrated, err))
		return false;
	if (k->lock == APPLY_LOCK_POOLED)
		report_warning(k->context,
			"a connection pooler in transaction mode stands between rihla and the "
			"server: no lock keeps another push or migrate out meanwhile");
	return true;
}

bool claim_wait(struct claim *k, struct err *err)
{
	struct context *c = k->context;
	struct live live = {.c = c};
	const struct apply_options how = {.table = k->table,
		.lock_wait = cli_number(c, "lock-wait", 60),
		.tell = live_tell,
		.context = &live};
	pg_cancel_on_signals(k->pg);
	bool ok = apply_wait_for_lock(c->arena, k->pg, &how, err);
	live_end(&live);
	report_phase(c, "lock");
	if (!ok)
		return false;
	k->lock = APPLY_LOCK_TAKEN;
	return apply_has_migrations(c->arena, k->pg, &k->table, &k->is_migrated, err);
}
