/* The strings of JSON; for the reader in base/. */
#ifndef BASE_JSON_STRING_H
#define BASE_JSON_STRING_H

#include <stdbool.h>
#include <stddef.h>

/* A place in a text that is read. */
struct json_cursor {
	const char *at, *end;
	const char *why; /* what is wrong at `at`, once something is */
};

/* Bytes up to the quote that ends the string whose first character is at the cursor: the room that
 * it takes at most, as no escape makes text longer. */
size_t json_raw_length(const struct json_cursor *in);

/* Reads a string from its first character to behind its quote, into `out`; `*end` is behind the
 * last byte put there. False, with a reason, on anything that JSON or UTF-8 does not have, on
 * halves of surrogate pairs and on the character NUL. */
bool json_read_characters(struct json_cursor *in, char *out, char **end);

#endif
