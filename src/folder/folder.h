/* The migrations folder: journal, names, statement breakpoints, hashes. */
#ifndef FOLDER_FOLDER_H
#define FOLDER_FOLDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/json.h"
#include "base/list.h"

/* An entry of meta/_journal.json. */
struct journal_entry {
	int idx;
	const char *version; /* "7" */
	int64_t when;        /* milliseconds since 1970 */
	const char *tag;     /* "0003_dizzy_fixer" */
	bool breakpoints;
	const struct json *source; /* as the file has it, or NULL for a new one */
};

struct journal {
	const char *version, *dialect; /* "7", "postgresql"; "pg" in older folders */
	LIST_OF(struct journal_entry) entries;
	const struct json *source; /* as the file has it, or NULL where there is none */
};

/* A migrations folder that was opened; paths are as given by the user plus the file's name. */
struct folder {
	const char *path;
	bool exists; /* whether there is a journal */
	struct journal journal;
};

/* Opens `path`. A folder or journal that is not there gives an empty journal. Fails with ERR_FOLDER
 * on a journal that lacks members, has duplicate tags or another dialect, ERR_SYNTAX on one that is
 * not JSON, and ERR_UNSUPPORTED on a folder from before there was a journal. */
bool folder_open(struct arena *a, const char *path, struct folder *out, struct err *err);

/* Reads a journal from its text; `name` is the file for messages. Fails as folder_open does. */
bool folder_read_journal(struct arena *a, const char *name, const char *text, size_t len,
	struct journal *out, struct err *err);

/* Two journals that come from `base`, as one: the entries of both sides, in the order of their
 * stamps where both added some; what one side changed or removed is changed or removed. Fails with
 * ERR_FOLDER, naming the tag, where both changed one entry in different ways. */
bool folder_merge_journals(struct arena *a, const struct journal *base, const struct journal *ours,
	const struct journal *theirs, struct journal *out, struct err *err);

/* Makes meta/_journal.json without entries where there is none, as drizzle-kit does before anything
 * else. Fails with ERR_FILE. */
bool folder_start(struct arena *a, struct folder *f, struct err *err);

/* The SQL file that `path` is the way back of, by its name (NAME.down.sql and the like beside
 * NAME.sql): such a file belongs to a migration, and drizzle never reads it. NULL for any other. */
const char *folder_way_back_of(struct arena *a, const char *path);

/* Whether every entry has its SQL file and the newest its snapshot; else ERR_FOLDER naming the
 * first one missing. */
bool folder_check(struct arena *a, const struct folder *f, struct err *err);

/* Whether the newest entry has its snapshot, so that the newest snapshot tells where the migrations
 * lead to. Fails with ERR_FOLDER. */
bool folder_check_newest(struct arena *a, const struct folder *f, struct err *err);

const char *folder_sql_path(struct arena *a, const struct folder *f, const struct journal_entry *e);
/* Of the entry's snapshot: named by the number with which the tag begins (its prefix). */
const char *folder_snapshot_path(
	struct arena *a, const struct folder *f, const struct journal_entry *e);

/* Whether the snapshot of the entry is its own: with the prefix "none" all have one, which stands
 * for the newest of them, and which drizzle-kit does not find. */
bool folder_has_own_snapshot(const struct journal_entry *e);

/* The entry that `name` means, its tag or the part of it before the words ("0003"); or NULL. */
const struct journal_entry *folder_find(const struct folder *f, const char *name);

/* The length of the number with which a tag of the prefix "index" begins; 0 for other tags. */
size_t folder_number_length(const char *tag);

/* A copy of `e` with another index, stamp and tag; what else the journal says of it is kept. */
const struct journal_entry *folder_entry_with(
	struct arena *a, const struct journal_entry *e, int idx, int64_t when, const char *tag);

/* The snapshot files present in meta/, as drizzle-kit lists them: sorted by name, without those
 * that begin with "_" (with the prefix "none" that is every snapshot). `names` are paths. */
bool folder_snapshots(struct arena *a, const struct folder *f, struct list *names, struct err *err);

/* One statement of a migration file and where it stands. */
struct statement {
	const char *sql; /* from its first character that is not white space */
	int line;        /* of that character, from 1 */
	size_t offset;   /* bytes from the start of the file to it */
};

/* A migration file as drizzle-orm's migrator reads it: the text, its SHA-256 (of the file as it is)
 * and its parts between `--> statement-breakpoint`, without those of nothing but white space.
 * Fails with ERR_FOLDER where the file is missing or holds a NUL byte. */
struct migration {
	const struct journal_entry *entry;
	const char *path, *text, *hash;
	size_t len;
	LIST_OF(struct statement) statements;
};
bool folder_read_migration(struct arena *a, const struct folder *f, const struct journal_entry *e,
	struct migration *out, struct err *err);

/* The same of any file, with no entry. Fails with ERR_FILE where it cannot be read. */
bool folder_read_file(struct arena *a, const char *path, struct migration *out, struct err *err);

/* The time as journals state it. */
int64_t folder_now(void);

/* How file names begin. */
enum folder_prefix { PREFIX_INDEX, PREFIX_TIMESTAMP, PREFIX_SUPABASE, PREFIX_UNIX, PREFIX_NONE };
bool folder_prefix_of(const char *name, enum folder_prefix *out);

/* The text of a --custom migration. */
#define FOLDER_CUSTOM_TEXT "-- Custom SQL migration file, put your code below! --"

/* What generate adds. */
struct folder_addition {
	const char *name; /* of the migration; NULL or "" makes one of two random words */
	enum folder_prefix prefix;
	bool breakpoints;
	LIST_OF(const char) statements;
	const char *custom_text; /* instead of statements: FOLDER_CUSTOM_TEXT */
	const char *snapshot;    /* text of the snapshot file */
	size_t snapshot_len;
};

/* Writes SQL file, snapshot and journal (the journal last), all or nothing; `*entry` is the new
 * journal entry in the arena, which is appended to `f->journal` too. Fails with ERR_FILE, with
 * ERR_FOLDER if a file of that name is there already (but the one snapshot of the prefix "none" is
 * replaced, as drizzle-kit does), and with ERR_USAGE on a name that no file can have. */
bool folder_add(struct arena *a, struct folder *f, const struct folder_addition *addition,
	const struct journal_entry **entry, struct err *err);

/* Takes the last entry out of the journal and removes its SQL file and its snapshot, all or
 * nothing; files that are not there are no failure, and a snapshot stays that another entry has
 * too. There has to be an entry; `*entry` is the one that is gone. Fails with ERR_FILE. */
bool folder_drop(
	struct arena *a, struct folder *f, const struct journal_entry **entry, struct err *err);

/* The text of the SQL file of an addition, as drizzle-kit writes it. */
void folder_put_sql(struct buf *out, const struct folder_addition *addition);

/* The text of the journal file. What it held that is not known here is kept. */
void folder_put_journal(struct buf *out, const struct journal *j);

#endif
