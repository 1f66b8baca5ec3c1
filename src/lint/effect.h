/* What a statement locks, and what it reads or writes anew while it holds the lock. */
#ifndef LINT_EFFECT_H
#define LINT_EFFECT_H

#include "base/list.h"
#include "lint/statement.h"

/* PostgreSQL's table locks, weakest first. */
enum lint_lock {
	LOCK_NONE,
	LOCK_ACCESS_SHARE,
	LOCK_ROW_SHARE,
	LOCK_ROW_EXCLUSIVE,
	LOCK_SHARE_UPDATE_EXCLUSIVE,
	LOCK_SHARE,
	LOCK_SHARE_ROW_EXCLUSIVE,
	LOCK_EXCLUSIVE,
	LOCK_ACCESS_EXCLUSIVE,
};

/* "ACCESS EXCLUSIVE", …; "none" */
const char *lint_lock_name(enum lint_lock lock);

/* One relation that a statement touches. */
struct lint_effect {
	struct lint_relation relation;
	bool is_index; /* and the table it is of is touched in the same way */
	enum lint_lock lock;
	bool scans;    /* reads the table from end to end */
	bool rewrites; /* writes the table anew */
	/* ALTER COLUMN TYPE: the table is written anew unless the types have one form on disk */
	const char *column, *type;
};

struct lint_effects {
	LIST_OF(struct lint_effect) effects; /* of relations that the statement does not make */
	bool is_known; /* false: a DO block, a call, or what the parser does not take */
};

/* Reads what a statement does to tables, by the rules of PostgreSQL's documentation (Explicit
 * Locking; ALTER TABLE, Notes). Locks that the text does not show are not there: of a cascade, of
 * the other table of a foreign key that is dropped. Fails as lint_statement_read. */
bool lint_effects_read(
	struct arena *a, const char *sql, size_t len, struct lint_effects *out, struct err *err);

/* At least how many locks the statement adds to its transaction for what it makes: counted by
 * words, as the parser would take too long for thousands of tables. */
size_t lint_count_locks(const char *sql, size_t len);

#endif
