/* The order of members in drizzle-kit's validation schemas, and copies in this order. */
#include "snapshot/shape.h"

#include <string.h>

static const struct shape generated[] = {{"type"}, {"as"}, {0}};

static const struct shape identity[] = {{"name"}, {"increment"}, {"minValue"}, {"maxValue"},
	{"startWith"}, {"cache"}, {"cycle"}, {"schema"}, {"type"}, {0}};

const struct shape shape_column[] = {
	{"name"},
	{"type"},
	{"typeSchema"},
	{"primaryKey"},
	{"notNull"},
	{"default"},
	{"isUnique"},
	{"uniqueName"},
	{"nullsNotDistinct"},
	{"generated", SHAPE_OBJECT, generated, .is_open = true},
	{"identity", SHAPE_OBJECT, identity, .is_open = true},
	{0},
};

static const struct shape index_column[] = {
	{"expression"}, {"isExpression"}, {"asc"}, {"nulls"}, {"opclass"}, {0}};

static const struct shape index_[] = {
	{"name"},
	{"columns", SHAPE_ITEMS, index_column},
	{"isUnique"},
	{"with"},
	{"method", .fallback = "\"btree\""},
	{"where"},
	{"concurrently", .fallback = "false"},
	{0},
};

const struct shape shape_foreign_key[] = {{"name"}, {"tableFrom"}, {"columnsFrom"}, {"tableTo"},
	{"schemaTo"}, {"columnsTo"}, {"onUpdate"}, {"onDelete"}, {0}};

const struct shape shape_primary_key[] = {{"name"}, {"columns"}, {0}};
const struct shape shape_unique[] = {{"name"}, {"columns"}, {"nullsNotDistinct"}, {0}};
static const struct shape check[] = {{"name"}, {"value"}, {0}};

static const struct shape policy[] = {
	{"name"}, {"as"}, {"for"}, {"to"}, {"using"}, {"withCheck"}, {"on"}, {"schema"}, {0}};

static const struct shape table[] = {
	{"name"},
	{"schema"},
	{"columns", SHAPE_RECORD, shape_column},
	{"indexes", SHAPE_RECORD, index_},
	{"foreignKeys", SHAPE_RECORD, shape_foreign_key},
	{"compositePrimaryKeys", SHAPE_RECORD, shape_primary_key},
	{"uniqueConstraints", SHAPE_RECORD, shape_unique, .fallback = "{}"},
	{"policies", SHAPE_RECORD, policy, .fallback = "{}"},
	{"checkConstraints", SHAPE_RECORD, check, .fallback = "{}"},
	{"isRLSEnabled", .fallback = "false"},
	{0},
};

const struct shape shape_enum[] = {{"name"}, {"schema"}, {"values"}, {0}};

static const struct shape sequence[] = {{"name"}, {"increment"}, {"minValue"}, {"maxValue"},
	{"startWith"}, {"cache"}, {"cycle"}, {"schema"}, {0}};

static const struct shape role[] = {{"name"}, {"createDb"}, {"createRole"}, {"inherit"}, {0}};

static const struct shape view_with[] = {
	{"checkOption"},
	{"securityBarrier"},
	{"securityInvoker"},
	{"fillfactor"},
	{"toastTupleTarget"},
	{"parallelWorkers"},
	{"autovacuumEnabled"},
	{"vacuumIndexCleanup"},
	{"vacuumTruncate"},
	{"autovacuumVacuumThreshold"},
	{"autovacuumVacuumScaleFactor"},
	{"autovacuumVacuumCostDelay"},
	{"autovacuumVacuumCostLimit"},
	{"autovacuumFreezeMinAge"},
	{"autovacuumFreezeMaxAge"},
	{"autovacuumFreezeTableAge"},
	{"autovacuumMultixactFreezeMinAge"},
	{"autovacuumMultixactFreezeMaxAge"},
	{"autovacuumMultixactFreezeTableAge"},
	{"logAutovacuumMinDuration"},
	{"userCatalogTable"},
	{0},
};

static const struct shape view[] = {
	{"name"},
	{"schema"},
	{"columns", SHAPE_RECORD, shape_column},
	{"definition"},
	{"materialized"},
	{"with", SHAPE_OBJECT, view_with},
	{"isExisting"},
	{"withNoData"},
	{"using"},
	{"tablespace"},
	{0},
};

static const struct shape internal_column[] = {
	{"isArray"}, {"dimensions"}, {"rawType"}, {"isDefaultAnExpression"}, {0}};
static const struct shape internal_table[] = {{"columns", SHAPE_RECORD, internal_column}, {0}};
const struct shape shape_internal[] = {{"tables", SHAPE_RECORD, internal_table}, {0}};

const struct shape shape_v7[] = {
	{"id"},
	{"prevId"},
	{"version"},
	{"dialect"},
	{"tables", SHAPE_RECORD, table},
	{"enums", SHAPE_RECORD, shape_enum},
	{"schemas"},
	{"views", SHAPE_RECORD, view, .fallback = "{}"},
	{"sequences", SHAPE_RECORD, sequence, .fallback = "{}"},
	{"roles", SHAPE_RECORD, role, .fallback = "{}"},
	{"policies", SHAPE_RECORD, policy, .fallback = "{}"},
	{"_meta"},
	{"internal", SHAPE_OBJECT, shape_internal},
	{0},
};

static const struct json *copy(struct arena *a, const struct json *v, const struct shape *s)
{
	struct json *out;
	if (s->how == SHAPE_ITEMS && json_kind(v) == JSON_ARR) {
		out = json_new_array(a);
		for (size_t i = 0; i < json_count(v); i++)
			json_add(a, out, shape_copy(a, json_at(v, i), s->of));
		return out;
	}
	if (s->how == SHAPE_RECORD && json_kind(v) == JSON_OBJ) {
		out = json_new_object(a);
		for (struct json_iter it = json_members(v); json_next(&it);)
			json_set(a, out, it.key, shape_copy(a, it.value, s->of));
		return out;
	}
	return s->how == SHAPE_OBJECT ? shape_copy(a, v, s->of) : v;
}

struct json *shape_copy(struct arena *a, const struct json *v, const struct shape *members)
{
	if (json_kind(v) != JSON_OBJ)
		return (struct json *)v;
	struct json *out = json_new_object(a);
	for (const struct shape *s = members; s->key; s++) {
		const struct json *value = json_get(v, s->key);
		if (!value && s->fallback)
			value = json_parse(a, s->key, s->fallback, strlen(s->fallback), NULL);
		if (value)
			json_set(a, out, s->key, copy(a, value, s));
	}
	return out;
}

static const char *unknown_in(const struct json *v, const struct shape *s)
{
	const char *unknown = NULL;
	if (s->how == SHAPE_OBJECT && !s->is_open)
		unknown = shape_unknown(v, s->of);
	if (s->how == SHAPE_RECORD)
		for (struct json_iter it = json_members(v); !unknown && json_next(&it);)
			unknown = shape_unknown(it.value, s->of);
	return unknown;
}

const char *shape_unknown(const struct json *v, const struct shape *members)
{
	const char *unknown = NULL;
	for (struct json_iter it = json_members(v); !unknown && json_next(&it);) {
		const struct shape *s = members;
		while (s->key && strcmp(s->key, it.key))
			s++;
		unknown = s->key ? unknown_in(it.value, s) : it.key;
	}
	return unknown;
}
