/* Names of columns in the spelling that the config's `casing` asks for. */
#ifndef EVAL_CASING_H
#define EVAL_CASING_H

#include "base/arena.h"
#include "eval/eval.h"

/* `name` in the casing, as drizzle-orm's toSnakeCase and toCamelCase give it: words are runs of
 * lower-case letters and digits, of capitals, or a capital and what follows it; all else is left
 * out. `name` itself for CASING_NONE. */
const char *eval_case_name(struct arena *a, enum casing casing, const char *name);

/* The `casing` as drizzle's own functions name it: "snake_case"; "" for none. */
const char *eval_casing_name(enum casing casing);

#endif
