/* .env files as dotenv 16 reads them. */
#ifndef EVAL_DOTENV_H
#define EVAL_DOTENV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/map.h"

/* The assignments of a .env file, name to value (const char *), in the order of their first
 * appearance; the last value counts. Lines that are none are skipped, as dotenv does. */
void dotenv_parse(struct arena *a, const char *text, size_t len, struct map *out);

/* What `import "dotenv/config"` does: the file that DOTENV_CONFIG_PATH names, else `root`/.env, is
 * added to `env`; what is set already stays, unless DOTENV_CONFIG_OVERRIDE says otherwise. A file
 * that is not there or cannot be read is no error. drizzle-kit does this on every start, whether
 * the config asks for it or not. */
void dotenv_load(struct arena *a, const char *root, struct map *env);

#endif
