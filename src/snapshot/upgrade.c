/* Snapshots of versions 5 and 6 as version 7, byte for byte as drizzle-kit's `up` rewrites them. */
#include <string.h>

#include "snapshot/shape.h"
#include "snapshot/snapshot.h"

static const struct shape index_[] = {
	{"name"},
	{"columns"},
	{"isUnique"},
	{"with"},
	{"method", .fallback = "\"btree\""},
	{"where"},
	{"concurrently", .fallback = "false"},
	{0},
};

static const struct shape table[] = {
	{"name"},
	{"schema"},
	{"columns", SHAPE_RECORD, shape_column},
	{"indexes", SHAPE_RECORD, index_},
	{"foreignKeys", SHAPE_RECORD, shape_foreign_key},
	/* drizzle-kit 0.16 did not write them; drizzle-kit of today passes over such files. */
	{"compositePrimaryKeys", SHAPE_RECORD, shape_primary_key, .fallback = "{}"},
	{"uniqueConstraints", SHAPE_RECORD, shape_unique, .fallback = "{}"},
	{0},
};

static const struct shape meta[] = {{"schemas"}, {"tables"}, {"columns"}, {0}};

static const struct shape root[] = {
	{"version"},
	{"dialect"},
	{"tables", SHAPE_RECORD, table},
	{"enums", SHAPE_RECORD, shape_enum},
	{"schemas"},
	{"_meta", SHAPE_OBJECT, meta},
	{"internal", SHAPE_OBJECT, shape_internal},
	{"id"},
	{"prevId"},
	{0},
};

struct upgrade {
	struct arena *arena;
	const char *name; /* of the file */
	const char *version;
	struct err *err;
};

static bool refuse(struct upgrade *u, const char *what, const char *key)
{
	err_set(u->err, ERR_FOLDER, "%s is not a valid snapshot of version %s: %s \"%s\"", u->name,
		u->version, what, key);
	err_text(&u->err->hint, "restore the file from version control");
	return err_at(u->err, u->name, 0, 0);
}

static const char *text_of(const struct json *object, const char *key, const char *otherwise)
{
	const char *text = json_text(json_get(object, key));
	return text ? text : otherwise;
}

/* Version 5 lists tables by name alone, and enums with their values as an object. */
static const struct json *tables_by_schema(struct upgrade *u, const struct json *tables)
{
	struct json *out = json_new_object(u->arena);
	for (struct json_iter it = json_members(tables); json_next(&it);) {
		const char *schema = text_of(it.value, "schema", ""),
			   *name = text_of(it.value, "name", "");
		json_set(u->arena, out,
			arena_printf(u->arena, "%s.%s", model_schema_name(schema), name), it.value);
	}
	return out;
}

static const struct json *enum_with_schema(struct upgrade *u, const struct json *old)
{
	struct json *out = json_new_object(u->arena), *values = json_new_array(u->arena);
	for (struct json_iter it = json_members(json_get(old, "values")); json_next(&it);)
		json_add(u->arena, values, it.value);
	json_set(u->arena, out, "name", json_get(old, "name"));
	json_set(u->arena, out, "schema", json_new_string(u->arena, "public"));
	json_set(u->arena, out, "values", values);
	return out;
}

static bool enums_with_schema(
	struct upgrade *u, const struct json *enums, const struct json **converted)
{
	struct json *out = json_new_object(u->arena);
	for (struct json_iter it = json_members(enums); json_next(&it);) {
		const char *name = text_of(it.value, "name", NULL);
		if (!name || json_kind(json_get(it.value, "values")) != JSON_OBJ ||
			json_count(it.value) != 2)
			return refuse(u, "name and values are expected of the enum", it.key);
		json_set(u->arena, out, arena_printf(u->arena, "public.%s", name),
			enum_with_schema(u, it.value));
	}
	*converted = out;
	return true;
}

static const struct json *index_columns(struct upgrade *u, const struct json *names)
{
	struct json *out = json_new_array(u->arena);
	for (size_t i = 0; i < json_count(names); i++) {
		struct json *column = json_new_object(u->arena);
		json_set(u->arena, column, "expression", json_at(names, i));
		json_set(u->arena, column, "isExpression", json_new_bool(u->arena, false));
		json_set(u->arena, column, "asc", json_new_bool(u->arena, true));
		json_set(u->arena, column, "nulls", json_new_string(u->arena, "last"));
		json_add(u->arena, out, column);
	}
	return out;
}

