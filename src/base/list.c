/* Lists of pointers: double their room in the arena. */
#include "base/list.h"

void list_push_pointer(struct arena *a, struct list *l, void *item)
{
	if (l->count == l->capacity) {
		size_t capacity = l->capacity ? l->capacity * 2 : 8;
		l->items = arena_grow(
			a, l->items, l->capacity * sizeof(void *), capacity * sizeof(void *));
		l->capacity = capacity;
	}
	l->items[l->count++] = item;
}
