/* Finds the functions that references() is given by the text around the name in them. Nothing may
 * stand between that a comment could hide: a line end is allowed before the function only. */
#include "ts/thunk.h"

#include <string.h>

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '$';
}

static const char *skip_back(const char *s, const char *at, const char *blanks)
{
	while (at > s && strchr(blanks, at[-1]))
		at--;
	return at;
}

/* The start of `text` when it ends at `*at`. */
static bool take_back(const char *s, const char **at, const char *text)
{
	size_t len = strlen(text);
	if ((size_t)(*at - s) < len || memcmp(*at - len, text, len))
		return false;
	*at -= len;
	return true;
}

/* `: AnyPgColumn` */
static const char *skip_annotation(const char *s, const char *at)
{
	const char *before = at;
	while (before > s && is_name(before[-1]))
		before--;
	before = skip_back(s, before, " ");
	return take_back(s, &before, ":") ? skip_back(s, before, " ") : at;
}

static bool find_start(const char *s, const char *at, unsigned *start)
{
	at = skip_back(s, at, " ");
	if (!take_back(s, &at, "=>"))
		return false;
	at = skip_annotation(s, skip_back(s, at, " "));
	if (!take_back(s, &at, "()"))
		return false;
	*start = (unsigned)(at - s);
	at = skip_back(s, at, " \t\r\n");
	return take_back(s, &at, ".references(");
}

bool ts_find_thunk(const struct ts_parser *p, const struct ts_ref *ref, struct ts_thunk *out)
{
	const char *s = p->lexer.s, *at = s + ref->end;
	if (*at != '.' || !is_name(at[1]))
		return false;
	out->key = ref->end + 1;
	while (is_name(*++at))
		;
	out->end = (unsigned)(at - s);
	out->key_len = out->end - out->key;
	/* The source ends with a NUL. */
	at += strspn(at, " \t\r\n");
	return (*at == ')' || *at == ',') && find_start(s, s + ref->start, &out->start);
}
