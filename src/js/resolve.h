/* Which file an import means, as Node's require and tsc find it. No engine, no evaluation. */
#ifndef JS_RESOLVE_H
#define JS_RESOLVE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "js/js.h"
#include "ts/ts.h"

enum target_kind {
	TARGET_FILE,    /* `name` is the absolute path without links: the module's identity */
	TARGET_BUILTIN, /* `name` is that of a built-in module, without "node:" */
	TARGET_MISSING, /* `name` is a package that is not installed */
};

struct target {
	enum target_kind kind;
	const char *name;
};

/* A resolver with its caches, all in the arena; it is used by one thread. `options` must outlive
 * it. */
struct resolver;
struct resolver *resolver_new(struct arena *a, const struct js_options *options);

/* Finds what `specifier` means in the file `importer` (absolute). The order: built-in modules (see
 * builtin.h), relative and absolute files, tsconfig's `paths` and `baseUrl`, the package's own
 * `imports` and name, node_modules upward. A package is looked at with the conditions of require
 * first, because that is how drizzle-kit loads a schema, then with those of import. A package that
 * is not there is TARGET_MISSING, not an error; a missing file is ERR_EVAL with what was tried as
 * the hint. */
bool resolve(struct resolver *r, const char *specifier, const char *importer, struct target *out,
	struct err *err);

/* What the project's tsconfig.json (that of the root, or of a folder above it) says of the meaning
 * of the file `path`, if it covers it: drizzle-kit asks that one alone. */
bool resolve_settings(
	struct resolver *r, const char *path, struct ts_options *out, struct err *err);

#endif
