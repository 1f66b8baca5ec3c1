/* Reads the code that emit.c wrote for a module and writes it as a program. Whatever is not surely
 * understood leaves the module to the engine. */
#include "ts/plain.h"

#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "base/json.h"
#include "ts/parser.h"

/* The most parameters that a function has in plain.js. */
enum { MAX_PARAMETERS = 3 };

/* A name whose place is known once all constants have been seen. */
struct name_use {
	unsigned at; /* of its instruction, as PLAIN_LOCAL with a slot */
	unsigned atom;
};

/* A parameter, or a name that a parameter is taken apart into. */
struct parameter {
	unsigned atom, depth, index;
};

struct plain {
	struct ts_parser p;
	TS_VECTOR(unsigned) code;
	TS_VECTOR(struct name_use) names;
	struct buf values; /* of the JSON array, without the bracket at its end */
	unsigned value_count;
	TS_VECTOR(struct parameter) parameters;
	unsigned depth; /* of functions */
	unsigned link;  /* the atom of $r */
	unsigned sql;   /* of drizzle's sql, when the module imports it by that name; else 0 */
	unsigned slots; /* constants so far */
	unsigned get;   /* where the PLAIN_GET stands that ends the program so far; or TS_NONE */
	bool is_arrow;  /* the last expression is a function */
	bool is_sql;    /* the last operand is drizzle's sql */
	bool is_linker; /* in a statement that calls $r: nobody sees the names of its functions */
};

static void expression(struct plain *m);

static void give_up(struct plain *m)
{
	ts_fail(&m->p, m->p.t.start, "not plain");
}

static void put(struct plain *m, unsigned number)
{
	ts_push(&m->p, &m->code, number);
}

static void put_with(struct plain *m, enum ts_plain_instruction instruction, unsigned operand)
{
	put(m, instruction);
	put(m, operand);
}

/* ---- Values */

/* The index of another value, a JSON text. */
static unsigned add_json(struct plain *m, const char *json, size_t len)
{
	buf_putc(&m->values, m->value_count ? ',' : '[');
	buf_add(&m->values, json, len);
	return m->value_count++;
}

/* The index of a text that needs no escapes, the same for the same text: its atom keeps it, plus 1,
 * where the parser keeps its spaces. */
static unsigned add_raw(struct plain *m, const char *s, unsigned len)
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

/* The text of the `*len` bytes at `s`, quotes of some kind included, as UTF-8; its length goes to
 * `*len`. What may not be UTF-8 is left to the engine, and so is what is written over several
 * lines. */
static const char *text_of(struct plain *m, const char *s, unsigned *len)
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
		give_up(m);
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

static unsigned add_text(struct plain *m, const char *s, unsigned len)
{
	if (!needs_escapes(s, len))
		return add_raw(m, s, len);
	struct buf json = json_of(m, s, len);
	return add_json(m, json.s, json.len);
}

/* The name at hand, which may be a reserved word. */
static unsigned add_name(struct plain *m)
{
	const struct ts_token *t = &m->p.t;
	if (t->has_escape || !ts_is_any_word(t))
		give_up(m);
	return add_raw(m, m->p.lexer.s + t->start, t->end - t->start);
}

static void string(struct plain *m)
{
	const struct ts_token *t = &m->p.t;
	unsigned len = t->end - t->start;
	const char *text = text_of(m, m->p.lexer.s + t->start, &len);
	put_with(m, PLAIN_CONSTANT, add_text(m, text, len));
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

/* The number at hand, or a minus right before one. */
static void number(struct plain *m)
{
	struct ts_parser *p = &m->p;
	unsigned start = p->t.start;
	bool is_negative = ts_accept(p, T_MINUS);
	const char *s = p->lexer.s + p->t.start;
	if (p->t.kind != T_NUMBER || !is_json_number(s, p->t.end - p->t.start) ||
		p->t.start - start != is_negative) {
		give_up(m);
		return;
	}
	put_with(m, PLAIN_CONSTANT, add_json(m, p->lexer.s + start, p->t.end - start));
	ts_next(p);
}

/* The piece of a template that the token at hand is, with its quotes: `…${ or }…${ or }…` */
static const char *piece(struct plain *m, unsigned *len)
{
	const struct ts_token *t = &m->p.t;
	*len = t->end - t->start - (t->kind == T_TEMPLATE_HEAD);
	return text_of(m, m->p.lexer.s + t->start, len);
}

/* A template: its pieces and what stands between them by turns, from a piece to a piece. They are
 * pushed, or, when `texts` is not NULL, the pieces go to it as a JSON array. Gives how many are
 * pushed. */
static unsigned template(struct plain *m, struct buf *texts)
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
			put_with(m, PLAIN_CONSTANT, add_text(m, text, len));
			count++;
		}
		if (p->t.kind != T_TEMPLATE_HEAD)
			break;
		ts_next(p);
		expression(m);
		count++;
		if (p->t.kind != T_RBRACE) {
			give_up(m);
			return count;
		}
		p->t = ts_lex_template(&p->lexer, p->t.start);
	}
	ts_next(p);
	return count;
}

