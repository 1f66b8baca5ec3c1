/* The values of constant enum members: a small evaluator over the tokens of an expression. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/json.h"
#include "ts/parser.h"

struct reader {
	struct ts_parser *p;
	struct ts_token t;
	unsigned end, depth;
};

enum { MAX_NESTING = 100 };

static const struct ts_constant unknown;

static struct ts_constant binary(struct reader *r, int level);

static void advance(struct reader *r)
{
	r->t = ts_lex(&r->p->lexer, r->t.end);
	if (r->t.start >= r->end)
		r->t.kind = T_EOF;
	if (r->t.kind == T_GREATER)
		ts_lex_greater(&r->p->lexer, &r->t);
}

static struct ts_constant of_number(double number)
{
	return (struct ts_constant){K_NUMBER, number, NULL, 0};
}

static struct ts_constant of_text(const char *text, size_t len)
{
	return (struct ts_constant){K_STRING, 0, text, (unsigned)len};
}

static struct ts_constant read_number(struct reader *r)
{
	unsigned len = r->t.end - r->t.start, used = 0;
	char *text = ts_text(r->p, r->t.start, r->t.end) ? arena_alloc(r->p->arena, len + 1) : NULL;
	const char *s = r->p->lexer.s + r->t.start;
	int radix;

	for (unsigned i = 0; i < len; i++)
		if (s[i] != '_')
			text[used++] = s[i];
	advance(r);
	if (text[0] != '0' || used < 2 || text[1] == '.' || (text[1] | 0x20) == 'e')
		return of_number(strtod(text, NULL));
	radix = (text[1] | 0x20) == 'x' ? 16 : (text[1] | 0x20) == 'o' ? 8 : 2;
	if (text[1] >= '0' && text[1] <= '9')
		return unknown;
	double number = 0;
	for (unsigned i = 2; i < used; i++) {
		int c = text[i] | 0x20;
		number = number * radix + (c >= 'a' ? c - 'a' + 10 : c - '0');
	}
	return of_number(number);
}

const struct ts_constant *ts_enum_member(const struct ts_parser *p, unsigned space, unsigned atom)
{
	const struct ts_declaration *d = ts_declared(p, atom, p->spaces.items[space].exports);

	if (!d || d->kind != D_ENUM_MEMBER)
		return NULL;
	return &p->members.items[d->data].value;
}

/* `.name` or `["name"]` behind an enum. */
static struct ts_constant read_access(struct reader *r, unsigned space)
{
	const struct ts_constant *value = NULL;
	struct ts_token key;

	if (r->t.kind == T_DOT) {
		advance(r);
		key = r->t;
		if (!ts_is_any_word(&key))
			return unknown;
		advance(r);
	} else if (r->t.kind == T_LBRACKET) {
		unsigned len;
		const char *text;
		advance(r);
		key = r->t;
		if (key.kind != T_STRING)
			return unknown;
		text = ts_string_value(
			r->p->arena, r->p->lexer.s + key.start, key.end - key.start, &len);
		key.atom = ts_atom_of(&r->p->lexer.atoms, text, len);
		advance(r);
		if (r->t.kind != T_RBRACKET)
			return unknown;
		advance(r);
	} else {
		return unknown;
	}
	value = ts_enum_member(r->p, space, key.atom);
	return value ? *value : unknown;
}

static struct ts_constant read_name(struct reader *r)
{
	struct ts_parser *p = r->p;
	unsigned atom = r->t.atom;
	const struct ts_atom *a = &p->lexer.atoms.items[atom];

	advance(r);
	for (unsigned scope = p->scope;; scope = p->scopes.items[scope].parent) {
		const struct ts_scope *s = &p->scopes.items[scope];
		const struct ts_declaration *d = ts_declared(p, atom, scope);
		if (!d && s->kind == S_NAMESPACE)
			d = ts_declared(p, atom, p->spaces.items[s->space].exports);
		if (d && d->kind == D_ENUM_MEMBER)
			return p->members.items[d->data].value;
		if (d)
			return d->kind == D_ENUM ? read_access(r, d->data) : unknown;
		if (scope == 0)
			break;
	}
	if (a->len == 3 && memcmp(a->s, "NaN", 3) == 0)
		return of_number(NAN);
	if (a->len == 8 && memcmp(a->s, "Infinity", 8) == 0)
		return of_number(INFINITY);
	return unknown;
}

