/* Executes a plan. */
#ifndef APPLY_RUN_H
#define APPLY_RUN_H

#include "apply/apply.h"
#include "apply/lock.h"
#include "apply/monitor.h"
#include "apply/plan.h"

/* A run on its way. */
struct run {
	struct arena *arena;
	struct pg *c;
	const struct apply_options *options;
	struct lock_facts facts;
	struct monitor *monitor;
	struct apply_result *result;
	const struct plan_part *at;         /* what was sent last; NULL: nothing yet */
	double began;                       /* on clock_now: when its migration was first sent */
	const struct plan_migration *begun; /* the one that is on its way, */
	size_t done;                        /* and its statements that are applied */
	bool has_unsafe_commits;            /* commits that a crash of the server may still lose */
};

/* Runs the steps in order and adds what they finish to `r->result->applied`. A transaction that
 * gives up waiting for a lock is tried again. Fails as apply_migrations does, with everything of
 * the err but its state; the failed step's transaction has ended. */
bool run_plan(struct run *r, const struct plan *plan, struct err *err);

#endif
