/* Whether a database is as a folder's migrations left it: snapshots held against live catalogs. */
#ifndef CLI_PROOF_H
#define CLI_PROOF_H

#include "apply/apply.h"
#include "cli/cli.h"
#include "introspect/introspect.h"
#include "model/model.h"

/* A migration and the schema after it. */
struct proof_entry {
	const struct migration_status *status;
	const struct model *model; /* NULL: its snapshot is missing or cannot be read */
	bool has_effect;           /* on the schema; true, too, where nobody can tell */
};

/* The migrations of a folder in the order of the journal. */
struct proof {
	struct context *context;
	LIST_OF(struct proof_entry) entries;
	struct map known; /* objects of the snapshots, each with the first entry that has it */
};

/* Reads the snapshots of the migrations of `status`. */
bool proof_read(struct context *c, const struct folder *f, const struct apply_status *status,
	struct proof *out, struct err *err);

/* The statements (a LIST_OF(const char)) that would make the database what it is after entry `at`,
 * which has a model; none: it is that. Only objects that a snapshot up to there has are looked at:
 * what the migrations never made stands for nothing. Fails as introspect_read_as. */
bool proof_compare(const struct proof *p, struct pg *pg, const struct introspect_options *scope,
	size_t at, struct list *statements, struct err *err);

#endif