/* ---- Names */

static unsigned atom_of(struct plain *m, const char *name)
{
	return ts_atom_of(&m->p.lexer.atoms, name, (unsigned)strlen(name));
}

/* The slot of a constant, plus 1; atoms keep it where the parser keeps their declarations. */
static unsigned *slot_of(struct plain *m, unsigned atom)
{
	return &m->p.lexer.atoms.items[atom].declaration;
}

static bool is_reserved(struct plain *m, unsigned atom)
{
	static const char *const names[] = {"let", "async", "await", "yield", "eval", "arguments",
		"require", "module", "exports", "__filename", "__dirname"};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (atom == atom_of(m, names[i]))
			return true;
	return false;
}

static const struct parameter *find_parameter(const struct plain *m, unsigned atom)
{
	for (unsigned i = m->parameters.count; i-- > 0;)
		if (m->parameters.items[i].atom == atom)
			return &m->parameters.items[i];
	return NULL;
}

static void name(struct plain *m)
{
	unsigned atom = m->p.t.atom;
	const struct parameter *found = find_parameter(m, atom);
	if (m->p.t.has_escape) {
		give_up(m);
	} else if (found) {
		put(m, PLAIN_PARAMETER);
		put(m, m->depth - found->depth);
		put(m, found->index);
	} else if (atom == m->link) {
		put(m, PLAIN_LINK);
	} else {
		m->is_sql = m->sql && atom == m->sql;
		ts_push(&m->p, &m->names, (struct name_use){m->code.count, atom});
		put_with(m, PLAIN_LOCAL, 0);
	}
	ts_next(&m->p);
}

/* ---- Functions */

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
		unsigned key = add_name(m);
		unsigned atom = p->t.atom;
		ts_next(p);
		if (ts_accept(p, T_COLON)) {
			atom = p->t.atom;
			if (p->t.kind != T_NAME)
				give_up(m);
			ts_next(p);
		}
		put(m, PLAIN_PARAMETER);
		put(m, 0);
		put(m, at);
		put_with(m, PLAIN_GET, key);
		put_with(m, PLAIN_SET_PARAMETER, *next);
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
			give_up(m);
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
		expression(m);
		return;
	}
	if (!ts_expect(p, T_RETURN) || p->t.newline_before) {
		give_up(m);
		return;
	}
	expression(m);
	ts_accept(p, T_SEMICOLON);
	ts_expect(p, T_RBRACE);
}

static void function(struct plain *m)
{
	struct ts_parser *p = &m->p;
	unsigned outer = m->parameters.count, at = m->code.count;
	put_with(m, PLAIN_FUNCTION, 0);
	put(m, 0);
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
	put(m, PLAIN_RETURN);
	m->code.items[at + 2] = m->code.count;
	m->parameters.count = outer;
	m->depth--;
	m->get = TS_NONE;
	m->is_arrow = true;
	m->is_sql = false;
}

/* Whether the parenthesis at hand opens the parameters of an arrow function. */
static bool begins_arrow(struct plain *m)
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

/* ---- Expressions */

