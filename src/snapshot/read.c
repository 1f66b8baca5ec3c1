/* Reading snapshots: checks what drizzle-kit's own validation checks, and fills the model by loops
 * over the field tables. */
#include "snapshot/snapshot.h"

#include <stdlib.h>
#include <string.h>

#include "model/field.h"

/* What is being read, for messages: a chain of members up to the file. */
struct place {
	const struct place *in;
	const char *key; /* or NULL: an item */
	size_t index;
};

struct reader {
	struct arena *arena;
	const char *name; /* of the file */
	struct err *err;
};

static bool is_plain_key(const char *key)
{
	return key[0] && !key[strspn(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")];
}

/* As JavaScript would write it: tables["public.users"].columns.id */
static void put_place(struct buf *out, const struct place *at)
{
	if (!at)
		return;
	put_place(out, at->in);
	if (!at->key)
		buf_printf(out, "[%zu]", at->index);
	else if (is_plain_key(at->key))
		buf_printf(out, "%s%s", at->in ? "." : "", at->key);
	else {
		buf_putc(out, '[');
		json_put_string(out, at->key);
		buf_putc(out, ']');
	}
}

/* Fails with "FILE: PLACE <why>". */
static bool refuse(struct reader *r, const struct place *at, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

static bool refuse(struct reader *r, const struct place *at, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	const char *why = arena_vprintf(r->arena, fmt, args);
	va_end(args);
	struct buf where = buf_in(r->arena);
	put_place(&where, at);
	err_set(r->err, ERR_FOLDER, "%s is not a valid snapshot: %s %s", r->name,
		where.len ? where.s : "the file", why);
	err_text(&r->err->file, r->name);
	err_text(&r->err->hint, "restore the file from version control");
	return false;
}

static bool expect(
	struct reader *r, const struct place *at, const struct json *v, enum json_kind kind)
{
	if (json_kind(v) == kind)
		return true;
	if (!v)
		return refuse(r, at, "is missing");
	return refuse(r, at, "must be %s, not %s", json_kind_text(kind), json_kind_name(v));
}

static bool expect_one_of(
	struct reader *r, const struct place *at, const struct json *v, const char *const *texts)
{
	struct buf allowed = buf_in(r->arena);
	for (size_t i = 0; texts[i]; i++) {
		if (json_is_text(v, texts[i]))
			return true;
		buf_printf(&allowed, "%s\"%s\"", i ? ", " : "", texts[i]);
	}
	return refuse(r, at, "must be one of %s", allowed.s);
}

static const struct option *option_of(const struct option *options, const char *key)
{
	for (; options && options->key; options++)
		if (!strcmp(options->key, key))
			return options;
	return NULL;
}

static bool check_option(
	struct reader *r, const struct place *at, const struct json *v, const struct option *option)
{
	if (option->kind != JSON_NONE && !expect(r, at, v, option->kind))
		return false;
	return !option->one_of || expect_one_of(r, at, v, option->one_of);
}

static bool check_options(struct reader *r, const struct place *in, const struct json *object,
	const struct option *options)
{
	for (struct json_iter it = json_members(object); json_next(&it);) {
		struct place at = {.in = in, .key = it.key};
		const struct option *option = option_of(options, it.key);
		if (!option)
			return refuse(r, &at, "is not known to this version");
		if (!check_option(r, &at, it.value, option))
			return false;
	}
	return true;
}

static void *member(void *object, size_t offset)
{
	return (char *)object + offset;
}

static const char *string(const void *object, size_t offset)
{
	return *(const char *const *)((const char *)object + offset);
}

static bool read_object(struct reader *r, const struct place *at, const struct json *v,
	const struct field_table *table, void *out);

static bool read_string(struct reader *r, const struct place *at, const struct json *v,
	const struct field *f, const char **out)
{
	if (!expect(r, at, v, JSON_STR))
		return false;
	if (f->one_of && !expect_one_of(r, at, v, f->one_of))
		return false;
	*out = json_text(v);
	return true;
}

static bool read_bool(struct reader *r, const struct place *at, const struct json *v, bool *out)
{
	*out = json_truth(v);
	return expect(r, at, v, JSON_BOOL);
}

static bool read_value(struct reader *r, const struct place *at, const struct json *v,
	const struct field *f, const struct json **out)
{
	if (f->is_object && !expect(r, at, v, JSON_OBJ))
		return false;
	if (f->options && !check_options(r, at, v, f->options))
		return false;
	*out = v;
	return true;
}

static bool read_strings(
	struct reader *r, const struct place *at, const struct json *v, struct list *out)
{
	if (!expect(r, at, v, JSON_ARR))
		return false;
	for (size_t i = 0; i < json_count(v); i++) {
		const struct json *item = json_at(v, i);
		if (!expect(r, &(struct place){.in = at, .index = i}, item, JSON_STR))
			return false;
		list_push_pointer(r->arena, out, (void *)json_text(item));
	}
	return true;
}

static bool read_items(struct reader *r, const struct place *at, const struct json *v,
	const struct field_table *of, struct list *out)
{
	if (!expect(r, at, v, JSON_ARR))
		return false;
	for (size_t i = 0; i < json_count(v); i++) {
		void *object = arena_alloc(r->arena, of->size);
		struct place here = {.in = at, .index = i};
		if (!read_object(r, &here, json_at(v, i), of, object))
			return false;
		list_push_pointer(r->arena, out, object);
	}
	return true;
}

/* Objects that are listed by schema and name begin with these two members. */
static bool is_key_of(const char *key, const void *object, bool is_qualified)
{
	if (is_qualified) {
		const char *schema = model_schema_name(string(object, sizeof(char *)));
		size_t len = strlen(schema);
		if (strncmp(key, schema, len) || key[len] != '.')
			return false;
		key += len + 1;
	}
	return !strcmp(key, string(object, 0));
}

static bool read_map(struct reader *r, const struct place *at, const struct json *v,
	const struct field *f, struct list *out)
{
	if (!expect(r, at, v, JSON_OBJ))
		return false;
	for (struct json_iter it = json_members(v); json_next(&it);) {
		void *object = arena_alloc(r->arena, f->of->size);
		struct place here = {.in = at, .key = it.key};
		if (!read_object(r, &here, it.value, f->of, object))
			return false;
		if (!is_key_of(it.key, object, f->is_qualified))
			return refuse(r, &here, "holds %s of another name, \"%s\"", f->of->what,
				string(object, 0));
		list_push_pointer(r->arena, out, object);
	}
	return true;
}

static bool read_names(struct reader *r, const struct place *at, const struct json *v,
	const struct field *f, struct list *out)
{
	if (!expect(r, at, v, JSON_OBJ))
		return false;
	for (struct json_iter it = json_members(v); json_next(&it);) {
		struct place here = {.in = at, .key = it.key};
		if (!expect(r, &here, it.value, JSON_STR))
			return false;
		if (!json_is_text(it.value, it.key))
			return refuse(r, &here, "must hold its own name");
		const char **object = arena_alloc(r->arena, f->of->size);
		*object = json_text(it.value);
		list_push_pointer(r->arena, out, object);
	}
	return true;
}

static bool read_member(struct reader *r, const struct place *at, const struct json *v,
	const struct field *f, void *object)
{
	void *out = member(object, f->offset);
	switch (f->type) {
	case FIELD_STRING: return read_string(r, at, v, f, out);
	case FIELD_BOOL: return read_bool(r, at, v, out);
	case FIELD_FLAG:
		*(bool *)member(object, f->has_offset) = true;
		return read_bool(r, at, v, out);
	case FIELD_VALUE: return read_value(r, at, v, f, out);
	case FIELD_STRINGS: return read_strings(r, at, v, out);
	case FIELD_OBJECT:
		*(void **)out = arena_alloc(r->arena, f->of->size);
		return read_object(r, at, v, f->of, *(void **)out);
	case FIELD_ITEMS: return read_items(r, at, v, f->of, out);
	case FIELD_MAP: return read_map(r, at, v, f, out);
	case FIELD_NAMES: return read_names(r, at, v, f, out);
	}
	return false;
}

/* The field of `key`. Files have their keys in the order of some version of the table, so the
 * search starts behind the field found last. */
static const struct field *field_of(
	const struct field *fields, const struct field *from, const char *key)
{
	for (const struct field *f = from; f->key; f++)
		if (!strcmp(f->key, key))
			return f;
	for (const struct field *f = fields; f != from; f++)
		if (!strcmp(f->key, key))
			return f;
	return NULL;
}

static bool read_unknown(struct reader *r, const struct place *at, const struct json *v,
	const struct field_table *table)
{
	const struct option *ignored = option_of(table->ignored, at->key);
	if (ignored)
		return check_option(r, at, v, ignored);
	return table->is_open ||
	       refuse(r, at, "is not known to this version as a member of %s", table->what);
}

static bool fill_absent(struct reader *r, const struct place *in, const struct field *f, void *out)
{
	if (f->is_required)
		return refuse(r, &(struct place){.in = in, .key = f->key}, "is missing");
	if (f->fallback)
		*(const char **)member(out, f->offset) = f->fallback;
	return true;
}

static bool read_object(struct reader *r, const struct place *at, const struct json *v,
	const struct field_table *table, void *out)
{
	if (!expect(r, at, v, JSON_OBJ))
		return false;
	unsigned seen = 0;
	const struct field *next = table->fields;
	for (struct json_iter it = json_members(v); json_next(&it);) {
		struct place here = {.in = at, .key = it.key};
		const struct field *f = field_of(table->fields, next, it.key);
		if (!f) {
			if (!read_unknown(r, &here, it.value, table))
				return false;
			continue;
		}
		if (!read_member(r, &here, it.value, f, out))
			return false;
		seen |= 1u << (f - table->fields);
		next = f + 1;
	}
	for (const struct field *f = table->fields; f->key; f++)
		if (!(seen & 1u << (f - table->fields)) && !fill_absent(r, at, f, out))
			return false;
	return true;
}

static bool read_text(struct reader *r, const struct json *root, const char *key, const char **out)
{
	const struct json *v = json_get(root, key);
	*out = json_text(v);
	return expect(r, &(struct place){.key = key}, v, JSON_STR);
}

static bool read_version(struct reader *r, const struct json *root, struct snapshot *out)
{
	if (!read_text(r, root, "version", &out->version))
		return false;
	if (!strcmp(out->version, "7"))
		return true;
	if (atof(out->version) > 7) {
		err_set(r->err, ERR_UNSUPPORTED,
			"%s has version %s, which is newer than this program knows (7)", r->name,
			out->version);
		err_text(&r->err->hint, "use a newer rihla");
	} else if (!strcmp(out->version, "5") || !strcmp(out->version, "6")) {
		err_set(r->err, ERR_UNSUPPORTED, "%s is a snapshot of the old version %s", r->name,
			out->version);
		err_text(&r->err->hint, "run `rihla up`");
	} else if (atof(out->version) >= 1 && atof(out->version) < 5) {
		err_set(r->err, ERR_UNSUPPORTED,
			"%s is a snapshot of version %s, which is too old to be upgraded", r->name,
			out->version);
		err_text(&r->err->hint, "run `up:pg` of drizzle-kit 0.20 first, then `rihla up`");
	} else {
		return refuse(r, &(struct place){.key = "version"}, "must be \"7\"");
	}
	return err_at(r->err, r->name, 0, 0);
}

static bool read_rename_kind(
	struct reader *r, const struct json *meta, const char *key, const struct json **out)
{
	struct place in = {.key = "_meta"}, at = {.in = &in, .key = key};
	*out = json_get(meta, key);
	if (!expect(r, &at, *out, JSON_OBJ))
		return false;
	for (struct json_iter it = json_members(*out); json_next(&it);)
		if (!expect(r, &(struct place){.in = &at, .key = it.key}, it.value, JSON_STR))
			return false;
	return true;
}

static bool read_renames(struct reader *r, const struct json *root, struct rename_log *out)
{
	const struct json *meta = json_get(root, "_meta");
	return expect(r, &(struct place){.key = "_meta"}, meta, JSON_OBJ) &&
	       read_rename_kind(r, meta, "schemas", &out->schemas) &&
	       read_rename_kind(r, meta, "tables", &out->tables) &&
	       read_rename_kind(r, meta, "columns", &out->columns);
}

static bool check_internal_table(struct reader *r, const struct place *at, const struct json *table)
{
	static const struct option known[] = {{"isArray", JSON_BOOL}, {"dimensions", JSON_NUM},
		{"rawType", JSON_STR}, {"isDefaultAnExpression", JSON_BOOL}, {0}};
	struct place in = {.in = at, .key = "columns"};
	const struct json *columns = json_get(table, "columns");
	if (!expect(r, at, table, JSON_OBJ) || !expect(r, &in, columns, JSON_OBJ))
		return false;
	for (struct json_iter it = json_members(columns); json_next(&it);) {
		struct place column = {.in = &in, .key = it.key};
		if (!expect(r, &column, it.value, JSON_OBJ))
			return false;
		for (const struct option *o = known; o->key; o++) {
			const struct json *v = json_get(it.value, o->key);
			struct place here = {.in = &column, .key = o->key};
			if (v && !check_option(r, &here, v, o))
				return false;
		}
	}
	return true;
}

/* Notes of drizzle-kit's pull to itself; generate does not write them. */
static bool check_internal(struct reader *r, const struct json *internal)
{
	if (!internal)
		return true;
	struct place at = {.key = "internal"}, in = {.in = &at, .key = "tables"};
	const struct json *tables = json_get(internal, "tables");
	if (!expect(r, &at, internal, JSON_OBJ) || !expect(r, &in, tables, JSON_OBJ))
		return false;
	for (struct json_iter it = json_members(tables); json_next(&it);)
		if (!check_internal_table(r, &(struct place){.in = &in, .key = it.key}, it.value))
			return false;
	return true;
}

static bool read_root(struct reader *r, const struct json *root, struct snapshot *out)
{
	if (!expect(r, NULL, root, JSON_OBJ) || !read_version(r, root, out))
		return false;
	const struct json *dialect = json_get(root, "dialect");
	const char *const dialects[] = {"postgresql", NULL};
	out->model = model_new(r->arena);
	return expect_one_of(r, &(struct place){.key = "dialect"}, dialect, dialects) &&
	       read_text(r, root, "id", &out->id) && read_text(r, root, "prevId", &out->prev_id) &&
	       read_object(r, NULL, root, &model_fields, out->model) &&
	       read_renames(r, root, &out->model->renames) &&
	       check_internal(r, json_get(root, "internal"));
}

bool snapshot_read(struct arena *a, const char *name, const char *text, size_t len,
	struct snapshot *out, struct err *err)
{
	const struct json *root = json_parse(a, name, text, len, err);
	if (!root)
		return false;
	struct reader r = {.arena = a, .name = name, .err = err};
	struct snapshot s = {0};
	if (!read_root(&r, root, &s))
		return false;
	*out = s;
	return true;
}
