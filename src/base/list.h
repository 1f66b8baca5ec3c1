/* Growing lists of pointers, typed by a macro. */
#ifndef BASE_LIST_H
#define BASE_LIST_H

#include <stddef.h>

#include "base/arena.h"

/* The shape that every LIST_OF has in memory, for code that works on lists of any type. */
struct list {
	void **items;
	size_t count, capacity;
};

/* A list of `T *`: `LIST_OF(struct column) columns;`. Zeroed memory is an empty list. */
#define LIST_OF(T)                                                                                 \
	struct {                                                                                   \
		T **items;                                                                         \
		size_t count, capacity;                                                            \
	}

/* Appends; the room comes from the arena. */
void list_push_pointer(struct arena *a, struct list *l, void *item);
#define list_push(a, l, item)                                                                      \
	((void)sizeof((l)->items[0] == (item)),                                                    \
		list_push_pointer((a), (struct list *)(l), (void *)(item)))

/* `list_each (column, table->columns)` runs over a LIST_OF and declares `column`; break and
 * continue work as in any loop. */
#define list_each(var, l)                                                                          \
	for (size_t var##_at = 0, var##_on = 1; var##_on && var##_at < (l).count;                  \
		var##_on = !var##_on, var##_at++)                                                  \
		for (__typeof__((l).items[0]) var = (l).items[var##_at]; var##_on;                 \
			var##_on = !var##_on)

#endif
