/* What a run will do: steps, each a transaction or a statement that runs alone. */
#ifndef APPLY_PLAN_H
#define APPLY_PLAN_H

#include "apply/apply.h"
#include "lint/statement.h"

/* A statement of a migration, by its place in the file. */
struct plan_statement {
	const char *sql;
	size_t offset, len;
	struct lint_statement lint;
};

struct plan_migration {
	const struct migration_status *status;
	LIST_OF(struct plan_statement) statements;
};

/* Statements `first` to before `end` of a migration, run in one step. */
struct plan_part {
	const struct plan_migration *of;
	size_t first, end;
	bool finishes; /* the migration: it is recorded with them */
};

struct plan_step {
	bool is_transaction; /* else one statement alone */
	const char *begin;   /* of a transaction: how it begins */
	LIST_OF(struct plan_part) parts;
};

struct plan {
	LIST_OF(struct plan_migration) migrations;
	LIST_OF(struct plan_step) steps;
};

struct plan_options {
	enum apply_tx tx;
	bool takes_out_of_order;
	bool parts_values; /* a new enum value always ends its transaction, as its use cannot be
			      seen */
};

/* The statements of a migration. Fails with ERR_SYNTAX on a file that ends inside a string, and
 * with ERR_FOLDER on one that rolls back what runs with it. */
bool plan_read(struct arena *a, const struct migration_status *status, struct plan_migration *out,
	struct err *err);

/* The plan for what is pending; migrations that were interrupted go on where they stopped. Fails as
 * plan_read does, and with ERR_FOLDER on an interrupted one whose first statements have changed. */
bool plan_make(struct arena *a, const struct apply_status *status,
	const struct plan_options *options, struct plan *out, struct err *err);

/* Digest of the tokens of the first `count` statements. */
const char *plan_tokens(struct arena *a, const struct plan_migration *m, size_t count);

#endif
