/* A scanner that knows just enough of SQL to see where statements end. */
#include "apply/split.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool is_word_start(char c)
{
	return isalpha((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_word(char c)
{
	return is_word_start(c) || isdigit((unsigned char)c) || c == '$';
}

static size_t word_end(const char *text, size_t at)
{
	while (is_word(text[at]))
		at++;
	return at;
}

/* Behind the closing `quote`; a doubled quote reads as the end and a new beginning. */
static size_t quoted_end(struct split *s, size_t at, char quote, bool has_escapes)
{
	for (; s->text[at]; at++) {
		if (s->text[at] == quote)
			return at + 1;
		if (has_escapes && s->text[at] == '\\' && s->text[at + 1])
			at++;
	}
	s->is_open = true;
	return at;
}

static size_t comment_end(struct split *s, size_t at)
{
	int depth = 1;
	for (at += 2; depth && s->text[at];) {
		bool opens = s->text[at] == '/' && s->text[at + 1] == '*';
		bool closes = s->text[at] == '*' && s->text[at + 1] == '/';
		depth += opens - closes;
		at += opens || closes ? 2 : 1;
	}
	s->is_open = s->is_open || depth;
	return at;
}

/* Behind `$tag$…$tag$`, or behind the dollar where it begins no quote. */
static size_t dollar_end(struct split *s, size_t at)
{
	const char *open = s->text + at;
	size_t len = 1;
	if (is_word_start(open[len]))
		while (is_word(open[len]) && open[len] != '$')
			len++;
	if (open[len] != '$')
		return at + 1;
	len++;
	for (const char *p = open + len; (p = strchr(p, '$')); p++)
		if (!strncmp(p, open, len))
			return (size_t)(p - s->text) + len;
	s->is_open = true;
	return at + strlen(open);
}

/* Behind the token at `at`, which is not the end of the text. */
static size_t token_end(struct split *s, size_t at)
{
	const char *t = s->text + at;
	if (t[0] == '-' && t[1] == '-')
		return at + strcspn(t, "\n");
	if (t[0] == '/' && t[1] == '*')
		return comment_end(s, at);
	if ((t[0] == 'e' || t[0] == 'E') && t[1] == '\'')
		return quoted_end(s, at + 2, '\'', true);
	if (t[0] == '\'' || t[0] == '"')
		return quoted_end(s, at + 1, t[0], false);
	if (t[0] == '$')
		return dollar_end(s, at);
	if (is_word(t[0]))
		return word_end(s->text, at);
	return at + 1;
}

static bool is_blank(const char *t)
{
	return isspace((unsigned char)t[0]) || (t[0] == '-' && t[1] == '-') ||
	       (t[0] == '/' && t[1] == '*');
}

static bool word_is(const char *t, size_t len, const char *word)
{
	return strlen(word) == len && !strncasecmp(t, word, len);
}

/* What is open around a token of a statement. */
struct nesting {
	int parentheses;
	int blocks; /* of BEGIN ATOMIC and CASE */
	bool creates, after_begin;
};

static void nest(struct nesting *n, const char *t, size_t len)
{
	if (*t == '(')
		n->parentheses++;
	if (*t == ')' && n->parentheses)
		n->parentheses--;
	if (!is_word_start(*t) || !n->creates)
		return;
	if (word_is(t, len, "atomic") ? n->after_begin : n->blocks && word_is(t, len, "case"))
		n->blocks++;
	else if (n->blocks && word_is(t, len, "end"))
		n->blocks--;
	n->after_begin = word_is(t, len, "begin");
}

bool split_next(struct split *s, size_t *start, size_t *end)
{
	while (s->text[s->at] && (is_blank(s->text + s->at) || s->text[s->at] == ';'))
		s->at = token_end(s, s->at);
	if (!s->text[s->at])
		return false;
	*start = *end = s->at;
	struct nesting n = {.creates = split_begins_with(s->text + s->at, "create")};
	while (s->text[s->at]) {
		const char *t = s->text + s->at;
		if (*t == ';' && !n.parentheses && !n.blocks)
			break;
		size_t next = token_end(s, s->at);
		nest(&n, t, next - s->at);
		s->at = next;
		if (!is_blank(t))
			*end = next;
	}
	return true;
}

bool split_begins_with(const char *sql, const char *words)
{
	while (*words) {
		size_t len = strcspn(words, " ");
		if (strncasecmp(sql, words, len) != 0 || is_word(sql[len]))
			return false;
		words += len + strspn(words + len, " ");
		sql += len;
		sql += strspn(sql, " \t\r\n");
	}
	return true;
}
