/* Operands: literals, names, calls and all that binds closer than an operator. */
#include "ts/parser.h"

void ts_reference(struct ts_parser *p, const struct ts_token *name, unsigned flags)
{
	p->bare_ref = ts_push(
		p, &p->refs, (struct ts_ref){name->start, name->end, name->atom, p->scope, flags});
}

/* Something in brackets: what `in`, `?` and `extends` mean outside does not reach in. */
static void enclosed(struct ts_parser *p, void (*read)(struct ts_parser *))
{
	struct ts_context outer = p->c;

	p->c.no_in = p->c.in_choice = p->c.in_class_head = false;
	read(p);
	p->c = outer;
}

static void template(struct ts_parser *p)
{
	while (p->t.kind == T_TEMPLATE_HEAD) {
		ts_next(p);
		enclosed(p, ts_expression);
		if (p->t.kind != T_RBRACE) {
			ts_unexpected(p, "\"}\"");
			return;
		}
		p->t = ts_lex_template(&p->lexer, p->t.start);
		if (p->t.kind == T_ERROR)
			ts_fail(p, p->t.start, "%s", p->lexer.message);
	}
	ts_next(p);
}

static void arguments(struct ts_parser *p)
{
	ts_next(p);
	while (p->t.kind != T_RPAREN && !p->failed) {
		ts_accept(p, T_SPREAD);
		enclosed(p, ts_assignment);
		if (!ts_accept(p, T_COMMA) && p->t.kind != T_RPAREN)
			ts_unexpected(p, "\",\" or \")\"");
	}
	ts_expect(p, T_RPAREN);
}

static void array(struct ts_parser *p)
{
	ts_next(p);
	while (p->t.kind != T_RBRACKET && !p->failed) {
		if (ts_accept(p, T_COMMA))
			continue;
		ts_accept(p, T_SPREAD);
		enclosed(p, ts_assignment);
		if (!ts_accept(p, T_COMMA) && p->t.kind != T_RBRACKET)
			ts_unexpected(p, "\",\" or \"]\"");
	}
	ts_expect(p, T_RBRACKET);
}

static bool ends_key(enum ts_token_kind kind)
{
	return kind == T_COLON || kind == T_COMMA || kind == T_RBRACE || kind == T_LPAREN ||
	       kind == T_LESS || kind == T_ASSIGN || kind == T_EOF;
}

/* `get`, `set`, `async` and `*` before the key of a member. */
static unsigned member_flags(struct ts_parser *p)
{
	unsigned flags = 0;

	if ((ts_is_word(p, W_GET) || ts_is_word(p, W_SET)) && !ends_key(ts_peek(p).kind)) {
		ts_next(p);
		return flags;
	}
	if (ts_is_word(p, W_ASYNC) && !ends_key(ts_peek(p).kind)) {
		ts_next(p);
		flags |= F_ASYNC;
	}
	if (ts_accept(p, T_STAR))
		flags |= F_GENERATOR;
	return flags;
}

static void object_member(struct ts_parser *p)
{
	unsigned flags = member_flags(p);
	struct ts_token key = p->t;

	if (p->t.kind == T_LBRACKET) {
		ts_next(p);
		enclosed(p, ts_assignment);
		ts_expect(p, T_RBRACKET);
	} else if (ts_is_any_word(&p->t) || p->t.kind == T_STRING || p->t.kind == T_NUMBER ||
		   p->t.kind == T_BIGINT || p->t.kind == T_PRIVATE) {
		ts_next(p);
	} else {
		ts_unexpected(p, "the name of a property");
		return;
	}
	if (p->t.kind == T_LPAREN || (p->t.kind == T_LESS && p->is_typescript)) {
		if (!ts_function_rest(p, flags, NULL))
			ts_unexpected(p, "\"{\"");
	} else if (ts_accept(p, T_COLON)) {
		enclosed(p, ts_assignment);
	} else if (key.kind == T_NAME) {
		ts_reference(p, &key, REF_SHORTHAND);
		if (ts_accept(p, T_ASSIGN))
			enclosed(p, ts_assignment);
	} else {
		ts_unexpected(p, "\":\"");
	}
}

