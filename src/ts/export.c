/* Export declarations: what they publish, noted for the end. */
#include <string.h>

#include "ts/module.h"

void ts_export_local(struct ts_parser *p, unsigned atom)
{
	ts_push(p, &p->exports,
		(struct ts_export){.kind = E_LOCAL, .name = ts_atom_text(p, atom), .atom = atom});
}

/* `from "m"` and the end of a re-export. */
static void reexport_end(struct ts_parser *p, unsigned start, bool is_type)
{
	struct ts_import_declaration d = {.start = start, .is_reexport = true};

	d.clause_end = p->previous_end;
	ts_expect_word(p, W_FROM, "\"from\"");
	ts_module_specifier(p, &d);
	ts_end_import(p, start);
	d.end = p->previous_end;
	if (p->failed)
		return;
	if (is_type) {
		ts_erase_from(p, start);
		return;
	}
	ts_push(p, &p->imports, d);
}

static void export_star(struct ts_parser *p, unsigned start, bool is_type)
{
	struct ts_export e = {.kind = E_STAR, .declaration = p->imports.count};

	ts_next(p);
	if (ts_is_word(p, W_AS)) {
		ts_next(p);
		e.kind = E_FROM_ALL;
		e.name = ts_module_name(p);
	}
	if (!is_type)
		ts_push(p, &p->exports, e);
	reexport_end(p, start, is_type);
}

static void add_specifier(struct ts_parser *p, const struct ts_specifier *s)
{
	unsigned len = s->inner.end - s->inner.start;
	const char *name =
		s->inner.kind == T_STRING
			? ts_string_value(p->arena, p->lexer.s + s->inner.start, len, NULL)
			: ts_atom_text(p, s->inner.atom);

	ts_push(p, &p->exports,
		(struct ts_export){.kind = E_FROM, /* settled when `from` is seen or not */
			.name = name,
			.atom = ts_atom_of(&p->lexer.atoms, s->outer, (unsigned)strlen(s->outer)),
			.imported = s->outer,
			.declaration = p->imports.count,
			.start = s->start,
			.end = s->inner.end,
			.is_in_braces = true});
}

static void export_names(struct ts_parser *p, unsigned start, bool is_type)
{
	struct ts_export_clause clause = {.first = p->exports.count};

	ts_next(p);
	clause.start = p->t.start;
	while (p->t.kind != T_RBRACE && !p->failed) {
		struct ts_specifier s = ts_read_specifier(p);
		if (!s.is_type && !is_type && !p->failed)
			add_specifier(p, &s);
	}
	clause.end = p->t.start;
	ts_expect(p, T_RBRACE);
	clause.count = p->exports.count - clause.first;
	if (ts_is_word(p, W_FROM)) {
		if (is_type || (p->is_typescript && !clause.count)) {
			reexport_end(p, start, true);
			return;
		}
		ts_push(p, &p->clauses, clause);
		reexport_end(p, start, false);
		return;
	}
	for (unsigned i = clause.first; i < p->exports.count; i++)
		p->exports.items[i].kind = E_LOCAL;
	ts_end_import(p, start);
	if (is_type && !p->failed)
		ts_erase_from(p, start);
	else
		ts_push(p, &p->clauses, clause);
}

/* `export` itself is not part of the output, except that ts_erase keeps it. */
static void drop_export(struct ts_parser *p, unsigned start)
{
	if (!p->is_erasing || p->c.space != TS_NONE)
		ts_edit(p, start, p->t.start, "");
}

static void publish(struct ts_parser *p, const struct ts_token *name)
{
	if (p->c.space != TS_NONE)
		ts_export_member(p, name);
	else
		ts_export_local(p, name->atom);
}

static void export_variables(struct ts_parser *p, unsigned start)
{
	unsigned first = p->declarations.count;
	bool is_constant = p->t.kind == T_CONST;
	unsigned scope = p->t.kind == T_VAR ? p->c.var_scope : p->scope;

	if (p->c.space != TS_NONE) {
		ts_export_variables(p, start);
		return;
	}
	drop_export(p, start);
	ts_next(p);
	ts_variables(p, scope);
	ts_end_statement(p);
	for (unsigned i = first; i < p->declarations.count; i++)
		if (p->declarations.items[i].scope == scope) {
			ts_export_local(p, p->declarations.items[i].atom);
			p->exports.items[p->exports.count - 1].is_constant = is_constant;
		}
}

