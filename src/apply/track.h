/* The tracking table as drizzle-orm's migrator makes and reads it. */
#ifndef APPLY_TRACK_H
#define APPLY_TRACK_H

#include <stdbool.h>

#include "apply/apply.h"

/* The rows, oldest first. `*exists` is false, and there are none, when there is no such table. */
bool track_read(struct arena *a, struct pg *c, const struct apply_table *t, struct list *rows,
	bool *exists, struct err *err);

/* Begins the transaction of a run and waits until no other rihla migrates this table; `waiting`
 * (may be NULL) is called when there is one. */
bool track_begin(struct arena *a, struct pg *c, const struct apply_options *o, struct err *err);

/* Makes schema and table where they are missing. The schema is looked for first, because CREATE
 * SCHEMA IF NOT EXISTS needs the right to create one even if it is there. */
bool track_create(struct arena *a, struct pg *c, const struct apply_table *t, struct err *err);

/* The INSERT that records an applied migration. */
const char *track_insert(struct arena *a, const struct apply_table *t, const struct migration *m);

#endif
