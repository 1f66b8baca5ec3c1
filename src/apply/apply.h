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
	bool has_name;       /* the column of drizzle-orm 1.0's layout is there */
	const char *name;    /* what it holds, or NULL */
	const char *place;   /* in the table: its ctid */
};

/* A row that says what another one says already. */
struct applied_double {
	const struct applied_row *row;
	const struct migration_status *of;
};

/* How far a migration came that runs in several steps and was interrupted. */
struct apply_progress {
	const char *tag;
	size_t done;        /* statements that are applied */
	bool is_in_doubt;   /* the one after them was begun outside a transaction */
	const char *tokens; /* digest of those that are applied, or were begun */
};

enum migration_state {
	MIGRATION_APPLIED,
	MIGRATION_PENDING,
	MIGRATION_OUT_OF_ORDER, /* not applied, and stamped before the newest one that is: drizzle
				 * would skip it for ever */
	MIGRATION_MODIFIED,     /* applied, and its file says something else now */
	MIGRATION_MISSING,      /* its file is not there */
};

/* "applied", "pending", "out_of_order", "modified", "missing" */
const char *apply_state_name(enum migration_state state);

struct migration_status {
	const struct journal_entry *entry;
	enum migration_state state;
	const struct migration *migration;     /* NULL when its file is missing */
	const struct applied_row *row;         /* NULL where it was not applied */
	const struct apply_progress *progress; /* of a pending one that was interrupted, or NULL */
};

/* The folder against the tracking table. */
struct apply_status {
	LIST_OF(struct migration_status) migrations; /* in journal order */
	LIST_OF(struct applied_row) unknown;         /* rows that no entry of the folder explains */
	LIST_OF(struct applied_double) doubles;      /* rows of an entry that has one already */
	LIST_OF(struct apply_progress) strangers;    /* begun, and not pending in this folder */
	const struct applied_row *newest;            /* by created_at; NULL when none has one */
	bool table_exists, progress_exists, tokens_exist; /* tables of the database */
};

size_t apply_count(const struct apply_status *s, enum migration_state state);

/* Reads the migrations' files, nothing else: every state is MIGRATION_PENDING or MIGRATION_MISSING.
 * Fails as folder_read_migration does on a file that is there. */
bool apply_read_files(
	struct arena *a, const struct folder *f, struct apply_status *out, struct err *err);

/* Sets the rows and states of what apply_read_files gave, by one query to the tracking table (and
 * one more where files differ from what was applied). Each row explains one entry: the one of its
 * `when` and hash, else of its name or tag, else of its hash, else of its `when`. A row that does
 * so for an entry that has one is its double, and never speaks for another of the same text. A file
 * that differs from what was applied only in comments, blanks and line ends is not modified. */
bool apply_match(struct arena *a, struct pg *c, const struct apply_table *t,
	struct apply_status *status, struct err *err);

/* apply_read_files and apply_match. */
bool apply_read_status(struct arena *a, struct pg *c, const struct apply_table *t,
	const struct folder *f, struct apply_status *out, struct err *err);

/* How many statements the file holds. Fails with ERR_SYNTAX on one that ends inside a string. */
bool apply_count_statements(
	struct arena *a, const struct migration_status *m, size_t *out, struct err *err);

/* How migrations are put into transactions. */
enum apply_tx {
	APPLY_EACH, /* one for each migration */
	APPLY_ALL,  /* one for the run, as drizzle does it */
	APPLY_NONE, /* one for each statement */
};

/* A session that stands in the way. */
struct apply_session {
	int pid;
	const char *user, *application, *state, *query; /* query: its beginning */
	double seconds; /* since its transaction (without one: the session) began */
};

/* What happened to one migration; durations in seconds. */
struct applied_migration {
	const struct journal_entry *entry;
	size_t statement_count;
	double seconds;
};

/* A statement that took a while, in seconds. */
struct apply_timing {
	const struct migration *migration;
	const char *sql;
	int line;
	double seconds;
};

enum apply_event_kind {
	APPLY_WAITS,   /* for another run; `sessions` holds its lock */
	APPLY_BLOCKED, /* `sessions` hold locks that the running statement needs */
	APPLY_RETRIES, /* the statement gave up waiting for `sessions`; again after `seconds` */
	APPLY_RUNS,    /* `statement` of `statements` of `tag`, for `seconds` now */
	APPLY_HEALS,   /* `text`: what an interrupted run left is taken up */
	APPLY_DONE,    /* `migration` is applied and committed */
};

