/* The snapshot a new migration starts from: the newest of the folder, read on a second thread while
 * the schema is evaluated. */
#ifndef CLI_PARENT_H
#define CLI_PARENT_H

#include "folder/folder.h"
#include "snapshot/snapshot.h"

struct parent;

/* What was read. */
struct parent_snapshot {
	struct snapshot snapshot;
	const struct snapshot_file *file; /* NULL for a folder without snapshots */
};

/* Begins to read; never fails. `f` must stay until parent_free. */
struct parent *parent_start(const struct folder *f);

/* Waits for it. A folder without snapshots gives an empty model with the id SNAPSHOT_NO_PARENT.
 * What is given belongs to `p`. Fails as snapshot_read does, and with ERR_FOLDER where two
 * snapshots have one parent: drizzle-kit goes on from neither. */
bool parent_wait(struct parent *p, struct parent_snapshot *out, struct err *err);

/* Waits and frees; NULL is allowed. */
void parent_free(struct parent *p);
void parent_cleanup(struct parent **p);
#define PARENT_SCOPE __attribute__((cleanup(parent_cleanup)))

#endif
