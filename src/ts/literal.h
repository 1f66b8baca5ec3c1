/* The default export of a module of plain literals, read without an engine. */
#ifndef TS_LITERAL_H
#define TS_LITERAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/list.h"

/* What the module may refer to: the value of process.env.NAME, or NULL. */
typedef const char *ts_env_get(void *context, const char *name);

struct ts_literal {
	const struct json *value; /* of `export default` (or module.exports) */
	LIST_OF(const char)
	imports; /* specifiers, in order; side effects are the caller's business */
};

/* Reads a module that consists of imports, constants, functions around literals (`defineConfig(…)`,
 * `satisfies`, `as`), strings, templates, numbers, booleans, arrays, objects and `process.env.X`
 * with `!`, `??`, `||` and template pieces. False where it holds anything else: then the engine has
 * to evaluate it; nothing is an error here. Members whose value is undefined are absent. */
bool ts_read_literal(struct arena *a, const char *source, size_t len, ts_env_get *env,
	void *context, struct ts_literal *out);

#endif
