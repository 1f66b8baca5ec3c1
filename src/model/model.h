/* The nouns: every object of a schema, as drizzle-kit's v7 snapshot describes it.
 *
 * Each object is a plain struct and one field table (model/fields.c) whose order is the order of
 * keys in a snapshot file. A list of a parent (`columns`, `indexes`, …) is a JSON object keyed by
 * name there and stands in the order in which JavaScript would list its keys. Strings are never
 * NULL unless the comment says so. Objects live in the arena of the model and are not changed once
 * it is built. */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/list.h"

/* Where in the user's source an object comes from; NULL file where it is not known. */
struct source_place {
	const char *file;
	int line, column;
};

/* GENERATED ALWAYS AS (…) STORED. */
struct generated {
	const char *as;
	const char *type; /* "stored" */
};

/* GENERATED … AS IDENTITY; numbers are decimal text. */
struct identity {
	const char *type;          /* "always" or "byDefault" */
	const char *name, *schema; /* of the sequence */
	const char *increment, *start_with, *min_value, *max_value, *cache; /* each may be NULL */
	bool has_cycle, cycle;
};

struct column {
	const char *name;
	const char *type;        /* as drizzle's getSQLType() gives it: "varchar(255)", "text[]" */
	const char *type_schema; /* of an enum type; NULL for all others */
	bool is_primary_key, is_not_null;
	/* What DEFAULT says: a string is SQL text as it stands, a number or boolean its literal.
	 * NULL for none. */
	const struct json *default_value;
	const struct generated *generated; /* or NULL */
	const struct identity *identity;   /* or NULL */
};

struct index_column {
	const char *expression; /* a column's name, or SQL where is_expression */
	bool is_expression, asc;
	const char *nulls;   /* "first", "last" or NULL */
	const char *opclass; /* or NULL */
};

struct index {
	const char *name;
	LIST_OF(struct index_column) columns;
	bool is_unique;
	const char *where; /* or NULL */
	bool concurrently;
	const char *method;      /* "btree", … */
	const struct json *with; /* an object, in its own order; or NULL */
};

struct foreign_key {
	const char *name;
	const char *table_from, *table_to;
	const char *
		schema_to; /* NULL for public in what generate writes; older tools wrote "public" */
	LIST_OF(const char) columns_from;
	LIST_OF(const char) columns_to;
	const char *on_delete, *on_update; /* "no action", "cascade", …; or NULL */
};

struct primary_key {
	const char *name;
	LIST_OF(const char) columns;
};

struct unique {
	const char *name;
	bool nulls_not_distinct;
	LIST_OF(const char) columns;
};

struct check {
	const char *name;
	const char *value; /* the SQL condition */
};

struct policy {
	const char *name;
	const char *as;   /* "PERMISSIVE" or "RESTRICTIVE"; or NULL */
	const char *for_; /* "ALL", "SELECT", "INSERT", "UPDATE" or "DELETE"; or NULL */
	LIST_OF(const char) to;
	const char *using, *with_check; /* SQL or NULL */
	const char *schema, *on;        /* only of policies outside tables; else NULL */
};

struct table {
	const char *name;
	const char *schema; /* "" for public */
	LIST_OF(struct column) columns;
	LIST_OF(struct index) indexes;
	LIST_OF(struct foreign_key) foreign_keys;
	LIST_OF(struct primary_key) primary_keys; /* composite ones */
	LIST_OF(struct unique) uniques;
	LIST_OF(struct policy) policies;
	LIST_OF(struct check) checks;
	bool is_rls_enabled;
	struct source_place place;
};

struct enum_type {
	const char *name;
	const char *schema; /* "public" or another; never "" */
	LIST_OF(const char) values;
	struct source_place place;
};

struct schema {
	const char *name;
};

struct sequence {
	const char *name;
	const char *schema;
	const char *increment, *start_with, *min_value, *max_value, *cache; /* each may be NULL */
	bool has_cycle, cycle;
};

struct role {
	const char *name;
	bool has_create_db, create_db, has_create_role, create_role, has_inherit, inherit;
};

struct view {
	const char *name, *schema;
	LIST_OF(struct column) columns;
	const char *definition; /* or NULL */
	bool is_materialized, is_existing;
	const struct json *with; /* an object or NULL */
	bool has_with_no_data, with_no_data;
	const char *using, *tablespace; /* or NULL */
};

/* What `_meta` of a snapshot says of the renames that led to it, "old" → "new" in drizzle-kit's
 * notation; JSON objects, kept as they are. */
struct rename_log {
	const struct json *schemas, *tables, *columns;
};

struct model {
	LIST_OF(struct table) tables;
	LIST_OF(struct enum_type) enums;
	LIST_OF(struct schema) schemas;
	LIST_OF(struct sequence) sequences;
	LIST_OF(struct role) roles;
	LIST_OF(struct policy) policies;
	LIST_OF(struct view) views;
	struct rename_log renames;
};

/* An empty model in the arena. */
struct model *model_new(struct arena *a);

/* Puts a list of named objects (each struct begins with its name) into JavaScript's key order:
 * integer keys first; of two equal keys the later object stands at the place of the earlier one.
 * Allocates in `a`; linear but for the integer keys. */
void model_order_keys(struct arena *a, struct list *objects);

/* The schema as SQL and drizzle-kit's keys name it: "public" for "". */
const char *model_schema_name(const char *schema);

#endif
