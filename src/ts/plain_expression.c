/* Expressions of plain modules, to their programs. */
#include <string.h>

#include "ts/plain_parts.h"

static void plain_name(struct plain *m)
{
	unsigned atom = m->p.t.atom;
	const struct parameter *found = plain_parameter(m, atom);
	if (m->p.t.has_escape) {
		plain_give_up(m);
	} else if (found) {
		plain_put(m, PLAIN_PARAMETER);
		plain_put(m, m->depth - found->depth);
		plain_put(m, found->index);
	} else if (atom == m->link) {
		plain_put(m, PLAIN_LINK);
	} else {
		m->is_sql = m->sql && atom == m->sql;
		ts_push(&m->p, &m->names, (struct name_use){m->code.count, atom});
		plain_put_with(m, PLAIN_LOCAL, 0);
	}
	ts_next(&m->p);
}

static unsigned arguments(struct plain *m)
{
	struct ts_parser *p = &m->p;
	unsigned count = 0;
	ts_next(p);
	while (!p->failed && p->t.kind != T_RPAREN) {
		plain_expression(m);
		count++;
		if (!ts_accept(p, T_COMMA))
			break;
	}
	ts_expect(p, T_RPAREN);
	return count;
}

static void call(struct plain *m)
{
	bool is_method = m->get != TS_NONE;
	unsigned key = 0;
	if (is_method) {
		key = m->code.items[m->get + 1];
		m->code.count = m->get;
	}
	unsigned count = arguments(m);
	plain_put(m, is_method ? PLAIN_METHOD : PLAIN_CALL);
	if (is_method)
		plain_put(m, key);
	plain_put(m, count);
}

/* sql`…`: drizzle looks at the texts only, so that nobody sees that their array is not frozen. */
static void tagged(struct plain *m)
{
	struct buf texts = buf_in(m->p.arena);
	unsigned at = m->code.count;
	plain_put_with(m, PLAIN_CONSTANT, 0);
	unsigned count = plain_template(m, &texts);
	buf_putc(&texts, ']');
	m->code.items[at + 1] = plain_add_json(m, texts.s, texts.len);
	plain_put_with(m, PLAIN_CALL, count + 1);
}

static void suffixes(struct plain *m)
{
	struct ts_parser *p = &m->p;
	for (;;) {
		if (p->t.kind == T_DOT) {
			ts_next(p);
			m->get = m->code.count;
			plain_put_with(m, PLAIN_GET, plain_add_name(m));
			ts_next(p);
		} else if (p->t.kind == T_LPAREN) {
			call(m);
			m->get = TS_NONE;
		} else if (m->is_sql && (p->t.kind == T_TEMPLATE || p->t.kind == T_TEMPLATE_HEAD)) {
			tagged(m);
			m->get = TS_NONE;
		} else {
			return;
		}
		m->is_arrow = m->is_sql = false;
	}
}

/* `new a.b(…)` */
static void new_object(struct plain *m)
{
	struct ts_parser *p = &m->p;
	ts_next(p);
	if (p->t.kind != T_NAME) {
		plain_give_up(m);
		return;
	}
	plain_name(m);
	while (ts_accept(p, T_DOT)) {
		plain_put_with(m, PLAIN_GET, plain_add_name(m));
		ts_next(p);
	}
	if (p->t.kind != T_LPAREN) {
		plain_give_up(m);
		return;
	}
	unsigned count = arguments(m);
	plain_put_with(m, PLAIN_NEW, count);
}

void plain_value(struct plain *m)
{
	plain_expression(m);
	if (m->is_arrow && !m->is_linker)
		plain_give_up(m);
}

/* The index of the key at hand. `__proto__: x` is no member. */
static unsigned key(struct plain *m)
{
	const struct ts_token *t = &m->p.t;
	const char *s = m->p.lexer.s + t->start;
	unsigned len = t->end - t->start;
	if (t->kind == T_STRING)
		s = plain_text_of(m, s, &len);
	if (len == strlen("__proto__") && !memcmp(s, "__proto__", len))
		plain_give_up(m);
	return t->kind == T_STRING ? plain_add_text(m, s, len) : plain_add_name(m);
}

