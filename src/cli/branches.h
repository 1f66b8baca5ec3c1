/* The two sides of a merge, told apart with the help of git. */
#ifndef CLI_BRANCHES_H
#define CLI_BRANCHES_H

#include "base/json.h"
#include "folder/folder.h"

/* A migration of one side, with its snapshot as that side has it. */
struct branch_entry {
	const struct journal_entry *entry;
	const char *text; /* of the snapshot */
	size_t len;
	const struct json *snapshot;
};

struct branches {
	const char *ref;                     /* the other side, as git knows it */
	LIST_OF(struct branch_entry) theirs; /* all migrations that the other side has */
	LIST_OF(struct branch_entry) mine;   /* those that it does not have */
};

/* Tells the entries of the journal apart. The other side is `ref`, or with NULL the branch that is
 * being merged (MERGE_HEAD), or the one that is being rebased on (HEAD during git rebase). Fails
 * with ERR_USAGE where nobody knows the other side, and with ERR_FOLDER where an entry of it is not
 * in the journal, or a snapshot cannot be found or read. */
bool branches_read(struct arena *a, const struct folder *f, const char *ref, struct branches *out,
	struct err *err);

#endif
