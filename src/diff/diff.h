/* Two models and answers on renames to an ordered list of statements. Pure: asks through a resolver
 * that is handed in. */
#ifndef DIFF_DIFF_H
#define DIFF_DIFF_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "model/model.h"

#include "diff/stmt.h"

enum entity_kind {
	ENTITY_SCHEMA,
	ENTITY_ENUM,
	ENTITY_SEQUENCE,
	ENTITY_ROLE,
	ENTITY_TABLE,
	ENTITY_COLUMN,
	ENTITY_POLICY,
	ENTITY_VIEW,
};

/* "schema", "enum", …: the `kind` of a hint. */
const char *diff_entity_name(enum entity_kind kind);

/* The name of an object: schema "" where the kind has none, table "" where it has none. `schema` is
 * "public" for public. */
struct entity {
	const char *schema, *table, *name;
};

/* One question: was `created` made new, or is it one of `deleted` renamed? Asked for each created
 * entity of a set in turn, as long as deleted ones are left, in drizzle-kit's order. Schemas and
 * tables of deleted entities carry their new names already where an earlier answer renamed them. */
struct question {
	enum entity_kind kind;
	struct entity created;
	const struct entity *deleted;
	size_t deleted_count;
};

enum answer_kind { ANSWER_CREATE, ANSWER_RENAME, ANSWER_UNKNOWN };

/* ANSWER_RENAME with `which` (into question.deleted). ANSWER_UNKNOWN: nobody knows; the diff goes
 * on as for CREATE to collect further questions and reports them all. */
struct answer {
	enum answer_kind kind;
	size_t which;
};

/* Answers a question; may fail (a terminal that was closed). */
typedef bool diff_resolve(
	void *context, const struct question *q, struct answer *out, struct err *err);

struct diff {
	LIST_OF(struct stmt) stmts;          /* in output order */
	LIST_OF(struct question) unresolved; /* answered ANSWER_UNKNOWN: stmts are not to be used */
	/* Sentences for the user on what drizzle-kit would write as well, but PostgreSQL will
	 * refuse or the migration leaves out; each names the object. */
	LIST_OF(const char) warnings;
};

/* The statements from `from` to `to`. Fails only when `resolve` fails; a NULL `resolve` leaves all
 * questions unresolved. `from` and `to` must outlive `out`. */
bool diff_models(struct arena *a, const struct model *from, const struct model *to,
	diff_resolve *resolve, void *context, struct diff *out, struct err *err);

/* The same, but complete, in an order that PostgreSQL takes, and with detours where it takes no
 * direct statement (docs/differences.md): for sql_safe_statements. `out->warnings` is empty. */
bool diff_models_safely(struct arena *a, const struct model *from, const struct model *to,
	diff_resolve *resolve, void *context, struct diff *out, struct err *err);

#endif
