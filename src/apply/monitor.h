/* Watches, over a connection of its own, what the session of a run is doing. */
#ifndef APPLY_MONITOR_H
#define APPLY_MONITOR_H

#include "apply/apply.h"

struct monitor;

/* A monitor of the session `pid` behind `c`: it connects when an answer on `c` takes long, and then
 * tells `options->tell` how far the statement is and who blocks it. The caller ends it with
 * monitor_stop. */
struct monitor *monitor_start(
	struct arena *a, struct pg *c, int pid, const struct apply_options *options);
void monitor_stop(struct monitor *m);

/* From now on `part` of the plan is on its way: what is told names its tag, and its statement where
 * the session does not say. */
void monitor_set(struct monitor *m, const char *tag, size_t statement, size_t statements);

/* Who blocked the session when it was last looked at since monitor_set; empty: nobody. Lives as
 * long as the arena. */
const struct list *monitor_blockers(const struct monitor *m);

#endif
