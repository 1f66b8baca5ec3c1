/* The snapshot of a --custom migration: the previous one under a new id, with its keys in the order
 * in which drizzle-kit's own validation of the file leaves them. */
#include "snapshot/snapshot.h"

#include <string.h>

enum how {
	AS_IT_IS,
	OBJECT, /* an object of the shape `of` */
	ITEMS,  /* an array of such objects */
	RECORD, /* such objects by name */
};

/* A member in drizzle-kit 0.31's validation schema (pgSchema); lists end with a NULL key. */
struct shape {
	const char *key;
	enum how how;
	const struct shape *of;
	const char *fallback; /* JSON for a file without the member, or NULL */
};

static const struct shape generated[] = {{"type"}, {"as"}, {0}};

static const struct shape identity[] = {{"name"}, {"increment"}, {"minValue"}, {"maxValue"},
	{"startWith"}, {"cache"}, {"cycle"}, {"schema"}, {"type"}, {0}};

static const struct shape column[] = {
	{"name"},
	{"type"},
	{"typeSchema"},
	{"primaryKey"},
	{"notNull"},
	{"default"},
	{"isUnique"},
	{"uniqueName"},
	{"nullsNotDistinct"},
	{"generated", OBJECT, generated},
	{"identity", OBJECT, identity},
	{0},
};

static const struct shape index_column[] = {
	{"expression"}, {"isExpression"}, {"asc"}, {"nulls"}, {"opclass"}, {0}};

static const struct shape index_[] = {
	{"name"},
	{"columns", ITEMS, index_column},
	{"isUnique"},
	{"with"},
	{"method", .fallback = "\"btree\""},
	{"where"},
	{"concurrently", .fallback = "false"},
	{0},
};

static const struct shape foreign_key[] = {{"name"}, {"tableFrom"}, {"columnsFrom"}, {"tableTo"},
	{"schemaTo"}, {"columnsTo"}, {"onUpdate"}, {"onDelete"}, {0}};

static const struct shape primary_key[] = {{"name"}, {"columns"}, {0}};
static const struct shape unique[] = {{"name"}, {"columns"}, {"nullsNotDistinct"}, {0}};
static const struct shape check[] = {{"name"}, {"value"}, {0}};

static const struct shape policy[] = {
	{"name"}, {"as"}, {"for"}, {"to"}, {"using"}, {"withCheck"}, {"on"}, {"schema"}, {0}};

static const struct shape table[] = {
	{"name"},
	{"schema"},
	{"columns", RECORD, column},
	{"indexes", RECORD, index_},
	{"foreignKeys", RECORD, foreign_key},
	{"compositePrimaryKeys", RECORD, primary_key},
	{"uniqueConstraints", RECORD, unique, .fallback = "{}"},
	{"policies", RECORD, policy, .fallback = "{}"},
	{"checkConstraints", RECORD, check, .fallback = "{}"},
	{"isRLSEnabled", .fallback = "false"},
	{0},
};

static const struct shape enum_[] = {{"name"}, {"schema"}, {"values"}, {0}};

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
	{"columns", RECORD, column},
	{"definition"},
	{"materialized"},
	{"with", OBJECT, view_with},
	{"isExisting"},
	{"withNoData"},
	{"using"},
	{"tablespace"},
	{0},
};

static const struct shape internal_column[] = {
	{"isArray"}, {"dimensions"}, {"rawType"}, {"isDefaultAnExpression"}, {0}};
static const struct shape internal_table[] = {{"columns", RECORD, internal_column}, {0}};
static const struct shape internal[] = {{"tables", RECORD, internal_table}, {0}};

static const struct shape root[] = {
	{"id"},
	{"prevId"},
	{"version"},
	{"dialect"},
	{"tables", RECORD, table},
	{"enums", RECORD, enum_},
	{"schemas"},
	{"views", RECORD, view, .fallback = "{}"},
	{"sequences", RECORD, sequence, .fallback = "{}"},
	{"roles", RECORD, role, .fallback = "{}"},
	{"policies", RECORD, policy, .fallback = "{}"},
	{"_meta"},
	{"internal", OBJECT, internal},
	{0},
};

static const struct json *shaped(struct arena *a, const struct json *v, const struct shape *s);

static const struct json *shaped_object(
	struct arena *a, const struct json *v, const struct shape *members)
{
	if (json_kind(v) != JSON_OBJ)
		return v;
	struct json *out = json_new_object(a);
	for (const struct shape *s = members; s->key; s++) {
		const struct json *value = json_get(v, s->key);
		if (!value && s->fallback)
			value = json_parse(a, s->key, s->fallback, strlen(s->fallback), NULL);
		if (value)
			json_set(a, out, s->key, shaped(a, value, s));
	}
	return out;
}

static const struct json *shaped(struct arena *a, const struct json *v, const struct shape *s)
{
	struct json *out;
	switch (s->how) {
	case AS_IT_IS: return v;
	case OBJECT: return shaped_object(a, v, s->of);
	case ITEMS:
		out = json_new_array(a);
		for (size_t i = 0; i < json_count(v); i++)
			json_add(a, out, shaped_object(a, json_at(v, i), s->of));
		return out;
	case RECORD:
		out = json_new_object(a);
		for (struct json_iter it = json_members(v); json_next(&it);)
			json_set(a, out, it.key, shaped_object(a, it.value, s->of));
		return out;
	}
	return v;
}

/* What drizzle-kit takes for the snapshot before the first. */
static const char nothing[] = "{\"id\":\"" SNAPSHOT_NO_PARENT "\",\"prevId\":\"\","
			      "\"version\":\"7\",\"dialect\":\"postgresql\","
			      "\"tables\":{},\"enums\":{},\"schemas\":{},"
			      "\"_meta\":{\"schemas\":{},\"tables\":{},\"columns\":{}}}";

static const struct json *no_renames(struct arena *a)
{
	struct json *meta = json_new_object(a);
	json_set(a, meta, "columns", json_new_object(a));
	json_set(a, meta, "schemas", json_new_object(a));
	json_set(a, meta, "tables", json_new_object(a));
	return meta;
}

bool snapshot_custom(struct arena *a, const struct snapshot_file *previous, const char *id,
	struct buf *out, struct err *err)
{
	const char *name = previous ? previous->name : "nothing";
	const char *text = previous ? previous->text : nothing;
	size_t len = previous ? previous->len : sizeof(nothing) - 1;
	struct snapshot valid;
	if (!snapshot_read(a, name, text, len, &valid, err))
		return false;
	const struct json *file = json_parse(a, name, text, len, err);
	struct json *copy = (struct json *)shaped_object(a, file, root);
	json_set(a, copy, "prevId", json_new_string(a, valid.id));
	json_set(a, copy, "id", json_new_string(a, id));
	json_set(a, copy, "_meta", no_renames(a));
	json_put_pretty(out, copy, 0);
	return true;
}
