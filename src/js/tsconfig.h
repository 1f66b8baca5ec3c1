/* tsconfig.json: the aliases in `paths` and `baseUrl`, and what changes the meaning of code. */
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

	/* compilerOptions */
	const char *target;                /* NULL: not given */
	const struct json *defines_fields; /* useDefineForClassFields; NULL: not given */
	bool verbatim_modules;             /* verbatimModuleSyntax */
	bool keeps_values;                 /* preserveValueImports */
	bool keeps_imports;                /* importsNotUsedAsValues: "preserve" or "error" */
	const char *out_folder;            /* outDir, absolute; or NULL */
	bool has_files, has_include, has_exclude;
	LIST_OF(const char) files, include, exclude; /* absolute, with `*`, `?` and `**` */
};

/* Reads a tsconfig.json with all that it extends; comments and trailing commas are fine. A base
 * that is not there (a package that is not installed) is noted in `missing`. Fails with ERR_SYNTAX.
 */
bool tsconfig_read(struct disk *d, const char *path, const struct tsconfig **out, struct err *err);

/* Whether a TypeScript file is of the project: among `files`, or by `include` and not `exclude`
 * (https://www.typescriptlang.org/tsconfig, "include"). */
bool tsconfig_covers(struct arena *a, const struct tsconfig *config, const char *path);

/* Whether fields of classes are assigned and not defined: as esbuild reads `target` and
 * `useDefineForClassFields`. */
bool tsconfig_assigns_fields(const struct tsconfig *config);

/* The absolute paths that `specifier` may stand for by the alias with the longest prefix; false
 * where no alias matches. */
bool tsconfig_match(struct arena *a, const struct tsconfig *config, const char *specifier,
	struct list *candidates);

#endif
