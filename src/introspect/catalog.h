/* What the parts of the reading of catalogs share: the rows, and the objects made of them so far.
 */
#ifndef INTROSPECT_CATALOG_H
#define INTROSPECT_CATALOG_H

#include "introspect/introspect.h"

/* One for each file of queries/. */
enum query {
	QUERY_SCHEMAS,
	QUERY_RELATIONS,
	QUERY_TYPES,
	QUERY_COLUMNS,
	QUERY_CONSTRAINTS,
	QUERY_OPERATOR_CLASSES,
	QUERY_INDEXES,
	QUERY_ENUMS,
	QUERY_SEQUENCES,
	QUERY_POLICIES,
	QUERY_ROLES,
	QUERY_COUNT,
};

struct catalog {
	struct arena *a;
	const struct introspect_options *options;
	struct pg_rows rows[QUERY_COUNT];
	struct introspection *out;
	struct map tables, views; /* by oid */
	struct map columns;       /* of tables, by oid and number */
	struct map column_names;  /* of all relations that were read, by oid and number */
};

/* A row of a query; its cells go by the enum of columns that stands with each reader. */
struct row {
	const struct pg_rows *rows;
	size_t at;
};

/* `row_each (row, c, QUERY_X)` runs over the rows of a query. */
#define row_each(var, c, query)                                                                    \
	for (struct row var = {&(c)->rows[query], 0}; var.at < var.rows->row_count; var.at++)

const char *row_text(const struct row *r, int column); /* NULL for NULL */
bool row_truth(const struct row *r, int column);
/* A JSON array of texts, added to a LIST_OF(const char). */
void row_strings(struct arena *a, const struct row *r, int column, struct list *out);

/* A JSON array of numbers of columns of the relation `oid`: their names, added to a
 * LIST_OF(const char). */
void row_columns(
	struct catalog *c, const struct row *r, int column, const char *oid, struct list *out);

/* A JSON array, or NULL. */
const struct json *row_array(struct arena *a, const struct row *r, int column);

/* Storage parameters ("a=1","b=true") as an object; numbers and booleans become such. Keys with
 * `is_camel` as drizzle writes those of views. */
struct json *row_options(struct arena *a, const struct row *r, int column, bool is_camel);

void catalog_note(struct catalog *c, const char *object, const char *text);

/* The steps, in their order; each reads its own query and what those before it have made. */
void catalog_read_schemas(struct catalog *c);
void catalog_read_relations(struct catalog *c);
void catalog_read_columns(struct catalog *c);
void catalog_read_sequences(struct catalog *c);
void catalog_read_constraints(struct catalog *c);
void catalog_read_indexes(struct catalog *c);
void catalog_read_enums(struct catalog *c);
void catalog_read_policies(struct catalog *c);
void catalog_read_roles(struct catalog *c);

/* Whether tablesFilter lets a table or view of this name in. */
bool filter_takes_table(const struct introspect_options *options, const char *name);
/* Whether a table is the one that tracks migrations, or rihla's own beside it. */
bool filter_is_tracking(
	const struct introspect_options *options, const char *schema, const char *name);
/* Whether entities.roles lets a role in. */
bool filter_takes_role(const struct introspect_options *options, const char *name);

#endif
