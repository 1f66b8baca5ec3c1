/* Made-up names, and what casing does to them. */
#include "eval/names.h"

#include <string.h>

#include "base/buf.h"

static void put_raw(struct buf *out, const struct references *columns)
{
	list_each (column, columns->items) {
		buf_puts(out, column->raw);
		buf_putc(out, '_');
	}
}

const char *eval_primary_key_name(
	struct arena *a, const char *table, const struct references *columns)
{
	struct buf out = buf_in(a);
	buf_puts(&out, table);
	buf_putc(&out, '_');
	if (!columns->items.count)
		buf_putc(&out, '_');
	put_raw(&out, columns);
	buf_puts(&out, "pk");
	return out.s;
}

const char *eval_foreign_key_name(struct arena *a, const char *table,
	const struct references *columns, const char *target, const struct references *to)
{
	struct buf out = buf_in(a);
	buf_puts(&out, table);
	buf_putc(&out, '_');
	put_raw(&out, columns);
	buf_puts(&out, target);
	buf_putc(&out, '_');
	put_raw(&out, to);
	buf_puts(&out, "fk");
	return out.s;
}

const char *eval_index_name(struct arena *a, const char *table, const struct list *names)
{
	struct buf out = buf_in(a);
	buf_puts(&out, table);
	buf_putc(&out, '_');
	for (size_t i = 0; i < names->count; i++) {
		buf_puts(&out, names->items[i]);
		buf_putc(&out, '_');
	}
	if (!names->count)
		buf_putc(&out, '_');
	buf_puts(&out, "index");
	return out.s;
}

/* One step of a replacement text: `$$`, `$&`, "$`" and `$'` stand for something. */
static const char *put_replacement(
	struct buf *out, const char *with, const char *text, const char *at, size_t len)
{
	char next = with[0] == '$' ? with[1] : 0;
	if (next == '$')
		buf_putc(out, '$');
	else if (next == '&')
		buf_add(out, at, len);
	else if (next == '`')
		buf_add(out, text, (size_t)(at - text));
	else if (next == '\'')
		buf_puts(out, at + len);
	else {
		buf_putc(out, *with);
		return with + 1;
	}
	return with + 2;
}

static const char *replace_first(
	struct arena *a, const char *text, const char *what, const char *with)
{
	const char *at = strstr(text, what);
	if (!at || (!strcmp(what, with) && !strchr(with, '$')))
		return text;
	size_t len = strlen(what);
	struct buf out = buf_in(a);
	buf_add(&out, text, (size_t)(at - text));
	while (*with)
		with = put_replacement(&out, with, text, at, len);
	buf_puts(&out, at + len);
	return out.s;
}

const char *eval_recase(struct arena *a, const char *name, const struct references *columns)
{
	list_each (column, columns->items)
		name = replace_first(a, name, column->raw, column->name);
	return name;
}
