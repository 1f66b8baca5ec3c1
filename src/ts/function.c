/* Functions of every kind, their parameters, and what they bind. */
#include <string.h>

#include "base/buf.h"
#include "ts/parser.h"

static void erase_type_parameters(struct ts_parser *p)
{
	unsigned start = p->t.start;

	if (p->t.kind != T_LESS || !p->is_typescript)
		return;
	ts_skip_type_parameters(p);
	ts_erase_from(p, start);
}

void ts_binding_name(struct ts_parser *p, unsigned scope, bool is_shorthand)
{
	struct ts_token name = p->t;

	if (!ts_expect(p, T_NAME))
		return;
	if (p->c.is_exporting) {
		ts_declare_as(
			p, p->spaces.items[p->c.space].exports, name.atom, D_MEMBER, p->c.space);
		ts_reference(p, &name, REF_ASSIGNED | (is_shorthand ? REF_SHORTHAND : 0));
	} else {
		ts_declare(p, scope, &name);
	}
}

static void initializer(struct ts_parser *p)
{
	struct ts_context outer = p->c;

	if (!ts_accept(p, T_ASSIGN))
		return;
	p->c.no_in = p->c.in_choice = false;
	ts_assignment(p);
	p->c = outer;
}

static void object_pattern(struct ts_parser *p, unsigned scope)
{
	ts_next(p);
	while (p->t.kind != T_RBRACE && !p->failed) {
		if (ts_accept(p, T_SPREAD)) {
			ts_binding_target(p, scope);
		} else if (p->t.kind == T_NAME) {
			enum ts_token_kind after = ts_peek(p).kind;
			if (after == T_COLON) {
				ts_next(p);
				ts_next(p);
				ts_binding_target(p, scope);
			} else {
				ts_binding_name(p, scope, true);
			}
		} else {
			if (p->t.kind == T_LBRACKET) {
				struct ts_context outer = p->c;
				ts_next(p);
				p->c.no_in = p->c.in_choice = false;
				ts_assignment(p);
				p->c = outer;
				ts_expect(p, T_RBRACKET);
			} else if (ts_is_any_word(&p->t) || p->t.kind == T_STRING ||
				   p->t.kind == T_NUMBER || p->t.kind == T_BIGINT) {
				ts_next(p);
			} else {
				ts_unexpected(p, "the name of a property");
			}
			ts_expect(p, T_COLON);
			ts_binding_target(p, scope);
		}
		initializer(p);
		if (!ts_accept(p, T_COMMA) && p->t.kind != T_RBRACE)
			ts_unexpected(p, "\",\" or \"}\"");
	}
	ts_expect(p, T_RBRACE);
}

static void array_pattern(struct ts_parser *p, unsigned scope)
{
	ts_next(p);
	while (p->t.kind != T_RBRACKET && !p->failed) {
		if (ts_accept(p, T_COMMA))
			continue;
		ts_accept(p, T_SPREAD);
		ts_binding_target(p, scope);
		initializer(p);
		if (!ts_accept(p, T_COMMA) && p->t.kind != T_RBRACKET)
			ts_unexpected(p, "\",\" or \"]\"");
	}
	ts_expect(p, T_RBRACKET);
}

void ts_binding_target(struct ts_parser *p, unsigned scope)
{
	if (p->t.kind == T_NAME) {
		ts_binding_name(p, scope, false);
		return;
	}
	if (!ts_enter(p))
		return;
	if (p->t.kind == T_LBRACE)
		object_pattern(p, scope);
	else if (p->t.kind == T_LBRACKET)
		array_pattern(p, scope);
	else
		ts_unexpected(p, "a name");
	ts_leave(p);
}

static bool is_property_modifier(const struct ts_parser *p)
{
	if (p->t.kind != T_NAME || p->t.has_escape)
		return false;
	switch (p->t.atom) {
	case W_PUBLIC:
	case W_PRIVATE:
	case W_PROTECTED:
	case W_READONLY:
	case W_OVERRIDE: return true;
	default: return false;
	}
}

static void note_property(struct ts_parser *p, struct ts_supers *supers)
{
	const char *name;

	if (p->t.kind != T_NAME) {
		ts_unexpected(p, "the name of a parameter property");
		return;
	}
	name = ts_text(p, p->t.start, p->t.end);
	supers->assignments = arena_printf(p->arena, "%sthis.%s=%s;",
		supers->assignments ? supers->assignments : "", name, name);
}

