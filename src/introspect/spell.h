/* Types and defaults in the words of drizzle-orm. */
#ifndef INTROSPECT_SPELL_H
#define INTROSPECT_SPELL_H

#include "base/arena.h"
#include "base/json.h"

/* What format_type() says ("character varying(20)[]"), as drizzle's getSQLType() does
 * ("varchar(20)[][]"); `dimensions` is attndims. */
const char *spell_type(struct arena *a, const char *type, int dimensions);

/* A default: its text by pg_get_expr(), and the type of its column. */
struct default_text {
	const char *expression;
	const char *type;       /* as spell_type gave it */
	const char *cast;       /* as the server writes it behind a literal: format_type(oid, -1) */
	const char *exact_cast; /* with the type's modifier */
};

/* A literal as drizzle's snapshot has it (5, true, "'text'", "'{}'::jsonb"), anything else as its
 * text. NULL where the default is NULL, which is none. */
const struct json *spell_default(struct arena *a, const struct default_text *d);

/* `expression` without a pair of parentheses that encloses all of it. */
const char *spell_condition(struct arena *a, const char *expression);

#endif