static unsigned arguments(struct plain *m)
{
	struct ts_parser *p = &m->p;
	unsigned count = 0;
	ts_next(p);
	while (!p->failed && p->t.kind != T_RPAREN) {
		expression(m);
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
	put(m, is_method ? PLAIN_METHOD : PLAIN_CALL);
	if (is_method)
		put(m, key);
	put(m, count);
}

/* sql`…`: drizzle looks at the texts only, so that nobody sees that their array is not frozen. */
static void tagged(struct plain *m)
{
	struct buf texts = buf_in(m->p.arena);
	unsigned at = m->code.count;
	put_with(m, PLAIN_CONSTANT, 0);
	unsigned count = template(m, &texts);
	buf_putc(&texts, ']');
	m->code.items[at + 1] = add_json(m, texts.s, texts.len);
	put_with(m, PLAIN_CALL, count + 1);
}

static void suffixes(struct plain *m)
{
	struct ts_parser *p = &m->p;
	for (;;) {
		if (p->t.kind == T_DOT) {
			ts_next(p);
			m->get = m->code.count;
			put_with(m, PLAIN_GET, add_name(m));
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
		give_up(m);
		return;
	}
	name(m);
	while (ts_accept(p, T_DOT)) {
		put_with(m, PLAIN_GET, add_name(m));
		ts_next(p);
	}
	if (p->t.kind != T_LPAREN) {
		give_up(m);
		return;
	}
	unsigned count = arguments(m);
	put_with(m, PLAIN_NEW, count);
}

/* The value of a member; a function would get its name. */
static void value(struct plain *m)
{
	expression(m);
	if (m->is_arrow && !m->is_linker)
		give_up(m);
}

/* The index of the key at hand. `__proto__: x` is no member. */
static unsigned key(struct plain *m)
{
	const struct ts_token *t = &m->p.t;
	const char *s = m->p.lexer.s + t->start;
	unsigned len = t->end - t->start;
	if (t->kind == T_STRING)
		s = text_of(m, s, &len);
	if (len == strlen("__proto__") && !memcmp(s, "__proto__", len))
		give_up(m);
	return t->kind == T_STRING ? add_text(m, s, len) : add_name(m);
}

static void property(struct plain *m)
{
	struct ts_parser *p = &m->p;
	struct ts_token name_of = p->t;
	if (ts_accept(p, T_SPREAD)) {
		expression(m);
		put(m, PLAIN_SPREAD);
		return;
	}
	unsigned at = key(m);
	ts_next(p);
	if (ts_accept(p, T_COLON)) {
		value(m);
	} else if (name_of.kind == T_NAME && (p->t.kind == T_COMMA || p->t.kind == T_RBRACE)) {
		struct ts_token next = p->t;
		p->t = name_of;
		name(m);
		p->t = next;
	} else {
		give_up(m);
	}
	put_with(m, PLAIN_PROPERTY, at);
}

static void object(struct plain *m)
{
	struct ts_parser *p = &m->p;
	ts_next(p);
	put(m, PLAIN_OBJECT);
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
			put_with(m, PLAIN_ARRAY, count);
			is_spread = true;
		}
		expression(m);
		if (is_spread)
			put(m, spreads ? PLAIN_SPREAD_ITEMS : PLAIN_ITEM);
		count++;
		if (!ts_accept(p, T_COMMA))
			break;
	}
	ts_expect(p, T_RBRACKET);
	if (!is_spread)
		put_with(m, PLAIN_ARRAY, count);
}

/* `(x)` is what x is, also as the object of a call; the first of `(0,x)` is not looked at. */
static void parenthesis(struct plain *m)
{
	struct ts_parser *p = &m->p;
	ts_next(p);
	expression(m);
	if (ts_accept(p, T_COMMA)) {
		put(m, PLAIN_POP);
		expression(m);
		m->get = TS_NONE;
		m->is_arrow = m->is_sql = false;
	}
	ts_expect(p, T_RPAREN);
}

static void text(struct plain *m)
{
	unsigned count = template(m, NULL);
	put_with(m, PLAIN_TEXT, count);
}

static void literal(struct plain *m, const char *json)
{
	put_with(m, PLAIN_CONSTANT, add_json(m, json, strlen(json)));
	ts_next(&m->p);
}

static void operand(struct plain *m)
{
	switch ((int)m->p.t.kind) {
	case T_NAME: name(m); break;
	case T_STRING: string(m); break;
	case T_NUMBER:
	case T_MINUS: number(m); break;
	case T_TRUE: literal(m, "true"); break;
	case T_FALSE: literal(m, "false"); break;
	case T_NULL: literal(m, "null"); break;
	case T_TEMPLATE:
	case T_TEMPLATE_HEAD: text(m); break;
	case T_LPAREN: parenthesis(m); break;
	case T_LBRACE: object(m); break;
	case T_LBRACKET: array(m); break;
	case T_NEW: new_object(m); break;
	default: give_up(m);
	}
}