static void modifiers(struct ts_parser *p, struct ts_supers *supers)
{
	bool is_property = false;

	while (is_property_modifier(p)) {
		struct ts_token after = ts_peek(p);
		unsigned start = p->t.start;
		if (after.kind != T_NAME && after.kind != T_LBRACE && after.kind != T_LBRACKET)
			break;
		ts_next(p);
		ts_erase_from(p, start);
		is_property = true;
	}
	if (is_property && supers)
		note_property(p, supers);
}

static void parameter(struct ts_parser *p, struct ts_supers *supers)
{
	unsigned start = p->t.start;

	if (p->t.kind == T_THIS && p->is_typescript) {
		ts_next(p);
		if (ts_accept(p, T_COLON))
			ts_skip_type(p);
		ts_accept(p, T_COMMA);
		ts_erase_from(p, start);
		return;
	}
	if (p->is_typescript)
		modifiers(p, supers);
	ts_accept(p, T_SPREAD);
	ts_binding_target(p, p->scope);
	start = p->t.start;
	if (p->t.kind == T_QUESTION && p->is_typescript) {
		ts_next(p);
		ts_erase_from(p, start);
	}
	ts_erase_annotation(p);
	initializer(p);
	if (!ts_accept(p, T_COMMA) && p->t.kind != T_RPAREN)
		ts_unexpected(p, "\",\" or \")\"");
}

static void parameters(struct ts_parser *p, struct ts_supers *supers)
{
	ts_expect(p, T_LPAREN);
	while (p->t.kind != T_RPAREN && !p->failed)
		parameter(p, supers);
	ts_expect(p, T_RPAREN);
}

static void enter_function(struct ts_parser *p, unsigned flags)
{
	p->c.in_function = true;
	p->c.in_async = flags & F_ASYNC;
	p->c.in_generator = flags & F_GENERATOR;
	p->c.no_in = p->c.in_choice = p->c.in_class_head = p->c.is_exporting = false;
}

void ts_function_body(struct ts_parser *p)
{
	struct ts_context outer = p->c;
	unsigned outer_scope = ts_open_scope(p, S_FUNCTION);

	p->c.var_scope = p->scope;
	p->c.no_in = p->c.in_choice = p->c.is_exporting = false;
	ts_expect(p, T_LBRACE);
	ts_statements(p, T_RBRACE);
	ts_expect(p, T_RBRACE);
	p->ended_open = false;
	ts_close_scope(p, outer_scope);
	p->c = outer;
}

/* Assigns the parameter properties at the start of the body, behind its directives. */
static void place_at_start(struct ts_parser *p, struct ts_supers *supers)
{
	struct ts_token t = ts_lex(&p->lexer, p->t.end);
	unsigned at = p->t.end;

	while (t.kind == T_STRING) {
		t = ts_lex(&p->lexer, t.end);
		if (t.kind != T_SEMICOLON)
			break;
		at = t.end;
		t = ts_lex(&p->lexer, t.end);
	}
	ts_insert(p, at, supers->assignments);
	supers->is_placed = true;
}

/* No `super(…)` stands as a statement of the body: each call gets the assignments behind it. */
static void place_in_calls(struct ts_parser *p, struct ts_supers *supers)
{
	size_t len = strlen(supers->assignments);
	char *list = arena_printf(p->arena, ",%.*s,this)", (int)(len - 1), supers->assignments);

	for (char *c = list; *c; c++)
		if (*c == ';')
			*c = ',';
	for (unsigned i = 0; i < supers->calls.count; i++) {
		ts_insert_late(p, supers->calls.items[i].start, "(");
		ts_insert_late(p, supers->calls.items[i].end, list);
	}
}

static void constructor_body(struct ts_parser *p, struct ts_supers *supers)
{
	struct ts_supers *outer = p->supers;

	/* Fields that are assigned come behind: class.c makes the function. */
	if (supers->assignments && p->options.assigns_fields)
		supers->assignments = arena_printf(
			p->arena, "%sthis.#%s_fields();", supers->assignments, p->prefix);
	p->supers = supers;
	supers->body = p->depth;
	if (supers->assignments && !supers->is_derived)
		place_at_start(p, supers);
	ts_function_body(p);
	if (supers->assignments && !supers->is_placed)
		place_in_calls(p, supers);
	p->supers = outer;
}

