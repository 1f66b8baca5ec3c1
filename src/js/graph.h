/* Source files read, transformed and resolved, once each, by any of two threads. No engine here. */
#ifndef JS_GRAPH_H
#define JS_GRAPH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "js/js.h"
#include "js/resolve.h"
#include "ts/ts.h"

enum source_kind {
	SOURCE_ES_MODULE,
	SOURCE_SCRIPT, /* CommonJS */
	SOURCE_JSON,
	SOURCE_NATIVE, /* machine code for Node (.node); not read */
};

/* One file. Complete and constant once graph_source has given it, but for graph_make_two_steps. */
struct source {
	const char *path; /* absolute, without links */
	enum source_kind kind;
	const char *text;
	size_t len;
	struct ts_options options;
	struct ts_module module; /* zero for JSON */
	struct target *targets;  /* one for each of module.imports */
	struct err err;          /* kind is not ERR_NONE: why it cannot be used */
};

struct graph;

/* One thread's access to a graph: its own memory and caches. */
struct graph_reader {
	struct graph *graph;
	struct arena *arena;
	struct resolver *resolver;
};

/* A graph and everything in it is given back by graph_free, when no thread uses it any more. What
 * `options` points to must outlive it. */
struct graph *graph_new(const struct js_options *options);
void graph_free(struct graph *g);

/* A reader for the calling thread; the graph owns it. */
struct graph_reader *graph_reader(struct graph *g);

/* The file `path`: read now, or waited for when another thread is at it. Never NULL. */
struct source *graph_source(struct graph_reader *r, const char *path);

/* Gives the module of a source the form that it needs in a cycle; only for the thread that runs it.
 */
void graph_make_two_steps(struct graph_reader *r, struct source *s);

/* Reads `paths` and what they import statically, in the order in which a loader will ask for them,
 * until all is read or graph_stop was called. */
void graph_read_all(struct graph_reader *r, const char *const *paths, size_t count);
void graph_stop(struct graph *g);

/* Puts the place of `import` in `importer` on an error about it; returns false. */
bool graph_import_error(const char *root, const struct source *importer,
	const struct ts_import *import, struct err *err);

#endif