/* One without operators; what may follow it is for the caller to know. */
static void expression(struct plain *m)
{
	struct ts_parser *p = &m->p;
	enum ts_token_kind kind = p->t.kind;
	if (!ts_enter(p))
		return;
	m->get = TS_NONE;
	m->is_arrow = m->is_sql = false;
	if ((kind == T_NAME && ts_peek(p).kind == T_ARROW) ||
		(kind == T_LPAREN && begins_arrow(m))) {
		function(m);
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

/* ---- Statements */

static void declare(struct plain *m, unsigned atom)
{
	if (*slot_of(m, atom) || atom == m->link)
		give_up(m);
	*slot_of(m, atom) = ++m->slots;
	put_with(m, PLAIN_SET, m->slots - 1);
}

/* What is imported as `sql` stands in a constant of that name only when it is drizzle's. */
static void note_sql(struct plain *m, unsigned atom)
{
	if (m->get == TS_NONE || m->code.items[m->get + 1] != add_raw(m, "sql", 3))
		return;
	const struct ts_atom *link = &m->p.lexer.atoms.items[m->link];
	if (atom == atom_of(m, arena_printf(m->p.arena, "%.*s$sql", (int)link->len, link->s)))
		m->sql = atom;
}

static void constants(struct plain *m)
{
	struct ts_parser *p = &m->p;
	do {
		unsigned atom = p->t.atom;
		if (!ts_expect(p, T_NAME) || !ts_expect(p, T_ASSIGN))
			return;
		value(m);
		note_sql(m, atom);
		declare(m, atom);
	} while (ts_accept(p, T_COMMA));
}

static void statement(struct plain *m)
{
	struct ts_parser *p = &m->p;
	if (ts_accept(p, T_SEMICOLON))
		return;
	m->is_linker = p->t.kind == T_NAME && p->t.atom == m->link;
	if (ts_accept(p, T_CONST)) {
		constants(m);
	} else if (p->t.kind == T_LBRACE) {
		give_up(m);
	} else {
		expression(m);
		put(m, PLAIN_POP);
	}
	/* At a line end only what cannot go on with the expression begins another statement. */
	bool begins_another = p->t.kind == T_CONST || p->t.kind == T_NAME;
	if (p->t.kind != T_SEMICOLON && p->t.kind != T_RBRACE &&
		!(begins_another && p->t.newline_before))
		give_up(m);
}

/* The code is `(function(…,$r){"use strict";{STATEMENTS}})`; see emit.c. */
static bool begin(struct plain *m, struct arena *a, const char *code, size_t len)
{
	static const char head[] = "(function(require,module,exports,__filename,__dirname,",
			  mode[] = "){\"use strict\";{";
	if (strncmp(code, head, strlen(head)))
		return false;
	const char *link = code + strlen(head), *end = strchr(link, ')');
	if (!end || strncmp(end, mode, strlen(mode)))
		return false;
	ts_prepare(&m->p, a, code, len);
	m->link = ts_atom_of(&m->p.lexer.atoms, arena_strndup(a, link, (size_t)(end - link)),
		(unsigned)(end - link));
	m->p.t = ts_lex(&m->p.lexer, (unsigned)(end + strlen(mode) - code));
	return true;
}

/* Says of each name whether it is a constant of the module or a global. */
static void place_names(struct plain *m)
{
	for (unsigned i = 0; i < m->names.count; i++) {
		const struct name_use *use = &m->names.items[i];
		const struct ts_atom *a = &m->p.lexer.atoms.items[use->atom];
		unsigned *code = &m->code.items[use->at];
		if (a->declaration) {
			code[1] = a->declaration - 1;
			continue;
		}
		if (is_reserved(m, use->atom))
			give_up(m);
		code[0] = PLAIN_GLOBAL;
		code[1] = add_raw(m, a->s, a->len);
	}
}

static struct ts_program *keep_program(const struct plain *m, struct arena *a)
{
	struct ts_program *program = arena_new_of(a, struct ts_program);
	size_t size = m->code.count * sizeof(*m->code.items);
	unsigned *code = arena_alloc(a, size);
	memcpy(code, m->code.items, size);
	program->code = code;
	program->code_len = m->code.count;
	program->values = arena_strndup(a, m->values.s, m->values.len);
	program->slots = m->slots;
	return program;
}

const struct ts_program *ts_plain_program(struct arena *a, const char *code, size_t len)
{
	ARENA_SCOPE struct arena *scratch = arena_new();
	struct plain m = {.get = TS_NONE, .values = buf_in(scratch)};
	if (!begin(&m, scratch, code, len))
		return NULL;
	while (!m.p.failed && m.p.t.kind != T_RBRACE)
		statement(&m);
	put(&m, PLAIN_END);
	place_names(&m);
	buf_puts(&m.values, m.value_count ? "]" : "[]");
	return m.p.failed ? NULL : keep_program(&m, a);
}