struct apply_event {
	enum apply_event_kind kind;
	const char *tag;
	size_t statement, statements; /* from 1; 0 is not known */
	double seconds;
	const char *phase; /* of an index that is being built: "building index: scanning table" */
	double share;      /* of that phase, from 0 to 1; negative: not known */
	const char *text;
	const struct applied_migration *migration;
	LIST_OF(struct apply_session) sessions;
};

struct apply_options {
	struct apply_table table;
	enum apply_tx tx;
	bool takes_out_of_order; /* applies them instead of refusing */
	bool takes_modified;     /* lets them be instead of refusing */
	double lock_wait;        /* seconds for which another run is waited for */
	double lock_timeout;     /* seconds that a statement may wait for a lock; 0: no limit */
	double lock_retry_for;   /* seconds for which that is tried again */
	bool is_watched;         /* somebody sees APPLY_RUNS: statements are told apart for it */
	/* Called when something happens; what `event` holds lives as long as the call. */
	void (*tell)(void *context, const struct apply_event *event);
	void *context;
};

/* Of a run that failed, too: what it committed. */
struct apply_result {
	struct apply_status status; /* as the run found it */
	LIST_OF(struct applied_migration) applied;
	LIST_OF(struct apply_timing) slow; /* a hundredth of a second or more */
};

/* Refuses a missing file (ERR_FOLDER), for which no database is needed. */
bool apply_check_files(const struct apply_status *status, struct err *err);

/* Applies what is pending of `out->status`, which apply_read_files gave: the table is made if need
 * be, each migration is one round trip and committed with its row. Statements that cannot run in a
 * transaction run alone, and the progress of such a migration is kept in the table __rihla_progress
 * while it lasts, so that the next run goes on where one was interrupted. With nothing pending it
 * costs one query and changes nothing. Runs at once wait for each other. Fails with ERR_FOLDER
 * before anything is changed on what has to be decided by a person (out of order, modified); with
 * ERR_LOCKED when another run does not end; with ERR_DATABASE or ERR_CONNECTION when a statement
 * fails: the err then names file, line, column and statement, and its state says what the database
 * is left in. */
bool apply_migrations(struct arena *a, struct pg *c, const struct apply_options *options,
	struct apply_result *out, struct err *err);

/* What becomes of the lock that keeps runs apart when nobody waits for it. */
enum apply_lock {
	APPLY_LOCK_TAKEN,  /* the session has it until it ends */
	APPLY_LOCK_BUSY,   /* another run has it */
	APPLY_LOCK_POOLED, /* a pooler gives each transaction another session: nobody can have it */
};

/* For a command that changes a database, but by no migration: tries the lock, and then looks
 * whether migrations are recorded. One round trip, and one more where the table is there. Fails
 * with ERR_DATABASE or ERR_CONNECTION. */
bool apply_try_lock(struct arena *a, struct pg *c, const struct apply_table *t,
	enum apply_lock *lock, bool *has_migrations, struct err *err);

/* Only looks whether migrations are recorded. */
bool apply_has_migrations(struct arena *a, struct pg *c, const struct apply_table *t,
	bool *has_migrations, struct err *err);

/* Waits for the lock as apply_migrations does, with what `options` say of table, lock_wait and
 * tell; it is the session's then, until that ends. Fails with ERR_LOCKED, ERR_DATABASE or
 * ERR_CONNECTION. */
bool apply_wait_for_lock(
	struct arena *a, struct pg *c, const struct apply_options *options, struct err *err);

/* Records migrations (a LIST_OF(struct migration_status) of `status`) as applied without running
 * them: under the lock, in one transaction, passing over those that are recorded by then. Fails as
 * apply_migrations does. */
bool apply_record(struct arena *a, struct pg *c, const struct apply_table *t,
	struct apply_status *status, const struct list *migrations, struct err *err);

/* Takes the lock of a run for the rest of the session, waiting as a run does. `*keeps_tokens`:
 * there is the right to write the digests of tokens. Fails with ERR_LOCKED where that does not end,
 * with ERR_DATABASE on a server that takes no changes, with ERR_CONNECTION behind a pooler. */
bool apply_lock(struct arena *a, struct pg *c, const struct apply_options *options,
	bool *keeps_tokens, struct err *err);

#endif
