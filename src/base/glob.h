/* Files by pattern, as the glob package of the JavaScript world finds them. */
#ifndef BASE_GLOB_H
#define BASE_GLOB_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/list.h"

/* The files and folders under `root` (absolute) that `pattern` (relative to it, or absolute) names:
 * absolute paths, each once, pushed to `paths` in the order of JavaScript's localeCompare. `*`,
 * `?`,
 * `[a-z]`, `**`, `{a,b}`, `{1..3}`, `@(a|b)`, `?(…)`, `*(…)`, `+(…)` and `!(…)` are understood;
 * names that begin with a dot are found only by a pattern that says the dot. A pattern without any
 * of these gives the file it names, if it is there; a folder that cannot be read gives nothing. */
void glob_find(struct arena *a, const char *root, const char *pattern, struct list *paths);

/* Whether the name (without slashes) matches one component of a pattern (without braces). */
bool glob_match(const char *pattern, const char *name);

/* Order of two texts as `x.localeCompare(y, "en")` gives it for ASCII; other characters follow all
 * letters, by code point. */
int glob_compare(const char *x, const char *y);

#endif
