/* TypeScript and ES modules to code that a plain ECMAScript engine evaluates as a function. Pure:
 * text in, text out. */
#ifndef TS_TS_H
#define TS_TS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"

enum ts_language {
	TS_TYPESCRIPT, /* .ts .mts .cts */
	TS_JAVASCRIPT, /* .js .mjs .cjs: the same parser, but `<T>x`, types and the like are not
			* accepted where JavaScript gives them another meaning */
};

/* What a file is by the ending of its name. */
enum ts_language ts_language_of(const char *path);

enum ts_module_kind {
	TS_SCRIPT,    /* no import or export: CommonJS */
	TS_ES_MODULE, /* import or export declarations, import.meta or top-level await */
};

/* How an ES module runs; see docs/typescript.md, "What a module becomes". */
enum ts_form {
	TS_ONE_STEP,  /* what it imports has run: only for modules that are in no cycle */
	TS_TWO_STEPS, /* its exports exist before it runs */
	TS_PLAIN,     /* asked for only: as TS_ONE_STEP, and as a program if it can be one */
};

struct ts_options {
	enum ts_language language;
	enum ts_form form;
	/* What compilerOptions may say of TypeScript, as esbuild takes them. */
	bool assigns_fields; /* fields of classes are assigned, not defined; without a value they
			      * are none: useDefineForClassFields: false, or a target before ES2022
			      */
	bool keeps_imports;  /* what is imported is loaded, even if nothing of it is used and though
			      * its names are types (but not `import type`): verbatimModuleSyntax */
	bool keeps_values;   /* the same where a name is no type: preserveValueImports */
};

/* A module that the source names. */
struct ts_import {
	const char *specifier;
	int line, column; /* of the specifier */
	/* The names that the source takes from it by name and uses as values ("default" among
	 * them); the loader checks them when it links. Empty for `import "x"`, namespaces and
	 * dynamic imports. */
	LIST_OF(const char) names;
	bool is_require;  /* `import x = require("…")` */
	bool is_reexport; /* `export … from` */
};

/* One piece of output and where it stood: from `out` on (byte offset in the code) the text
 * corresponds to `in` (byte offset in the source), byte for byte, until the next segment. A piece
 * that was not in the source maps to the place it was made for. Ascending in `out`. */
struct ts_segment {
	unsigned out, in;
};

/* A plain module, see ts/plain.h. */
struct ts_program {
	const unsigned *code; /* instructions and their operands, one behind the other */
	size_t code_len;
	const char *values; /* a JSON array of what the code refers to */
	unsigned slots;     /* constants of the module */
};

/* What ts_transform gives; all in the arena. */
struct ts_module {
	enum ts_module_kind kind;
	enum ts_form form; /* of an ES module; TS_TWO_STEPS where it asked for the other in vain */
	/* One expression, to be evaluated as a script; see docs/typescript.md, "What a module
	 * becomes". */
	const char *code;
	size_t code_len;
	/* The same as a program; NULL where it is none, or was not asked for. */
	const struct ts_program *program;
	LIST_OF(struct ts_import) imports;   /* static ones, in source order, each specifier once */
	LIST_OF(const char) dynamic_imports; /* literal specifiers of import("…") */
	bool has_top_level_await;
	bool has_dynamic_import; /* with a specifier that is not a literal */
	size_t body_at;          /* in the code: what stands before it is not of the source */
	const struct ts_segment *segments;
	size_t segment_count;
};

/* Transforms one module. `name` is used in errors alone. A module with top-level await, or one that
 * may load others while it runs, takes two steps whatever the options say. Fails with ERR_SYNTAX
 * (file, line, column and code frame) on a syntax error and with ERR_UNSUPPORTED on decorators,
 * JSX, `using` and `accessor`. Safe to call from several threads with an arena each. */
bool ts_transform(struct arena *a, const char *name, const char *source, size_t len,
	const struct ts_options *options, struct ts_module *out, struct err *err);

/* The place in the source of the byte offset `at` of the code: line and column from 1, column in
 * characters. */
void ts_place(const struct ts_module *m, const char *source, size_t len, size_t at, int *line,
	int *column);

/* Erases types and nothing else: import and export declarations stay (unused imports are elided),
 * enums and the like are emitted. For the comparison with other compilers. */
bool ts_erase(struct arena *a, const char *name, const char *source, size_t len,
	enum ts_language language, const char **code, size_t *code_len, struct err *err);

#endif
