/* Quoting, templates and the list of texts. */
#include "sql/out.h"

#include <ctype.h>
#include <string.h>

#include "base/json.h"
#include "model/literal.h"
#include "model/type.h"

void out_put(struct out *o, const char *text)
{
	buf_puts(&o->text, text);
}

void out_option(struct out *o, const char *keyword, const char *value)
{
	if (!value || !value[0])
		return;
	out_put(o, keyword);
	out_put(o, value);
}

void out_upper(struct out *o, const char *text)
{
	for (; *text; text++)
		buf_putc(&o->text, (char)toupper((unsigned char)*text));
}

void out_name(struct out *o, const char *name)
{
	buf_putc(&o->text, '"');
	for (; *name; name++) {
		if (*name == '"' && o->is_safe)
			buf_putc(&o->text, '"');
		buf_putc(&o->text, *name);
	}
	buf_putc(&o->text, '"');
}

void out_names(struct out *o, const struct list *names)
{
	for (size_t i = 0; i < names->count; i++) {
		if (i)
			out_put(o, ",");
		out_name(o, names->items[i]);
	}
}

void out_qualified(struct out *o, const char *schema, const char *name)
{
	if (schema && schema[0]) {
		out_name(o, schema);
		out_put(o, ".");
	}
	out_name(o, name);
}

static void put_table(struct out *o, const struct stmt *s)
{
	out_qualified(o, s->schema, s->table);
}

static void put_object(struct out *o, const struct stmt *s)
{
	out_qualified(o, s->schema, s->name);
}

static void put_name(struct out *o, const struct stmt *s)
{
	out_name(o, s->name);
}

static void put_to(struct out *o, const struct stmt *s)
{
	out_name(o, s->to);
}

/* The text behind "$word" at `p`, whose meaning is written; NULL if it is no such word. */
static const char *fill_word(struct out *o, const struct stmt *s, const char *p)
{
	static const struct {
		const char *word;
		void (*put)(struct out *o, const struct stmt *s);
	} words[] = {{"$table", put_table}, {"$object", put_object}, {"$name", put_name},
		{"$to", put_to}};
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t len = strlen(words[i].word);
		if (strncmp(p, words[i].word, len) != 0)
			continue;
		words[i].put(o, s);
		return p + len;
	}
	return NULL;
}

void out_fill(struct out *o, const struct stmt *s, const char *text)
{
	while (*text) {
		size_t len = strcspn(text, "$");
		buf_add(&o->text, text, len);
		text += len;
		if (*text)
			text = fill_word(o, s, text);
	}
}

void out_literal(struct out *o, const char *text)
{
	buf_quote(&o->text, text, '\'');
}

/* drizzle-kit puts values into a template literal, which makes an array a list with commas (null
 * being nothing in it) and hides what is in an object. */
void out_value(struct out *o, const struct json *value)
{
	switch (json_kind(value)) {
	case JSON_STR: out_put(o, json_text(value)); break;
	case JSON_OBJ: out_put(o, "[object Object]"); break;
	case JSON_ARR:
		for (size_t i = 0; i < json_count(value); i++) {
			out_put(o, i ? "," : "");
			if (json_kind(json_at(value, i)) != JSON_NIL)
				out_value(o, json_at(value, i));
		}
		break;
	case JSON_NONE:
	case JSON_NUM:
	case JSON_BOOL:
	case JSON_NIL: json_put_compact(&o->text, value); break;
	}
}

void out_type(struct out *o, const char *schema, const char *type)
{
	const char *brackets, *element = type_element(o->text.arena, type, &brackets);
	if (type_is_native(type))
		out_put(o, element);
	else
		out_qualified(o, schema, element);
	out_put(o, brackets);
}

/* Types with parameters are not names. */
static bool is_name(const char *type)
{
	return !type[strcspn(type, "( ")];
}

void out_column_type(struct out *o, const struct column *c, const char *schema)
{
	if (!o->is_safe) {
		out_type(o, schema, c->type);
		return;
	}
	const char *brackets, *element = type_element(o->text.arena, c->type, &brackets);
	if (c->type_schema)
		out_qualified(o, c->type_schema, element);
	else if (type_is_native(element) || !is_name(element))
		out_put(o, element);
	else
		out_name(o, element);
	out_put(o, brackets);
}

void out_default(struct out *o, const struct column *c)
{
	const struct json *value = c->default_value;
	if (!o->is_safe)
		out_value(o, value);
	else if (json_kind(value) == JSON_STR)
		out_put(o, literal_whole(o->text.arena, json_text(value)));
	else if (literal_has_parts(c->type, value))
		out_put(o, literal_of_parts(o->text.arena, c->type, value));
	else
		out_value(o, value);
}

void out_end(struct out *o)
{
	if (!o->text.len)
		return;
	char *text = arena_strndup(o->seen.arena, o->text.s, o->text.len);
	if (map_set(&o->seen, text, text))
		list_push_pointer(o->seen.arena, o->texts, text);
	buf_truncate(&o->text, 0);
}
