/* Names as keys and as members, quoted where they are not identifiers. */
#include "ts/access.h"

#include "base/json.h"

static bool is_identifier(const char *s)
{
	bool is_word = *s && (*s < '0' || *s > '9');

	for (; *s && is_word; s++)
		is_word = (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
			  (*s >= '0' && *s <= '9') || *s == '_' || *s == '$';
	return is_word;
}

void ts_put_key(struct buf *b, const char *name)
{
	if (is_identifier(name))
		buf_puts(b, name);
	else
		json_put_string(b, name);
}

void ts_put_access(struct buf *b, const struct ts_parser *p, unsigned module, const char *name)
{
	buf_printf(b, "%s_%u", p->prefix, module);
	if (!name)
		return;
	buf_putc(b, is_identifier(name) ? '.' : '[');
	ts_put_key(b, name);
	if (!is_identifier(name))
		buf_putc(b, ']');
}

void ts_put_constant(struct buf *b, const struct ts_parser *p, const struct ts_binding *x)
{
	const struct ts_atom *local = &p->lexer.atoms.items[x->atom];
	buf_printf(b, "%s$", p->prefix);
	buf_add(b, local->s, local->len);
}
