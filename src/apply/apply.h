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
	bool has_created_at; /* the column may be NULL */
	int64_t created_at;  /* the entry's `when` */
};

enum migration_state {
	MIGRATION_APPLIED,
	MIGRATION_PENDING,
	MIGRATION_OUT_OF_ORDER, /* not applied, and stamped before the newest one that is: drizzle
				 * would skip it for ever */
	MIGRATION_MODIFIED,     /* applied, and its file has changed since */
	MIGRATION_MISSING,      /* its file is not there */
};

/* "applied", "pending", "out_of_order", "modified", "missing" */
const char *apply_state_name(enum migration_state state);

struct migration_status {
	const struct journal_entry *entry;
	enum migration_state state;
	const struct migration *migration; /* NULL when its file is missing */
	const struct applied_row *row;     /* NULL where it was not applied */
};

/* The folder against the tracking table. */
struct apply_status {
	LIST_OF(struct migration_status) migrations; /* in journal order */
	LIST_OF(struct applied_row) unknown;         /* rows that no entry of the folder explains */
	const struct applied_row *newest;            /* by created_at; NULL when none has one */
	bool table_exists;
};

size_t apply_count(const struct apply_status *s, enum migration_state state);

/* Reads the migrations' files and, in one query, the tracking table. As in drizzle-orm's migrator
 * an entry is applied or not by its `when`; of several rows of one `when` the one with the file's
 * hash is taken, and a row whose hash is the file's or the tag (which baseline scripts write)
 * explains an entry that would else be out of order. */
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
	/* Called when another run must be waited for; may be NULL. */
	void (*waiting)(void *context);
	void *context;
};

struct apply_result {
	struct apply_status status; /* as the run found it */
	LIST_OF(struct applied_migration) applied;
};

/* Applies what is pending in one transaction, as drizzle-orm's migrator does: the table is made if
 * need be, each migration is one round trip, its row is written with it. With nothing pending it
 * costs one query and changes nothing. Two runs at once wait for each other. Fails with ERR_FOLDER
 * before anything is changed when a migration is out of order, missing, or would undo the others
 * (ROLLBACK); with ERR_DATABASE or ERR_CONNECTION when one fails: the err then names file, line,
 * column and statement, and its state says what the database is left in. */
bool apply_migrations(struct arena *a, struct pg *c, const struct folder *f,
	const struct apply_options *options, struct apply_result *out, struct err *err);

#endif
