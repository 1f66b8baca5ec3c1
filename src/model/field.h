/* Field tables: how each struct of the model stands in a snapshot. Reading, writing and comparing
 * are loops over them. */
#ifndef MODEL_FIELD_H
#define MODEL_FIELD_H

#include <stddef.h>

#include "model/model.h"

struct field_table;

enum field_type {
	FIELD_STRING,  /* const char *; NULL is "absent" */
	FIELD_BOOL,    /* bool; always written */
	FIELD_FLAG,    /* bool that may be absent: `has_offset` says whether it is there */
	FIELD_VALUE,   /* const struct json *; any value; NULL is "absent" */
	FIELD_STRINGS, /* LIST_OF(const char); a JSON array of strings */
	FIELD_OBJECT,  /* pointer to a struct of `of`; NULL is "absent" */
	FIELD_ITEMS,   /* LIST_OF a struct of `of`; a JSON array */
	FIELD_MAP,     /* LIST_OF a struct of `of`; a JSON object keyed by name */
	FIELD_NAMES,   /* LIST_OF a struct of `of` with nothing but a name; {"name": "name"} */
};

/* What a member may hold where no struct describes it; a list of them ends with a NULL key. */
struct option {
	const char *key;
	enum json_kind kind;       /* JSON_NONE: anything */
	const char *const *one_of; /* of a string: the allowed texts, NULL at the end; or NULL */
};

struct field {
	const char *key;
	enum field_type type;
	size_t offset, has_offset;
	const struct field_table *of;
	bool is_required;  /* a snapshot without it is damaged */
	bool is_qualified; /* FIELD_MAP: keyed by "schema.name" ("public" for "") instead of by name
			    */
	bool is_object;    /* FIELD_VALUE: must be an object */
	const struct option *options; /* of that object: the members it may have; NULL: any */
	const char *const *one_of; /* FIELD_STRING: the allowed texts, NULL at the end; or NULL */
	const char *fallback;      /* FIELD_STRING: what a file without the member means */
};

/* `fields` ends with a NULL key. */
struct field_table {
	const char *what; /* "a column", for messages */
	size_t size;
	const struct field *fields;
	bool is_open; /* members that are not in the table are passed over, not refused */
	const struct option *ignored; /* members that older files have and nothing uses; or NULL */
	/* An object whose bool at `variant_if` is set is written with the order of this table. */
	const struct field_table *variant;
	size_t variant_if;
};

extern const struct field_table model_fields, table_fields, column_fields, index_fields,
	index_column_fields, foreign_key_fields, primary_key_fields, unique_fields, check_fields,
	policy_fields, enum_fields, schema_fields, sequence_fields, role_fields, view_fields,
	generated_fields, identity_fields;

/* The members of `with` of a view, in the order in which SQL states them. */
extern const struct option view_options[];

#endif
