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

/* Of the entries before `end` (one at least, and it has a model), which are recorded as applied:
 * the first of those at their end whose effects are demonstrably absent. The database is then what
 * the entries before it lead to, with nothing of what these have made; the filters of `scope` do
 * not count. `end` where none is; `*differences` (a LIST_OF(const char)) is what would make the
 * database what all of them lead to. Fails as introspect_read_as. */
bool proof_find_lost(const struct proof *p, struct pg *pg, const struct introspect_options *scope,
	size_t end, size_t *first_lost, struct list *differences, struct err *err);

/* Whether one of the entries from `first` to before `end` makes an object that none before it has.
 */
bool proof_adds(const struct proof *p, size_t first, size_t end);

#endif