static void property(struct plain *m)
{
	struct ts_parser *p = &m->p;
	struct ts_token name_of = p->t;
	if (ts_accept(p, T_SPREAD)) {
		plain_expression(m);
		plain_put(m, PLAIN_SPREAD);
		return;
	}
	unsigned at = key(m);
	ts_next(p);
	if (ts_accept(p, T_COLON)) {
		plain_value(m);
	} else if (name_of.kind == T_NAME && (p->t.kind == T_COMMA || p->t.kind == T_RBRACE)) {
		struct ts_token next = p->t;
		p->t = name_of;
		plain_name(m);
		p->t = next;
	} else {
		plain_give_up(m);
	}
	plain_put_with(m, PLAIN_PROPERTY, at);
}

static void object(struct plain *m)
{
	struct ts_parser *p = &m->p;
	ts_next(p);
	plain_put(m, PLAIN_OBJECT);
	while (!p->failed && p->t.kind != T_RBRACE) {
		property(m);
		if (!ts_accept(p, T_COMMA))
			break;
	}
	ts_expect(p, T_RBRACE);
}

/* Items are pushed by ones only from the first that is spread on. */
static void array(struct plain *m)
{
	struct ts_parser *p = &m->p;
	unsigned count = 0;
	bool is_spread = false;
	ts_next(p);
	while (!p->failed && p->t.kind != T_RBRACKET) {
		bool spreads = ts_accept(p, T_SPREAD);
		if (spreads && !is_spread) {
			plain_put_with(m, PLAIN_ARRAY, count);
			is_spread = true;
		}
		plain_expression(m);
		if (is_spread)
			plain_put(m, spreads ? PLAIN_SPREAD_ITEMS : PLAIN_ITEM);
		count++;
		if (!ts_accept(p, T_COMMA))
			break;
	}
	ts_expect(p, T_RBRACKET);
	if (!is_spread)
		plain_put_with(m, PLAIN_ARRAY, count);
}

/* `(x)` is what x is, also as the object of a call; the first of `(0,x)` is not looked at. */
static void parenthesis(struct plain *m)
{
	struct ts_parser *p = &m->p;
	ts_next(p);
	plain_expression(m);
	if (ts_accept(p, T_COMMA)) {
		plain_put(m, PLAIN_POP);
		plain_expression(m);
		m->get = TS_NONE;
		m->is_arrow = m->is_sql = false;
	}
	ts_expect(p, T_RPAREN);
}

static void text(struct plain *m)
{
	unsigned count = plain_template(m, NULL);
	plain_put_with(m, PLAIN_TEXT, count);
}

static void literal(struct plain *m, const char *json)
{
	plain_put_with(m, PLAIN_CONSTANT, plain_add_json(m, json, strlen(json)));
	ts_next(&m->p);
}

static void operand(struct plain *m)
{
	switch ((int)m->p.t.kind) {
	case T_NAME: plain_name(m); break;
	case T_STRING: plain_string(m); break;
	case T_NUMBER:
	case T_MINUS: plain_number(m); break;
	case T_TRUE: literal(m, "true"); break;
	case T_FALSE: literal(m, "false"); break;
	case T_NULL: literal(m, "null"); break;
	case T_TEMPLATE:
	case T_TEMPLATE_HEAD: text(m); break;
	case T_LPAREN: parenthesis(m); break;
	case T_LBRACE: object(m); break;
	case T_LBRACKET: array(m); break;
	case T_NEW: new_object(m); break;
	default: plain_give_up(m);
	}
}

void plain_expression(struct plain *m)
{
	struct ts_parser *p = &m->p;
	enum ts_token_kind kind = p->t.kind;
	if (!ts_enter(p))
		return;
	m->get = TS_NONE;
	m->is_arrow = m->is_sql = false;
	if ((kind == T_NAME && ts_peek(p).kind == T_ARROW) ||
		(kind == T_LPAREN && plain_begins_arrow(m))) {
		plain_function(m);
		ts_leave(p);
		return;
	}
	operand(m);
	if (kind != T_LPAREN) {
		m->get = TS_NONE;
		m->is_arrow = false;
		m->is_sql &= kind == T_NAME;
	}
	if (kind != T_MINUS)
		suffixes(m);
	ts_leave(p);
}
