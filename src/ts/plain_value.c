/* Values of programs: texts, names, numbers, templates. */
#include <ctype.h>
#include <string.h>

#include "base/json.h"
#include "ts/plain_parts.h"

unsigned plain_add_json(struct plain *m, const char *json, size_t len)
{
	buf_putc(&m->values, m->value_count ? ',' : '[');
	buf_add(&m->values, json, len);
	return m->value_count++;
}

/* The index of a text that needs no escapes, the same for the same text: its atom keeps it, plus 1,
 * where the parser keeps its spaces. */
unsigned plain_add_raw(struct plain *m, const char *s, unsigned len)
{
	struct ts_atoms *atoms = &m->p.lexer.atoms;
	unsigned atom = ts_atom_of(atoms, s, len);
	if (!atoms->items[atom].space) {
		buf_putc(&m->values, m->value_count ? ',' : '[');
		buf_putc(&m->values, '"');
		buf_add(&m->values, s, len);
		buf_putc(&m->values, '"');
		atoms->items[atom].space = ++m->value_count;
	}
	return atoms->items[atom].space - 1;
}

const char *plain_text_of(struct plain *m, const char *s, unsigned *len)
{
	bool has_escapes = false, is_clear = *len >= 2;
	for (unsigned i = 1; is_clear && i + 1 < *len; i++) {
		if (s[i] == '\\') {
			has_escapes = true;
			i++;
			is_clear = s[i] && strchr("\\'\"`nt$", s[i]);
		}
		is_clear &= s[i] && s[i] != '\r';
	}
	if (!is_clear) {
		plain_give_up(m);
		*len = 0;
		return "";
	}
	if (has_escapes)
		return ts_string_value(m->p.arena, s, *len, len);
	*len -= 2;
	return s + 1;
}

static bool needs_escapes(const char *s, unsigned len)
{
	for (unsigned i = 0; i < len; i++)
		if (s[i] == '"' || s[i] == '\\' || (unsigned char)s[i] < ' ')
			return true;
	return false;
}

static struct buf json_of(struct plain *m, const char *s, unsigned len)
{
	struct buf json = buf_in(m->p.arena);
	json_put_string(&json, arena_strndup(m->p.arena, s, len));
	return json;
}

unsigned plain_add_text(struct plain *m, const char *s, unsigned len)
{
	if (!needs_escapes(s, len))
		return plain_add_raw(m, s, len);
	struct buf json = json_of(m, s, len);
	return plain_add_json(m, json.s, json.len);
}

unsigned plain_add_name(struct plain *m)
{
	const struct ts_token *t = &m->p.t;
	if (t->has_escape || !ts_is_any_word(t))
		plain_give_up(m);
	return plain_add_raw(m, m->p.lexer.s + t->start, t->end - t->start);
}

void plain_string(struct plain *m)
{
	const struct ts_token *t = &m->p.t;
	unsigned len = t->end - t->start;
	const char *text = plain_text_of(m, m->p.lexer.s + t->start, &len);
	plain_put_with(m, PLAIN_CONSTANT, plain_add_text(m, text, len));
	ts_next(&m->p);
}

/* As JSON has them: no 0x10, no 1_000, no .5 */
static bool is_json_number(const char *s, unsigned len)
{
	if (len > 1 && s[0] == '0' && s[1] != '.')
		return false;
	for (unsigned i = 0; i < len; i++)
		if (!isdigit((unsigned char)s[i]) && (s[i] != '.' || i == 0 || i + 1 == len))
			return false;
	return true;
}

void plain_number(struct plain *m)
{
	struct ts_parser *p = &m->p;
	unsigned start = p->t.start;
	bool is_negative = ts_accept(p, T_MINUS);
	const char *s = p->lexer.s + p->t.start;
	if (p->t.kind != T_NUMBER || !is_json_number(s, p->t.end - p->t.start) ||
		p->t.start - start != is_negative) {
		plain_give_up(m);
		return;
	}
	plain_put_with(m, PLAIN_CONSTANT, plain_add_json(m, p->lexer.s + start, p->t.end - start));
	ts_next(p);
}

/* The piece of a template that the token at hand is, with its quotes: `…${ or }…${ or }…` */
static const char *piece(struct plain *m, unsigned *len)
{
	const struct ts_token *t = &m->p.t;
	*len = t->end - t->start - (t->kind == T_TEMPLATE_HEAD);
	return plain_text_of(m, m->p.lexer.s + t->start, len);
}

unsigned plain_template(struct plain *m, struct buf *texts)
{
	struct ts_parser *p = &m->p;
	unsigned count = 0;
	for (;;) {
		unsigned len;
		const char *text = piece(m, &len);
		if (texts) {
			buf_putc(texts, count ? ',' : '[');
			buf_puts(texts, json_of(m, text, len).s);
		} else {
			plain_put_with(m, PLAIN_CONSTANT, plain_add_text(m, text, len));
			count++;
		}
		if (p->t.kind != T_TEMPLATE_HEAD)
			break;
		ts_next(p);
		plain_expression(m);
		count++;
		if (p->t.kind != T_RBRACE) {
			plain_give_up(m);
			return count;
		}
		p->t = ts_lex_template(&p->lexer, p->t.start);
	}
	ts_next(p);
	return count;
}
