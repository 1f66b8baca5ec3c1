/* tsconfig.json: the aliases in `paths` and `baseUrl`. */
#ifndef JS_TSCONFIG_H
#define JS_TSCONFIG_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "js/disk.h"

/* One key of `paths`: a star stands between prefix and suffix. */
struct tsconfig_alias {
	const char *prefix, *suffix;
	bool has_star;
	LIST_OF(const char) targets; /* absolute, with the star */
};

struct tsconfig {
	const char *path;
	const char *base_url; /* absolute, or NULL */
	LIST_OF(struct tsconfig_alias) aliases;
	LIST_OF(const char) missing; /* what `extends` names and is not there */
};

/* Reads a tsconfig.json with all that it extends; comments and trailing commas are fine. A base
 * that is not there (a package that is not installed) is noted in `missing`. Fails with ERR_SYNTAX.
 */
bool tsconfig_read(struct disk *d, const char *path, const struct tsconfig **out, struct err *err);

/* The absolute paths that `specifier` may stand for by the alias with the longest prefix; false
 * where no alias matches. */
bool tsconfig_match(struct arena *a, const struct tsconfig *config, const char *specifier,
	struct list *candidates);

#endif