static void export_function(struct ts_parser *p, unsigned start)
{
	struct ts_token name;

	drop_export(p, start);
	if (!ts_function_declaration(p, start, &name) || p->failed)
		return;
	if (name.kind == T_NAME)
		publish(p, &name);
	else
		ts_fail(p, start, "expected a name for the function");
}

/* `class` is at hand, or `abstract class`. */
static void export_class(struct ts_parser *p, unsigned start)
{
	struct ts_token name;

	drop_export(p, start);
	if (p->t.kind != T_CLASS) {
		start = p->t.start;
		ts_next(p);
		ts_erase_from(p, start);
	}
	name = ts_class_declaration(p);
	if (!p->failed)
		publish(p, &name);
}

static void note_default(struct ts_parser *p, unsigned atom, unsigned start)
{
	ts_push(p, &p->exports,
		(struct ts_export){.kind = atom ? E_LOCAL : E_DEFAULT,
			.name = "default",
			.atom = atom,
			.start = start,
			.end = p->previous_end});
}

static void default_function(struct ts_parser *p, unsigned start)
{
	struct ts_token name;
	struct ts_token last = p->t.kind == T_NAME ? ts_peek(p) : p->t; /* behind `async` */

	if (last.kind == T_FUNCTION && ts_lex(&p->lexer, last.end).kind == T_STAR)
		last = ts_lex(&p->lexer, last.end);
	if (!p->is_erasing)
		ts_edit(p, start, p->t.start, "");
	if (ts_lex(&p->lexer, last.end).kind == T_LPAREN && !p->is_erasing)
		ts_insert(p, last.end, arena_printf(p->arena, " %s_default", p->prefix));
	if (!ts_function_declaration(p, start, &name))
		return;
	if (name.kind != T_NAME)
		p->has_default_function = true;
	note_default(p, name.kind == T_NAME ? name.atom : 0, 0);
}

/* `class` is at hand. An anonymous class is called "default" because a member of that name gets
 * it. */
static void default_class(struct ts_parser *p, unsigned start)
{
	struct ts_token name = ts_peek(p);
	bool is_named = name.kind == T_NAME && name.atom != W_IMPLEMENTS;

	if (!p->is_erasing)
		ts_edit(p, start, p->t.start,
			is_named ? ""
				 : arena_printf(p->arena, "const %s_default={default:", p->prefix));
	ts_class(p, true);
	if (!is_named && !p->is_erasing)
		ts_insert(p, p->previous_end, "}.default;");
	p->ended_open = false;
	note_default(p, is_named ? name.atom : 0, 0);
}

/* Whether the expression at hand may be a function or class without a name, which then is called
 * "default". */
static bool may_be_anonymous(struct ts_parser *p)
{
	switch ((int)p->t.kind) {
	case T_LPAREN:
	case T_LESS:
	case T_FUNCTION:
	case T_CLASS: return true;
	case T_NAME: return ts_is_word(p, W_ASYNC) || ts_peek(p).kind == T_ARROW;
	default: return false;
	}
}

static void default_expression(struct ts_parser *p, unsigned start)
{
	bool is_wrapped = may_be_anonymous(p);
	struct ts_token first = p->t;
	unsigned end;

	if (!p->is_erasing)
		ts_edit(p, start, p->t.start,
			arena_printf(p->arena, "const %s_default=%s", p->prefix,
				is_wrapped ? "{default:" : ""));
	ts_assignment(p);
	end = p->previous_end;
	if (is_wrapped && !p->is_erasing)
		ts_insert(p, end, "}.default");
	ts_end_statement(p);
	note_default(p, 0, start);
	if (first.kind == T_NAME && first.end == end)
		p->exports.items[p->exports.count - 1].atom = first.atom;
}