static struct ts_constant read_string(struct reader *r)
{
	unsigned len;
	const char *text = ts_string_value(
		r->p->arena, r->p->lexer.s + r->t.start, r->t.end - r->t.start, &len);

	advance(r);
	return of_text(text, len);
}

static void put(struct buf *b, const struct ts_constant *c)
{
	if (c->kind == K_STRING)
		buf_add(b, c->text, c->len);
	else if (isnan(c->number))
		buf_puts(b, "NaN");
	else if (isinf(c->number))
		buf_puts(b, c->number < 0 ? "-Infinity" : "Infinity");
	else
		json_put_number(b, c->number);
}

/* The text of a template between two substitutions; both delimiters are in the token. */
static void put_piece(struct reader *r, struct buf *b)
{
	unsigned len, size = r->t.end - r->t.start - (r->t.kind == T_TEMPLATE_HEAD);
	const char *text = ts_string_value(r->p->arena, r->p->lexer.s + r->t.start, size, &len);

	buf_add(b, text, len);
}

static struct ts_constant read_template(struct reader *r)
{
	struct buf b = buf_in(r->p->arena);
	bool is_known = true;

	put_piece(r, &b);
	while (r->t.kind == T_TEMPLATE_HEAD) {
		struct ts_constant value;
		advance(r);
		value = binary(r, 0);
		if (r->t.kind != T_RBRACE)
			return (struct ts_constant){.kind = K_ANY_STRING};
		is_known = is_known && (value.kind == K_NUMBER || value.kind == K_STRING);
		if (is_known)
			put(&b, &value);
		r->t = ts_lex_template(&r->p->lexer, r->t.start);
		if (r->t.kind == T_ERROR)
			return unknown;
		put_piece(r, &b);
	}
	advance(r);
	return is_known ? of_text(b.s, b.len) : (struct ts_constant){.kind = K_ANY_STRING};
}

static double to_number(const struct ts_constant *c)
{
	char *end;
	double number;

	if (c->kind == K_NUMBER)
		return c->number;
	number = strtod(c->text, &end);
	return *end || !c->len ? NAN : number;
}

static uint32_t to_uint32(double number)
{
	double rest;

	if (!isfinite(number))
		return 0;
	rest = fmod(trunc(number), 4294967296.0);
	return (uint32_t)(int64_t)rest;
}

static struct ts_constant unary(struct reader *r)
{
	enum ts_token_kind kind = r->t.kind;
	struct ts_constant value;

	if (++r->depth > MAX_NESTING)
		return unknown;
	switch ((int)kind) {
	case T_PLUS:
	case T_MINUS:
	case T_TILDE:
		advance(r);
		value = unary(r);
		if (value.kind != K_NUMBER && (value.kind != K_STRING || kind != T_PLUS))
			value = unknown;
		else if (kind == T_TILDE)
			value = of_number((int32_t)~to_uint32(value.number));
		else
			value = of_number(kind == T_MINUS ? -value.number : to_number(&value));
		break;
	case T_LPAREN:
		advance(r);
		value = binary(r, 0);
		if (r->t.kind != T_RPAREN)
			value = unknown;
		advance(r);
		break;
	case T_NUMBER: value = read_number(r); break;
	case T_STRING: value = read_string(r); break;
	case T_TEMPLATE:
	case T_TEMPLATE_HEAD: value = read_template(r); break;
	case T_NAME: value = read_name(r); break;
	default: value = unknown;
	}
	r->depth--;
	return value;
}

static int level_of(enum ts_token_kind kind)
{
	switch ((int)kind) {
	case T_OR: return 1;
	case T_XOR: return 2;
	case T_AND: return 3;
	case T_SHIFT_LEFT:
	case T_SHIFT_RIGHT: return 4;
	case T_PLUS:
	case T_MINUS: return 5;
	case T_STAR:
	case T_SLASH:
	case T_PERCENT: return 6;
	case T_POWER: return 7;
	default: return 0;
	}
}

