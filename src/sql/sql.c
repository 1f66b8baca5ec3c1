/* Every kind of statement: a template, or a function where that does not do. */
#include "sql/sql.h"

#include "sql/emit.h"

static const struct form forms[STMT_KIND_COUNT] = {
	[STMT_CREATE_SCHEMA] = {"CREATE SCHEMA $name;\n"},
	[STMT_RENAME_SCHEMA] = {"ALTER SCHEMA $name RENAME TO $to;\n"},
	[STMT_CREATE_ENUM] = {.emit = emit_create_enum},
	[STMT_MOVE_ENUM] = {"ALTER TYPE $object SET SCHEMA $to;"},
	[STMT_RENAME_ENUM] = {"ALTER TYPE $object RENAME TO $to;"},
	[STMT_ADD_ENUM_VALUE] = {.emit = emit_add_enum_value},
	[STMT_CREATE_SEQUENCE] = {.emit = emit_create_sequence},
	[STMT_MOVE_SEQUENCE] = {"ALTER SEQUENCE $object SET SCHEMA $to;"},
	[STMT_RENAME_SEQUENCE] = {"ALTER SEQUENCE $object RENAME TO $to;"},
	[STMT_ALTER_SEQUENCE] = {.emit = emit_alter_sequence},
	[STMT_RENAME_ROLE] = {"ALTER ROLE $name RENAME TO $to;"},
	[STMT_DROP_ROLE] = {"DROP ROLE $name;"},
	[STMT_CREATE_ROLE] = {.emit = emit_create_role},
	[STMT_ALTER_ROLE] = {.emit = emit_alter_role},
	[STMT_CREATE_TABLE] = {.emit = emit_create_table},
	[STMT_ENABLE_RLS] = {"ALTER TABLE $table ENABLE ROW LEVEL SECURITY;"},
	[STMT_DISABLE_RLS] = {"ALTER TABLE $table DISABLE ROW LEVEL SECURITY;"},
	[STMT_DROP_VIEW] = {.emit = emit_drop_view},
	[STMT_RENAME_VIEW] = {.emit = emit_rename_view},
	[STMT_MOVE_VIEW] = {.emit = emit_move_view},
	[STMT_SET_VIEW_OPTIONS] = {.emit = emit_set_view_options},
	[STMT_RESET_VIEW_OPTIONS] = {.emit = emit_reset_view_options},
	[STMT_SET_VIEW_TABLESPACE] = {.emit = emit_set_view_tablespace},
	[STMT_SET_VIEW_METHOD] = {"ALTER MATERIALIZED VIEW $object SET ACCESS METHOD $to;"},
	[STMT_DROP_TABLE] = {.emit = emit_drop_table},
	[STMT_MOVE_TABLE] = {"ALTER TABLE $object SET SCHEMA $to;\n"},
	[STMT_RENAME_TABLE] = {"ALTER TABLE $object RENAME TO $to;"},
	[STMT_RENAME_COLUMN] = {"ALTER TABLE $table RENAME COLUMN $name TO $to;"},
	[STMT_DROP_UNIQUE] = {"ALTER TABLE $table DROP CONSTRAINT $name;"},
	[STMT_DROP_CHECK] = {"ALTER TABLE $table DROP CONSTRAINT $name;"},
	[STMT_DROP_FOREIGN_KEY] = {"ALTER TABLE $table DROP CONSTRAINT $name;\n"},
	[STMT_RECREATE_ENUM] = {.emit = emit_recreate_enum},
	[STMT_DROP_INDEX] = {"DROP INDEX $object;"},
	[STMT_DROP_CHANGED_INDEX] = {"DROP INDEX $object;"},
	[STMT_DROP_PRIMARY_KEY] = {"ALTER TABLE $table DROP CONSTRAINT $name;"},
	[STMT_DROP_COLUMN_KEY] = {.emit = emit_drop_column_key},
	[STMT_ADD_COLUMN_KEY] = {"ALTER TABLE $table ADD PRIMARY KEY ($name);"},
	[STMT_SET_TYPE] = {.emit = emit_set_type},
	[STMT_SET_DEFAULT] = {.emit = emit_set_default},
	[STMT_DROP_DEFAULT] = {"ALTER TABLE $table ALTER COLUMN $name DROP DEFAULT;"},
	[STMT_SET_NOT_NULL] = {"ALTER TABLE $table ALTER COLUMN $name SET NOT NULL;"},
	[STMT_DROP_NOT_NULL] = {"ALTER TABLE $table ALTER COLUMN $name DROP NOT NULL;"},
	[STMT_ADD_IDENTITY] = {.emit = emit_add_identity},
	[STMT_ALTER_IDENTITY] = {.emit = emit_alter_identity},
	[STMT_DROP_IDENTITY] = {"ALTER TABLE $table ALTER COLUMN $name DROP IDENTITY;"},
	[STMT_REPLACE_GENERATED] = {.emit = emit_replace_generated},
	[STMT_DROP_GENERATED] = {"ALTER TABLE $table ALTER COLUMN $name DROP EXPRESSION;"},
	[STMT_ADD_PRIMARY_KEY] = {.emit = emit_add_primary_key},
	[STMT_ADD_COLUMN] = {.emit = emit_add_column},
	[STMT_CREATE_TABLE_FOREIGN_KEY] = {.emit = emit_add_foreign_key},
	[STMT_CREATE_TABLE_INDEX] = {.emit = emit_create_index},
	[STMT_ADD_FOREIGN_KEY] = {.emit = emit_add_foreign_key},
	[STMT_ADD_INDEX] = {.emit = emit_create_index},
	[STMT_ADD_CHANGED_INDEX] = {.emit = emit_create_index},
	[STMT_DROP_COLUMN] = {"ALTER TABLE $table DROP COLUMN $name;"},
	[STMT_REPLACE_PRIMARY_KEY] = {.emit = emit_replace_primary_key},
	[STMT_ADD_UNIQUE] = {.emit = emit_add_unique},
	[STMT_ADD_CHECK] = {.emit = emit_add_check},
	[STMT_CREATE_VIEW] = {.emit = emit_create_view},
	[STMT_RENAME_POLICY] = {.emit = emit_rename_policy},
	[STMT_DROP_POLICY] = {.emit = emit_drop_policy},
	[STMT_CREATE_POLICY] = {.emit = emit_create_policy},
	[STMT_ALTER_POLICY] = {.emit = emit_alter_policy},
	[STMT_RENAME_LINKED_POLICY] = {.emit = emit_rename_linked_policy},
	[STMT_DROP_LINKED_POLICY] = {.emit = emit_drop_linked_policy},
	[STMT_CREATE_LINKED_POLICY] = {.emit = emit_create_linked_policy},
	[STMT_ALTER_LINKED_POLICY] = {.emit = emit_alter_linked_policy},
	[STMT_DROP_ENUM] = {"DROP TYPE $object;"},
	[STMT_DROP_SEQUENCE] = {"DROP SEQUENCE $object;"},
	[STMT_DROP_SCHEMA] = {"DROP SCHEMA $name;\n"},
};

static void put_form(struct out *o, const struct form *form, const struct stmt *s)
{
	if (form->emit)
		form->emit(o, s);
	else
		out_fill(o, s, form->text);
	out_end(o);
}

void sql_statements(struct arena *a, const struct list *stmts, struct list *texts)
{
	struct out o = {.text = buf_in(a), .texts = texts, .seen = {.arena = a}};
	for (size_t i = 0; i < stmts->count; i++) {
		const struct stmt *s = stmts->items[i];
		put_form(&o, &forms[s->kind], s);
	}
}

void sql_safe_statements(struct arena *a, const struct list *stmts, struct list *texts)
{
	struct out o = {.text = buf_in(a), .texts = texts, .seen = {.arena = a}, .is_safe = true};
	for (size_t i = 0; i < stmts->count; i++) {
		const struct stmt *s = stmts->items[i];
		const struct form *safe = &safe_forms[s->kind];
		put_form(&o, safe->text || safe->emit ? safe : &forms[s->kind], s);
	}
}
