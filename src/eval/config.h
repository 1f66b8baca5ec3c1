/* drizzle.config.*: found, evaluated and checked. */
#ifndef EVAL_CONFIG_H
#define EVAL_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "base/map.h"
#include "eval/db_credentials.h"
#include "eval/eval.h"

/* A config of the postgresql dialect. */
struct config {
	const char *path; /* of the file; NULL when all came from the command line */
	LIST_OF(const char) schema;
	const char *out; /* default "drizzle" */
	enum casing casing;
	bool breakpoints; /* default true */
	bool verbose, strict;
	const char *migrations_prefix;                    /* "index" */
	const char *migrations_table, *migrations_schema; /* "__drizzle_migrations", "drizzle" */
	struct db_credentials credentials;
	LIST_OF(const char) tables_filter;
	LIST_OF(const char) schema_filter;
	LIST_OF(const char) extensions_filters;
	const struct json *entities;   /* as written, or NULL */
	const char *introspect_casing; /* "camel" or "preserve" */
	const char *driver;
};

/* The process's environment as a map. */
void config_environment(struct arena *a, struct map *env);

/* A config that says nothing: every field at its default. */
void config_defaults(struct config *out);

/* Reads the config `path`, or with NULL the first of drizzle.config.{ts,mts,js,mjs,cjs,json} in
 * `root`. Loads .env into `env` first, as drizzle-kit does on every start, and what else the config
 * loads by calling dotenv. `out->path` stays NULL if there is none and `path` was NULL. Fails with
 * ERR_CONFIG and the key, or as js_run does. */
bool config_read(struct arena *a, const char *root, const char *path, struct map *env,
	struct config *out, struct err *err);

#endif
