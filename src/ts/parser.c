/* The common ground of the parser: tokens, errors, and the notes that make the output. */
#include "ts/parser.h"

#include <stdio.h>
#include <string.h>

enum { MAX_DEPTH = 1000 };

void ts_grow(struct ts_parser *p, void **items, unsigned *capacity, size_t size)
{
	unsigned wanted = *capacity ? *capacity * 2 : 64;

	*items = arena_grow(p->arena, *items, *capacity * size, wanted * size);
	*capacity = wanted;
}

static void set_error(struct ts_parser *p, unsigned at, enum err_kind kind, const char *message)
{
	if (!p->failed) {
		p->failed = true;
		p->error_kind = kind;
		p->error_at = at;
		p->error = message;
	}
	p->t = (struct ts_token){.kind = T_EOF, .start = p->lexer.len, .end = p->lexer.len};
}

void ts_fail(struct ts_parser *p, unsigned at, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	set_error(p, at, ERR_SYNTAX, p->failed ? NULL : arena_vprintf(p->arena, fmt, args));
	va_end(args);
}

void ts_refuse(struct ts_parser *p, unsigned at, const char *what)
{
	set_error(p, at, ERR_UNSUPPORTED, arena_printf(p->arena, "%s are not supported", what));
}

void ts_next(struct ts_parser *p)
{
	p->previous_end = p->t.end;
	if (p->failed)
		return;
	p->t = ts_lex(&p->lexer, p->t.end);
	if (p->t.kind == T_ERROR)
		ts_fail(p, p->t.start, "%s", p->lexer.message);
}

struct ts_token ts_peek(struct ts_parser *p)
{
	return p->failed ? p->t : ts_lex(&p->lexer, p->t.end);
}

void ts_unexpected(struct ts_parser *p, const char *wanted)
{
	unsigned len = p->t.end - p->t.start;
	const char *quote = p->t.kind == T_STRING ? "" : "\"";

	if (p->failed)
		return;
	if (p->t.kind == T_AT) {
		ts_refuse(p, p->t.start, "decorators");
		return;
	}
	if (p->t.kind == T_EOF)
		ts_fail(p, p->t.start, "expected %s but the file ends here", wanted);
	else
		ts_fail(p, p->t.start, "expected %s but found %s%.*s%s", wanted, quote,
			(int)(len > 40 ? 40 : len), p->lexer.s + p->t.start, quote);
}

bool ts_expect(struct ts_parser *p, enum ts_token_kind kind)
{
	if (p->t.kind != kind) {
		ts_unexpected(p, ts_token_name(kind));
		return false;
	}
	ts_next(p);
	return !p->failed;
}

bool ts_accept(struct ts_parser *p, enum ts_token_kind kind)
{
	if (p->t.kind != kind)
		return false;
	ts_next(p);
	return true;
}

bool ts_expect_word(struct ts_parser *p, enum ts_word word, const char *text)
{
	if (!ts_is_word(p, word)) {
		ts_unexpected(p, text);
		return false;
	}
	ts_next(p);
	return true;
}

bool ts_enter(struct ts_parser *p)
{
	if (++p->depth <= MAX_DEPTH)
		return true;
	ts_fail(p, p->t.start, "nested too deeply");
	p->is_fatal = true;
	return false;
}

void ts_leave(struct ts_parser *p)
{
	p->depth--;
}

/* Whether the output before the token at hand ends with something erased, so that a line end there
 * may have lost its meaning. */
static bool is_behind_erasure(const struct ts_parser *p)
{
	return p->edits.count && p->edits.items[p->edits.count - 1].end == p->previous_end;
}

void ts_end_statement(struct ts_parser *p)
{
	p->ended_open = false;
	if (ts_accept(p, T_SEMICOLON) || p->t.kind == T_RBRACE)
		return;
	if (p->t.kind == T_EOF)
		return;
	if (!p->t.newline_before) {
		ts_unexpected(p, "\";\"");
		return;
	}
	if (is_behind_erasure(p))
		ts_insert(p, p->previous_end, ";");
	else
		p->ended_open = true;
}

unsigned ts_open_scope(struct ts_parser *p, enum ts_scope_kind kind)
{
	unsigned outer = p->scope;

	p->scope = ts_push(p, &p->scopes, (struct ts_scope){outer, kind, p->c.space, NULL});
	return outer;
}

void ts_close_scope(struct ts_parser *p, unsigned outer)
{
	p->scope = outer;
}

void ts_declare(struct ts_parser *p, unsigned scope, const struct ts_token *name)
{
	ts_declare_as(p, scope, name->atom, D_LOCAL, 0);
}

void ts_declare_as(struct ts_parser *p, unsigned scope, unsigned atom,
	enum ts_declaration_kind kind, unsigned data)
{
	struct ts_atom *a = &p->lexer.atoms.items[atom];

	ts_push(p, &p->declarations,
		(struct ts_declaration){atom, scope, kind, data, a->declaration - 1});
	a->declaration = p->declarations.count;
	if (kind != D_LOCAL)
		a->is_tracked = true;
}