bool ts_function_rest(struct ts_parser *p, unsigned flags, struct ts_supers *supers)
{
	struct ts_context outer = p->c;
	struct ts_supers *outer_supers = p->supers;
	unsigned outer_scope = ts_open_scope(p, S_FUNCTION);
	bool has_body;

	if (!ts_enter(p))
		return true;
	enter_function(p, flags);
	p->supers = NULL;
	erase_type_parameters(p);
	parameters(p, supers);
	ts_erase_annotation(p);
	has_body = p->t.kind == T_LBRACE;
	if (has_body && supers)
		constructor_body(p, supers);
	else if (has_body)
		ts_function_body(p);
	else if (!p->is_typescript)
		ts_unexpected(p, "\"{\"");
	p->supers = outer_supers;
	ts_leave(p);
	ts_close_scope(p, outer_scope);
	p->c = outer;
	return has_body;
}

static const char *newlines_between(
	struct ts_parser *p, const char *before, unsigned start, unsigned end)
{
	struct buf b = buf_in(p->arena);

	buf_puts(&b, before);
	for (unsigned i = start; i < end; i++)
		if (p->lexer.s[i] == '\n')
			buf_putc(&b, '\n');
	return b.s;
}

/* No line may end between `async` or `return` and the parenthesis, nor before `=>`. */
static void replace_flat(struct ts_parser *p, unsigned start, unsigned end, const char *text)
{
	ts_edit(p, start, end, text);
	p->edits.items[p->edits.count - 1].is_flat = true;
}

static void arrow_type_parameters(struct ts_parser *p)
{
	unsigned start = p->t.start;

	ts_skip_type_parameters(p);
	if (p->t.kind == T_LPAREN)
		replace_flat(p, start, p->t.end, newlines_between(p, "(", start, p->t.start));
}

static bool arrow_return_type(struct ts_parser *p)
{
	unsigned start = p->previous_end;

	if (p->t.kind != T_COLON || !p->is_typescript)
		return false;
	ts_next(p);
	ts_skip_type(p);
	if (p->failed || p->t.kind != T_ARROW)
		return true;
	const char *lines = newlines_between(p, "", start, p->t.start);
	replace_flat(p, start, p->t.start, "");
	if (*lines)
		ts_insert(p, p->t.end, lines);
	return true;
}

/* From `=>` on, in the scope of the parameters. */
static void arrow_body(struct ts_parser *p, bool in_choice, bool no_in)
{
	ts_expect(p, T_ARROW);
	if (p->t.kind == T_LBRACE) {
		ts_function_body(p);
		return;
	}
	p->c.in_choice = in_choice;
	p->c.no_in = no_in;
	ts_assignment(p);
}

/* Whether the parenthesis at hand may begin parameters, by its first token. */
static bool may_be_parameters(struct ts_parser *p)
{
	switch ((int)ts_peek(p).kind) {
	case T_NAME:
	case T_LBRACE:
	case T_LBRACKET:
	case T_SPREAD:
	case T_RPAREN:
	case T_THIS: return true;
	default: return false;
	}
}

static bool arrow_function(struct ts_parser *p, bool is_async)
{
	struct ts_context outer = p->c;
	bool has_return_type;

	enter_function(p, is_async ? F_ASYNC : 0);
	if (p->t.kind == T_LESS)
		arrow_type_parameters(p);
	parameters(p, NULL);
	has_return_type = !p->failed && arrow_return_type(p);
	if (p->failed || p->t.kind != T_ARROW || p->t.newline_before)
		return false;
	arrow_body(p, outer.in_choice, outer.no_in);
	p->c = outer;
	if (has_return_type && outer.in_choice && (p->failed || p->t.kind != T_COLON))
		return false;
	return true;
}

bool ts_try_arrow(struct ts_parser *p, bool is_async)
{
	struct ts_mark m = ts_mark(p);
	unsigned at = p->t.start, outer_scope;

	if (ts_has_failed(p, AS_HEAD, at) || (p->t.kind == T_LPAREN && !may_be_parameters(p)))
		return false;
	if (!ts_enter(p))
		return true;
	outer_scope = ts_open_scope(p, S_FUNCTION);
	if (arrow_function(p, is_async)) {
		ts_close_scope(p, outer_scope);
		ts_leave(p);
		return true;
	}
	ts_rewind(p, &m);
	ts_note_failure(p, AS_HEAD, at);
	return false;
}

void ts_arrow_of_name(struct ts_parser *p, const struct ts_token *name, bool is_async)
{
	struct ts_context outer = p->c;
	unsigned outer_scope;

	if (!ts_enter(p))
		return;
	outer_scope = ts_open_scope(p, S_FUNCTION);
	ts_declare(p, p->scope, name);
	enter_function(p, is_async ? F_ASYNC : 0);
	arrow_body(p, outer.in_choice, outer.no_in);
	ts_close_scope(p, outer_scope);
	ts_leave(p);
	p->c = outer;
}
