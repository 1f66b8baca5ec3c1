/* What went wrong, as a value: filled where it is noticed, reported by cli/ alone. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>
#include <stddef.h>

/* The stable `error.code` of the JSON envelope; err_code() gives the text. */
enum err_kind {
	ERR_NONE,
	ERR_USAGE,       /* "usage": a wrong option or argument */
	ERR_CONFIG,      /* "config": drizzle.config.* is missing or wrong */
	ERR_FILE,        /* "file": a file cannot be read or written */
	ERR_SYNTAX,      /* "syntax": TypeScript, JSON or SQL that does not parse */
	ERR_UNSUPPORTED, /* "unsupported": understood, and not supported */
	ERR_EVAL,        /* "eval": the user's code threw, or a module cannot be found */
	ERR_LIMIT,       /* "limit": time or memory limit of an evaluation */
	ERR_SCHEMA,      /* "schema": the schema contradicts itself */
	ERR_FOLDER,      /* "folder": the migrations folder is damaged */
	ERR_HINTS,       /* "invalid_hints" */
	ERR_CONNECTION,  /* "connection": the database cannot be reached, or went away */
	ERR_DATABASE,    /* "database": the server refused a statement */
	ERR_DEVDB,       /* "dev": the private PostgreSQL */
	ERR_LOCKED,      /* "locked": another session holds what is needed, for too long */
	ERR_ABORTED,     /* "aborted": the user left a question unanswered */
};

/* One error. All texts are owned by the err (malloc), so that it outlives any arena; err_clear
 * frees them. `{0}` is "no error". `line` and `column` count from 1; 0 is "not known". `column`
 * counts characters, not bytes. */
struct err {
	enum err_kind kind;
	char *message; /* lower case, no full stop */
	char *file;    /* as the user wrote or would write it */
	int line, column;
	char *frame;                    /* code frame, several lines, or NULL */
	char *sqlstate, *detail, *hint; /* of PostgreSQL; hint also: what the user can do next */
	char *statement;                /* the SQL that failed */
	char *state;                    /* in which state things are left */
};

/* Fills `err` and returns false, to be returned. An error that is set already is replaced. */
bool err_set(struct err *err, enum err_kind kind, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* Puts "context: " before the message and returns false. */
bool err_wrap(struct err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Where it happened; returns false. */
bool err_at(struct err *err, const char *file, int line, int column);

/* Sets one of the texts of an err (a copy of `value`; NULL clears): err_text(&err->hint, "...") */
void err_text(char **slot, const char *value);

/* Like err_text, with printf. */
void err_textf(char **slot, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Sets `err->frame` to the lines around `line` of `source` with a marker under `column`. */
void err_frame(struct err *err, const char *source, size_t len, int line, int column);

/* The stable code of a kind, e.g. "invalid_hints". */
const char *err_code(enum err_kind kind);

/* Replaces `into` with a copy of `from`. */
void err_copy(struct err *into, const struct err *from);

void err_clear(struct err *err);
#define ERR_SCOPE __attribute__((cleanup(err_clear)))

#endif
