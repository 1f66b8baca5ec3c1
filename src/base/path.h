/* File names as text; nothing here touches the disk. */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stdbool.h>

#include "base/arena.h"

/* `dir`/`name`, normalised; `name` alone when it is absolute. */
const char *path_join(struct arena *a, const char *dir, const char *name);

/* Without `.`, `..` (as far as possible) and double slashes. */
const char *path_normalize(struct arena *a, const char *path);

/* The folder of `path`: "." for a bare name, "/" for the root. */
const char *path_dir(struct arena *a, const char *path);

/* The last component; points into `path`. */
const char *path_base(const char *path);

/* The ending of the last component with its dot (".ts"), or ""; points into `path`. */
const char *path_extension(const char *path);

/* `path` as seen from the folder `from` (both absolute), for messages: "lib/db/schema.ts". */
const char *path_relative(struct arena *a, const char *from, const char *path);

bool path_is_absolute(const char *path);

#endif
