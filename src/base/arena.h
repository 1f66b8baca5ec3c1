/* Memory with one lifetime: everything taken from an arena is given back at once. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* A place in an arena to go back to. */
struct arena_mark {
	size_t blocks, used;
};

/* A new, empty arena; the caller frees it with arena_free. Out of memory ends the process, here and
 * in every function below. */
struct arena *arena_new(void);

/* Gives back the arena and everything taken from it. NULL is allowed. */
void arena_free(struct arena *a);

/* `size` bytes, zeroed and aligned for any type. */
void *arena_alloc(struct arena *a, size_t size);

/* Like arena_alloc for `count` items of `size` bytes; an overflow ends the process. */
void *arena_array(struct arena *a, size_t count, size_t size);

/* `old` (of `old_size` bytes, may be NULL) grown to `size` bytes; in place where it was the last
 * thing taken. The new part is not zeroed. */
void *arena_grow(struct arena *a, void *old, size_t old_size, size_t size);

/* A copy of `len` bytes at `s`, NUL-terminated. */
char *arena_strndup(struct arena *a, const char *s, size_t len);

/* A copy of `s`. */
char *arena_strdup(struct arena *a, const char *s);

/* printf into the arena. */
char *arena_printf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *fmt, va_list args)
	__attribute__((format(printf, 2, 0)));

/* The current place, and the way back: what was taken after `mark` is given back. */
struct arena_mark arena_mark(struct arena *a);
void arena_reset(struct arena *a, struct arena_mark mark);

/* Bytes held from the system, for reports. */
size_t arena_size(const struct arena *a);

/* For __attribute__((cleanup)): `ARENA_SCOPE struct arena *a = arena_new();` */
void arena_cleanup(struct arena **a);
#define ARENA_SCOPE __attribute__((cleanup(arena_cleanup)))

/* One T, zeroed. */
#define arena_new_of(a, T) ((T *)arena_alloc((a), sizeof(T)))

#endif
