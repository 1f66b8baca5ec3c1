/* Arenas: a chain of growing blocks, filled from the front. */
#include "base/arena.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(p, n)   ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

enum { FIRST_BLOCK = 16 * 1024, LARGEST_STEP = 4 * 1024 * 1024, ALIGNMENT = 16 };

struct block {
	struct block *previous;
	size_t size, used;
	_Alignas(ALIGNMENT) char data[];
};

struct arena {
	struct block *last;
	size_t blocks; /* in the chain */
	size_t held;
};

static void die_of_memory(void)
{
	fputs("rihla: out of memory\n", stderr);
	abort();
}

static size_t round_up(size_t n)
{
	return (n + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static void add_block(struct arena *a, size_t least)
{
	size_t size = a->last ? a->last->size * 2 : FIRST_BLOCK;
	if (size > LARGEST_STEP)
		size = LARGEST_STEP;
	if (size < least)
		size = least;
	struct block *b = malloc(sizeof(*b) + size);
	if (!b)
		die_of_memory();
	*b = (struct block){.previous = a->last, .size = size};
	ASAN_POISON_MEMORY_REGION(b->data, size);
	a->last = b;
	a->blocks++;
	a->held += size;
}

struct arena *arena_new(void)
{
	struct arena *a = calloc(1, sizeof(*a));
	if (!a)
		die_of_memory();
	return a;
}

static void drop_last_block(struct arena *a)
{
	struct block *b = a->last;
	a->last = b->previous;
	a->blocks--;
	a->held -= b->size;
	ASAN_UNPOISON_MEMORY_REGION(b->data, b->size);
	free(b);
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	while (a->last)
		drop_last_block(a);
	free(a);
}

void arena_cleanup(struct arena **a)
{
	arena_free(*a);
}

static void *take(struct arena *a, size_t size)
{
	if (size > SIZE_MAX / 2)
		die_of_memory();
	size_t room = round_up(size ? size : 1);
	if (!a->last || a->last->size - a->last->used < room)
		add_block(a, room);
	char *p = a->last->data + a->last->used;
	a->last->used += room;
	ASAN_UNPOISON_MEMORY_REGION(p, size);
	return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
	void *p = take(a, size);
	return memset(p, 0, size);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
	size_t total;
	if (__builtin_mul_overflow(count, size, &total))
		die_of_memory();
	return arena_alloc(a, total);
}

/* Whether `p` is all that its block, the last one, holds: large buffers soon have one of their own.
 */
static bool is_alone(const struct arena *a, const void *p, size_t room)
{
	const struct block *b = a->last;
	return p == b->data && b->used == room && b->size >= LARGEST_STEP / 4;
}

/* The system moves large blocks without touching them, and nothing is left behind. */
static void *grow_block(struct arena *a, size_t room, size_t size)
{
	struct block *b = realloc(a->last, sizeof(*b) + room);
	if (!b)
		die_of_memory();
	a->held += room - b->size;
	b->size = b->used = room;
	ASAN_UNPOISON_MEMORY_REGION(b->data, size);
	a->last = b;
	return b->data;
}

void *arena_grow(struct arena *a, void *old, size_t old_size, size_t size)
{
	assert(size >= old_size);
	size_t had = round_up(old_size ? old_size : 1), wants = round_up(size);
	struct block *b = a->last;
	if (old && (char *)old + had == b->data + b->used && b->size - b->used >= wants - had) {
		b->used += wants - had;
		ASAN_UNPOISON_MEMORY_REGION(old, size);
		return old;
	}
	if (old && is_alone(a, old, had))
		return grow_block(a, wants, size);
	void *p = take(a, size);
	if (old_size)
		memcpy(p, old, old_size);
	return p;
}

char *arena_strndup(struct arena *a, const char *s, size_t len)
{
	char *p = take(a, len + 1);
	memcpy(p, s, len);
	p[len] = '\0';
	return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *arena_vprintf(struct arena *a, const char *fmt, va_list args)
{
	char brief[256]; /* room for most: these are formatted once only */
	va_list again;
	va_copy(again, args);
	int len = vsnprintf(brief, sizeof(brief), fmt, again);
	va_end(again);
	assert(len >= 0);
	char *p = take(a, (size_t)len + 1);
	if ((size_t)len < sizeof(brief))
		memcpy(p, brief, (size_t)len + 1);
	else
		vsnprintf(p, (size_t)len + 1, fmt, args);
	return p;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	char *p = arena_vprintf(a, fmt, args);
	va_end(args);
	return p;
}

struct arena_mark arena_mark(struct arena *a)
{
	return (struct arena_mark){a->blocks, a->last ? a->last->used : 0};
}

void arena_reset(struct arena *a, struct arena_mark mark)
{
	while (a->blocks > mark.blocks)
		drop_last_block(a);
	if (!a->last)
		return;
	ASAN_POISON_MEMORY_REGION(a->last->data + mark.used, a->last->used - mark.used);
	a->last->used = mark.used;
}

size_t arena_size(const struct arena *a)
{
	return a->held;
}
