/* A live database to a model, and two models made to speak the same way where one of them is a
 * database's. */
#ifndef INTROSPECT_INTROSPECT_H
#define INTROSPECT_INTROSPECT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "base/map.h"
#include "model/model.h"
#include "pg/pg.h"

/* What of a database is looked at. All zero: everything but the system's own. */
struct introspect_options {
	LIST_OF(const char) schemas; /* schemaFilter: names; empty: all but the system's */
	LIST_OF(const char) tables;  /* tablesFilter: globs for tables and views, `!` excludes */
	const struct json *entities; /* entities of the config, or NULL: `roles` says which */
	/* The table that tracks migrations, which is never part of a schema; may be NULL. */
	const char *tracking_schema, *tracking_table;
};

/* Something that a model cannot hold, or not whole. */
struct introspect_note {
	const char *object; /* "table \"sales\".\"orders\"" */
	const char *text;   /* "is partitioned" */
};

/* Something that no model holds. */
struct introspect_other {
	const char *kind, *name; /* "trigger", "touch on users" */
	bool is_kept;            /* introspect_rest has the SQL that makes it */
};

/* A database as it was at one moment. */
struct introspection {
	struct model *model; /* in drizzle's spelling; what extensions own is not in it */
	LIST_OF(struct introspect_note) notes;
	/* Sequences that stand in the model, or behind a serial column of it, but not whole. */
	LIST_OF(struct introspect_other) sequences;
	/* What is there, but not within the options: all roles, and policies of tables that are not
	 * in the model (these have `schema`, and in `on` the name of their table). */
	LIST_OF(struct role) roles;
	LIST_OF(struct policy) policies;
	/* Primary keys of one column, which a model keeps without their names: struct primary_key
	 * by map_key(schema, table), with "public" for public. */
	struct map single_keys;
};

/* Reads the catalogs, in one round trip and one snapshot. The order of objects is that of their
 * names; columns have their own. Fails with ERR_DATABASE or ERR_CONNECTION. */
bool introspect_read(struct arena *a, struct pg *pg, const struct introspect_options *options,
	struct introspection *out, struct err *err);

/* Gives every object of `database` the spelling that `schema` (a model of TypeScript or of a
 * snapshot) has for it, wherever both mean the same to the server: types, defaults, expressions,
 * definitions of views, names over 63 bytes, absent options. What is left different then differs
 * indeed. What `schema` names and the options had left out (roles, policies of other tables) is
 * added. Only if need be the server is asked, by making objects of `schema` as temporary ones in a
 * transaction that is rolled back: one round trip for the tables of a schema, one for all views.
 * Changes the model of `database`. Fails with ERR_DATABASE or ERR_CONNECTION. */
bool introspect_align(struct arena *a, struct pg *pg, struct introspection *database,
	const struct model *schema, struct err *err);

/* A copy of `m` with the objects that the options let in; the objects are shared. */
const struct model *introspect_within(
	struct arena *a, const struct introspect_options *options, const struct model *m);

/* All three together, for a comparison: reads the schemas of the options, or without any those that
 * `*schema` knows, and public; aligns with `*schema`, which becomes a copy without what the options
 * leave out. Fails as these do. */
bool introspect_read_as(struct arena *a, struct pg *pg, const struct introspect_options *options,
	const struct model **schema, struct introspection *out, struct err *err);

/* The rest of a database. */
struct introspect_rest {
	LIST_OF(struct introspect_other) others;
	LIST_OF(const char) statements; /* that make all of the database, others and the rest */
};

/* What of the schemas of the options no model holds, or not whole: functions, triggers, partitions,
 * domains, INCLUDE columns, collations, comments, grants and so on, in an order in which they could
 * be made; but not the sequences that introspect_read tells. With `has_statements` also the SQL of
 * everything that the options let in, models hold or not, from which a database of its own can be
 * made (roles, owners, grants and what has `is_kept` false are not in it). One round trip. Fails
 * with ERR_DATABASE or ERR_CONNECTION. */
bool introspect_rest(struct arena *a, struct pg *pg, const struct introspect_options *options,
	bool has_statements, struct introspect_rest *out, struct err *err);

#endif
