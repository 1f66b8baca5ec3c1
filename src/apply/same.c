/* Digests of a migration's text in the layouts that mean the same. */
#include "apply/same.h"

#include <string.h>

#include "base/hash.h"
#include "lint/tokens.h"

static const char byte_order_mark[] = "\xef\xbb\xbf";

const char *same_tokens(struct arena *a, const struct migration *m)
{
	struct buf text = buf_in(a);
	list_each (part, m->statements)
		tokens_put(&text, part->sql);
	return hash_sha256(a, text.s, text.len);
}

/* The text with each line end written as `line_end`, and without those at its end. */
static struct buf lay_out(struct arena *a, const char *text, const char *line_end)
{
	struct buf out = buf_in(a);
	for (const char *s = text; *s; s++)
		if (*s == '\n')
			buf_puts(&out, line_end);
		else if (*s != '\r' || s[1] != '\n')
			buf_putc(&out, *s);
	while (out.len && (out.s[out.len - 1] == '\n' || out.s[out.len - 1] == '\r'))
		buf_truncate(&out, out.len - 1);
	return out;
}

static bool is_hash(struct arena *a, const struct buf *text, const char *hash)
{
	struct buf marked = buf_in(a);
	if (!strcmp(hash_sha256(a, text->s, text->len), hash))
		return true;
	buf_puts(&marked, byte_order_mark);
	buf_add(&marked, text->s, text->len);
	return !strcmp(hash_sha256(a, marked.s, marked.len), hash);
}

bool same_but_line_ends(struct arena *a, const struct migration *m, const char *hash)
{
	static const char *const line_ends[] = {"\n", "\r\n"};
	const char *text = m->text;
	if (!strncmp(text, byte_order_mark, strlen(byte_order_mark)))
		text += strlen(byte_order_mark);
	for (size_t i = 0; i < 2; i++) {
		struct buf variant = lay_out(a, text, line_ends[i]);
		bool is_same = is_hash(a, &variant, hash);
		buf_puts(&variant, line_ends[i]);
		if (is_same || is_hash(a, &variant, hash))
			return true;
	}
	return false;
}
