/* The maps `exports` and `imports` of a package.json. */
#ifndef JS_PACKAGE_H
#define JS_PACKAGE_H

#include "base/arena.h"
#include "base/json.h"

/* The target of `key` ("." or "./sub" in `exports`, "#name" in `imports`) under the conditions of
 * require, or of import: "./file", a package (in `imports`), or NULL where the map has none. See
 * "Package entry points" in Node's documentation. */
const char *package_target(
	struct arena *a, const struct json *map, const char *key, bool is_require);

#endif
