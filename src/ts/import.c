/* Import declarations: what they bind, noted for the end. */
#include "ts/module.h"

const char *ts_atom_text(struct ts_parser *p, unsigned atom)
{
	const struct ts_atom *a = &p->lexer.atoms.items[atom];

	return arena_strndup(p->arena, a->s, a->len);
}

/* The name on either side of `as` in braces: a word or a string. */
const char *ts_module_name(struct ts_parser *p)
{
	const char *text = "";

	if (p->t.kind == T_STRING)
		text = ts_string_value(
			p->arena, p->lexer.s + p->t.start, p->t.end - p->t.start, NULL);
	else if (ts_is_any_word(&p->t))
		text = ts_atom_text(p, p->t.atom);
	else
		ts_unexpected(p, "a name");
	ts_next(p);
	return text;
}

static void bind(
	struct ts_parser *p, const struct ts_token *name, const char *imported, unsigned start)
{
	unsigned index = ts_push(p, &p->bindings,
		(struct ts_binding){.atom = name->atom,
			.imported = imported,
			.start = start,
			.end = name->end,
			.declaration = p->imports.count});

	ts_declare_as(p, p->scope, name->atom, D_IMPORT, index);
}

/* `"m" with { … }` */
void ts_module_specifier(struct ts_parser *p, struct ts_import_declaration *d)
{
	d->specifier_at = p->t.start;
	if (p->t.kind != T_STRING) {
		ts_unexpected(p, "the name of a module");
		return;
	}
	d->specifier = ts_module_name(p);
	if (p->t.kind != T_WITH && !(ts_is_word(p, W_ASSERT) && !p->t.newline_before))
		return;
	ts_next(p);
	ts_expect(p, T_LBRACE);
	while (p->t.kind != T_RBRACE && !p->failed) {
		ts_module_name(p);
		ts_expect(p, T_COLON);
		ts_expect(p, T_STRING);
		if (!ts_accept(p, T_COMMA) && p->t.kind != T_RBRACE)
			ts_unexpected(p, "\",\" or \"}\"");
	}
	ts_expect(p, T_RBRACE);
}

/* Whether the `type` at hand is a modifier and not a name. */
static bool is_modifier(struct ts_parser *p)
{
	struct ts_token second, third;

	if (!ts_is_word(p, W_TYPE) || !p->is_typescript)
		return false;
	second = ts_peek(p);
	if (second.kind == T_STRING)
		return true;
	if (!ts_is_any_word(&second))
		return false;
	if (second.atom != W_AS)
		return true;
	/* `type as`, `type as as x` and `type as x` */
	third = ts_lex(&p->lexer, second.end);
	if (!ts_is_any_word(&third))
		return true;
	if (third.atom != W_AS)
		return false;
	third = ts_lex(&p->lexer, third.end);
	return ts_is_any_word(&third) || third.kind == T_STRING;
}

struct ts_specifier ts_read_specifier(struct ts_parser *p)
{
	struct ts_specifier s = {.start = p->t.start};

	if (is_modifier(p)) {
		s.is_type = true;
		ts_next(p);
	}
	s.inner = p->t;
	s.outer = ts_module_name(p);
	if (ts_is_word(p, W_AS)) {
		ts_next(p);
		s.inner = p->t;
		ts_module_name(p);
	}
	if (!ts_accept(p, T_COMMA) && p->t.kind != T_RBRACE)
		ts_unexpected(p, "\",\" or \"}\"");
	return s;
}

static void import_names(struct ts_parser *p, bool is_type)
{
	ts_expect(p, T_LBRACE);
	while (p->t.kind != T_RBRACE && !p->failed) {
		struct ts_specifier s = ts_read_specifier(p);
		if (s.inner.kind != T_NAME && !p->failed)
			ts_fail(p, s.inner.start, "expected a name to import as");
		if (!s.is_type && !is_type)
			bind(p, &s.inner, s.outer, s.start);
	}
	ts_expect(p, T_RBRACE);
}

void ts_end_import(struct ts_parser *p, unsigned start)
{
	ts_end_statement(p);
	p->is_module = true;
	if (!p->is_erasing)
		ts_erase_from(p, start);
	p->was_erased = true;
}

/* A declaration that becomes an expression, which the next line must not go on with. */
static void end_equals(struct ts_parser *p)
{
	ts_end_statement(p);
	if (p->ended_open)
		ts_insert(p, p->previous_end, ";");
	p->ended_open = false;
}

/* `import x = require("m")`; the value is at hand. */
static void import_require(
	struct ts_parser *p, unsigned start, const struct ts_token *name, bool is_type)
{
	struct ts_import_declaration d = {.start = start, .is_require = true, .is_bare = true};

