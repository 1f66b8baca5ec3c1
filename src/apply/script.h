/* A part of a migration as it is sent, and the way back from there to the file. */
#ifndef APPLY_SCRIPT_H
#define APPLY_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

#include "apply/plan.h"
#include "base/buf.h"

/* A statement in the text that is sent. */
struct script_statement {
	const struct plan_statement *of;
	size_t sent;       /* where it begins, in bytes */
	size_t before;     /* statements that the server runs before it */
	double start, end; /* on the server's clock, in seconds; 0: not known */
};

/* A text of one round trip in the making. */
struct script {
	struct buf text;
	size_t count;                                /* of statements in `text` */
	LIST_OF(struct script_statement) statements; /* those of the migration */
};

/* Adds the statements of `part`, each closed by a semicolon on its line. When `is_watched` each is
 * announced by the session's application_name ("rihla 2/5 0003_x"), where others can see it. Unless
 * there are very many, the server tells its clock around each. */
void script_add_part(
	struct arena *a, struct script *s, const struct plan_part *part, bool is_watched);

/* A pg_cell_function for the times that the server tells; `context` is the script. */
void script_take_time(void *context, size_t statement, const char *cell);

/* Adds the one statement of `part`, and nothing else: it has to be a message of its own. */
void script_add_alone(struct arena *a, struct script *s, const struct plan_part *part);

/* Adds SQL of rihla's own that holds `count` statements, each closed by a semicolon. */
void script_add(struct script *s, const char *sql, size_t count);

/* The statement in which byte `sent` of the text stands; NULL if it is in none. */
const struct script_statement *script_find(const struct script *s, size_t sent);

/* The statement that failed when `completed` statements did not; NULL where it is none of the
 * migration. */
const struct script_statement *script_at(const struct script *s, size_t completed);

#endif
