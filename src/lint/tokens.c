/* Tokens of SQL in one canonical layout. */
#include "lint/tokens.h"

#include <ctype.h>
#include <string.h>

#include "lint/lex.h"
#include "lint/split.h"

static void put_token(struct buf *out, const char *t, size_t len)
{
	bool is_word = lex_is_word_start(t[0]) && !memchr(t, '\'', len);
	for (size_t i = 0; i < len; i++)
		if (t[i] == '\r' && i + 1 < len && t[i + 1] == '\n')
			continue;
		else
			buf_putc(out, is_word ? (char)tolower((unsigned char)t[i]) : t[i]);
}

static void put_statement(struct buf *out, const char *sql, size_t start, size_t end)
{
	bool ignored;
	for (size_t at = start, next; at < end; at = next) {
		next = lex_token_end(sql, at, &ignored);
		if (lex_is_blank(sql + at))
			continue;
		put_token(out, sql + at, next - at);
		buf_putc(out, ' ');
	}
	buf_puts(out, ";\n");
}

void tokens_put(struct buf *out, const char *sql)
{
	struct split s = {.text = sql};
	for (size_t start, end; split_next(&s, &start, &end);)
		put_statement(out, sql, start, end);
}
