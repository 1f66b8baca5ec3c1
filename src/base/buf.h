/* Text that grows: a byte buffer in an arena, always NUL-terminated. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

#include "base/arena.h"

/* `s[len]` is NUL once anything was added; before, `s` is the empty string. */
struct buf {
	struct arena *arena;
	char *s;
	size_t len, capacity;
};

/* An empty buffer whose text lives in `a`. */
struct buf buf_in(struct arena *a);

void buf_add(struct buf *b, const void *bytes, size_t len);
void buf_puts(struct buf *b, const char *s);
void buf_putc(struct buf *b, char c);
void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* `text` between quotes, those in it doubled: SQL's names ('"') and literals ('\''). */
void buf_quote(struct buf *b, const char *text, char quote);

/* Makes room for `len` more bytes without changing the text. */
void buf_reserve(struct buf *b, size_t len);

/* Cuts the text to its first `len` bytes. */
void buf_truncate(struct buf *b, size_t len);

#endif
