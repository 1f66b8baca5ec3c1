/* The pairs of objects that are compared, and the steps of the comparison. */
#ifndef INTROSPECT_ALIGN_H
#define INTROSPECT_ALIGN_H

#include "introspect/introspect.h"

/* A table of the database and the one of the schema that it is. */
struct table_pair {
	struct table *db;
	const struct table *want;
};

struct view_pair {
	struct view *db;
	const struct view *want;
};

/* A name as the server keeps it: its first 63 bytes, of whole characters. */
const char *stored_name(struct arena *a, const char *name);

/* The object (a struct that begins with its name) that the server would keep under `name`; NULL if
 * there is none. */
void *find_stored(struct arena *a, const struct list *objects, const char *name);

/* Makes every part of `db` that means the same as one of `want` its equal; `normal` is `want` as
 * the server spells it, or `want` itself. True where something is still different whose spelling
 * the server could tell. */
bool adopt_table(struct arena *a, const struct table_pair *pair, const struct table *normal);
bool adopt_view(struct arena *a, const struct view_pair *pair, const struct view *normal);

/* The server makes one constraint of a primary key and a unique of the same columns in one CREATE
 * TABLE, and calls it after the one that was named first. Where `key`, of the table of the
 * database, may be such a constraint, the table gets the unique that `want` has, and the key the
 * name that it has there. */
void adopt_merged_unique(struct arena *a, const struct table_pair *pair, struct primary_key *key);

/* Whether two parts of tables are the same as they stand, names over 63 bytes aside. */
bool is_same_type(const struct column *x, const struct column *y);
bool is_same_generated(const struct column *x, const struct column *y);
bool is_same_index(struct arena *a, const struct index *x, const struct index *y);
bool is_same_check(const struct check *x, const struct check *y);
bool is_same_policy(struct arena *a, const struct policy *x, const struct policy *y);

/* What a comparison works on. */
struct alignment {
	struct arena *a;
	struct pg *pg;
	LIST_OF(struct table_pair) tables; /* those with something in doubt */
	LIST_OF(struct view_pair) views;
};

/* Asks the server how it spells what the pairs want, and adopts what is the same. */
bool scratch_compare(struct alignment *al, struct err *err);

#endif
