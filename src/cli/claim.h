/* The lock that a command has while it changes a database by no migration. */
#ifndef CLI_CLAIM_H
#define CLI_CLAIM_H

#include "apply/apply.h"
#include "cli/cli.h"

// clang-format off
#define CLAIM_OPTION_LOCK_WAIT                                                                     \
	{"lock-wait", OPTION_NUMBER, "SECONDS", "wait for another push or migrate (default 60)"}
// clang-format on

struct claim {
	struct context *context;
	struct pg *pg;
	struct apply_table table; /* whose lock it is */
	enum apply_lock lock;
	bool is_migrated; /* migrations are recorded */
};

/* Tries the lock and looks whether migrations are recorded; without `is_change` only the latter. A
 * pooler that keeps every lock from being had is a warning. Fails as apply_try_lock does. */
bool claim_try(struct claim *k, bool is_change, struct err *err);

/* Waits for the run that has the lock, for at most --lock-wait, and looks again: what that has left
 * is another database. Fails as apply_wait_for_lock does. */
bool claim_wait(struct claim *k, struct err *err);

#endif