const struct ts_declaration *ts_declared(const struct ts_parser *p, unsigned atom, unsigned scope)
{
	const struct ts_declaration *d;

	for (unsigned i = p->lexer.atoms.items[atom].declaration - 1; i != TS_NONE;
		i = d->previous) {
		d = &p->declarations.items[i];
		if (d->scope == scope)
			return d;
	}
	return NULL;
}

void ts_edit(struct ts_parser *p, unsigned start, unsigned end, const char *text)
{
	ts_push(p, &p->edits, (struct ts_edit){start, end, text, (unsigned)strlen(text), false});
}

void ts_erase_from(struct ts_parser *p, unsigned start)
{
	if (p->failed)
		return;
	while (p->edits.count && p->edits.items[p->edits.count - 1].start >= start)
		p->edits.count--;
	while (p->late_edits.count && p->late_edits.items[p->late_edits.count - 1].start >= start)
		p->late_edits.count--;
	ts_push(p, &p->edits, (struct ts_edit){start, p->previous_end, "", 0, false});
}

void ts_insert(struct ts_parser *p, unsigned at, const char *text)
{
	ts_edit(p, at, at, text);
}

void ts_replace_late(struct ts_parser *p, unsigned start, unsigned end, const char *text)
{
	ts_push(p, &p->late_edits,
		(struct ts_edit){start, end, text, (unsigned)strlen(text), false});
}

void ts_insert_late(struct ts_parser *p, unsigned at, const char *text)
{
	ts_replace_late(p, at, at, text);
}

bool ts_has_failed(const struct ts_parser *p, enum ts_reading reading, unsigned at)
{
	const unsigned char *bits = p->failures[reading];

	return bits && bits[at >> 3] >> (at & 7) & 1;
}

void ts_note_failure(struct ts_parser *p, enum ts_reading reading, unsigned at)
{
	unsigned char **bits = &p->failures[reading];

	if (!*bits)
		*bits = arena_alloc(p->arena, (p->lexer.len >> 3) + 1);
	(*bits)[at >> 3] |= (unsigned char)(1 << (at & 7));
}

const char *ts_text(struct ts_parser *p, unsigned start, unsigned end)
{
	return arena_strndup(p->arena, p->lexer.s + start, end - start);
}

struct ts_mark ts_mark(const struct ts_parser *p)
{
	return (struct ts_mark){
		.t = p->t,
		.c = p->c,
		.previous_end = p->previous_end,
		.scope = p->scope,
		.depth = p->depth,
		.edits = p->edits.count,
		.late_edits = p->late_edits.count,
		.refs = p->refs.count,
		.declarations = p->declarations.count,
		.scopes = p->scopes.count,
		.bindings = p->bindings.count,
		.imports = p->imports.count,
		.exports = p->exports.count,
		.clauses = p->clauses.count,
		.aliases = p->aliases.count,
		.spaces = p->spaces.count,
		.members = p->members.count,
		.dynamic_imports = p->dynamic_imports.count,
		.default_functions = p->default_functions.count,
		.is_module = p->is_module,
		.has_top_level_await = p->has_top_level_await,
		.has_dynamic_import = p->has_dynamic_import,
		.has_default_function = p->has_default_function,
		.is_open = p->is_open,
		.ended_open = p->ended_open,
		.was_erased = p->was_erased,
	};
}

void ts_forget(struct ts_parser *p, const struct ts_mark *m)
{
	for (unsigned i = p->declarations.count; i-- > m->declarations;) {
		const struct ts_declaration *d = &p->declarations.items[i];
		p->lexer.atoms.items[d->atom].declaration = d->previous + 1;
	}
	for (unsigned i = p->spaces.count; i-- > m->spaces;) {
		const struct ts_space *s = &p->spaces.items[i];
		p->lexer.atoms.items[s->atom].space = s->previous + 1;
	}
	p->edits.count = m->edits;
	p->late_edits.count = m->late_edits;
	p->refs.count = m->refs;
	p->declarations.count = m->declarations;
	p->scopes.count = m->scopes;
	p->bindings.count = m->bindings;
	p->imports.count = m->imports;
	p->exports.count = m->exports;
	p->clauses.count = m->clauses;
	p->aliases.count = m->aliases;
	p->spaces.count = m->spaces;
	p->members.count = m->members;
	p->dynamic_imports.count = m->dynamic_imports;
	p->default_functions.count = m->default_functions;
	p->is_module = m->is_module;
	p->has_top_level_await = m->has_top_level_await;
	p->has_dynamic_import = m->has_dynamic_import;
	p->has_default_function = m->has_default_function;
}

void ts_rewind(struct ts_parser *p, const struct ts_mark *m)
{
	ts_forget(p, m);
	p->scope = m->scope;
	p->c = m->c;
	p->depth = m->depth;
	p->is_open = m->is_open;
	p->ended_open = m->ended_open;
	p->was_erased = m->was_erased;
	if (p->is_fatal)
		return;
	p->t = m->t;
	p->previous_end = m->previous_end;
	p->failed = false;
}
