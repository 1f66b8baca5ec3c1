/* Copies of JSON with their members in the order of drizzle-kit's validation schemas. */
#ifndef SNAPSHOT_SHAPE_H
#define SNAPSHOT_SHAPE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/json.h"

enum shape_how {
	SHAPE_ANY,    /* as it is */
	SHAPE_OBJECT, /* an object of the shape `of` */
	SHAPE_ITEMS,  /* an array of such objects */
	SHAPE_RECORD, /* such objects by name */
};

/* A member in drizzle-kit 0.31's validation schemas (pgSchema.ts); lists end with a NULL key. */
struct shape {
	const char *key;
	enum shape_how how;
	const struct shape *of;
	const char *fallback; /* JSON for a file without the member, or NULL */
	bool is_open;         /* SHAPE_OBJECT: drizzle-kit passes over other members */
};

/* What objects of version 7 consist of, and those that versions 5 and 6 have too. */
extern const struct shape shape_column[], shape_foreign_key[], shape_primary_key[], shape_unique[],
	shape_enum[], shape_internal[], shape_v7[];

/* A copy of the object `v` with the members that the shape has, in its order; what else `v` has is
 * left out. Values are shared with `v`. What has another kind than the shape says is taken as it
 * is. */
struct json *shape_copy(struct arena *a, const struct json *v, const struct shape *members);

/* The first member of the object `v`, or of an object in it, that its shape does not have and that
 * drizzle-kit would refuse; NULL if there is none. */
const char *shape_unknown(const struct json *v, const struct shape *members);

#endif
