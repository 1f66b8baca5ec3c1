/* The JavaScript engine with a module loader, an event loop and the few globals a schema may use.
 * The engine's library is loaded when the first host is made. One host per process at a time, on
 * one thread. */
#ifndef JS_JS_H
#define JS_JS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "base/map.h"

struct js_host;

/* A module that the binary carries: found by its name before node_modules is searched. */
struct js_builtin {
	const char *name; /* "drizzle-orm/pg-core" */
	const char *
		source; /* CommonJS: module, exports, require; may require other built-in modules */
	size_t len;
};

/* How ES modules run. */
enum js_form {
	JS_FAST, /* for who runs them but once */
	/* Slower; the engine knows the places of more errors. */
	JS_EXACT,
	/* Faster; errors have no places, or wrong ones: for who then runs all again in JS_EXACT.
	 * Imported names that do not exist are undefined, with a warning on stderr. */
	JS_PLAIN,
};

struct js_options {
	const char *root;      /* working directory of the user's code, absolute */
	const struct map *env; /* process.env: const char * values; the map may be shared */
	const struct js_builtin *builtins;
	size_t builtin_count;
	double timeout;      /* seconds for everything that runs in the host; 0 is none */
	size_t memory_limit; /* bytes of resident memory; 0 is none */
	/* The process ends soon after js_free, which then leaves the engine's heap to that end:
	 * giving it back takes a twentieth of the time of an evaluation. */
	bool is_last;
	enum js_form form;
	bool use_jit; /* optimise: for scripts; it costs a schema and a config more than it gives */
	/* An import of a package that is not installed gives an inert value instead of an error. */
	bool stub_missing_packages;
	/* Called for console output: 1 is stdout, 2 is stderr. NULL sends everything to stderr. */
	void (*print)(void *context, int fd, const char *text, size_t len);
	void *print_context;
	/* What built-in modules may ask C for, with require("rihla:host").ask(what, argument): a
	 * text in `a`, or NULL for undefined. User modules cannot require it. NULL: there is no
	 * such module. */
	const char *(*ask)(void *context, struct arena *a, const char *what, const char *argument);
	void *ask_context;
};

/* Sets the environment variables that the engine reads when it is loaded. js_new does it, unless it
 * is done: for whom other threads read the environment (getenv) while js_new runs. */
void js_set_environment(bool use_jit);

/* What process.argv holds behind the two names of Node and drizzle-kit, in every host from then on:
 * configs ask it for the command. Kept, not copied. */
void js_set_arguments(int argc, char **argv);

/* A new host; freed with js_free. Fails with ERR_EVAL when the engine's library cannot be loaded.
 */
bool js_new(const struct js_options *options, struct js_host **out, struct err *err);
void js_free(struct js_host *h);
void js_cleanup(struct js_host **h);
#define JS_SCOPE __attribute__((cleanup(js_cleanup)))

/* Begins to load and transform the static import graphs of `paths` on a second thread, so that it
 * runs while js_new starts the engine. `*out` is handed to js_import by way of the host: pass it to
 * js_adopt once the host is there; before it imports a module. Never fails; errors come up when the
 * module is imported. */
struct js_preload;
struct js_preload *js_preload_start(
	const struct js_options *options, const char *const *paths, size_t count);
void js_adopt(struct js_host *h, struct js_preload *p);

/* Imports the modules at `paths` (absolute files) in order, evaluating what they import first, runs
 * the event loop until they are done, then calls the function that `script` (an expression, see
 * js_builtin) evaluates to with an array of their namespaces. The function returns a string or a
 * promise of one; `*result` is its UTF-8 text in the arena. Fails with ERR_EVAL, ERR_SYNTAX,
 * ERR_LIMIT with the user's file, line, column and code frame. */
bool js_run(struct js_host *h, struct arena *a, const char *const *paths, size_t count,
	const char *script, size_t script_len, const char **result, size_t *result_len,
	struct err *err);

/* Absolute paths of all files loaded so far, in the order of evaluation. */
void js_loaded_files(struct js_host *h, struct arena *a, struct list *paths);

#endif