	ts_edit(p, start, name->start, "const ");
	ts_next(p);
	ts_next(p);
	ts_module_specifier(p, &d);
	ts_expect(p, T_RPAREN);
	end_equals(p);
	if (p->failed)
		return;
	if (is_type) {
		ts_erase_from(p, start);
		p->was_erased = true;
		return;
	}
	d.end = p->previous_end;
	p->is_module = true;
	ts_declare(p, p->scope, name);
	ts_push(p, &p->imports, d);
}

/* `import A = B.C`, which is a value or a type: its use decides. */
static void import_alias(struct ts_parser *p, unsigned start, const struct ts_token *name,
	bool is_exported, bool is_type)
{
	struct ts_mark m = ts_mark(p);
	struct ts_alias alias = {.start = start, .first_ref = p->refs.count};
	bool is_member = is_exported && p->c.space != TS_NONE;

	if (is_member) {
		ts_edit(p, start, name->start, "");
		ts_declare_as(
			p, p->spaces.items[p->c.space].exports, name->atom, D_MEMBER, p->c.space);
		ts_reference(p, name, REF_ASSIGNED);
		alias.first_ref++;
	} else {
		ts_edit(p, start, name->start,
			is_exported && p->is_erasing ? "export const " : "const ");
		ts_declare_as(p, p->scope, name->atom, D_ALIAS, p->aliases.count);
		if (is_exported)
			ts_export_local(p, name->atom);
	}
	ts_reference(p, &p->t, 0);
	ts_expect(p, T_NAME);
	while (ts_accept(p, T_DOT)) {
		if (!ts_is_any_word(&p->t))
			ts_unexpected(p, "a name");
		ts_next(p);
	}
	end_equals(p);
	if (p->failed)
		return;
	if (is_type) {
		ts_forget(p, &m);
		ts_erase_from(p, start);
		p->was_erased = true;
		return;
	}
	p->was_erased = !is_exported;
	alias.end = p->previous_end;
	alias.last_ref = p->refs.count;
	alias.is_used = is_exported;
	ts_push(p, &p->aliases, alias);
}

static void import_equals(struct ts_parser *p, unsigned start, const struct ts_token *name,
	bool is_exported, bool is_type)
{
	ts_expect(p, T_ASSIGN);
	if (ts_is_word(p, W_REQUIRE) && ts_peek(p).kind == T_LPAREN) {
		import_require(p, start, name, is_type);
		if (is_exported && !is_type && !p->failed)
			ts_export_local(p, name->atom);
	} else {
		import_alias(p, start, name, is_exported, is_type);
	}
}

/* Whether the `type` at hand makes the whole import one of types. */
static bool is_type_import(struct ts_parser *p)
{
	struct ts_token second, third;

	if (!ts_is_word(p, W_TYPE) || !p->is_typescript)
		return false;
	second = ts_peek(p);
	if (second.kind == T_LBRACE || second.kind == T_STAR)
		return true;
	if (second.kind != T_NAME)
		return false;
	third = ts_lex(&p->lexer, second.end);
	return second.atom != W_FROM || third.kind == T_NAME || third.kind == T_ASSIGN;
}

/* What stands between `import` and `from`. */
static void import_clause(struct ts_parser *p, bool is_type)
{
	if (p->t.kind == T_NAME) {
		struct ts_token name = p->t;
		ts_next(p);
		if (!is_type)
			bind(p, &name, "default", name.start);
		if (!ts_accept(p, T_COMMA))
			return;
	}
	if (ts_accept(p, T_STAR)) {
		struct ts_token name;
		unsigned start = p->previous_end - 1;
		ts_expect_word(p, W_AS, "\"as\"");
		name = p->t;
		if (ts_expect(p, T_NAME) && !is_type)
			bind(p, &name, NULL, start);
		return;
	}
	import_names(p, is_type);
}

void ts_import_rest(struct ts_parser *p, unsigned start, bool is_exported)
{
	struct ts_import_declaration d = {.start = start, .first = p->bindings.count};
	bool is_type = is_type_import(p);

	if (is_type)
		ts_next(p);
	d.clause_start = p->t.start;
	d.is_bare = p->t.kind == T_STRING;
	if (p->t.kind == T_NAME && ts_peek(p).kind == T_ASSIGN && p->is_typescript) {
		struct ts_token name = p->t;
		ts_next(p);
		import_equals(p, start, &name, is_exported, is_type);
		return;
	}
	if (!d.is_bare) {
		import_clause(p, is_type);
		d.clause_end = p->previous_end;
		ts_expect_word(p, W_FROM, "\"from\"");
	}
	ts_module_specifier(p, &d);
	d.count = p->bindings.count - d.first;
	ts_end_import(p, start);
	d.end = p->previous_end;
	if (p->failed)
		return;
	if (is_type && p->is_erasing)
		ts_erase_from(p, start);
	if (!is_type)
		ts_push(p, &p->imports, d);
}

void ts_import_statement(struct ts_parser *p)
{
	unsigned start = p->t.start;

	ts_next(p);
	ts_import_rest(p, start, false);
}
