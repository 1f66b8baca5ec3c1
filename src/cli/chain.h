/* All snapshots of a folder, read for what ties them together. */
#ifndef CLI_CHAIN_H
#define CLI_CHAIN_H

#include "folder/integrity.h"
#include "snapshot/snapshot.h"

/* Reads every snapshot of the folder whole into `out` (a LIST_OF(struct folder_snapshot)), by name;
 * what cannot be read says why, and one of an older version is read as `rihla up` would rewrite it.
 * Fails with ERR_FILE where the folder cannot be listed. */
bool chain_read(struct arena *a, const struct folder *f, struct list *out, struct err *err);

/* Reads one snapshot of any version; fails as snapshot_read does. `out->version` is the one that
 * the file has. */
bool chain_read_snapshot(struct arena *a, const char *path, struct snapshot *out, struct err *err);

#endif
