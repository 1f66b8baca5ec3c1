/* Sessions that stand in the way: who holds a lock that is waited for. */
#ifndef APPLY_SESSION_H
#define APPLY_SESSION_H

#include "apply/apply.h"

/* The sessions, asked on `c`, that block the one of process `pid`. */
bool session_blockers(struct arena *a, struct pg *c, int pid, struct list *out, struct err *err);

/* The session that holds the advisory lock `key` of this database. */
bool session_holders(
	struct arena *a, struct pg *c, long long key, struct list *out, struct err *err);

/* "pid 4711 (alice, psql, idle in transaction for 12 s): update t …" of the first; "another
 * session" when there is none. */
const char *session_describe(struct arena *a, const struct list *sessions);

#endif
