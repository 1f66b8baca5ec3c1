/* What is wrong with a migrations folder, found without changing it. */
#ifndef FOLDER_INTEGRITY_H
#define FOLDER_INTEGRITY_H

#include "folder/folder.h"

enum folder_problem {
	FOLDER_SQL_MISSING, /* of an entry */
	FOLDER_SQL_ORPHAN,  /* of no entry */
	FOLDER_SNAPSHOT_MISSING,
	FOLDER_SNAPSHOT_ORPHAN,
	FOLDER_SNAPSHOT_UNREADABLE,
	FOLDER_SNAPSHOT_OUTDATED,  /* of a version before 7 */
	FOLDER_SNAPSHOT_COLLISION, /* two have one parent */
	FOLDER_CHAIN_BROKEN,       /* the parent is not the snapshot before */
	FOLDER_NUMBER_TWICE,
	FOLDER_WHEN_BACKWARD, /* stamped before the entry before it */
	FOLDER_WHEN_FUTURE,
	FOLDER_WHEN_TYPED, /* so round that it was not taken from a clock; harmless by itself */
};

/* "sql_missing", …: the stable code of a problem. */
const char *folder_problem_code(enum folder_problem problem);

/* A file in meta/, as whoever knows snapshots has read it. */
struct folder_snapshot {
	const char *path;
	const char *id, *prev_id; /* NULL where it cannot be read */
	const char *version;      /* the same */
	const char *problem;      /* why it cannot be read, or NULL */
};

/* The parent of a first snapshot. */
#define FOLDER_NO_PARENT "00000000-0000-0000-0000-000000000000"

/* Clocks of machines that share a repository differ a little; milliseconds. */
enum { FOLDER_CLOCK_DIFFERENCE = 5 * 60 * 1000 };

struct folder_finding {
	enum folder_problem problem;
	const struct journal_entry *entry; /* NULL where it is about no entry */
	const char *file;                  /* path */
	int line;                          /* from 1, or 0 */
	const char *message, *remedy;      /* `remedy` goes on after "remedy: " */
};

/* Adds every problem of the folder to `findings` (a LIST_OF(struct folder_finding)): files first,
 * snapshots, then the journal. `snapshots` (a LIST_OF(struct folder_snapshot)) are those that
 * folder_snapshots lists; `now` is in milliseconds since 1970. Fails with ERR_FILE where the folder
 * cannot be listed. */
bool folder_inspect(struct arena *a, const struct folder *f, const struct list *snapshots,
	int64_t now, struct list *findings, struct err *err);

#endif
