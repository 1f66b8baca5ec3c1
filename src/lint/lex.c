/* The scanner that the splitter and the token digest share. */
#include "lint/lex.h"

#include <ctype.h>
#include <string.h>

bool lex_is_word_start(char c)
{
	return isalpha((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

bool lex_is_word(char c)
{
	return lex_is_word_start(c) || isdigit((unsigned char)c) || c == '$';
}

/* Behind the closing `quote`; a doubled quote reads as the end and a new beginning. */
static size_t quoted_end(const char *text, size_t at, char quote, bool has_escapes, bool *is_open)
{
	for (; text[at]; at++) {
		if (text[at] == quote)
			return at + 1;
		if (has_escapes && text[at] == '\\' && text[at + 1])
			at++;
	}
	*is_open = true;
	return at;
}

static size_t comment_end(const char *text, size_t at, bool *is_open)
{
	int depth = 1;
	for (at += 2; depth && text[at];) {
		bool opens = text[at] == '/' && text[at + 1] == '*';
		bool closes = text[at] == '*' && text[at + 1] == '/';
		depth += opens - closes;
		at += opens || closes ? 2 : 1;
	}
	if (depth)
		*is_open = true;
	return at;
}

/* Behind `$tag$…$tag$`, or behind the dollar where it begins no quote. */
static size_t dollar_end(const char *text, size_t at, bool *is_open)
{
	const char *open = text + at;
	size_t len = 1;
	if (lex_is_word_start(open[len]))
		while (lex_is_word(open[len]) && open[len] != '$')
			len++;
	if (open[len] != '$')
		return at + 1;
	len++;
	for (const char *p = open + len; (p = strchr(p, '$')); p++)
		if (!strncmp(p, open, len))
			return (size_t)(p - text) + len;
	*is_open = true;
	return at + strlen(open);
}

size_t lex_token_end(const char *text, size_t at, bool *is_open)
{
	const char *t = text + at;
	if (t[0] == '-' && t[1] == '-')
		return at + strcspn(t, "\n");
	if (t[0] == '/' && t[1] == '*')
		return comment_end(text, at, is_open);
	if ((t[0] == 'e' || t[0] == 'E') && t[1] == '\'')
		return quoted_end(text, at + 2, '\'', true, is_open);
	if (t[0] == '\'' || t[0] == '"')
		return quoted_end(text, at + 1, t[0], false, is_open);
	if (t[0] == '$')
		return dollar_end(text, at, is_open);
	if (lex_is_word(t[0]))
		while (lex_is_word(text[at + 1]))
			at++;
	return at + 1;
}

bool lex_is_blank(const char *t)
{
	return isspace((unsigned char)t[0]) || (t[0] == '-' && t[1] == '-') ||
	       (t[0] == '/' && t[1] == '*');
}