static void object(struct ts_parser *p)
{
	ts_next(p);
	while (p->t.kind != T_RBRACE && !p->failed) {
		if (ts_accept(p, T_SPREAD))
			enclosed(p, ts_assignment);
		else
			object_member(p);
		if (!ts_accept(p, T_COMMA) && p->t.kind != T_RBRACE)
			ts_unexpected(p, "\",\" or \"}\"");
	}
	ts_expect(p, T_RBRACE);
}

static void function_expression(struct ts_parser *p, unsigned flags)
{
	unsigned outer = ts_open_scope(p, S_BLOCK);

	ts_next(p);
	if (ts_accept(p, T_STAR))
		flags |= F_GENERATOR;
	if (p->t.kind == T_NAME) {
		ts_declare(p, p->scope, &p->t);
		ts_next(p);
	}
	if (!ts_function_rest(p, flags, NULL))
		ts_unexpected(p, "\"{\"");
	ts_close_scope(p, outer);
}

static void note_dynamic_import(struct ts_parser *p, const struct ts_token *argument)
{
	enum ts_token_kind after = ts_lex(&p->lexer, argument->end).kind;

	if ((argument->kind != T_STRING && argument->kind != T_TEMPLATE) ||
		(after != T_RPAREN && after != T_COMMA)) {
		p->has_dynamic_import = true;
		return;
	}
	ts_push(p, &p->dynamic_imports,
		ts_string_value(p->arena, p->lexer.s + argument->start,
			argument->end - argument->start, NULL));
}

/* `import(…)` and `import.meta`. */
static void import_expression(struct ts_parser *p)
{
	unsigned start = p->t.start;

	ts_next(p);
	if (ts_accept(p, T_DOT)) {
		unsigned end = p->t.end;
		if (!ts_expect_word(p, W_META, "\"meta\""))
			return;
		p->is_module = true;
		if (!p->is_erasing)
			ts_edit(p, start, end, arena_printf(p->arena, "%s.meta", p->prefix));
		return;
	}
	if (p->t.kind != T_LPAREN) {
		ts_unexpected(p, "\"(\"");
		return;
	}
	if (!p->is_erasing)
		ts_edit(p, start, p->previous_end, arena_printf(p->arena, "%s.dynamic", p->prefix));
	struct ts_token argument = ts_peek(p);
	note_dynamic_import(p, &argument);
	arguments(p);
}

/* A name; true for an arrow function. */
static bool name(struct ts_parser *p)
{
	struct ts_token t = p->t;
	unsigned flags = p->is_open && t.start == p->statement_start ? REF_OPEN : 0;

	ts_next(p);
	if (p->t.kind == T_ARROW && !p->t.newline_before) {
		ts_arrow_of_name(p, &t, false);
		return true;
	}
	if (t.atom == W_ASYNC && !t.has_escape && !p->t.newline_before) {
		if (p->t.kind == T_FUNCTION) {
			function_expression(p, F_ASYNC);
			return false;
		}
		if (p->t.kind == T_NAME && ts_peek(p).kind == T_ARROW) {
			struct ts_token parameter = p->t;
			ts_next(p);
			ts_arrow_of_name(p, &parameter, true);
			return true;
		}
		if ((p->t.kind == T_LPAREN || (p->t.kind == T_LESS && p->is_typescript)) &&
			ts_try_arrow(p, true))
			return true;
	}
	ts_reference(p, &t, flags);
	return false;
}

static bool parenthesis(struct ts_parser *p)
{
	unsigned inner;

	if (ts_try_arrow(p, false))
		return true;
	ts_next(p);
	enclosed(p, ts_expression);
	inner = p->bare_ref;
	ts_expect(p, T_RPAREN);
	p->bare_ref = inner;
	return false;
}

