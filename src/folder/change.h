/* Files of a folder that change together with its journal. */
#ifndef FOLDER_CHANGE_H
#define FOLDER_CHANGE_H

#include "base/map.h"
#include "folder/folder.h"

/* `struct folder_change change = {.files = {.arena = a}};` */
struct folder_change {
	struct map files;
};

/* The file at `path` is to hold this text. */
void folder_change_write(struct folder_change *c, const char *path, const char *text, size_t len);

/* The file at `path` is to go, unless one is written there, before this or after. */
void folder_change_remove(struct folder_change *c, const char *path);

/* The file at `from` is to be at `to`. Fails with ERR_FILE where it cannot be read. */
bool folder_change_move(struct folder_change *c, const char *from, const char *to, struct err *err);

/* Carries all of it out, or nothing: first what is written, then the journal of `f`, then what
 * goes. Fails with ERR_FILE. */
bool folder_change_commit(struct folder_change *c, const struct folder *f,
	const struct journal *journal, struct err *err);

#endif
