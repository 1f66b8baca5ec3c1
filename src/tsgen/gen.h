/* What the parts of the generator share: the text so far, its imports and the names it has given.
 */
#ifndef TSGEN_GEN_H
#define TSGEN_GEN_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/map.h"
#include "tsgen/tsgen.h"

struct gen {
	struct arena *a;
	const struct model *model;
	enum tsgen_casing casing;
	struct buf text;
	struct map imports; /* of drizzle-orm/pg-core */
	bool uses_sql;
	struct map tables;  /* those of the model, by schema and name */
	struct map taken;   /* names of exports */
	struct map exports; /* names of exports by object */
	struct map members; /* struct map: members by columns' names, by table */
	struct map
		custom_types; /* constants of types that drizzle-orm has no function for, by type */
};

/* The name of a function of drizzle-orm/pg-core, which is imported from now on. */
const char *gen_use(struct gen *g, const char *function);

/* The export that stands for an object (a struct that begins with name and schema); named at the
 * first call. */
const char *gen_export(struct gen *g, const void *object);
/* Names the export that stands for any object, like `wanted`. */
const char *gen_export_as(struct gen *g, const void *object, const char *wanted);
/* A name for an export of its own, like `wanted`. */
const char *gen_take(struct gen *g, const char *wanted);

/* The member of a table that is its column `name`: "userId". */
const char *gen_member(struct gen *g, const struct table *t, const char *name);
/* The same as it follows an object: ".userId" or "[\"a b\"]". */
const char *gen_access(struct gen *g, const struct table *t, const char *name);

/* `name` in the casing, as an identifier where that can be. */
const char *gen_case(struct gen *g, const char *name);
bool gen_is_identifier(const char *name);

/* The table of the model, or NULL. */
const struct table *gen_table(const struct gen *g, const char *schema, const char *name);

/* A string literal. */
void gen_string(struct buf *out, const char *text);
/* sql`text` */
void gen_sql(struct gen *g, struct buf *out, const char *text);
/* A number that JavaScript holds exactly, else a string. */
void gen_number(struct buf *out, const char *digits);

/* A column as a member of its table. The columns of a view stand in a table without a name: they
 * have a type and nothing else. */
void gen_column(struct gen *g, struct buf *out, const struct table *t, const struct column *c);

/* Everything but relations. */
void gen_objects(struct gen *g);
void gen_tables(struct gen *g);
void gen_views(struct gen *g);
void gen_policy(struct gen *g, struct buf *out, const struct policy *p);

/* relations.ts */
void gen_relations(struct gen *g, struct buf *out);

#endif
