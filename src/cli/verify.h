/* generate --verify: what a migration does, seen on a real server. */
#ifndef CLI_VERIFY_H
#define CLI_VERIFY_H

#include "cli/statements.h"

/* Makes the state `change->from` on the private PostgreSQL (started if need be), runs `statements`
 * (a LIST_OF(const char)) there and holds the database against `change->to`. Nothing of it stays.
 * Fails with ERR_DATABASE, where the server refuses a statement, with that; with ERR_SCHEMA, where
 * something still differs, with the statement that was to do it; or as replay_begin does. */
bool verify_statements(struct context *c, const struct model_change *change,
	const struct list *statements, struct err *err);

#endif
