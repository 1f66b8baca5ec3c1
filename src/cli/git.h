/* What git knows of a folder. */
#ifndef CLI_GIT_H
#define CLI_GIT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

/* Whether `folder` lies in a repository. */
bool git_is_there(struct arena *a, const char *folder);

/* Whether `ref` names a commit. */
bool git_has_ref(struct arena *a, const char *folder, const char *ref);

/* The file `path` (seen from `folder`) as it is in `ref`; NULL where it is not in it. */
const char *git_show(
	struct arena *a, const char *folder, const char *ref, const char *path, size_t *len);

/* Sets a variable of the repository's own configuration. Fails with ERR_FILE. */
bool git_set_config(
	struct arena *a, const char *folder, const char *name, const char *value, struct err *err);

#endif
