/* The lock that keeps runs apart, and what the run has to know of the server. */
#ifndef APPLY_LOCK_H
#define APPLY_LOCK_H

#include "apply/apply.h"
#include "apply/track.h"

struct lock_facts {
	int pid; /* of the process that runs the statements */
	struct track_layout layout;
	double lock_capacity; /* locks that the server has room for */
};

/* Takes the advisory lock of the table for the session, waiting for another run at most
 * `options->lock_wait`: it asks again and again, because a session that waits in the server would
 * have a transaction, for which CREATE INDEX CONCURRENTLY of the other waits in turn. Fails with
 * ERR_LOCKED, with ERR_DATABASE on a server that takes no changes, and with ERR_CONNECTION behind a
 * pooler that gives each transaction another session. */
bool lock_take(struct arena *a, struct pg *c, const struct apply_options *options,
	struct lock_facts *out, struct err *err);

#endif
