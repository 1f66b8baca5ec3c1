/* The user's files evaluated: schema modules to a model. */
#ifndef EVAL_EVAL_H
#define EVAL_EVAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "base/map.h"
#include "model/model.h"

enum casing { CASING_NONE, CASING_SNAKE, CASING_CAMEL };
bool eval_casing_of(const char *name, enum casing *out); /* "snake_case", "camelCase" */

/* The engine with drizzle-orm in it, see eval_start. */
struct eval_engine;

struct eval_options {
	const char *root;      /* working directory, absolute */
	const struct map *env; /* process.env */
	enum casing casing;
	double timeout;                    /* seconds; 0: the default of 10 */
	bool use_project_orm;              /* --orm project */
	LIST_OF(const char) schema_filter; /* names of schemas; empty: all */
	/* console output of the user's modules; see js_options */
	void (*print)(void *context, int fd, const char *text, size_t len);
	void *print_context;
	/* what drizzle-kit loses without a word, and rihla with one; may be NULL */
	void (*warn)(void *context, const char *text);
	void *warn_context;
	struct eval_engine *engine; /* to be used up; NULL: one is started */
};

/* Sets the environment variables that the engine reads: for whom other threads read the environment
 * while it starts. */
void eval_set_environment(void);

/* Starts the engine and evaluates drizzle-orm in it, and loads `files` meanwhile (none: NULL), for
 * whom something else has to be waited for before eval_schema can be called, with the same options,
 * the engine in them, and the same files. Never fails: what is wrong comes up there. Freed with
 * eval_free; NULL is allowed. */
struct eval_engine *eval_start(const struct eval_options *options, const struct list *files);
void eval_free(struct eval_engine *e);
void eval_cleanup(struct eval_engine **e);
#define EVAL_SCOPE __attribute__((cleanup(eval_cleanup)))

/* The files that a `schema` entry of a config names: a file, a folder (its .ts .js .cts .mts .cjs
 * .mjs files, as drizzle-kit takes them) or a glob; relative to root. Fails with ERR_CONFIG if one
 * names nothing. `files` gets absolute paths, in drizzle-kit's order, each once. */
bool eval_schema_files(struct arena *a, const char *root, const struct list *patterns,
	struct list *files, struct err *err);

/* Evaluates the modules and reads every table, enum, … that they export into `*out` (in the arena).
 * Fails with ERR_EVAL, ERR_SYNTAX, ERR_LIMIT, ERR_SCHEMA (with file, line and column where known),
 * or ERR_UNSUPPORTED naming the object. */
bool eval_schema(struct arena *a, const struct eval_options *options, const struct list *files,
	struct model **out, struct err *err);

#endif
