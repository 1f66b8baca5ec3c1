/* Which object of one list is which of another. */
#ifndef DIFF_MATCH_H
#define DIFF_MATCH_H

#include <stddef.h>

#include "base/arena.h"
#include "base/list.h"

enum { NO_PARTNER = -1 };

/* Two lists of objects matched by key. Places count from 0. */
struct match {
	const struct list *from, *to;
	ptrdiff_t *partner;    /* for each place in `from` the place in `to`, or NO_PARTNER */
	LIST_OF(void) deleted; /* of `from`, without partner, in order */
	LIST_OF(void) added;   /* of `to`, without partner, in order */
};

/* Matches two lists, in linear time. The keys are given, item by item, or NULL where the struct
 * begins with its name and that is the key. */
struct match match_lists(struct arena *a, const struct list *from, const char *const *from_keys,
	const struct list *to, const char *const *to_keys);

/* The lists of a model and of a table have types of their own. */
#define match_names(a, from, to)                                                                   \
	match_lists((a), (const struct list *)&(from), NULL, (const struct list *)&(to), NULL)

/* The partner of the object at place `at` of `from`, or NULL. */
void *match_partner(const struct match *m, size_t at);

/* Makes `old` and `new_` partners. Takes them off no list. */
void match_join(struct match *m, const void *old, const void *new_);

/* `match_each (&m, struct column, old, new_)` runs over the matched pairs, in the order of `from`.
 */
#define match_each(m, T, old, new_)                                                                \
	for (size_t old##_at = 0; old##_at < (m)->from->count; old##_at++)                         \
		for (const T *old = (m)->from->items[old##_at],                                    \
			     *new_ = match_partner((m), old##_at);                                 \
			new_; new_ = NULL)

#endif
