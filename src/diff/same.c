/* Comparison of objects: loops over the field tables, but for what packing conflates. */
#include "diff/same.h"

#include <assert.h>
#include <string.h>

#include "model/field.h"

/* Fields that a comparison leaves out, and whether "" is the same as absent. */
struct view_of {
	const char *except[3];
	bool empty_is_absent;
};

static bool is_left_out(const struct view_of *v, const char *key)
{
	for (size_t i = 0; i < 3 && v->except[i]; i++)
		if (!strcmp(v->except[i], key))
			return true;
	return false;
}

bool same_text(const char *x, const char *y)
{
	return x == y || (x && y && !strcmp(x, y));
}

static bool same_string(const struct view_of *v, const char *x, const char *y)
{
	if (!v->empty_is_absent)
		return same_text(x, y);
	return !strcmp(x ? x : "", y ? y : "");
}

bool same_strings(const struct list *x, const struct list *y)
{
	if (x->count != y->count)
		return false;
	for (size_t i = 0; i < x->count; i++)
		if (strcmp(x->items[i], y->items[i]) != 0)
			return false;
	return true;
}

static bool same_fields(
	const struct field_table *t, const struct view_of *v, const void *x, const void *y);

static bool same_items(const struct field_table *t, const struct view_of *v, const struct list *x,
	const struct list *y)
{
	if (x->count != y->count)
		return false;
	for (size_t i = 0; i < x->count; i++)
		if (!same_fields(t, v, x->items[i], y->items[i]))
			return false;
	return true;
}

static bool same_field(const struct field *f, const struct view_of *v, const char *x, const char *y)
{
	const void *at_x = x + f->offset, *at_y = y + f->offset;
	switch (f->type) {
	case FIELD_STRING:
		return same_string(v, *(const char *const *)at_x, *(const char *const *)at_y);
	case FIELD_FLAG:
		if (*(const bool *)(x + f->has_offset) != *(const bool *)(y + f->has_offset))
			return false;
		return *(const bool *)at_x == *(const bool *)at_y;
	case FIELD_BOOL: return *(const bool *)at_x == *(const bool *)at_y;
	case FIELD_VALUE:
		return json_same(
			*(const struct json *const *)at_x, *(const struct json *const *)at_y);
	case FIELD_STRINGS: return same_strings(at_x, at_y);
	case FIELD_ITEMS: return same_items(f->of, v, at_x, at_y);
	case FIELD_OBJECT:
	case FIELD_MAP:
	case FIELD_NAMES: break;
	}
	assert(!"a field that no comparison reads");
	return false;
}

static bool same_fields(
	const struct field_table *t, const struct view_of *v, const void *x, const void *y)
{
	for (const struct field *f = t->fields; f->key; f++)
		if (!is_left_out(v, f->key) && !same_field(f, v, x, y))
			return false;
	return true;
}

/* The order of members counts: drizzle-kit compares the JSON text. */
static bool same_json_text(const struct json *x, const struct json *y)
{
	if (!json_same(x, y))
		return false;
	struct json_iter in_x = json_members(x), in_y = json_members(y);
	while (json_next(&in_x) && json_next(&in_y))
		if (strcmp(in_x.key, in_y.key) != 0)
			return false;
	return true;
}

bool same_index(const void *x, const void *y)
{
	/* An absent opclass is packed as "", an absent condition is not. */
	static const struct view_of rest = {.except = {"columns", "with"}};
	static const struct view_of column = {.empty_is_absent = true};
	const struct index *a = x, *b = y;
	return same_fields(&index_fields, &rest, a, b) &&
	       same_items(&index_column_fields, &column, (const struct list *)&a->columns,
		       (const struct list *)&b->columns) &&
	       same_json_text(a->with, b->with);
}

static const char *schema_to(const struct foreign_key *k)
{
	return model_schema_name(k->schema_to ? k->schema_to : "");
}

bool same_foreign_key(const void *x, const void *y)
{
	static const struct view_of rest = {.except = {"schemaTo"}, .empty_is_absent = true};
	return same_fields(&foreign_key_fields, &rest, x, y) && !strcmp(schema_to(x), schema_to(y));
}

static const struct view_of whole;
static const struct view_of without_schema = {.except = {"schema"}};
static const struct view_of without_name = {.except = {"name", "schema"}};

bool same_generated(const struct generated *x, const struct generated *y)
{
	return x == y || (x && y && same_fields(&generated_fields, &whole, x, y));
}

bool same_identity(const struct identity *x, const struct identity *y)
{
	return x == y || (x && y && same_fields(&identity_fields, &without_schema, x, y));
}

bool same_primary_key(const void *x, const void *y)
{
	return same_fields(&primary_key_fields, &whole, x, y);
}

bool same_unique(const void *x, const void *y)
{
	return same_fields(&unique_fields, &whole, x, y);
}

bool same_check(const void *x, const void *y)
{
	return same_fields(&check_fields, &whole, x, y);
}

bool same_policy(const void *x, const void *y)
{
	return same_fields(&policy_fields, &without_schema, x, y);
}

bool same_sequence(const void *x, const void *y)
{
	return same_fields(&sequence_fields, &without_name, x, y);
}

bool same_role(const void *x, const void *y)
{
	return same_fields(&role_fields, &without_name, x, y);
}
