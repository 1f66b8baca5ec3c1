/* The SQL in which the server is asked about parts of a table. */
#include "introspect/words.h"

#include <ctype.h>
#include <string.h>

#include "model/literal.h"
#include "model/type.h"

void words_put_type(struct buf *b, const struct column *c)
{
	const char *brackets, *element = type_element(b->arena, c->type, &brackets);
	/* What a serial makes beside its type is not wanted here. */
	const char *of_serial = type_of_serial(element);
	if (c->type_schema) {
		buf_quote(b, c->type_schema, '"');
		buf_putc(b, '.');
	}
	if (of_serial || type_is_native(c->type))
		buf_puts(b, of_serial ? of_serial : element);
	else
		buf_quote(b, element, '"');
	buf_puts(b, brackets);
}

/* What in an expression is left out before a name: the schema of a column that is written
 * "schema"."table"."column", since the temporary table has another one; and public, which is found
 * without being named, while a temporary table of the name hides it. */
struct qualifier {
	const char *text;
	size_t skipped; /* bytes of `text` */
};

static bool is_in_word(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '"' || c == '.';
}

static size_t skip_qualifier(const struct qualifier *q, const char *from, const char *at)
{
	for (; q->text; q++)
		if (!strncmp(at, q->text, strlen(q->text)) && (at == from || !is_in_word(at[-1])))
			return q->skipped;
	return 0;
}

/* Texts in quotes are passed over. */
void words_put_expression(struct buf *b, const struct table *t, const char *expression)
{
	struct buf qualified = buf_in(b->arena);
	buf_quote(&qualified, t->schema, '"');
	buf_putc(&qualified, '.');
	size_t schema_len = qualified.len;
	buf_quote(&qualified, t->name, '"');
	buf_putc(&qualified, '.');
	const struct qualifier qualifiers[] = {
		{"\"public\".", 9}, {"public.", 7}, {qualified.s, schema_len}, {NULL, 0}};
	bool in_text = false;
	for (const char *p = expression; *p; p++) {
		if (!in_text)
			p += skip_qualifier(qualifiers, expression, p);
		in_text ^= *p == '\'';
		buf_putc(b, *p);
	}
	buf_putc(b, '\n');
}

void words_put_default(struct buf *b, const struct column *c)
{
	const struct json *value = c->default_value;
	if (json_text(value))
		buf_puts(b, literal_whole(b->arena, json_text(value)));
	else if (literal_has_parts(c->type, value))
		buf_puts(b, literal_of_parts(b->arena, c->type, value));
	else
		json_put_compact(b, value);
}

bool words_may_mention(const char *text, const char *name)
{
	return strpbrk(name, "\"\\") || strcasestr(text, name);
}
