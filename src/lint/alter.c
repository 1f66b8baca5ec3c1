/* What each subcommand of ALTER TABLE locks, scans and rewrites. */
#include "lint/alter.h"

#include <string.h>

#include "lint/tree.h"

void effect_add_foreign(struct effect_reader *r, const struct json *constraint)
{
	if (tree_is(constraint, "contype", "CONSTR_FOREIGN"))
		effect_add(r, tree_relation(json_get(constraint, "pktable")),
			LOCK_SHARE_ROW_EXCLUSIVE);
}

/* Functions of defaults that give one value for all rows of a statement; of others it is assumed
 * that each row needs a call. */
static bool is_stable(const char *name)
{
	static const char *const names[] = {"now", "transaction_timestamp", "statement_timestamp",
		"current_setting", "lower", "upper", "md5", "to_jsonb", "jsonb_build_object",
		"jsonb_build_array", "json_build_object", "timezone", "date_trunc", "make_interval",
		"array_fill", "current_database", "current_schema", "coalesce", "concat"};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(names[i], name))
			return true;
	return false;
}

static bool calls_volatile(const struct json *v)
{
	if (json_kind(v) == JSON_ARR) {
		for (size_t i = 0; i < json_count(v); i++)
			if (calls_volatile(json_at(v, i)))
				return true;
		return false;
	}
	if (json_kind(v) != JSON_OBJ)
		return false;
	const struct json *call = json_get(v, "FuncCall");
	if (call && !is_stable(tree_names(json_get(call, "funcname")).name))
		return true;
	for (struct json_iter it = json_members(v); json_next(&it);)
		if (calls_volatile(it.value))
			return true;
	return false;
}

static bool is_serial(const struct json *column)
{
	static const char *const names[] = {
		"serial", "serial4", "bigserial", "serial8", "smallserial", "serial2"};
	const char *type = tree_names(json_get(json_get(column, "typeName"), "names")).name;
	for (size_t i = 0; type && i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(names[i], type))
			return true;
	return false;
}

static void add_column(struct effect_reader *r, const struct json *column, struct lint_effect *e)
{
	const struct json *constraints = json_get(column, "constraints");
	e->rewrites = e->rewrites || is_serial(column);
	for (size_t i = 0; i < json_count(constraints); i++) {
		const struct json *c = json_get(json_at(constraints, i), "Constraint");
		effect_add_foreign(r, c);
		if (tree_is(c, "contype", "CONSTR_GENERATED") ||
			tree_is(c, "contype", "CONSTR_IDENTITY") ||
			(tree_is(c, "contype", "CONSTR_DEFAULT") &&
				calls_volatile(json_get(c, "raw_expr"))))
			e->rewrites = true;
		if (tree_is(c, "contype", "CONSTR_CHECK") ||
			tree_is(c, "contype", "CONSTR_UNIQUE") ||
			tree_is(c, "contype", "CONSTR_PRIMARY"))
			e->scans = true;
	}
}

static void add_constraint(struct effect_reader *r, const struct json *c, struct lint_effect *e)
{
	bool is_foreign = tree_is(c, "contype", "CONSTR_FOREIGN");
	effect_add_foreign(r, c);
	if (is_foreign)
		e->lock = LOCK_SHARE_ROW_EXCLUSIVE;
	e->scans = !tree_flag(c, "skip_validation") && !json_get(c, "indexname");
}

static const char *type_text(struct arena *a, const struct json *type)
{
	struct lint_relation name = tree_names(json_get(type, "names"));
	const struct json *modifiers = json_get(type, "typmods");
	struct buf out = buf_in(a);
	if (name.schema)
		buf_printf(&out, "%s.", name.schema);
	buf_puts(&out, name.name ? name.name : "");
	for (size_t i = 0; i < json_count(modifiers); i++) {
		const struct json *value =
			json_get(json_get(json_at(modifiers, i), "A_Const"), "ival");
		buf_printf(&out, "%s%.0f", i ? "," : "(", json_number(json_get(value, "ival")));
	}
	buf_puts(&out, json_count(modifiers) ? ")" : "");
	for (size_t i = 0; i < json_count(json_get(type, "arrayBounds")); i++)
		buf_puts(&out, "[]");
	return out.s;
}

static void alter_type(struct effect_reader *r, const struct json *cmd, struct lint_effect *e)
{
	const struct json *column = json_get(json_get(cmd, "def"), "ColumnDef");
	const struct json *using = json_get(column, "raw_default");
	bool is_cast = json_get(json_get(json_get(using, "TypeCast"), "arg"), "ColumnRef");
	e->rewrites = true;
	/* Any other expression makes new values. */
	if (using && !is_cast)
		return;
	e->column = tree_text(cmd, "name");
	e->type = type_text(r->arena, json_get(column, "typeName"));
}

