/* The statements that no template can write; one function per kind. */
#ifndef SQL_EMIT_H
#define SQL_EMIT_H

#include "sql/out.h"

typedef void emit_stmt(struct out *o, const struct stmt *s);

/* How a kind is written: a template for out_fill, or a function where that does not do. */
struct form {
	const char *text;
	emit_stmt *emit;
};

/* Kinds that the safe form has for itself, or writes otherwise; neither member is set for others.
 */
extern const struct form safe_forms[STMT_KIND_COUNT];

/* objects.c */
emit_stmt emit_create_enum, emit_add_enum_value, emit_recreate_enum, emit_create_sequence,
	emit_alter_sequence, emit_create_role, emit_alter_role;

/* tables.c */
emit_stmt emit_create_table, emit_drop_table, emit_add_column, emit_replace_generated,
	emit_add_primary_key, emit_replace_primary_key, emit_add_unique, emit_add_check,
	emit_add_foreign_key, emit_create_index;

/* columns.c */
emit_stmt emit_drop_column_key, emit_set_type, emit_set_default, emit_add_identity,
	emit_alter_identity;

/* views.c */
emit_stmt emit_create_view, emit_drop_view, emit_rename_view, emit_move_view, emit_set_view_options,
	emit_reset_view_options, emit_set_view_tablespace;

/* policies.c */
emit_stmt emit_rename_policy, emit_drop_policy, emit_create_policy, emit_alter_policy,
	emit_rename_linked_policy, emit_drop_linked_policy, emit_create_linked_policy,
	emit_alter_linked_policy;

/* Shared by create, add and alter. */
void put_identity(struct out *o, const struct identity *i, const char *schema);

#endif
