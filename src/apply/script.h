/* A migration as it is sent: as few texts as possible, and the way back from them to the file. */
#ifndef APPLY_SCRIPT_H
#define APPLY_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/list.h"
#include "folder/folder.h"

/* A statement in the text that is sent and in the file. */
struct script_statement {
	size_t sent, len;
	size_t offset; /* in the file */
	bool commits;  /* COMMIT or END */
};

/* A text of one round trip. */
struct script {
	const char *text;
	LIST_OF(struct script_statement) statements;
};

/* The scripts of a migration: one that holds all its parts, unless a part ends inside a string or
 * a comment; then one for each part, so that the parts cannot run into each other and the server
 * says what is wrong. `tail` (SQL) ends the last one. */
void script_make(struct arena *a, const struct migration *m, const char *tail, struct list *out);

/* The statement of a script in which byte `sent` of its text stands; NULL if it is in none. */
const struct script_statement *script_find(const struct script *s, size_t sent);

#endif
