/* The frame of every command: tables that say what it is called and takes, the context it runs in,
 * and the report it hands back. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/json.h"
#include "base/list.h"
#include "base/map.h"
#include "base/term.h"

enum option_type {
	OPTION_BOOL,   /* --x, --x=false, --x false, --no-x */
	OPTION_TEXT,   /* --x VALUE or --x=VALUE; the last one counts */
	OPTION_LIST,   /* as OPTION_TEXT, and every one counts */
	OPTION_CHOICE, /* OPTION_TEXT with one of `value`, which is "a|b|c" */
	OPTION_NUMBER, /* OPTION_TEXT that is a number, not negative */
	OPTION_MAYBE,  /* --x or --x=NUMBER */
};

/* One option; a table of them ends with a NULL name. */
struct option {
	const char *name; /* without dashes */
	enum option_type type;
	const char *value; /* its value in the help: "FILE"; of a choice: all of them */
	const char *help;  /* one line, lower case; NULL: accepted and not shown, because it does
			    * nothing for PostgreSQL */
	char letter;       /* 'h' for -h, or 0 */
};

/* One word after the options; a table ends with a NULL name. */
struct argument {
	const char *name; /* "FILE" */
	const char *help;
	bool is_required, is_repeated;
};

struct context;

/* One command; each is one file with one of these, listed in main.c. */
struct command {
	const char *name;           /* "generate", "migrate status" */
	const char *const *aliases; /* ends with NULL; or NULL */
	const char *summary;        /* one line, lower case */
	const char *details;        /* paragraphs for --help, or NULL */
	const struct option *options;
	const struct argument *arguments; /* or NULL */
	/* Does the work and fills c->report; false with the err set on failure. */
	bool (*run)(struct context *c, struct err *err);
};

enum report_status {
	REPORT_OK,
	REPORT_NO_CHANGES,
	REPORT_MISSING_HINTS,
	REPORT_ERROR, /* of a run that did its work and found what must not be; `error` is set */
};

/* What a command has to say. */
struct report {
	enum report_status status;
	int exit_code;       /* of a run that did not fail; 2 for REPORT_MISSING_HINTS */
	int failure_code;    /* of one that did; 0 stands for 1 */
	struct json *fields; /* members of the JSON envelope after status and dialect, in order */
	struct buf text;     /* what is printed on stdout without --output json */
	struct buf notes;    /* what is printed on stderr in both modes */
	double phase_start;  /* seconds */
};

enum output_mode { OUTPUT_TEXT, OUTPUT_JSON };

struct option_values;

/* Everything a command works with. */
struct context {
	struct arena *arena;                   /* lives until the process ends */
	const struct command *const *commands; /* all, ends with NULL */
	const struct command *command;         /* the one that runs */
	struct option_values *values;
	LIST_OF(const char) arguments; /* words after the options */
	const char *root;              /* the working directory, absolute */
	struct map *env;               /* the environment; .env files add to it */
	enum output_mode output;
	bool is_verbose, is_quiet;
	bool may_ask; /* there is a terminal, and no --output json */
	struct term term;
	struct report report;
};

/* Values of the command line by option name (of the command or global). */
const char *cli_text(const struct context *c, const char *name); /* NULL where not given */
bool cli_flag(const struct context *c, const char *name, bool otherwise);
double cli_number(const struct context *c, const char *name, double otherwise);
bool cli_is_given(const struct context *c, const char *name);
/* All values of an OPTION_LIST (a LIST_OF(const char)), in order; empty where not given. */
const struct list *cli_list(const struct context *c, const char *name);

/* Adds a member to the JSON envelope. */
void report_set(struct context *c, const char *key, const struct json *value);
void report_set_text(struct context *c, const char *key, const char *value);
void report_set_number(struct context *c, const char *key, double value);

/* Adds a line to the text report, with a newline; nothing under --quiet. */
void report_line(struct context *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Adds the command's product itself (SQL, …) as it is; printed under --quiet too. */
void report_output(struct context *c, const char *text, size_t len);
/* Adds "warning: …" to stderr and to `warnings` of the JSON envelope. */
void report_warning(struct context *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Says at once, on stderr and only on a terminal, what is being done. */
void report_progress(struct context *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Says at once, on stderr whatever it is, something that is worth more than progress. */
void report_note(struct context *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Prints what the text report holds so far (not with --output json). */
void report_flush(struct context *c);
/* Says with --verbose how long it has been since the last phase ended (or the program began). */
void report_phase(struct context *c, const char *name);

/* `text` in a style where stdout (stderr) takes colour, else as it is; in the arena. */
const char *cli_paint(const struct context *c, enum term_style style, const char *text);
const char *cli_paint_note(const struct context *c, enum term_style style, const char *text);

/* A path as the user would write it, from the working directory. */
const char *cli_path(const struct context *c, const char *path);

/* Reads the command line: finds the command, its options and arguments, prepares everything in `c`.
 * Fails with ERR_USAGE; `c` then still serves cli_finish. */
bool cli_begin(struct arena *a, const struct command *const *commands, int argc, char **argv,
	struct context *c, struct err *err);

/* Runs the command, or answers --help and --version. */
bool cli_run(struct context *c, struct err *err);

/* Prints the report, or the err, in the mode that was asked for. Returns the exit code. */
int cli_finish(struct context *c, bool ok, const struct err *err);

#endif
