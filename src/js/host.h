/* The parts of a host, for the files of js/ alone. */
#ifndef JS_HOST_H
#define JS_HOST_H

#include <JavaScriptCore/JavaScript.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/list.h"
#include "base/map.h"
#include "js/graph.h"
#include "js/js.h"

/* Why the code was stopped from outside: it cannot catch that. */
enum stop {
	STOP_NONE,
	STOP_TIME,
	STOP_MEMORY,
	STOP_EXIT, /* process.exit() */
};

/* A module as the loader script knows it, by its number in js_host.modules. */
struct module {
	enum target_kind kind;
	const char *name;      /* as in struct target */
	struct source *source; /* of a file */
	/* Where a missing package is imported; no importer where it is required by its name. */
	const struct source *importer;
	int line, column;
};

struct js_host {
	struct js_options options;
	struct arena *arena;
	struct graph *graph;
	struct graph_reader *reader;
	struct js_preload *preload; /* adopted, or NULL */
	JSGlobalContextRef context;
	JSObjectRef loader; /* what boot/loader.js returns; protected */
	LIST_OF(struct module) modules;
	struct map module_numbers;  /* path or "node:name" to the number, plus one */
	LIST_OF(struct err) errors; /* those that JavaScript carries as Error objects */
	LIST_OF(const char) evaluated;
	struct buf warnings; /* printed when the run ends well; else the error says enough */

	/* Limits. */
	double deadline; /* on the monotonic clock, in seconds; 0 is none */
	enum stop stop;
	int exit_code;
	const char *stop_stack; /* of the code that was stopped */
	sigjmp_buf escape;      /* out of the engine, when nothing else stops it */

	/* The event loop. */
	double wake_at; /* when the next timer is due; 0: there is none */
	bool is_settled;
	bool is_rejected;           /* something failed that nobody waits for */
	const char *waits_for;      /* why something that may be awaited never happens; or NULL */
	JSValueRef result, failure; /* protected once set */
};

/* Seconds on the monotonic clock. */
double host_now(void);

#endif
