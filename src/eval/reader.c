/* Fields of extract.js one by one, and what reading every kind of object needs. */
#include "eval/reader.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "eval/casing.h"

const char *field_next(struct reader *r)
{
	const char *field = r->at;
	r->at += strlen(field) + 1;
	return field;
}

const char *field_maybe(struct reader *r)
{
	const char *field = field_next(r);
	return field[0] == '\x01' && !field[1] ? NULL : field;
}

size_t field_number(struct reader *r)
{
	return strtoul(field_next(r), NULL, 10);
}

bool field_flag(struct reader *r)
{
	return *field_next(r) == '1';
}

const struct json *field_json(struct reader *r)
{
	const char *text = field_maybe(r);
	if (!text)
		return NULL;
	if (!strcmp(text, "{}"))
		return r->nothing;
	return json_parse(r->a, "a value", text, strlen(text), r->err);
}

const char *read_cased(struct reader *r, const char *name, bool is_key)
{
	return is_key ? eval_case_name(r->a, r->options->casing, name) : name;
}

struct reference field_reference(struct reader *r, const char *field)
{
	return (struct reference){field + 1, read_cased(r, field + 1, *field == 'k')};
}

void field_references(struct reader *r, struct references *columns)
{
	for (size_t n = field_number(r); n; n--) {
		struct reference *column = arena_new_of(r->a, struct reference);
		*column = field_reference(r, field_next(r));
		list_push(r->a, &columns->items, column);
	}
}

void field_strings(struct reader *r, struct list *strings)
{
	for (size_t n = field_number(r); n; n--)
		list_push_pointer(r->a, strings, (void *)field_next(r));
}

void *read_find(const struct list *objects, const char *name)
{
	for (size_t i = 0; i < objects->count; i++)
		if (!strcmp(*(const char **)objects->items[i], name))
			return objects->items[i];
	return NULL;
}

void read_order(struct reader *r, struct list *objects)
{
	for (size_t i = 0; i < objects->count; i++) {
		const char *name = *(const char **)objects->items[i];
		if (*name >= '0' && *name <= '9') {
			model_order_keys(r->a, objects);
			return;
		}
	}
}

bool read_is_wanted(const struct reader *r, const char *schema)
{
	if (!r->options->schema_filter.count)
		return true;
	list_each (name, r->options->schema_filter)
		if (!strcmp(name, model_schema_name(schema)))
			return true;
	return false;
}

void *read_claimed(struct reader *r, const struct map *map, const char *schema, const char *name)
{
	return map_get(map, map_key(r->a, model_schema_name(schema), name));
}

void read_warn(struct reader *r, const char *fmt, ...)
{
	if (!r->options->warn)
		return;
	va_list args;
	va_start(args, fmt);
	r->options->warn(r->options->warn_context, arena_vprintf(r->a, fmt, args));
	va_end(args);
}

bool read_claim(struct reader *r, struct map *map, const char *what, const char *schema,
	const char *name, void *object)
{
	const char *key = map_key(r->a, model_schema_name(schema), name);
	if (map_set(map, key, object))
		return true;
	return err_set(r->err, ERR_SCHEMA, "two %s are named \"%s\"%s%s%s", what, name,
		*schema ? " in schema \"" : "", schema, *schema ? "\"" : "");
}

struct sequence_options read_sequence_options(struct reader *r, struct range range)
{
	struct sequence_options o;
	o.increment = field_maybe(r);
	o.min_value = field_maybe(r);
	o.max_value = field_maybe(r);
	o.start_with = field_maybe(r);
	o.cache = field_maybe(r);
	o.cycle = field_flag(r);
	if (!o.increment)
		o.increment = "1";
	bool is_descending = strtod(o.increment, NULL) < 0;
	if (!o.min_value)
		o.min_value = is_descending ? range.least : "1";
	if (!o.max_value)
		o.max_value = is_descending ? "-1" : range.greatest;
	if (!o.start_with)
		o.start_with = is_descending ? o.max_value : o.min_value;
	if (!o.cache)
		o.cache = "1";
	return o;
}