static struct ts_constant join(
	struct reader *r, const struct ts_constant *x, const struct ts_constant *y)
{
	struct buf b = buf_in(r->p->arena);
	bool is_known = x->kind != K_ANY_STRING && y->kind != K_ANY_STRING &&
			x->kind != K_UNKNOWN && y->kind != K_UNKNOWN;

	if (!is_known)
		return (struct ts_constant){.kind = K_ANY_STRING};
	put(&b, x);
	put(&b, y);
	return of_text(b.s, b.len);
}

static struct ts_constant apply(
	struct reader *r, const struct ts_token *op, struct ts_constant x, struct ts_constant y)
{
	uint32_t a, b;

	if (op->kind == T_PLUS && (x.kind >= K_STRING || y.kind >= K_STRING))
		return join(r, &x, &y);
	if (x.kind != K_NUMBER || y.kind != K_NUMBER)
		return unknown;
	a = to_uint32(x.number);
	b = to_uint32(y.number);
	switch ((int)op->kind) {
	case T_OR: return of_number((int32_t)(a | b));
	case T_XOR: return of_number((int32_t)(a ^ b));
	case T_AND: return of_number((int32_t)(a & b));
	case T_SHIFT_LEFT: return of_number((int32_t)(a << (b & 31)));
	case T_SHIFT_RIGHT:
		if (op->end - op->start == 3)
			return of_number(a >> (b & 31));
		return of_number((int32_t)a >> (b & 31));
	case T_PLUS: return of_number(x.number + y.number);
	case T_MINUS: return of_number(x.number - y.number);
	case T_STAR: return of_number(x.number * y.number);
	case T_SLASH: return of_number(x.number / y.number);
	case T_PERCENT: return of_number(fmod(x.number, y.number));
	default: return of_number(pow(x.number, y.number));
	}
}

/* `!` and `as T`, which say nothing about the value. */
static void skip_assertions(struct reader *r)
{
	while (r->t.kind == T_NOT ||
		(r->t.kind == T_NAME && (r->t.atom == W_AS || r->t.atom == W_SATISFIES))) {
		struct ts_mark m = ts_mark(r->p);
		bool is_type = r->t.kind == T_NAME;
		r->p->t = r->t;
		if (is_type) {
			ts_next(r->p);
			ts_skip_type(r->p);
			r->t.end = r->p->previous_end;
		}
		ts_rewind(r->p, &m);
		advance(r);
	}
}

static struct ts_constant binary(struct reader *r, int level)
{
	struct ts_constant value = unary(r);

	if (++r->depth > MAX_NESTING)
		return unknown;
	for (;;) {
		skip_assertions(r);
		struct ts_token op = r->t;
		int next = level_of(op.kind);
		if (!next || next <= level)
			break;
		advance(r);
		value = apply(r, &op, value, binary(r, op.kind == T_POWER ? next - 1 : next));
	}
	r->depth--;
	return value;
}

/* Without NUL and without halves of surrogate pairs, which are better left as they are written. */
static bool is_plain(const char *text, unsigned len)
{
	for (unsigned i = 0; i < len; i++)
		if (!text[i] || (text[i] == '\xed' && (unsigned char)text[i + 1] >= 0xa0))
			return false;
	return true;
}

struct ts_constant ts_constant_of(struct ts_parser *p, unsigned start, unsigned end)
{
	struct reader r = {.p = p, .end = end, .t = {.end = start}};
	struct ts_constant value;

	if (p->failed)
		return unknown;
	advance(&r);
	value = binary(&r, 0);
	if (r.t.kind != T_EOF)
		return unknown;
	if (value.kind == K_STRING && !is_plain(value.text, value.len))
		value.kind = K_ANY_STRING;
	return value;
}

const char *ts_constant_text(struct ts_parser *p, const struct ts_constant *value)
{
	struct buf b = buf_in(p->arena);

	if (value->kind == K_STRING)
		json_put_string(&b, value->text);
	else if (value->number == 0 && signbit(value->number))
		buf_puts(&b, "-0");
	else
		put(&b, value);
	return b.s;
}
