/* What the steps of one diff share. */
#ifndef DIFF_DIFFER_H
#define DIFF_DIFFER_H

#include "base/map.h"
#include "diff/diff.h"
#include "diff/match.h"

/* Two objects, of which the second is the first under a new name or in a new schema. */
struct rename {
	const void *old, *new_;
};

/* A table that stays. */
struct table_pair {
	const struct table *old, *new_;
	struct match columns, policies;
	LIST_OF(struct rename) column_renames;
	LIST_OF(struct rename) policy_renames;
	bool has_other_policies; /* not the same names */
};

struct differ {
	struct arena *a;
	const struct model *from, *to;
	diff_resolve *resolve;
	void *context;
	struct diff *out;

	struct map schemas; /* of `from`, renamed: the new name by the old one */
	/* Enum types of `from`, renamed or moved: the enum_type of `to` by old schema and name. */
	struct map types;
	struct map old_enums, new_enums; /* by schema and name, as each model has them */
	struct map recreated;            /* enums of `to` that lose a value */
	struct map enum_names;           /* the last of each name in `to`, whatever its schema */

	struct match tables;
	LIST_OF(struct table_pair) pairs; /* in the order of `from` */
};

/* A differ that has seen nothing yet; `out` gets the statements. */
struct differ differ_begin(
	struct arena *a, const struct model *from, const struct model *to, struct diff *out);

/* All steps: asks, compares, and leaves the statements in the order in which they were made. */
bool differ_run(struct differ *d, struct err *err);

/* A new statement at the end of the output; the caller fills the rest. */
struct stmt *differ_add(struct differ *d, enum stmt_kind kind);

/* The same, with the names that most kinds need. */
struct stmt *differ_add_object(
	struct differ *d, enum stmt_kind kind, const char *schema, const char *name);
struct stmt *differ_add_on(
	struct differ *d, enum stmt_kind kind, const struct table *t, const char *name);

/* A warning for the user. */
void differ_warn(struct differ *d, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* A table as warnings name it: schema.table, without public. */
const char *differ_table_text(struct differ *d, const struct table *t);
const char *differ_stmt_table(struct differ *d, const struct stmt *s);

/* The name that a schema of `from` has in `to`. */
const char *differ_schema(const struct differ *d, const char *schema);

/* Matches lists of objects that begin with name and schema; the schemas of `from` are renamed first
 * where `with_schemas` says so. */
struct match differ_match_qualified(
	struct differ *d, const struct list *from, const struct list *to, bool with_schemas);

/* Asks for each added object of `m` whether it is a deleted one renamed. What is renamed is taken
 * off both lists and put into `renames`. `table` is that of columns and policies, else NULL. */
bool differ_ask(struct differ *d, enum entity_kind kind, const struct table *table, struct match *m,
	struct list *renames, struct err *err);

/* Objects that begin with name and schema, both strings; "" is public. */
struct qualified {
	const char *name, *schema;
};

/* Kinds of statements for objects with name and schema. */
struct qualified_kinds {
	enum entity_kind entity;
	enum stmt_kind create, move, rename, drop;
};

/* Matches, asks and adds the statements of `kinds`. In `m` renamed objects are partners, those that
 * were only moved are not: drizzle-kit compares them no further. */
bool differ_compare_qualified(struct differ *d, const struct qualified_kinds *kinds,
	const struct list *from, const struct list *to, struct match *m, struct list *renames,
	struct err *err);

/* The steps, in the order of drizzle-kit's questions. */
bool diff_schemas(struct differ *d, struct err *err);
bool diff_enums(struct differ *d, struct err *err);
bool diff_sequences(struct differ *d, struct err *err);
bool diff_roles(struct differ *d, struct err *err);
bool diff_tables(struct differ *d, struct err *err);
bool diff_linked_policies(struct differ *d, struct err *err);
bool diff_views(struct differ *d, struct err *err);

/* Whether columns that stay differ, and the statements for that. */
bool columns_differ(struct differ *d, const struct table_pair *p);
void diff_columns(struct differ *d, const struct table_pair *p);

/* Warns where an old column has the type of an enum that is made anew, and keeps drizzle-kit from
 * dropping that until `what` has happened. */
void columns_warn_of_enum(
	struct differ *d, const struct table_pair *p, const struct column *old, const char *what);

/* Keys, constraints and indexes of a table that stays; true if any differ. */
bool diff_parts(struct differ *d, const struct table_pair *p);

/* Warnings that need all statements: what drizzle-kit leaves out or cuts off, and what PostgreSQL
 * will refuse because of the order. */
void diff_warn(struct differ *d);
void diff_warn_of_order(struct differ *d);

/* Warnings on what stands on columns that change. Fails as diff_models. */
bool diff_warn_of_detours(struct differ *d, struct err *err);

/* Policies of a table that stays: those that come, go or are renamed; those that changed. */
void diff_policies(struct differ *d, const struct table_pair *p);
bool diff_changed_policies(struct differ *d, const struct table_pair *p);

#endif