static void export_default(struct ts_parser *p, unsigned start)
{
	struct ts_token after;

	ts_next(p);
	after = ts_peek(p);
	p->is_module = true;
	if (p->t.kind == T_FUNCTION ||
		(ts_is_word(p, W_ASYNC) && after.kind == T_FUNCTION && !after.newline_before)) {
		default_function(p, start);
		return;
	}
	if (p->t.kind == T_CLASS) {
		default_class(p, start);
		return;
	}
	if (p->is_typescript && ts_is_word(p, W_ABSTRACT) && after.kind == T_CLASS &&
		!after.newline_before) {
		unsigned abstract = p->t.start;
		ts_next(p);
		if (p->is_erasing)
			ts_erase_from(p, abstract);
		default_class(p, start);
		return;
	}
	if (p->is_typescript && ts_is_word(p, W_INTERFACE) && after.kind == T_NAME &&
		!after.newline_before) {
		ts_type_declaration(p, start, true);
		return;
	}
	if (p->t.kind == T_AT) {
		ts_refuse(p, p->t.start, "decorators");
		return;
	}
	default_expression(p, start);
}

/* `export = x`; the value is at hand. */
static void export_assignment(struct ts_parser *p, unsigned start)
{
	ts_next(p);
	ts_edit(p, start, p->t.start,
		p->is_erasing ? "module.exports = "
			      : arena_printf(p->arena, "%s.assign(", p->prefix));
	ts_expression(p);
	if (!p->is_erasing)
		ts_insert(p, p->previous_end, ")");
	ts_end_statement(p);
}

/* `as namespace X` */
static void export_as(struct ts_parser *p, unsigned start)
{
	ts_next(p);
	ts_expect_word(p, W_NAMESPACE, "\"namespace\"");
	ts_expect(p, T_NAME);
	ts_end_statement(p);
	ts_erase_from(p, start);
	p->was_erased = true;
}

/* A declaration that begins with a name. */
static void export_word(struct ts_parser *p, unsigned start)
{
	struct ts_token after = ts_peek(p);

	if (ts_is_word(p, W_LET)) {
		export_variables(p, start);
	} else if (ts_is_word(p, W_ASYNC) && after.kind == T_FUNCTION) {
		export_function(p, start);
	} else if (p->is_typescript && ts_is_word(p, W_ABSTRACT) && after.kind == T_CLASS) {
		export_class(p, start);
	} else if (p->is_typescript && ts_is_word(p, W_TYPE) &&
		   (after.kind == T_LBRACE || after.kind == T_STAR)) {
		ts_next(p);
		if (p->t.kind == T_STAR)
			export_star(p, start, true);
		else
			export_names(p, start, true);
	} else if (p->is_typescript && ts_is_word(p, W_AS) && after.kind == T_NAME) {
		export_as(p, start);
	} else if (!ts_type_declaration(p, start, true)) {
		ts_unexpected(p, "a declaration");
	}
}

void ts_export_statement(struct ts_parser *p)
{
	unsigned start = p->t.start;

	ts_next(p);
	if (p->c.space == TS_NONE)
		p->is_module = true;
	switch ((int)p->t.kind) {
	case T_LBRACE: export_names(p, start, false); break;
	case T_STAR: export_star(p, start, false); break;
	case T_DEFAULT: export_default(p, start); break;
	case T_ASSIGN: export_assignment(p, start); break;
	case T_FUNCTION: export_function(p, start); break;
	case T_CLASS: export_class(p, start); break;
	case T_ENUM:
		if (!ts_type_declaration(p, start, true))
			ts_unexpected(p, "a declaration");
		break;
	case T_VAR: export_variables(p, start); break;
	case T_CONST:
		if (p->is_typescript && ts_peek(p).kind == T_ENUM) {
			ts_next(p);
			ts_enum(p, start, true);
		} else {
			export_variables(p, start);
		}
		break;
	case T_IMPORT:
		ts_next(p);
		ts_import_rest(p, start, true);
		break;
	case T_NAME: export_word(p, start); break;
	case T_AT: ts_refuse(p, p->t.start, "decorators"); break;
	default: ts_unexpected(p, "a declaration");
	}
}
