/* Growing text: doubles its room in the arena. */
#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static char empty[1];

struct buf buf_in(struct arena *a)
{
	return (struct buf){.arena = a, .s = empty};
}

void buf_reserve(struct buf *b, size_t len)
{
	size_t needed = b->len + len + 1;
	if (needed <= b->capacity)
		return;
	size_t capacity = b->capacity ? b->capacity * 2 : 64;
	while (capacity < needed)
		capacity *= 2;
	b->s = arena_grow(b->arena, b->capacity ? b->s : NULL, b->capacity, capacity);
	b->capacity = capacity;
	b->s[b->len] = '\0';
}

void buf_add(struct buf *b, const void *bytes, size_t len)
{
	buf_reserve(b, len);
	if (len)
		memcpy(b->s + b->len, bytes, len);
	b->len += len;
	b->s[b->len] = '\0';
}

void buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void buf_putc(struct buf *b, char c)
{
	buf_reserve(b, 1);
	b->s[b->len++] = c;
	b->s[b->len] = '\0';
}

void buf_quote(struct buf *b, const char *text, char quote)
{
	buf_putc(b, quote);
	for (; *text; text++) {
		if (*text == quote)
			buf_putc(b, quote);
		buf_putc(b, *text);
	}
	buf_putc(b, quote);
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	enum { USUAL_ROOM = 128 };
	va_list args;
	buf_reserve(b, USUAL_ROOM);
	size_t room = b->capacity - b->len;
	va_start(args, fmt);
	int len = vsnprintf(b->s + b->len, room, fmt, args);
	va_end(args);
	assert(len >= 0);
	if ((size_t)len >= room) {
		buf_reserve(b, (size_t)len);
		va_start(args, fmt);
		vsnprintf(b->s + b->len, (size_t)len + 1, fmt, args);
		va_end(args);
	}
	b->len += (size_t)len;
}

void buf_truncate(struct buf *b, size_t len)
{
	assert(len <= b->len);
	b->len = len;
	if (b->capacity)
		b->s[len] = '\0';
}
