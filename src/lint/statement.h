/* What a statement is to the one who runs it. */
#ifndef LINT_STATEMENT_H
#define LINT_STATEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

enum lint_role {
	LINT_PLAIN,     /* runs in any transaction */
	LINT_ALONE,     /* the server refuses it in a transaction */
	LINT_NEW_VALUE, /* ALTER TYPE … ADD VALUE: nobody can use the value before the commit */
	LINT_BEGIN,     /* BEGIN, START TRANSACTION */
	LINT_COMMIT,    /* COMMIT, END */
	LINT_SET,       /* SET of a parameter for the session */
	LINT_UNDO,      /* ROLLBACK, ABORT, PREPARE TRANSACTION; not ROLLBACK TO */
};

/* What tells whether a statement that runs alone came to its end before its client or the server
 * died. */
enum lint_trace {
	LINT_NO_TRACE,       /* nothing, or running it again does no harm */
	LINT_MAKES_INDEX,    /* `name` on `table`; interrupted, it stays behind invalid */
	LINT_DROPS_INDEX,    /* `name` */
	LINT_REBUILDS,       /* indexes; interrupted, copies stay behind invalid */
	LINT_MAKES_DATABASE, /* `name`; and so on */
	LINT_DROPS_DATABASE,
	LINT_MAKES_TABLESPACE,
	LINT_DROPS_TABLESPACE,
	LINT_MAKES_SUBSCRIPTION,
	LINT_DROPS_SUBSCRIPTION,
	LINT_DETACHES, /* partition `name` from `table` */
};

/* A table or index as the statement names it. */
struct lint_relation {
	const char *schema, *name; /* `schema` is NULL where there is none */
};

struct lint_statement {
	enum lint_role role;
	const char *value;         /* of LINT_NEW_VALUE */
	enum lint_trace trace;     /* of LINT_ALONE */
	struct lint_relation name; /* `name.name` is NULL for an index that the server names */
	struct lint_relation table;
};

/* Judges one statement. Most need no parser: their first words tell that they run in any
 * transaction. What the parser does not understand is LINT_PLAIN. Fails with ERR_UNSUPPORTED when
 * the parser is needed and not installed. */
bool lint_statement_read(
	struct arena *a, const char *sql, size_t len, struct lint_statement *out, struct err *err);

#endif
