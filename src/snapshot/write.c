/* Writing snapshots: loops over the field tables put the text straight into a buffer. */
#include "snapshot/snapshot.h"

#include <assert.h>
#include <string.h>

#include "model/field.h"

static const void *member(const void *object, size_t offset)
{
	return (const char *)object + offset;
}

static bool flag(const void *object, size_t offset)
{
	return *(const bool *)member(object, offset);
}

static const char *string(const void *object, size_t offset)
{
	return *(const char *const *)member(object, offset);
}

static const void *pointer(const void *object, size_t offset)
{
	return *(const void *const *)member(object, offset);
}

static void put_break(struct buf *out, int depth)
{
	static const char spaces[] = "\n                                ";
	size_t width = 1 + 2 * (size_t)depth;
	assert(width < sizeof(spaces));
	buf_add(out, spaces, width);
}

/* Opens the next member or item of something whose first one is still to come if `*first`. */
static void put_next(struct buf *out, int depth, bool *first)
{
	if (!*first)
		buf_putc(out, ',');
	*first = false;
	put_break(out, depth);
}

static void put_end(struct buf *out, int depth, bool is_empty, char bracket)
{
	if (!is_empty)
		put_break(out, depth);
	buf_putc(out, bracket);
}

static void put_key(struct buf *out, const char *key)
{
	json_put_string(out, key);
	buf_add(out, ": ", 2);
}

static void put_bool(struct buf *out, bool b)
{
	buf_puts(out, b ? "true" : "false");
}

static void put_object(
	struct buf *out, const void *object, const struct field_table *table, int depth);

static void put_strings(struct buf *out, const struct list *strings, int depth)
{
	bool first = true;
	buf_putc(out, '[');
	for (size_t i = 0; i < strings->count; i++) {
		put_next(out, depth + 1, &first);
		json_put_string(out, strings->items[i]);
	}
	put_end(out, depth, first, ']');
}

static void put_items(
	struct buf *out, const struct list *items, const struct field_table *of, int depth)
{
	bool first = true;
	buf_putc(out, '[');
	for (size_t i = 0; i < items->count; i++) {
		const struct field_table *table = of;
		if (of->variant && flag(items->items[i], of->variant_if))
			table = of->variant;
		put_next(out, depth + 1, &first);
		put_object(out, items->items[i], table, depth + 1);
	}
	put_end(out, depth, first, ']');
}

static void put_names(struct buf *out, const struct list *objects, int depth)
{
	bool first = true;
	buf_putc(out, '{');
	for (size_t i = 0; i < objects->count; i++) {
		put_next(out, depth + 1, &first);
		put_key(out, string(objects->items[i], 0));
		json_put_string(out, string(objects->items[i], 0));
	}
	put_end(out, depth, first, '}');
}

/* Objects that are listed by schema and name begin with these two members. */
static void put_qualified_key(struct buf *out, const void *object)
{
	buf_putc(out, '"');
	json_put_escaped(out, model_schema_name(string(object, sizeof(char *))));
	buf_putc(out, '.');
	json_put_escaped(out, string(object, 0));
	buf_add(out, "\": ", 3);
}

static void put_map(struct buf *out, const struct list *objects, const struct field *f, int depth)
{
	bool first = true;
	buf_putc(out, '{');
	for (size_t i = 0; i < objects->count; i++) {
		put_next(out, depth + 1, &first);
		if (f->is_qualified)
			put_qualified_key(out, objects->items[i]);
		else
			put_key(out, string(objects->items[i], 0));
		put_object(out, objects->items[i], f->of, depth + 1);
	}
	put_end(out, depth, first, '}');
}

static void put_member(struct buf *out, const void *object, const struct field *f, int depth)
{
	const void *at = member(object, f->offset);
	switch (f->type) {
	case FIELD_STRING: json_put_string(out, string(object, f->offset)); break;
	case FIELD_BOOL:
	case FIELD_FLAG: put_bool(out, flag(object, f->offset)); break;
	case FIELD_VALUE: json_put_pretty(out, pointer(object, f->offset), depth); break;
	case FIELD_STRINGS: put_strings(out, at, depth); break;
	case FIELD_OBJECT: put_object(out, pointer(object, f->offset), f->of, depth); break;
	case FIELD_ITEMS: put_items(out, at, f->of, depth); break;
	case FIELD_MAP: put_map(out, at, f, depth); break;
	case FIELD_NAMES: put_names(out, at, depth); break;
	}
}

static bool is_absent(const void *object, const struct field *f)
{
	switch (f->type) {
	case FIELD_STRING:
	case FIELD_VALUE:
	case FIELD_OBJECT: return !pointer(object, f->offset);
	case FIELD_FLAG: return !flag(object, f->has_offset);
	case FIELD_BOOL:
	case FIELD_STRINGS:
	case FIELD_ITEMS:
	case FIELD_MAP:
	case FIELD_NAMES: return false;
	}
	return false;
}

static void put_members(struct buf *out, const void *object, const struct field_table *table,
	int depth, bool *first)
{
	for (const struct field *f = table->fields; f->key; f++) {
		if (is_absent(object, f))
			continue;
		put_next(out, depth + 1, first);
		put_key(out, f->key);
		put_member(out, object, f, depth + 1);
	}
}

static void put_object(
	struct buf *out, const void *object, const struct field_table *table, int depth)
{
	bool first = true;
	buf_putc(out, '{');
	put_members(out, object, table, depth, &first);
	put_end(out, depth, first, '}');
}

static void put_text(struct buf *out, const char *key, const char *text, bool *first)
{
	put_next(out, 1, first);
	put_key(out, key);
	json_put_string(out, text);
}

static void put_renames(struct buf *out, const struct rename_log *renames, bool *first)
{
	put_next(out, 1, first);
	buf_puts(out, "\"_meta\": {\n    \"columns\": ");
	json_put_pretty(out, renames->columns, 2);
	buf_puts(out, ",\n    \"schemas\": ");
	json_put_pretty(out, renames->schemas, 2);
	buf_puts(out, ",\n    \"tables\": ");
	json_put_pretty(out, renames->tables, 2);
	buf_puts(out, "\n  }");
}

void snapshot_write(struct buf *out, const struct snapshot *s)
{
	bool first = true;
	buf_putc(out, '{');
	put_text(out, "id", s->id, &first);
	put_text(out, "prevId", s->prev_id, &first);
	put_text(out, "version", "7", &first);
	put_text(out, "dialect", "postgresql", &first);
	put_members(out, s->model, &model_fields, 0, &first);
	put_renames(out, &s->model->renames, &first);
	put_end(out, 0, first, '}');
}
