/* The field tables; the order of rows is the order of keys in the files drizzle-kit 0.31 writes. */
#include "model/field.h"

#define AT(T, m)        .offset = offsetof(struct T, m)
#define STRING(T, k, m) .key = k, .type = FIELD_STRING, AT(T, m)
#define BOOL(T, k, m)   .key = k, .type = FIELD_BOOL, AT(T, m)
#define FLAG(T, k, m)                                                                              \
	.key = k, .type = FIELD_FLAG, AT(T, m), .has_offset = offsetof(struct T, has_##m)
#define VALUE(T, k, m)   .key = k, .type = FIELD_VALUE, AT(T, m)
#define STRINGS(T, k, m) .key = k, .type = FIELD_STRINGS, AT(T, m)
#define OBJECT(T, k, m)  .key = k, .type = FIELD_OBJECT, AT(T, m)
#define ITEMS(T, k, m)   .key = k, .type = FIELD_ITEMS, AT(T, m)
#define MAP(T, k, m)     .key = k, .type = FIELD_MAP, AT(T, m)
#define NAMES(T, k, m)   .key = k, .type = FIELD_NAMES, AT(T, m)
#define OF(table)        .of = &table##_fields
#define REQUIRED         .is_required = true
#define QUALIFIED        .is_qualified = true
#define ONE_OF(...)                                                                                \
	.one_of = (const char *const[])                                                            \
	{                                                                                          \
		__VA_ARGS__, NULL                                                                  \
	}
#define TABLE(T, text, f) .what = text, .size = sizeof(struct T), .fields = f

static const struct field generated[] = {
	{STRING(generated, "as", as), REQUIRED},
	{STRING(generated, "type", type), REQUIRED, ONE_OF("stored")},
	{0},
};
const struct field_table generated_fields = {
	TABLE(generated, "a generated column", generated),
	.is_open = true,
};

static const struct field identity[] = {
	{STRING(identity, "type", type), REQUIRED, ONE_OF("always", "byDefault")},
	{STRING(identity, "name", name), REQUIRED},
	{STRING(identity, "schema", schema), REQUIRED},
	{STRING(identity, "increment", increment)},
	{STRING(identity, "startWith", start_with)},
	{STRING(identity, "minValue", min_value)},
	{STRING(identity, "maxValue", max_value)},
	{STRING(identity, "cache", cache)},
	{FLAG(identity, "cycle", cycle)},
	{0},
};
const struct field_table identity_fields = {
	TABLE(identity, "an identity", identity),
	.is_open = true,
};

static const struct field column[] = {
	{STRING(column, "name", name), REQUIRED},
	{STRING(column, "type", type), REQUIRED},
	{STRING(column, "typeSchema", type_schema)},
	{BOOL(column, "primaryKey", is_primary_key), REQUIRED},
	{BOOL(column, "notNull", is_not_null), REQUIRED},
	{OBJECT(column, "generated", generated), OF(generated)},
	{OBJECT(column, "identity", identity), OF(identity)},
	{VALUE(column, "default", default_value)},
	{0},
};
/* Before unique constraints had an object of their own, they stood with the column. */
static const struct option old_unique[] = {
	{"isUnique", JSON_NONE},
	{"uniqueName", JSON_STR},
	{"nullsNotDistinct", JSON_BOOL},
	{0},
};
const struct field_table column_fields = {
	TABLE(column, "a column", column),
	.ignored = old_unique,
};

static const struct field index_column[] = {
	{STRING(index_column, "expression", expression), REQUIRED},
	{BOOL(index_column, "isExpression", is_expression), REQUIRED},
	{BOOL(index_column, "asc", asc), REQUIRED},
	{STRING(index_column, "nulls", nulls)},
	{STRING(index_column, "opclass", opclass)},
	{0},
};
static const struct field index_expression[] = {
	{STRING(index_column, "expression", expression), REQUIRED},
	{BOOL(index_column, "asc", asc), REQUIRED},
	{BOOL(index_column, "isExpression", is_expression), REQUIRED},
	{STRING(index_column, "nulls", nulls)},
	{STRING(index_column, "opclass", opclass)},
	{0},
};
static const struct field_table index_expression_fields = {
	TABLE(index_column, "an expression of an index", index_expression),
};
const struct field_table index_column_fields = {
	TABLE(index_column, "a column of an index", index_column),
	.is_open = true,
	.variant = &index_expression_fields,
	.variant_if = offsetof(struct index_column, is_expression),
};

static const struct field index_[] = {
	{STRING(index, "name", name), REQUIRED},
	{ITEMS(index, "columns", columns), OF(index_column), REQUIRED},
	{BOOL(index, "isUnique", is_unique), REQUIRED},
	{STRING(index, "where", where)},
	{BOOL(index, "concurrently", concurrently)},
	{STRING(index, "method", method), .fallback = "btree"},
	{VALUE(index, "with", with), .is_object = true},
	{0},
};
const struct field_table index_fields = {TABLE(index, "an index", index_)};

static const struct field foreign_key[] = {
	{STRING(foreign_key, "name", name), REQUIRED},
	{STRING(foreign_key, "tableFrom", table_from), REQUIRED},
	{STRING(foreign_key, "tableTo", table_to), REQUIRED},
	{STRING(foreign_key, "schemaTo", schema_to)},
	{STRINGS(foreign_key, "columnsFrom", columns_from), REQUIRED},
	{STRINGS(foreign_key, "columnsTo", columns_to), REQUIRED},
	{STRING(foreign_key, "onDelete", on_delete)},
	{STRING(foreign_key, "onUpdate", on_update)},
	{0},
};
const struct field_table foreign_key_fields = {TABLE(foreign_key, "a foreign key", foreign_key)};

static const struct field primary_key[] = {
	{STRING(primary_key, "name", name), REQUIRED},
	{STRINGS(primary_key, "columns", columns), REQUIRED},
	{0},
};
const struct field_table primary_key_fields = {TABLE(primary_key, "a primary key", primary_key)};

static const struct field unique[] = {
	{STRING(unique, "name", name), REQUIRED},
	{BOOL(unique, "nullsNotDistinct", nulls_not_distinct), REQUIRED},
	{STRINGS(unique, "columns", columns), REQUIRED},
	{0},
};
const struct field_table unique_fields = {TABLE(unique, "a unique constraint", unique)};

static const struct field check[] = {
	{STRING(check, "name", name), REQUIRED},
	{STRING(check, "value", value), REQUIRED},
	{0},
};
const struct field_table check_fields = {TABLE(check, "a check", check)};

static const struct field policy[] = {
	{STRING(policy, "name", name), REQUIRED},
	{STRING(policy, "as", as), ONE_OF("PERMISSIVE", "RESTRICTIVE")},
	{STRING(policy, "for", for_), ONE_OF("ALL", "SELECT", "INSERT", "UPDATE", "DELETE")},
	{STRINGS(policy, "to", to)},
	{STRING(policy, "using", using)},
	{STRING(policy, "withCheck", with_check)},
	{STRING(policy, "schema", schema)},
	{STRING(policy, "on", on)},
	{0},
};
const struct field_table policy_fields = {TABLE(policy, "a policy", policy)};

static const struct field table[] = {
	{STRING(table, "name", name), REQUIRED},
	{STRING(table, "schema", schema), REQUIRED},
	{MAP(table, "columns", columns), OF(column), REQUIRED},
	{MAP(table, "indexes", indexes), OF(index), REQUIRED},
	{MAP(table, "foreignKeys", foreign_keys), OF(foreign_key), REQUIRED},
	{MAP(table, "compositePrimaryKeys", primary_keys), OF(primary_key), REQUIRED},
	{MAP(table, "uniqueConstraints", uniques), OF(unique)},
	{MAP(table, "policies", policies), OF(policy)},
	{MAP(table, "checkConstraints", checks), OF(check)},
	{BOOL(table, "isRLSEnabled", is_rls_enabled)},
	{0},
};
const struct field_table table_fields = {TABLE(table, "a table", table)};

static const struct field enum_[] = {
	{STRING(enum_type, "name", name), REQUIRED},
	{STRING(enum_type, "schema", schema), REQUIRED},
	{STRINGS(enum_type, "values", values), REQUIRED},
	{0},
};
const struct field_table enum_fields = {TABLE(enum_type, "an enum", enum_)};

static const struct field schema[] = {
	{STRING(schema, "name", name), REQUIRED},
	{0},
};
const struct field_table schema_fields = {TABLE(schema, "a schema", schema)};

static const struct field sequence[] = {
	{STRING(sequence, "name", name), REQUIRED},
	{STRING(sequence, "schema", schema), REQUIRED},
	{STRING(sequence, "increment", increment)},
	{STRING(sequence, "startWith", start_with)},
	{STRING(sequence, "minValue", min_value)},
	{STRING(sequence, "maxValue", max_value)},
	{STRING(sequence, "cache", cache)},
	{FLAG(sequence, "cycle", cycle)},
	{0},
};
const struct field_table sequence_fields = {TABLE(sequence, "a sequence", sequence)};

static const struct field role[] = {
	{STRING(role, "name", name), REQUIRED},
	{FLAG(role, "createDb", create_db)},
	{FLAG(role, "createRole", create_role)},
	{FLAG(role, "inherit", inherit)},
	{0},
};
const struct field_table role_fields = {TABLE(role, "a role", role)};

const struct option view_options[] = {
	{"checkOption", JSON_STR, (const char *const[]){"local", "cascaded", NULL}},
	{"securityBarrier", JSON_BOOL},
	{"securityInvoker", JSON_BOOL},
	{"fillfactor", JSON_NUM},
	{"toastTupleTarget", JSON_NUM},
	{"parallelWorkers", JSON_NUM},
	{"autovacuumEnabled", JSON_BOOL},
	{"vacuumIndexCleanup", JSON_STR, (const char *const[]){"auto", "off", "on", NULL}},
	{"vacuumTruncate", JSON_BOOL},
	{"autovacuumVacuumThreshold", JSON_NUM},
	{"autovacuumVacuumScaleFactor", JSON_NUM},
	{"autovacuumVacuumCostDelay", JSON_NUM},
	{"autovacuumVacuumCostLimit", JSON_NUM},
	{"autovacuumFreezeMinAge", JSON_NUM},
	{"autovacuumFreezeMaxAge", JSON_NUM},
	{"autovacuumFreezeTableAge", JSON_NUM},
	{"autovacuumMultixactFreezeMinAge", JSON_NUM},
	{"autovacuumMultixactFreezeMaxAge", JSON_NUM},
	{"autovacuumMultixactFreezeTableAge", JSON_NUM},
	{"logAutovacuumMinDuration", JSON_NUM},
	{"userCatalogTable", JSON_BOOL},
	{0},
};

static const struct field view[] = {
	{MAP(view, "columns", columns), OF(column), REQUIRED},
	{STRING(view, "definition", definition)},
	{STRING(view, "name", name), REQUIRED},
	{STRING(view, "schema", schema), REQUIRED},
	{BOOL(view, "isExisting", is_existing), REQUIRED},
	{VALUE(view, "with", with), .is_object = true, .options = view_options},
	{FLAG(view, "withNoData", with_no_data)},
	{BOOL(view, "materialized", is_materialized), REQUIRED},
	{STRING(view, "tablespace", tablespace)},
	{STRING(view, "using", using)},
	{0},
};
const struct field_table view_fields = {TABLE(view, "a view", view)};

static const struct field model[] = {
	{MAP(model, "tables", tables), OF(table), REQUIRED, QUALIFIED},
	{MAP(model, "enums", enums), OF(enum), REQUIRED, QUALIFIED},
	{NAMES(model, "schemas", schemas), OF(schema), REQUIRED},
	{MAP(model, "sequences", sequences), OF(sequence), QUALIFIED},
	{MAP(model, "roles", roles), OF(role)},
	{MAP(model, "policies", policies), OF(policy)},
	{MAP(model, "views", views), OF(view), QUALIFIED},
	{0},
};
const struct field_table model_fields = {TABLE(model, "a schema", model), .is_open = true};