/* Whether a token may begin an operand. */
bool ts_begins_operand(enum ts_token_kind kind)
{
	switch ((int)kind) {
	case T_NAME:
	case T_PRIVATE:
	case T_NUMBER:
	case T_BIGINT:
	case T_STRING:
	case T_TEMPLATE:
	case T_TEMPLATE_HEAD:
	case T_LBRACE:
	case T_LPAREN:
	case T_LBRACKET:
	case T_NOT:
	case T_TILDE:
	case T_STEP:
	case T_PLUS:
	case T_MINUS:
	case T_SLASH:
	case T_LESS:
	case T_CLASS:
	case T_DELETE:
	case T_FALSE:
	case T_FUNCTION:
	case T_IMPORT:
	case T_NEW:
	case T_NULL:
	case T_SUPER:
	case T_THIS:
	case T_TRUE:
	case T_TYPEOF:
	case T_VOID: return true;
	default: return false;
	}
}

/* The tokens between `<` and `>` are types where what follows could not follow a comparison. */
static bool may_follow_type_arguments(const struct ts_parser *p)
{
	switch ((int)p->t.kind) {
	case T_LPAREN:
	case T_TEMPLATE:
	case T_TEMPLATE_HEAD: return true;
	case T_LESS:
	case T_GREATER:
	case T_PLUS:
	case T_MINUS: return false;
	default: break;
	}
	if (p->t.newline_before || ts_precedence(p->t.kind) || ts_is_word(p, W_AS) ||
		ts_is_word(p, W_SATISFIES))
		return true;
	if (p->c.in_class_head && (p->t.kind == T_LBRACE || ts_is_word(p, W_IMPLEMENTS)))
		return true;
	return !ts_begins_operand(p->t.kind) && p->t.kind != T_AT;
}

/* Reads and erases type arguments, or nothing. */
static bool try_type_arguments(struct ts_parser *p)
{
	unsigned start = p->t.start;

	if (!p->is_typescript || ts_has_failed(p, AS_HEAD, start) ||
		ts_has_failed(p, AS_TYPES, start))
		return false;
	struct ts_mark m = ts_mark(p);
	ts_skip_type_arguments(p);
	if (!p->failed && may_follow_type_arguments(p)) {
		ts_erase_from(p, start);
		return true;
	}
	ts_rewind(p, &m);
	ts_note_failure(p, AS_HEAD, start);
	return false;
}

static void mark_called(struct ts_parser *p, unsigned ref)
{
	if (ref != TS_NONE)
		p->refs.items[ref].flags |= REF_CALLED;
}

static void property(struct ts_parser *p)
{
	ts_next(p);
	if (!ts_is_any_word(&p->t) && p->t.kind != T_PRIVATE)
		ts_unexpected(p, "the name of a property");
	ts_next(p);
}

static void chain(struct ts_parser *p, unsigned ref)
{
	ts_next(p);
	if (p->t.kind == T_LESS || p->t.kind == T_SHIFT_LEFT) {
		unsigned start = p->t.start;
		if (!p->is_typescript) {
			ts_unexpected(p, "the name of a property");
			return;
		}
		ts_skip_type_arguments(p);
		ts_erase_from(p, start);
	}
	if (p->t.kind == T_LPAREN) {
		mark_called(p, ref);
		arguments(p);
	} else if (p->t.kind == T_LBRACKET) {
		ts_next(p);
		enclosed(p, ts_expression);
		ts_expect(p, T_RBRACKET);
	} else if (ts_is_any_word(&p->t) || p->t.kind == T_PRIVATE) {
		ts_next(p);
	} else {
		ts_unexpected(p, "the name of a property");
	}
}

