/* drizzle-orm as built-in modules of the engine. */
#ifndef EVAL_ORM_H
#define EVAL_ORM_H

#include <stddef.h>

#include "base/arena.h"
#include "js/js.h"

/* An entry of the table that build.mjs writes: a module's text, or a bundle with its length. */
struct orm_module {
	const char *name, *source;
	const size_t *len; /* NULL: the source is a short line */
};

extern const struct orm_module eval_orm_modules[];
extern const size_t eval_orm_module_count;

/* All of drizzle-orm's modules; `*count` is their number. */
const struct js_builtin *eval_orm_builtins(struct arena *a, size_t *count);

#endif
