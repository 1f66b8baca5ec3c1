/* Snapshots: the model as drizzle-kit's meta/NNNN_snapshot.json, read and written. */
#ifndef SNAPSHOT_SNAPSHOT_H
#define SNAPSHOT_SNAPSHOT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "model/model.h"

/* The id of the parent of a first snapshot. */
#define SNAPSHOT_NO_PARENT "00000000-0000-0000-0000-000000000000"

struct snapshot {
	const char *id, *prev_id;
	const char *version; /* as the file says: "7" */
	struct model *model;
};

/* Reads a v7 snapshot; `name` is the file for messages. ERR_FOLDER (or ERR_SYNTAX) with the path of
 * the member on anything that drizzle-kit's own validation would refuse, and ERR_UNSUPPORTED with
 * the remedy `rihla up` on an older version. */
bool snapshot_read(struct arena *a, const char *name, const char *text, size_t len,
	struct snapshot *out, struct err *err);

/* What ties a snapshot to its parent. */
struct snapshot_head {
	const char *id, *prev_id, *version;
};

/* Reads the head alone, without looking at the tables: many times faster than snapshot_read. What
 * is not found that way is left to snapshot_read and its errors. */
bool snapshot_read_head(struct arena *a, const char *name, const char *text, size_t len,
	struct snapshot_head *out, struct err *err);

/* A snapshot file that was read. */
struct snapshot_file {
	const char *name; /* for messages */
	const char *text;
	size_t len;
};

/* Appends the text of the snapshot of a --custom migration: `previous` (NULL: there is none) with
 * the new `id` and its own id as prevId. drizzle-kit writes its members in another order than those
 * of a generated snapshot. Fails as snapshot_read does. */
bool snapshot_custom(struct arena *a, const struct snapshot_file *previous, const char *id,
	struct buf *out, struct err *err);

/* Appends the text of `old`, a snapshot of version 5 or 6, as version 7: what drizzle-kit's `up`
 * writes. A snapshot of version 7 is appended as it is. `*version` is the one it had. Fails as
 * snapshot_read does. */
bool snapshot_upgrade(struct arena *a, const struct snapshot_file *old, const char **version,
	struct buf *out, struct err *err);

/* Appends the text of `old` with another parent. Fails with ERR_SYNTAX where it is not JSON. */
bool snapshot_reparent(struct arena *a, const struct snapshot_file *old, const char *prev_id,
	struct buf *out, struct err *err);

/* What a migration changed: the snapshot before it and its own, as JSON. */
struct snapshot_change {
	const struct json *before, *after;
};

/* A copy of the snapshot `onto` with the same change made to it. Where both changed one value, that
 * of the change counts, and the place goes into `conflicts` (a LIST_OF(const char)). Id, parent and
 * renames stay those of `onto`. Fails with ERR_FOLDER where the change is about something that
 * `onto` does not have any more. */
bool snapshot_transplant(struct arena *a, const struct snapshot_change *change,
	const struct json *onto, struct json **copy, struct list *conflicts, struct err *err);

/* Writes what drizzle-kit's generate writes: JSON with two spaces, no newline at the end. */
void snapshot_write(struct buf *out, const struct snapshot *s);

#endif
