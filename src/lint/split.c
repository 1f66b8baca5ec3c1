/* Statements by the semicolons between them. */
#include "lint/split.h"

#include <string.h>
#include <strings.h>

#include "lint/lex.h"

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
	if (!lex_is_word_start(*t) || !n->creates)
		return;
	if (word_is(t, len, "atomic") ? n->after_begin : n->blocks && word_is(t, len, "case"))
		n->blocks++;
	else if (n->blocks && word_is(t, len, "end"))
		n->blocks--;
	n->after_begin = word_is(t, len, "begin");
}

/* Goes behind the next token, and remembers one that does not end. */
static size_t step(struct split *s, size_t at)
{
	bool was_open = s->is_open;
	size_t end = lex_token_end(s->text, at, &s->is_open);
	if (s->is_open && !was_open)
		s->open_at = at;
	return end;
}

bool split_next(struct split *s, size_t *start, size_t *end)
{
	while (s->text[s->at] && (lex_is_blank(s->text + s->at) || s->text[s->at] == ';'))
		s->at = step(s, s->at);
	if (!s->text[s->at])
		return false;
	*start = *end = s->at;
	struct nesting n = {.creates = split_begins_with(s->text + s->at, "create")};
	while (s->text[s->at]) {
		const char *t = s->text + s->at;
		if (*t == ';' && !n.parentheses && !n.blocks)
			break;
		size_t next = step(s, s->at);
		nest(&n, t, next - s->at);
		s->at = next;
		if (!lex_is_blank(t))
			*end = next;
	}
	return true;
}

static const char *behind_blanks(const char *sql)
{
	bool ignored;
	while (*sql && lex_is_blank(sql))
		sql += lex_token_end(sql, 0, &ignored);
	return sql;
}

bool split_begins_with(const char *sql, const char *words)
{
	while (*words) {
		size_t len = strcspn(words, " ");
		if (strncasecmp(sql, words, len) != 0 || lex_is_word(sql[len]))
			return false;
		words += len + strspn(words + len, " ");
		sql = behind_blanks(sql + len);
	}
	return true;
}
