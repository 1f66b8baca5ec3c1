/* What puts the rows of the tracking table right: a plan first, then one transaction. */
#ifndef APPLY_MEND_H
#define APPLY_MEND_H

#include "apply/apply.h"

/* What becomes of one row. */
struct mend_change {
	const struct applied_row *row;
	const struct migration_status *of; /* the migration that it speaks for */
	const struct journal_entry *entry; /* of that, as it is to be recorded */
	bool removes;                      /* the row goes; else it becomes what migrate writes */
	const char *undo;                  /* INSERT that brings a removed row back */
};

struct mend {
	LIST_OF(struct mend_change) changes; /* in the order of the journal */
	LIST_OF(const char) steps;           /* a sentence for each */
	LIST_OF(const char) held_back;       /* a sentence for each stamp that has to wait */
};

struct mend_options {
	/* What the entries of the status become, one for one (a LIST_OF(struct journal_entry));
	 * NULL: they stay. */
	const struct list *entries;
	/* Rows of this migration and of those behind it go: their effects are lost. SIZE_MAX or
	 * anything behind the last one: none is. */
	size_t first_lost;
};

/* Plans what makes the rows those that migrate would have written: the hash of the file, the stamp
 * of the journal (and drizzle-orm 1.0's name), one for each migration. Rows of modified migrations
 * and unknown ones stay as they are. So does the stamp of a row that would come after a migration
 * which is still pending: drizzle would skip that for ever. `status` is what apply_match gave. */
void mend_plan(struct arena *a, const struct apply_status *status,
	const struct mend_options *options, struct mend *out);

/* Rows that drizzle's tools, or people, take for something else. The others hold the hash of a file
 * that has another layout by now, which nobody minds. */
size_t mend_count_wrong(const struct mend *plan);

/* Reads what rows that go hold, for `undo`. Fails as pg_query does. */
bool mend_keep(struct arena *a, struct pg *c, const struct apply_table *t, struct mend *plan,
	struct err *err);

/* Makes the changes in a transaction that stays open: the caller ends it with mend_commit, or by
 * closing the connection. apply_lock comes before; `keeps_tokens` is what it gave. Fails with
 * ERR_DATABASE also where a row is not what the plan was made for. */
bool mend_begin(struct arena *a, struct pg *c, const struct apply_table *t, const struct mend *plan,
	bool keeps_tokens, struct err *err);
bool mend_commit(struct pg *c, struct err *err);

#endif
