/* Pending migrations to a database. */
#ifndef APPLY_APPLY_H
#define APPLY_APPLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "folder/folder.h"
#include "pg/pg.h"

/* Where drizzle keeps what was applied. */
struct apply_table {
	const char *schema, *name; /* "drizzle", "__drizzle_migrations" */
};

/* A row of the tracking table. */
struct applied_row {
	const char *hash;
	int64_t created_at; /* the entry's `when` */
};

enum migration_state {
	MIGRATION_APPLIED,
	MIGRATION_PENDING,
	MIGRATION_OUT_OF_ORDER,
	MIGRATION_MODIFIED
};

struct migration_status {
	const struct journal_entry *entry;
	enum migration_state state;
	const struct applied_row *row; /* NULL unless applied or modified */
};

/* The folder against the tracking table. */
struct apply_status {
	LIST_OF(struct migration_status) migrations; /* in journal order */
	LIST_OF(struct applied_row) unknown;         /* rows that no entry of the folder explains */
	bool table_exists;
};

bool apply_read_status(struct arena *a, struct pg *c, const struct apply_table *t,
	const struct folder *f, struct apply_status *out, struct err *err);

/* What happened to one migration; durations in seconds. */
struct applied_migration {
	const struct journal_entry *entry;
	size_t statement_count;
	double seconds;
};

struct apply_options {
	struct apply_table table;
	/* Called after each migration, before the commit; may be NULL. */
	void (*progress)(void *context, const struct applied_migration *m);
	void *context;
};

/* Applies what is pending in one transaction, as drizzle-orm's migrator does: the table is made if
 * need be, each migration is one round trip, its row is written with it. `*applied` lists what was
 * applied. On failure everything is rolled back; the err names the file, line, column, statement
 * and state. */
bool apply_migrations(struct arena *a, struct pg *c, const struct folder *f,
	const struct apply_options *options, struct list *applied, struct err *err);

#endif
