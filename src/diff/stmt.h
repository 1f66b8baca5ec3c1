/* The statements that lead from one model to another. */
#ifndef DIFF_STMT_H
#define DIFF_STMT_H

#include <stdbool.h>

#include "base/list.h"
#include "model/model.h"

/* The kinds, in the order in which drizzle-kit 0.31 writes them (docs/order.md). Kinds of one group
 * (stmt_rank) stand in the order in which they were made. */
enum stmt_kind {
	STMT_CREATE_SCHEMA,
	STMT_RENAME_SCHEMA,
	STMT_CREATE_ENUM,
	STMT_MOVE_ENUM,
	STMT_RENAME_ENUM,
	STMT_ADD_ENUM_VALUE,
	STMT_CREATE_SEQUENCE,
	STMT_MOVE_SEQUENCE,
	STMT_RENAME_SEQUENCE,
	STMT_ALTER_SEQUENCE,
	STMT_RENAME_ROLE,
	STMT_DROP_ROLE,
	STMT_CREATE_ROLE,
	STMT_ALTER_ROLE,
	STMT_CREATE_TABLE,
	STMT_ENABLE_RLS,
	STMT_DISABLE_RLS,
	STMT_DROP_VIEW,
	STMT_RENAME_VIEW,
	STMT_MOVE_VIEW,
	STMT_SET_VIEW_OPTIONS, /* from here: one group, view by view */
	STMT_RESET_VIEW_OPTIONS,
	STMT_SET_VIEW_TABLESPACE,
	STMT_SET_VIEW_METHOD, /* to here */
	STMT_DROP_TABLE,
	STMT_MOVE_TABLE,
	STMT_RENAME_TABLE,
	STMT_RENAME_COLUMN,
	STMT_DROP_UNIQUE,
	STMT_DROP_CHECK,
	STMT_DROP_FOREIGN_KEY,
	STMT_RECREATE_ENUM, /* without some of its values */
	STMT_DROP_INDEX,
	STMT_DROP_CHANGED_INDEX,
	STMT_DROP_PRIMARY_KEY,
	STMT_DROP_COLUMN_KEY, /* from here: one group, table by table */
	STMT_ADD_COLUMN_KEY,
	STMT_SET_TYPE,
	STMT_SET_DEFAULT,
	STMT_DROP_DEFAULT,
	STMT_SET_NOT_NULL,
	STMT_DROP_NOT_NULL,
	STMT_ADD_IDENTITY,
	STMT_ALTER_IDENTITY,
	STMT_DROP_IDENTITY,
	STMT_REPLACE_GENERATED,
	STMT_DROP_GENERATED, /* to here */
	STMT_ADD_PRIMARY_KEY,
	STMT_ADD_COLUMN,
	STMT_CREATE_TABLE_FOREIGN_KEY, /* of a new table */
	STMT_CREATE_TABLE_INDEX,
	STMT_ADD_FOREIGN_KEY,
	STMT_ADD_INDEX,
	STMT_ADD_CHANGED_INDEX,
	STMT_DROP_COLUMN,
	STMT_REPLACE_PRIMARY_KEY,
	STMT_ADD_UNIQUE,
	STMT_ADD_CHECK,
	STMT_CREATE_VIEW,
	STMT_RENAME_POLICY,
	STMT_DROP_POLICY,
	STMT_CREATE_POLICY,
	STMT_ALTER_POLICY,
	STMT_RENAME_LINKED_POLICY, /* of policies outside tables */
	STMT_DROP_LINKED_POLICY,
	STMT_CREATE_LINKED_POLICY,
	STMT_ALTER_LINKED_POLICY,
	STMT_DROP_ENUM,
	STMT_DROP_SEQUENCE,
	STMT_DROP_SCHEMA,
	/* From here: only what diff_models_safely gives. */
	STMT_REPLACE_ENUM,       /* the old type is set aside, the new one made */
	STMT_DROP_REPLACED_ENUM, /* what was set aside */
	STMT_RENAME_IDENTITY,    /* the sequence behind it */
	STMT_ADD_SERIAL,         /* the sequence and the default of a serial column */
	STMT_ALTER_SERIAL,       /* the type of the sequence */
	STMT_DROP_SERIAL,        /* the default and the sequence */
	STMT_KIND_COUNT,
};

/* The place of a kind in the output: the first kind of its group. */
enum stmt_kind stmt_rank(enum stmt_kind kind);

/* The object that a statement is about; the member that its kind names. */
union stmt_object {
	const void *any;
	const struct table *table;
	const struct column *column;
	const struct index *index;
	const struct foreign_key *foreign_key;
	const struct primary_key *primary_key;
	const struct unique *unique;
	const struct check *check;
	const struct policy *policy;
	const struct enum_type *enum_type;
	const struct sequence *sequence;
	const struct role *role;
	const struct view *view;
	const struct json *options; /* of a view: some members of `with` */
};

/* A column whose type is an enum that is made anew. */
struct enum_use {
	const struct table *table;
	const struct column *column;
};

/* One statement. Names are those that hold when it runs; `schema` is as drizzle-kit has it: ""
 * (left out of the SQL) or "public" for public. What a kind does not need is NULL. */
struct stmt {
	enum stmt_kind kind;
	const char *schema; /* of the object or of its table */
	const char *table;  /* of what belongs to a table */
	const char *name;   /* of the object */
	/* RENAME: the new name; MOVE: the new schema; ADD_ENUM_VALUE: the value; SET_VIEW_…: the
	 * tablespace or method */
	const char *to;
	const char *before;            /* ADD_ENUM_VALUE: an existing value, or NULL for the end */
	union stmt_object object, old; /* as it is to be; as it was, where the SQL needs it */
	bool was_enum, is_enum;        /* SET_TYPE: the old and the new type */
	bool is_via_text;              /* SET_TYPE of diff_models_safely: with USING */
	LIST_OF(struct enum_use) uses; /* RECREATE_ENUM */
};

#endif