/* `.x`, `[x]`, `(x)`, `!` and the like behind an operand. */
void ts_suffixes(struct ts_parser *p, bool may_call)
{
	for (;;) {
		unsigned ref = p->bare_ref, start = p->t.start;
		p->bare_ref = TS_NONE;
		switch ((int)p->t.kind) {
		case T_DOT: property(p); continue;
		case T_CHAIN:
			if (!may_call) {
				ts_unexpected(p, "\"(\"");
				return;
			}
			chain(p, ref);
			p->bare_ref = TS_NONE;
			continue;
		case T_LBRACKET:
			ts_next(p);
			enclosed(p, ts_expression);
			ts_expect(p, T_RBRACKET);
			p->bare_ref = TS_NONE;
			continue;
		case T_LPAREN:
			if (!may_call)
				break;
			mark_called(p, ref);
			arguments(p);
			p->bare_ref = TS_NONE;
			continue;
		case T_TEMPLATE:
		case T_TEMPLATE_HEAD:
			mark_called(p, ref);
			template(p);
			p->bare_ref = TS_NONE;
			continue;
		case T_NOT:
			if (!p->is_typescript || p->t.newline_before)
				break;
			ts_next(p);
			ts_erase_from(p, start);
			p->bare_ref = ref;
			continue;
		case T_LESS:
		case T_SHIFT_LEFT:
			p->bare_ref = ref;
			if (!try_type_arguments(p))
				return;
			continue;
		default: break;
		}
		p->bare_ref = ref;
		return;
	}
}

static void new_expression(struct ts_parser *p)
{
	if (!ts_enter(p))
		return;
	ts_next(p);
	if (ts_accept(p, T_DOT)) {
		ts_expect_word(p, W_TARGET, "\"target\"");
	} else {
		p->bare_ref = TS_NONE;
		if (p->t.kind == T_NEW)
			new_expression(p);
		else if (ts_primary(p))
			ts_unexpected(p, "\"(\"");
		ts_suffixes(p, false);
		if (p->t.kind == T_LPAREN)
			arguments(p);
	}
	p->bare_ref = TS_NONE;
	ts_leave(p);
}

static void super_expression(struct ts_parser *p)
{
	unsigned start = p->t.start;
	struct ts_supers *supers = p->supers;

	ts_next(p);
	if (p->t.kind != T_LPAREN)
		return;
	arguments(p);
	if (supers)
		ts_push(p, &supers->calls,
			(struct ts_edit){.start = start, .end = p->previous_end});
}

/* An operand without prefix and suffix; true for an arrow function, which takes neither. */
bool ts_primary(struct ts_parser *p)
{
	p->bare_ref = TS_NONE;
	switch ((int)p->t.kind) {
	case T_NAME: return name(p);
	case T_LPAREN: return parenthesis(p);
	case T_NUMBER:
	case T_BIGINT:
	case T_STRING:
	case T_TEMPLATE:
	case T_THIS:
	case T_NULL:
	case T_TRUE:
	case T_FALSE:
	case T_PRIVATE: ts_next(p); return false;
	case T_TEMPLATE_HEAD: template(p); break;
	case T_LBRACKET: array(p); break;
	case T_LBRACE: object(p); break;
	case T_FUNCTION: function_expression(p, 0); break;
	case T_CLASS: ts_class(p, false); break;
	case T_NEW: new_expression(p); break;
	case T_SUPER: super_expression(p); break;
	case T_IMPORT: import_expression(p); break;
	case T_SLASH:
	case T_ASSIGN_OPERATOR:
		if (p->lexer.s[p->t.start] == '/') {
			p->t = ts_lex_regex(&p->lexer, p->t.start);
			if (p->t.kind == T_ERROR)
				ts_fail(p, p->t.start, "%s", p->lexer.message);
			ts_next(p);
			break;
		}
		ts_unexpected(p, "an expression");
		break;
	default: ts_unexpected(p, "an expression");
	}
	p->bare_ref = TS_NONE;
	return false;
}
