/* The modules that come with the host: Node's, as far as a schema may use them, and those that the
 * caller carries. */
#ifndef JS_BUILTIN_H
#define JS_BUILTIN_H

#include <stdbool.h>

#include "js/js.h"

/* The name under which `specifier` is built in ("path" for "node:path"), or NULL. The modules of
 * the options come first. */
const char *builtin_name(const struct js_options *options, const char *specifier);

/* The source of the built-in module `name`. NULL for one of Node's that is not available here: it
 * can be imported, and calling anything in it is an error. */
const struct js_builtin *builtin_find(const struct js_options *options, const char *name);

/* The host's own scripts ("loader", "globals", …). */
const struct js_builtin *builtin_boot(const char *name);

#endif