/* Subcommands that take less than ACCESS EXCLUSIVE, or do more than change the catalogs. */
static const struct {
	const char *subtype;
	enum lint_lock lock;
	bool scans, rewrites;
} subcommands[] = {
	{"AT_SetNotNull", LOCK_ACCESS_EXCLUSIVE, true, false},
	{"AT_ValidateConstraint", LOCK_SHARE_UPDATE_EXCLUSIVE, true, false},
	{"AT_SetStatistics", LOCK_SHARE_UPDATE_EXCLUSIVE, false, false},
	{"AT_SetOptions", LOCK_SHARE_UPDATE_EXCLUSIVE, false, false},
	{"AT_ResetOptions", LOCK_SHARE_UPDATE_EXCLUSIVE, false, false},
	{"AT_SetRelOptions", LOCK_SHARE_UPDATE_EXCLUSIVE, false, false},
	{"AT_ResetRelOptions", LOCK_SHARE_UPDATE_EXCLUSIVE, false, false},
	{"AT_ClusterOn", LOCK_SHARE_UPDATE_EXCLUSIVE, false, false},
	{"AT_DropCluster", LOCK_SHARE_UPDATE_EXCLUSIVE, false, false},
	{"AT_AttachPartition", LOCK_SHARE_UPDATE_EXCLUSIVE, false, false},
	{"AT_EnableTrig", LOCK_SHARE_ROW_EXCLUSIVE, false, false},
	{"AT_EnableTrigAll", LOCK_SHARE_ROW_EXCLUSIVE, false, false},
	{"AT_EnableTrigUser", LOCK_SHARE_ROW_EXCLUSIVE, false, false},
	{"AT_EnableAlwaysTrig", LOCK_SHARE_ROW_EXCLUSIVE, false, false},
	{"AT_EnableReplicaTrig", LOCK_SHARE_ROW_EXCLUSIVE, false, false},
	{"AT_DisableTrig", LOCK_SHARE_ROW_EXCLUSIVE, false, false},
	{"AT_DisableTrigAll", LOCK_SHARE_ROW_EXCLUSIVE, false, false},
	{"AT_DisableTrigUser", LOCK_SHARE_ROW_EXCLUSIVE, false, false},
	{"AT_SetTableSpace", LOCK_ACCESS_EXCLUSIVE, false, true},
	{"AT_SetLogged", LOCK_ACCESS_EXCLUSIVE, false, true},
	{"AT_SetUnLogged", LOCK_ACCESS_EXCLUSIVE, false, true},
	{"AT_SetAccessMethod", LOCK_ACCESS_EXCLUSIVE, false, true},
};

static void read_subcommand(struct effect_reader *r, const struct json *cmd, struct lint_effect *e)
{
	const struct json *def = json_get(cmd, "def");
	e->lock = LOCK_ACCESS_EXCLUSIVE;
	for (size_t i = 0; i < sizeof(subcommands) / sizeof(subcommands[0]); i++)
		if (tree_is(cmd, "subtype", subcommands[i].subtype)) {
			e->lock = subcommands[i].lock;
			e->scans = subcommands[i].scans;
			e->rewrites = subcommands[i].rewrites;
		}
	if (tree_is(cmd, "subtype", "AT_AddColumn"))
		add_column(r, json_get(def, "ColumnDef"), e);
	else if (tree_is(cmd, "subtype", "AT_AddConstraint"))
		add_constraint(r, json_get(def, "Constraint"), e);
	else if (tree_is(cmd, "subtype", "AT_AlterColumnType"))
		alter_type(r, cmd, e);
	else if (tree_flag(json_get(def, "PartitionCmd"), "concurrent"))
		e->lock = LOCK_SHARE_UPDATE_EXCLUSIVE;
}

/* The strongest lock of all subcommands is taken for the whole. */
void effect_read_alter(struct effect_reader *r, const struct json *node)
{
	const struct json *commands = json_get(node, "cmds");
	if (tree_is(node, "objtype", "OBJECT_TYPE"))
		return;
	struct lint_effect *all =
		effect_add(r, tree_relation(json_get(node, "relation")), LOCK_NONE);
	all->is_index = tree_is(node, "objtype", "OBJECT_INDEX");
	for (size_t i = 0; i < json_count(commands); i++) {
		struct lint_effect one = {0};
		read_subcommand(r, json_get(json_at(commands, i), "AlterTableCmd"), &one);
		all->lock = one.lock > all->lock ? one.lock : all->lock;
		all->scans = all->scans || one.scans;
		all->rewrites = all->rewrites || (one.rewrites && !one.type);
		if (one.type) {
			all->column = one.column;
			all->type = one.type;
		}
	}
}
