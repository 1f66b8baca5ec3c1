/* What heals a migrations folder: a plan first, then one step that carries it out. */
#ifndef FOLDER_REPAIR_H
#define FOLDER_REPAIR_H

#include "folder/integrity.h"

/* A migration as it is to be. */
struct repair_entry {
	const struct journal_entry *entry;
	const char *sql_from;                   /* path of its SQL file as it is now */
	LIST_OF(const char) ways_back;          /* paths of files that go along with it */
	const struct folder_snapshot *snapshot; /* that stays; NULL: it has to be made anew */
	bool is_reparented;                     /* `snapshot` gets another parent */
	/* The caller's, for snapshots that are made or changed. */
	const char *text;
	size_t len;
};

/* A file that is put where nobody takes it for a part of the folder. */
struct repair_move {
	const char *from, *to;
};

/* What becomes of SQL files that the journal does not list. */
enum repair_orphans { REPAIR_ADOPT, REPAIR_ASIDE };

struct repair {
	LIST_OF(struct repair_entry) entries; /* in journal order */
	LIST_OF(struct repair_move) asides;
	LIST_OF(const char) steps; /* a sentence for each thing that changes; none: all is well */
};

/* Plans how to heal the folder. Stamps: the fewest that have to change so that they ascend and none
 * is in the future. Numbers: from one that is there twice on they are counted anew. SQL files
 * without an entry are adopted at the end, or put aside. A way back goes along with its migration.
 * Snapshots that cannot be read, belong to no entry, or follow a collision are put aside; what is
 * missing then has to be made; the others are given the right parents. Fails with ERR_FOLDER where
 * a SQL file is missing or a snapshot is outdated, with ERR_FILE where the folder cannot be listed.
 */
bool folder_plan_repair(struct arena *a, const struct folder *f, const struct list *snapshots,
	enum repair_orphans orphans, int64_t now, struct repair *out, struct err *err);

/* Carries the plan out, all or nothing; every entry without a snapshot that stays has its text by
 * now. Nothing is deleted: what was moved lies in the folder's _aside. Fails with ERR_FILE. */
bool folder_repair(
	struct arena *a, const struct folder *f, const struct repair *plan, struct err *err);

#endif
