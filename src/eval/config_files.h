/* What a config may see of the disk. */
#ifndef EVAL_CONFIG_FILES_H
#define EVAL_CONFIG_FILES_H

#include "base/arena.h"
#include "base/map.h"

/* Where relative paths begin, and the environment that has HOME. */
struct config_files {
	const char *root;
	const struct map *env;
};

/* The answer to a question of the built-in modules of a config; `context` is a struct config_files.
 * "dotenv" PATH and "dotenv-parse" TEXT give the assignments as a JSON object, "file-kind" PATH
 * gives "file" or "folder", "file-text" PATH what is in a file, "folder-names" PATH a JSON array.
 * NULL where there is no such thing. */
const char *config_files_answer(
	void *context, struct arena *a, const char *what, const char *argument);

#endif
