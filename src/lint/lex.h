/* Where the tokens of SQL end, as the server's scanner sees it with standard_conforming_strings on.
 */
#ifndef LINT_LEX_H
#define LINT_LEX_H

#include <stdbool.h>
#include <stddef.h>

/* The position behind the token at `at`, which is not the end of the text: a word, a quoted text or
 * name, a comment, or one character. `*is_open` becomes true when the text ends inside it, and is
 * left alone otherwise. */
size_t lex_token_end(const char *text, size_t at, bool *is_open);

/* Whether a blank or a comment stands here. */
bool lex_is_blank(const char *text);

bool lex_is_word_start(char c);
/* Whether a word goes on with `c`. */
bool lex_is_word(char c);

#endif
