/* What lies on the disk, asked once: module resolution looks at the same folders again and again.
 */
#ifndef JS_DISK_H
#define JS_DISK_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/json.h"
#include "base/list.h"
#include "base/map.h"

/* Answers are kept for the life of the arena. One thread. */
struct disk {
	struct arena *arena;
	struct map kinds, real_folders, packages;
	/* While set, every file that is looked for and is not there is noted here. */
	struct list *missed;
};

struct disk disk_in(struct arena *a);

bool disk_is_file(struct disk *d, const char *path);
bool disk_is_folder(struct disk *d, const char *path);

/* The identity of an existing file: its absolute path without links. */
const char *disk_real(struct disk *d, const char *path);

/* A package.json. `json` is NULL where the folder has none. */
struct package {
	const char *folder;
	const struct json *json;
};

/* The package.json in `folder`. A file that does not parse is ERR_SYNTAX. */
bool disk_package(struct disk *d, const char *folder, const struct package **out, struct err *err);

#endif
