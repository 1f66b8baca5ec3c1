/* Hints: the answers of --hints and --hints-file, in the shapes of drizzle-kit 1.0. */
#ifndef CLI_HINTS_H
#define CLI_HINTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/json.h"
#include "base/list.h"
#include "diff/diff.h"

enum hint_type { HINT_RENAME, HINT_CREATE, HINT_CONFIRM_DATA_LOSS };

struct hint {
	enum hint_type type;
	const char *kind_name; /* "table", "primary_key", … */
	enum entity_kind kind; /* of renames and creates */
	struct entity from;    /* of renames */
	struct entity entity;  /* the new name of renames, the object of all others */
	size_t number;         /* in its array, from 1 */
	bool is_used;          /* it has answered a question */
	const struct json *source;
};

/* Reads an array of hints into a LIST_OF(struct hint). `name` ("--hints", a file) goes into errors.
 * Fails with ERR_HINTS, naming the item and what is wrong with its shape; also on two hints for one
 * object. */
bool hints_parse(struct arena *a, const char *name, const char *text, size_t len, struct list *out,
	struct err *err);

/* A name as hints write it: ["public","users"]. */
const struct json *hints_name(struct arena *a, enum entity_kind kind, const struct entity *entity);

/* The hints that answer a question with create, and with the rename from one of its deleted. */
const struct json *hints_create(struct arena *a, const struct question *q);
const struct json *hints_rename(struct arena *a, const struct question *q, size_t which);

/* A name for people: "users", "sales.orders", "public.users.email". */
const char *hints_label(struct arena *a, enum entity_kind kind, const struct entity *entity);

bool hints_same_entity(const struct entity *x, const struct entity *y);

#endif
