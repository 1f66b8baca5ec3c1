/* What a run would do, without doing it. */
#ifndef APPLY_EXPLAIN_H
#define APPLY_EXPLAIN_H

#include "apply/apply.h"
#include "lint/effect.h"

/* What a statement does to one relation. */
struct explained_effect {
	const struct lint_effect *effect;
	const char *name; /* the table; of an index: "table (index i)" */
	bool exists;      /* now; one that does not is made by the run before */
	double rows;      /* as the server last counted them; negative: never */
	double bytes;
	bool rewrites; /* with what the server knows of the types */
};

struct explained_statement {
	const struct migration *migration;
	const char *sql;
	int line;
	bool is_known; /* what it does to tables */
	LIST_OF(struct explained_effect) effects;
};

struct explained_step {
	bool is_transaction;
	LIST_OF(struct explained_statement) statements;
	LIST_OF(const char) records; /* tags of the migrations that are recorded in it */
};

struct explanation {
	LIST_OF(struct explained_step) steps;
	size_t migrations;
	bool is_blocked; /* another session has locked a table: sizes are those last seen */
};

/* Reads the table like apply_migrations, refuses what it refuses, and explains the plan; takes no
 * lock and changes nothing. */
bool apply_explain(struct arena *a, struct pg *c, const struct apply_options *options,
	struct apply_status *status, struct explanation *out, struct err *err);

#endif