static bool convert_index(
	struct upgrade *u, const char *key, const struct json *old, struct json *indexes)
{
	const struct json *columns = json_get(old, "columns");
	if (json_kind(columns) != JSON_ARR)
		return refuse(u, "columns are expected of the index", key);
	struct json *out = json_new_object(u->arena);
	json_set(u->arena, out, "columns", index_columns(u, columns));
	json_set(u->arena, out, "with", json_new_object(u->arena));
	for (struct json_iter it = json_members(old); json_next(&it);) {
		bool is_with = !strcmp(it.key, "with");
		for (struct json_iter w = json_members(it.value); is_with && json_next(&w);)
			if (json_kind(w.value) != JSON_STR)
				return refuse(u, "text is expected in `with` of the index", key);
		if (strcmp(it.key, "columns"))
			json_set(u->arena, out, it.key, it.value);
	}
	json_set(u->arena, indexes, key, out);
	return true;
}

static bool convert_table(
	struct upgrade *u, const char *key, const struct json *old, struct json *tables)
{
	const struct json *old_indexes = json_get(old, "indexes");
	if (json_kind(old_indexes) != JSON_OBJ)
		return refuse(u, "indexes are expected of the table", key);
	struct json *indexes = json_new_object(u->arena);
	for (struct json_iter it = json_members(old_indexes); json_next(&it);)
		if (!convert_index(u, it.key, it.value, indexes))
			return false;
	struct json *out = (struct json *)old; /* a copy that nobody else has */
	json_set(u->arena, out, "indexes", indexes);
	json_set(u->arena, out, "policies", json_new_object(u->arena));
	json_set(u->arena, out, "isRLSEnabled", json_new_bool(u->arena, false));
	json_set(u->arena, out, "checkConstraints", json_new_object(u->arena));
	json_set(u->arena, tables, key, out);
	return true;
}

static bool check_record(
	struct upgrade *u, const struct json *old, const char *key, const struct shape *members)
{
	const struct json *record = json_get(old, key);
	if (json_kind(record) != JSON_OBJ)
		return refuse(u, "there has to be an object", key);
	for (struct json_iter it = json_members(record); json_next(&it);) {
		const char *unknown = shape_unknown(it.value, members);
		if (unknown)
			return refuse(u, "there is an unknown member", unknown);
	}
	return true;
}

static bool convert(struct upgrade *u, const struct json *old, struct json **converted)
{
	bool is_v5 = !strcmp(u->version, "5");
	const char *dialect = is_v5 ? "pg" : "postgresql";
	if (!json_is_text(json_get(old, "dialect"), dialect))
		return refuse(u, "the dialect must be", dialect);
	if (!check_record(u, old, "tables", table) || !check_record(u, old, "enums", shape_enum))
		return false;
	struct json *out = shape_copy(u->arena, old, root);
	const struct json *old_tables = json_get(out, "tables"), *enums = json_get(out, "enums");
	if (is_v5) {
		old_tables = tables_by_schema(u, old_tables);
		if (!enums_with_schema(u, json_get(old, "enums"), &enums))
			return false;
	}
	struct json *tables = json_new_object(u->arena);
	for (struct json_iter it = json_members(old_tables); json_next(&it);)
		if (!convert_table(u, it.key, it.value, tables))
			return false;
	json_set(u->arena, out, "version", json_new_string(u->arena, "7"));
	json_set(u->arena, out, "dialect", json_new_string(u->arena, "postgresql"));
	json_set(u->arena, out, "sequences", json_new_object(u->arena));
	json_set(u->arena, out, "tables", tables);
	json_set(u->arena, out, "enums", enums);
	json_set(u->arena, out, "policies", json_new_object(u->arena));
	json_set(u->arena, out, "views", json_new_object(u->arena));
	json_set(u->arena, out, "roles", json_new_object(u->arena));
	*converted = out;
	return true;
}

bool snapshot_upgrade(struct arena *a, const struct snapshot_file *old, const char **version,
	struct buf *out, struct err *err)
{
	const struct json *file = json_parse(a, old->name, old->text, old->len, err);
	if (!file)
		return false;
	struct upgrade u = {a, old->name, text_of(file, "version", ""), err};
	struct json *new = NULL;
	struct snapshot valid;
	struct buf text = buf_in(a);
	if (strcmp(u.version, "5") && strcmp(u.version, "6")) {
		buf_add(&text, old->text, old->len);
	} else {
		if (!convert(&u, file, &new))
			return false;
		json_put_pretty(&text, new, 0);
	}
	if (!snapshot_read(a, old->name, text.s, text.len, &valid, err))
		return false;
	buf_add(out, text.s, text.len);
	*version = u.version;
	return true;
}
