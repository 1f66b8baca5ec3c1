/* The field tables; the order of rows is the order of keys in the files drizzle-kit 0.31 writes. */
#include "model/field.h"

#define AT(T, member) .offset = offsetof(struct T, member)
#define STRING(T, k, m)                                                                            \
	{                                                                                          \
		.key = k, .type = FIELD_STRING, AT(T, m), .is_required = true                      \
	}
#define MAYBE_STRING(T, k, m)                                                                      \
	{                                                                                          \
		.key = k, .type = FIELD_STRING, AT(T, m)                                           \
	}
#define BOOL(T, k, m)                                                                              \
	{                                                                                          \
		.key = k, .type = FIELD_BOOL, AT(T, m)                                             \
	}
#define FLAG(T, k, m)                                                                              \
	{                                                                                          \
		.key = k, .type = FIELD_FLAG, AT(T, m), .has_offset = offsetof(struct T, has_##m)  \
	}
#define VALUE(T, k, m)                                                                             \
	{                                                                                          \
		.key = k, .type = FIELD_VALUE, AT(T, m)                                            \
	}
#define STRINGS(T, k, m)                                                                           \
	{                                                                                          \
		.key = k, .type = FIELD_STRINGS, AT(T, m)                                          \
	}
#define OBJECT(T, k, m, table)                                                                     \
	{                                                                                          \
		.key = k, .type = FIELD_OBJECT, AT(T, m), .of = &table                             \
	}
#define ITEMS(T, k, m, table)                                                                      \
	{                                                                                          \
		.key = k, .type = FIELD_ITEMS, AT(T, m), .of = &table                              \
	}
#define MAP(T, k, m, table)                                                                        \
	{                                                                                          \
		.key = k, .type = FIELD_MAP, AT(T, m), .of = &table                                \
	}
#define SCHEMA_MAP(T, k, m, table)                                                                 \
	{                                                                                          \
		.key = k, .type = FIELD_MAP, AT(T, m), .of = &table, .is_qualified = true          \
	}
#define NAMES(T, k, m, table)                                                                      \
	{                                                                                          \
		.key = k, .type = FIELD_NAMES, AT(T, m), .of = &table                              \
	}
#define TABLE(T, text, name) const struct field_table name##_fields = {text, sizeof(struct T), name}

static const struct field generated[] = {
	STRING(generated, "as", as),
	STRING(generated, "type", type),
	{0},
};
TABLE(generated, "a generated column", generated);

static const struct field identity[] = {
	STRING(identity, "type", type),
	STRING(identity, "name", name),
	STRING(identity, "schema", schema),
	MAYBE_STRING(identity, "increment", increment),
	MAYBE_STRING(identity, "startWith", start_with),
	MAYBE_STRING(identity, "minValue", min_value),
	MAYBE_STRING(identity, "maxValue", max_value),
	MAYBE_STRING(identity, "cache", cache),
	FLAG(identity, "cycle", cycle),
	{0},
};
TABLE(identity, "an identity", identity);

static const struct field column[] = {
	STRING(column, "name", name),
	STRING(column, "type", type),
	MAYBE_STRING(column, "typeSchema", type_schema),
	BOOL(column, "primaryKey", is_primary_key),
	BOOL(column, "notNull", is_not_null),
	OBJECT(column, "generated", generated, generated_fields),
	OBJECT(column, "identity", identity, identity_fields),
	VALUE(column, "default", default_value),
	{0},
};
TABLE(column, "a column", column);

static const struct field index_column[] = {
	STRING(index_column, "expression", expression),
	BOOL(index_column, "isExpression", is_expression),
	BOOL(index_column, "asc", asc),
	MAYBE_STRING(index_column, "nulls", nulls),
	MAYBE_STRING(index_column, "opclass", opclass),
	{0},
};
TABLE(index_column, "a column of an index", index_column);

static const struct field index_[] = {
	STRING(index, "name", name),
	ITEMS(index, "columns", columns, index_column_fields),
	BOOL(index, "isUnique", is_unique),
	MAYBE_STRING(index, "where", where),
	BOOL(index, "concurrently", concurrently),
	MAYBE_STRING(index, "method", method),
	VALUE(index, "with", with),
	{0},
};
const struct field_table index_fields = {"an index", sizeof(struct index), index_};

static const struct field foreign_key[] = {
	STRING(foreign_key, "name", name),
	STRING(foreign_key, "tableFrom", table_from),
	STRING(foreign_key, "tableTo", table_to),
	MAYBE_STRING(foreign_key, "schemaTo", schema_to),
	STRINGS(foreign_key, "columnsFrom", columns_from),
	STRINGS(foreign_key, "columnsTo", columns_to),
	MAYBE_STRING(foreign_key, "onDelete", on_delete),
	MAYBE_STRING(foreign_key, "onUpdate", on_update),
	{0},
};
TABLE(foreign_key, "a foreign key", foreign_key);

static const struct field primary_key[] = {
	STRING(primary_key, "name", name),
	STRINGS(primary_key, "columns", columns),
	{0},
};
TABLE(primary_key, "a primary key", primary_key);

static const struct field unique[] = {
	STRING(unique, "name", name),
	BOOL(unique, "nullsNotDistinct", nulls_not_distinct),
	STRINGS(unique, "columns", columns),
	{0},
};
TABLE(unique, "a unique constraint", unique);

static const struct field check[] = {
	STRING(check, "name", name),
	STRING(check, "value", value),
	{0},
};
TABLE(check, "a check", check);

static const struct field policy[] = {
	STRING(policy, "name", name),
	MAYBE_STRING(policy, "as", as),
	MAYBE_STRING(policy, "for", for_),
	STRINGS(policy, "to", to),
	MAYBE_STRING(policy, "using", using),
	MAYBE_STRING(policy, "withCheck", with_check),
	MAYBE_STRING(policy, "schema", schema),
	MAYBE_STRING(policy, "on", on),
	{0},
};
TABLE(policy, "a policy", policy);

static const struct field table[] = {
	STRING(table, "name", name),
	STRING(table, "schema", schema),
	MAP(table, "columns", columns, column_fields),
	MAP(table, "indexes", indexes, index_fields),
	MAP(table, "foreignKeys", foreign_keys, foreign_key_fields),
	MAP(table, "compositePrimaryKeys", primary_keys, primary_key_fields),
	MAP(table, "uniqueConstraints", uniques, unique_fields),
	MAP(table, "policies", policies, policy_fields),
	MAP(table, "checkConstraints", checks, check_fields),
	BOOL(table, "isRLSEnabled", is_rls_enabled),
	{0},
};
TABLE(table, "a table", table);

static const struct field enum_[] = {
	STRING(enum_type, "name", name),
	STRING(enum_type, "schema", schema),
	STRINGS(enum_type, "values", values),
	{0},
};
const struct field_table enum_fields = {"an enum", sizeof(struct enum_type), enum_};

static const struct field schema[] = {
	STRING(schema, "name", name),
	{0},
};
TABLE(schema, "a schema", schema);

static const struct field sequence[] = {
	STRING(sequence, "name", name),
	STRING(sequence, "schema", schema),
	MAYBE_STRING(sequence, "increment", increment),
	MAYBE_STRING(sequence, "startWith", start_with),
	MAYBE_STRING(sequence, "minValue", min_value),
	MAYBE_STRING(sequence, "maxValue", max_value),
	MAYBE_STRING(sequence, "cache", cache),
	FLAG(sequence, "cycle", cycle),
	{0},
};
TABLE(sequence, "a sequence", sequence);

static const struct field role[] = {
	STRING(role, "name", name),
	FLAG(role, "createDb", create_db),
	FLAG(role, "createRole", create_role),
	FLAG(role, "inherit", inherit),
	{0},
};
TABLE(role, "a role", role);

static const struct field view[] = {
	STRING(view, "name", name),
	STRING(view, "schema", schema),
	MAP(view, "columns", columns, column_fields),
	MAYBE_STRING(view, "definition", definition),
	BOOL(view, "materialized", is_materialized),
	BOOL(view, "isExisting", is_existing),
	VALUE(view, "with", with),
	FLAG(view, "withNoData", with_no_data),
	MAYBE_STRING(view, "using", using),
	MAYBE_STRING(view, "tablespace", tablespace),
	{0},
};
TABLE(view, "a view", view);

static const struct field model[] = {
	SCHEMA_MAP(model, "tables", tables, table_fields),
	SCHEMA_MAP(model, "enums", enums, enum_fields),
	NAMES(model, "schemas", schemas, schema_fields),
	SCHEMA_MAP(model, "sequences", sequences, sequence_fields),
	MAP(model, "roles", roles, role_fields),
	MAP(model, "policies", policies, policy_fields),
	SCHEMA_MAP(model, "views", views, view_fields),
	{0},
};
TABLE(model, "a schema", model);
