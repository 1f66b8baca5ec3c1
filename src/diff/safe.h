/* What the steps towards a safe form share: statements in place of those that drizzle-kit would
 * write. */
#ifndef DIFF_SAFE_H
#define DIFF_SAFE_H

#include "diff/differ.h"

/* A column of a table that stays, on which other objects cannot stand while it changes. */
struct touch {
	const struct table_pair *pair;
	const struct column *column; /* as it was; called as it will be */
	bool is_dropped;             /* for good, or to be made anew */
};

struct safe {
	struct differ *d;
	LIST_OF(struct touch) touched;
	struct map old_depths, new_depths; /* of views, by name, from 1 on */
	struct map present; /* kinds and names of statements that are there: see safe_has */
};

/* The safe form of a diff whose questions are answered: `asked` has the renames. Fails as
 * diff_models. */
bool diff_safe_form(struct arena *a, const struct model *from, const struct model *to,
	const struct diff *asked, struct diff *out, struct err *err);

/* The key of a statement of `kind` with the names of `s`. */
const char *safe_key(struct arena *a, enum stmt_kind kind, const struct stmt *s);

/* Whether there is a statement of this kind for an object of the table, or for any object without
 * one
 * (`table` is NULL). */
bool safe_has(const struct safe *s, enum stmt_kind kind, const char *schema, const char *table,
	const char *name);

/* Remembers a statement for safe_has. */
void safe_note(struct safe *s, const struct stmt *stmt);

/* A new statement on a table, noted; the caller fills the rest. */
struct stmt *safe_add_on(
	struct safe *s, enum stmt_kind kind, const struct table *t, const char *name);

/* Drops `old` and makes `new_`, unless it is dropped already. */
void safe_recreate_on(struct safe *s, enum stmt_kind drop, enum stmt_kind add,
	const struct table *t, const void *old, const void *new_);

/* Columns that stay; finds out which are touched. */
void safe_columns(struct safe *s);

/* Keys, constraints, indexes and policies that stand on touched columns or on dropped keys. */
void safe_parts(struct safe *s);

/* Views that stand on touched columns, or on other views that are made anew. */
void safe_views(struct safe *s);

/* Finds out how views stand on each other, for safe_view_depth. */
void safe_find_depths(struct safe *s);

/* How many views stand below a view, each on the next; any larger number for one above it. */
size_t safe_view_depth(const struct safe *s, const struct view *v);

#endif
