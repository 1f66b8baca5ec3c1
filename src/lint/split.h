/* Statements of a text of SQL, told apart lexically. */
#ifndef LINT_SPLIT_H
#define LINT_SPLIT_H

#include <stdbool.h>
#include <stddef.h>

/* A walk over `text`: `struct split s = {.text = sql};` */
struct split {
	const char *text;
	size_t at;
	bool is_open;   /* the text ended inside a string, a quoted name or a comment */
	size_t open_at; /* which begins here */
};

/* The next statement, from its first token to before its semicolon; false at the end. Empty
 * statements are passed over, as the server does. Knows what psql knows: quotes, dollar quotes,
 * nested comments, parentheses, and bodies of BEGIN ATOMIC … END. */
bool split_next(struct split *s, size_t *start, size_t *end);

/* Whether `sql` begins with the words of `words` ("ROLLBACK TO"), in any case; what stands
 * between them is blanks and comments. */
bool split_begins_with(const char *sql, const char *words);

#endif
