/* Reads the code that emit.c wrote for a module and writes it as a program. Whatever is not surely
 * understood leaves the module to the engine. */
#include "ts/plain.h"

#include <string.h>

#include "ts/plain_parts.h"

void plain_give_up(struct plain *m)
{
	ts_fail(&m->p, m->p.t.start, "not plain");
}

void plain_put(struct plain *m, unsigned number)
{
	ts_push(&m->p, &m->code, number);
}

void plain_put_with(struct plain *m, enum ts_plain_instruction instruction, unsigned operand)
{
	plain_put(m, instruction);
	plain_put(m, operand);
}

unsigned plain_atom(struct plain *m, const char *name)
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
		if (atom == plain_atom(m, names[i]))
			return true;
	return false;
}

static void declare(struct plain *m, unsigned atom)
{
	if (*slot_of(m, atom) || atom == m->link)
		plain_give_up(m);
	*slot_of(m, atom) = ++m->slots;
	plain_put_with(m, PLAIN_SET, m->slots - 1);
}

/* What is imported as `sql` stands in a constant of that name only when it is drizzle's. */
static void note_sql(struct plain *m, unsigned atom)
{
	if (m->get == TS_NONE || m->code.items[m->get + 1] != plain_add_raw(m, "sql", 3))
		return;
	const struct ts_atom *link = &m->p.lexer.atoms.items[m->link];
	if (atom == plain_atom(m, arena_printf(m->p.arena, "%.*s$sql", (int)link->len, link->s)))
		m->sql = atom;
}

static void constants(struct plain *m)
{
	struct ts_parser *p = &m->p;
	do {
		unsigned atom = p->t.atom;
		if (!ts_expect(p, T_NAME) || !ts_expect(p, T_ASSIGN))
			return;
		plain_value(m);
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
		plain_give_up(m);
	} else {
		plain_expression(m);
		plain_put(m, PLAIN_POP);
	}
	/* At a line end only what cannot go on with the expression begins another statement. */
	bool begins_another = p->t.kind == T_CONST || p->t.kind == T_NAME;
	if (p->t.kind != T_SEMICOLON && p->t.kind != T_RBRACE &&
		!(begins_another && p->t.newline_before))
		plain_give_up(m);
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
			plain_give_up(m);
		code[0] = PLAIN_GLOBAL;
		code[1] = plain_add_raw(m, a->s, a->len);
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
	plain_put(&m, PLAIN_END);
	place_names(&m);
	buf_puts(&m.values, m.value_count ? "]" : "[]");
	return m.p.failed ? NULL : keep_program(&m, a);
}
