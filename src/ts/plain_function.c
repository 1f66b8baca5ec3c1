/* Arrow functions of plain modules: their parameters and their bodies. */
#include "ts/plain_parts.h"

/* The most parameters that a function has in plain.js. */
enum { MAX_PARAMETERS = 3 };

const struct parameter *plain_parameter(const struct plain *m, unsigned atom)
{
	for (unsigned i = m->parameters.count; i-- > 0;)
		if (m->parameters.items[i].atom == atom)
			return &m->parameters.items[i];
	return NULL;
}

static void add_parameter(struct plain *m, unsigned atom, unsigned index)
{
	ts_push(&m->p, &m->parameters, (struct parameter){atom, m->depth, index});
}

/* `{ one, many }`: the parameter itself has no name. */
static void pattern(struct plain *m, unsigned at, unsigned *next)
{
	struct ts_parser *p = &m->p;
	ts_next(p);
	while (p->t.kind == T_NAME) {
		unsigned key = plain_add_name(m);
		unsigned atom = p->t.atom;
		ts_next(p);
		if (ts_accept(p, T_COLON)) {
			atom = p->t.atom;
			if (p->t.kind != T_NAME)
				plain_give_up(m);
			ts_next(p);
		}
		plain_put(m, PLAIN_PARAMETER);
		plain_put(m, 0);
		plain_put(m, at);
		plain_put_with(m, PLAIN_GET, key);
		plain_put_with(m, PLAIN_SET_PARAMETER, *next);
		add_parameter(m, atom, (*next)++);
		if (!ts_accept(p, T_COMMA))
			break;
	}
	ts_expect(p, T_RBRACE);
}

/* `(a, { b })` up to the parenthesis at its end; gives how many there are. Index 0 of the values
 * that plain.js keeps for a call is those of the function around. */
static unsigned parameters(struct plain *m)
{
	struct ts_parser *p = &m->p;
	unsigned count = 0, next = MAX_PARAMETERS + 1;
	while (p->t.kind == T_NAME || p->t.kind == T_LBRACE) {
		if (++count > MAX_PARAMETERS) {
			plain_give_up(m);
			break;
		}
		if (p->t.kind == T_LBRACE) {
			pattern(m, count, &next);
		} else {
			add_parameter(m, p->t.atom, count);
			ts_next(p);
		}
		if (!ts_accept(p, T_COMMA))
			break;
	}
	ts_expect(p, T_RPAREN);
	return count;
}

/* What follows `=>`: an expression, or a block of a return only. */
static void body(struct plain *m)
{
	struct ts_parser *p = &m->p;
	if (!ts_accept(p, T_LBRACE)) {
		plain_expression(m);
		return;
	}
	if (!ts_expect(p, T_RETURN) || p->t.newline_before) {
		plain_give_up(m);
		return;
	}
	plain_expression(m);
	ts_accept(p, T_SEMICOLON);
	ts_expect(p, T_RBRACE);
}

void plain_function(struct plain *m)
{
	struct ts_parser *p = &m->p;
	unsigned outer = m->parameters.count, at = m->code.count;
	plain_put_with(m, PLAIN_FUNCTION, 0);
	plain_put(m, 0);
	m->depth++;
	unsigned count = 1;
	if (p->t.kind == T_NAME) {
		add_parameter(m, p->t.atom, 1);
		ts_next(p);
	} else {
		ts_next(p);
		count = parameters(m);
	}
	m->code.items[at + 1] = count;
	ts_expect(p, T_ARROW);
	body(m);
	plain_put(m, PLAIN_RETURN);
	m->code.items[at + 2] = m->code.count;
	m->parameters.count = outer;
	m->depth--;
	m->get = TS_NONE;
	m->is_arrow = true;
	m->is_sql = false;
}

bool plain_begins_arrow(struct plain *m)
{
	struct ts_lexer *l = &m->p.lexer;
	unsigned open = 1;
	struct ts_token t = ts_lex(l, m->p.t.end);
	for (; open && t.kind != T_EOF; t = ts_lex(l, t.end)) {
		if (t.kind == T_LPAREN || t.kind == T_RPAREN)
			open += t.kind == T_LPAREN ? 1 : -1u;
		else if (t.kind != T_NAME && t.kind != T_COMMA && t.kind != T_COLON &&
			 t.kind != T_LBRACE && t.kind != T_RBRACE)
			return false;
	}
	return t.kind == T_ARROW;
}
