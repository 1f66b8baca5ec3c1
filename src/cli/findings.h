/* What check has found: kept as values, shown as text, as annotations of GitHub, or as JSON. */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include "cli/cli.h"

/* What a finding means for the exit code. */
enum finding_class {
	FINDING_WARNING, /* nothing */
	FINDING_PENDING, /* 3: migrations that are not applied */
	FINDING_DRIFT,   /* 1: the schema has what no migration has */
	FINDING_DAMAGE,  /* 2: missing or damaged migration files */
	FINDING_SETTING, /* 4: configuration, or a database that does not answer */
};

struct finding {
	enum finding_class class;
	const char *code; /* stable */
	const char *file; /* or NULL */
	int line, column; /* from 1, or 0 */
	const char *message;
	const char *remedy;             /* or NULL */
	LIST_OF(const char) statements; /* that the finding is about */
};

struct findings {
	struct context *context;
	LIST_OF(struct finding) all;
	LIST_OF(const char) passed;  /* a sentence for each part without errors */
	LIST_OF(const char) skipped; /* and for each that was not looked at */
};

/* Adds a finding, whose other members the caller may set. */
struct finding *findings_add(struct findings *f, enum finding_class class, const char *code,
	const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* Adds what kept a part from being checked; its code is that of the err. */
struct finding *findings_add_err(
	struct findings *f, enum finding_class class, const struct err *err);

/* Adds a sentence on what is in order; `fmt` as printf's. */
void findings_pass(struct findings *f, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Adds a sentence on what was not looked at, and why. */
void findings_skip(struct findings *f, const char *sentence);

/* How many findings from `from` on are no warnings. */
size_t findings_errors(const struct findings *f, size_t from);

/* The highest class decides: 4 before 2 before 1 before 3; 0 when there are warnings only. */
int findings_exit_code(const struct findings *f);

/* Makes the report of the run: text or annotations, `findings`, `skipped` and `error` of the JSON
 * envelope,
 * and the exit code. */
void findings_report(struct findings *f, bool as_annotations);

#endif
