/* Reads types and gives nothing: all that the output needs to know is where a type ends. */
#include "ts/parser.h"

enum { CONDITIONAL = 1 }; /* `A extends B ? C : D` may follow */

static void skip_type(struct ts_parser *p, unsigned flags);

void ts_skip_type(struct ts_parser *p)
{
	skip_type(p, CONDITIONAL);
}

/* `<T extends U = V, const K>`; the token at hand is `<`. */
static void skip_parameter_list(struct ts_parser *p)
{
	ts_next(p);
	if (p->t.kind == T_GREATER)
		ts_unexpected(p, "a type parameter");
	while (p->t.kind != T_GREATER && !p->failed) {
		while (p->t.kind == T_CONST || p->t.kind == T_IN || ts_is_word(p, W_OUT)) {
			struct ts_token after = ts_peek(p);
			if (p->t.kind == T_NAME && !ts_is_any_word(&after))
				break;
			if (p->t.kind == T_NAME && after.kind == T_EXTENDS)
				break;
			ts_next(p);
		}
		ts_expect(p, T_NAME);
		if (ts_accept(p, T_EXTENDS))
			ts_skip_type(p);
		if (ts_accept(p, T_ASSIGN))
			ts_skip_type(p);
		if (!ts_accept(p, T_COMMA) && p->t.kind != T_GREATER)
			ts_unexpected(p, "\">\"");
	}
	ts_expect(p, T_GREATER);
}

void ts_skip_type_parameters(struct ts_parser *p)
{
	if (p->t.kind == T_LESS)
		skip_parameter_list(p);
}

void ts_skip_type_arguments(struct ts_parser *p)
{
	unsigned start = p->t.start;

	if (p->t.kind == T_SHIFT_LEFT) {
		p->t.kind = T_LESS;
		p->t.end = start + 1;
	}
	if (ts_has_failed(p, AS_TYPES, start)) {
		ts_fail(p, start, "expected type arguments");
		return;
	}
	ts_expect(p, T_LESS);
	do
		ts_skip_type(p);
	while (ts_accept(p, T_COMMA) && p->t.kind != T_GREATER);
	if (p->t.kind != T_GREATER)
		ts_unexpected(p, "\">\"");
	if (p->failed)
		ts_note_failure(p, AS_TYPES, start);
	else
		ts_next(p);
}

static void skip_template_type(struct ts_parser *p);

/* From the bracket at hand to behind the one that closes it. */
static void skip_balanced(struct ts_parser *p)
{
	unsigned open = 0;

	do {
		enum ts_token_kind k = p->t.kind;
		if (k == T_EOF) {
			ts_unexpected(p, "\"}\"");
			return;
		}
		if (k == T_TEMPLATE_HEAD) {
			skip_template_type(p);
			continue;
		}
		if (k == T_LBRACE || k == T_LBRACKET || k == T_LPAREN)
			open++;
		if (k == T_RBRACE || k == T_RBRACKET || k == T_RPAREN)
			open--;
		ts_next(p);
	} while (open);
}

/* The parameters of a function type; the token at hand is `(`. */
static void skip_parameters(struct ts_parser *p)
{
	ts_expect(p, T_LPAREN);
	while (p->t.kind != T_RPAREN && !p->failed) {
		ts_accept(p, T_SPREAD);
		if (p->t.kind == T_LBRACE || p->t.kind == T_LBRACKET)
			skip_balanced(p);
		else if (p->t.kind == T_NAME || p->t.kind == T_THIS)
			ts_next(p);
		else
			ts_unexpected(p, "a parameter");
		ts_accept(p, T_QUESTION);
		if (ts_accept(p, T_COLON))
			ts_skip_type(p);
		if (!ts_accept(p, T_COMMA) && p->t.kind != T_RPAREN)
			ts_unexpected(p, "\",\" or \")\"");
	}
	ts_expect(p, T_RPAREN);
}

/* Whether the `(` at hand begins the parameters of a function type and not a type in parentheses.
 */
static bool begins_parameters(struct ts_parser *p)
{
	struct ts_mark m = ts_mark(p);
	bool yes = false;

	ts_next(p);
	if (p->t.kind == T_RPAREN || p->t.kind == T_SPREAD) {
		yes = true;
	} else if (p->t.kind == T_NAME || p->t.kind == T_THIS || p->t.kind == T_LBRACE ||
		   p->t.kind == T_LBRACKET) {
		if (p->t.kind == T_LBRACE || p->t.kind == T_LBRACKET)
			skip_balanced(p);
		else
			ts_next(p);
		switch ((int)p->t.kind) {
		case T_COLON:
		case T_COMMA:
		case T_QUESTION:
		case T_ASSIGN: yes = true; break;
		case T_RPAREN: yes = ts_peek(p).kind == T_ARROW; break;
		default: break;
		}
	}
	ts_rewind(p, &m);
	return yes;
}

static void skip_function_type(struct ts_parser *p)
{
	ts_skip_type_parameters(p);
	skip_parameters(p);
	ts_expect(p, T_ARROW);
	ts_skip_type(p);
}

static void skip_parenthesis(struct ts_parser *p)
{
	if (begins_parameters(p)) {
		skip_function_type(p);
		return;
	}
	ts_next(p);
	ts_skip_type(p);
	ts_expect(p, T_RPAREN);
}

static void skip_tuple(struct ts_parser *p)
{
	ts_next(p);
	while (p->t.kind != T_RBRACKET && !p->failed) {
		ts_accept(p, T_SPREAD);
		if (ts_is_any_word(&p->t)) {
			struct ts_token after = ts_peek(p);
			if (after.kind == T_COLON || after.kind == T_QUESTION) {
				ts_next(p);
				ts_accept(p, T_QUESTION);
				if (ts_accept(p, T_COLON))
					ts_skip_type(p);
				goto end;
			}
		}
		ts_skip_type(p);
		ts_accept(p, T_QUESTION);
	end:
		if (!ts_accept(p, T_COMMA) && p->t.kind != T_RBRACKET)
			ts_unexpected(p, "\",\" or \"]\"");
	}
	ts_expect(p, T_RBRACKET);
}

/* `[k: string]`, `[K in T as U]`, `[Symbol.iterator]`, `["name"]`. */
static void skip_bracket_key(struct ts_parser *p)
{
	ts_next(p);
	if (ts_is_any_word(&p->t)) {
		struct ts_token after = ts_peek(p);
		if (after.kind == T_COLON || after.kind == T_IN) {
			ts_next(p);
			ts_next(p);
			ts_skip_type(p);
			if (ts_is_word(p, W_AS)) {
				ts_next(p);
				ts_skip_type(p);
			}
			ts_expect(p, T_RBRACKET);
			return;
		}
	}
	ts_skip_type(p);
	ts_expect(p, T_RBRACKET);
}

static bool is_sign(const struct ts_parser *p)
{
	return p->t.kind == T_PLUS || p->t.kind == T_MINUS;
}

static void skip_member(struct ts_parser *p)
{
	bool has_key = false;

	if (is_sign(p))
		ts_next(p);
	while (ts_is_any_word(&p->t) || p->t.kind == T_STRING || p->t.kind == T_NUMBER ||
		p->t.kind == T_BIGINT || p->t.kind == T_PRIVATE) {
		ts_next(p);
		has_key = true;
	}
	if (p->t.kind == T_LBRACKET) {
		skip_bracket_key(p);
		if (is_sign(p))
			ts_next(p);
		has_key = true;
	}
	if (has_key)
		ts_accept(p, T_QUESTION);
	ts_skip_type_parameters(p);
	if (p->t.kind == T_LPAREN) {
		skip_parameters(p);
		if (ts_accept(p, T_COLON))
			ts_skip_type(p);
	} else if (has_key) {
		if (ts_accept(p, T_COLON))
			ts_skip_type(p);
	} else {
		ts_unexpected(p, "the name of a member");
	}
}

void ts_skip_object_type(struct ts_parser *p)
{
	ts_expect(p, T_LBRACE);
	while (p->t.kind != T_RBRACE && !p->failed) {
		skip_member(p);
		if (p->t.kind == T_COMMA || p->t.kind == T_SEMICOLON)
			ts_next(p);
		else if (p->t.kind != T_RBRACE && !p->t.newline_before)
			ts_unexpected(p, "\";\" or \"}\"");
	}
	ts_expect(p, T_RBRACE);
}

/* `A.B.C<T>`, from A on. */
static void skip_entity(struct ts_parser *p)
{
	ts_next(p);
	while (p->t.kind == T_DOT) {
		ts_next(p);
		if (!ts_is_any_word(&p->t) && p->t.kind != T_PRIVATE)
			ts_unexpected(p, "a name");
		ts_next(p);
	}
	if (!p->t.newline_before && (p->t.kind == T_LESS || p->t.kind == T_SHIFT_LEFT))
		ts_skip_type_arguments(p);
}

static void skip_import_type(struct ts_parser *p)
{
	ts_next(p);
	ts_expect(p, T_LPAREN);
	ts_skip_type(p);
	if (ts_accept(p, T_COMMA) && p->t.kind != T_RPAREN)
		skip_balanced(p);
	ts_accept(p, T_COMMA);
	if (p->t.kind != T_RPAREN)
		ts_unexpected(p, "\")\"");
	skip_entity(p);
}

static void skip_template_type(struct ts_parser *p)
{
	while (p->t.kind == T_TEMPLATE_HEAD) {
		ts_next(p);
		ts_skip_type(p);
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

/* `infer T extends U`, where `extends U` belongs to `infer` unless `?` shows that it begins a
 * conditional type. */
static void skip_infer(struct ts_parser *p, unsigned flags)
{
	ts_next(p);
	if (p->t.kind != T_EXTENDS)
		return;
	struct ts_mark m = ts_mark(p);
	ts_next(p);
	skip_type(p, 0);
	if (p->failed || ((flags & CONDITIONAL) && p->t.kind == T_QUESTION))
		ts_rewind(p, &m);
}

/* A name, or one of the words that stand before a type. True when a type must follow. */
static bool skip_name(struct ts_parser *p, unsigned flags)
{
	struct ts_token name = p->t, after;

	if (name.has_escape || name.atom >= W_COUNT) {
		skip_entity(p);
		return false;
	}
	after = ts_peek(p);
	switch (name.atom) {
	case W_KEYOF:
	case W_READONLY:
	case W_UNIQUE:
		if (after.newline_before && name.atom == W_UNIQUE)
			break;
		if (ts_is_any_word(&after) || after.kind == T_LBRACKET || after.kind == T_LPAREN ||
			after.kind == T_LBRACE || after.kind == T_STRING ||
			after.kind == T_TEMPLATE || after.kind == T_TEMPLATE_HEAD) {
			if (after.kind == T_EXTENDS || after.kind == T_IN)
				break;
			ts_next(p);
			return true;
		}
		break;
	case W_INFER:
		if (after.kind == T_NAME) {
			ts_next(p);
			skip_infer(p, flags);
			return false;
		}
		break;
	case W_ABSTRACT:
		if (after.kind == T_NEW) {
			ts_next(p);
			return true;
		}
		break;
	case W_ASSERTS:
		if ((after.kind == T_NAME || after.kind == T_THIS) && !after.newline_before) {
			ts_next(p);
			ts_next(p);
			return false;
		}
		break;
	default: break;
	}
	skip_entity(p);
	return false;
}

/* One type without the operators behind it. */
static void skip_operand(struct ts_parser *p, unsigned flags)
{
again:
	switch ((int)p->t.kind) {
	case T_OR:
	case T_AND: ts_next(p); goto again;
	case T_NAME:
		if (skip_name(p, flags))
			goto again;
		break;
	case T_NUMBER:
	case T_BIGINT:
	case T_STRING:
	case T_TEMPLATE:
	case T_TRUE:
	case T_FALSE:
	case T_NULL:
	case T_VOID:
	case T_THIS:
	case T_CONST: ts_next(p); break;
	case T_MINUS:
		ts_next(p);
		if (p->t.kind != T_NUMBER && p->t.kind != T_BIGINT)
			ts_unexpected(p, "a number");
		ts_next(p);
		break;
	case T_TEMPLATE_HEAD: skip_template_type(p); break;
	case T_LBRACE: ts_skip_object_type(p); break;
	case T_LBRACKET: skip_tuple(p); break;
	case T_LPAREN: skip_parenthesis(p); break;
	case T_NEW:
		ts_next(p);
		skip_function_type(p);
		break;
	case T_LESS: skip_function_type(p); break;
	case T_IMPORT: skip_import_type(p); break;
	case T_TYPEOF:
		ts_next(p);
		if (p->t.kind == T_IMPORT)
			skip_import_type(p);
		else if (ts_is_any_word(&p->t))
			skip_entity(p);
		else
			ts_unexpected(p, "a name");
		break;
	default: ts_unexpected(p, "a type");
	}
}

/* The operand with `[]`, `[T]` and `is T` behind it. */
static void skip_postfix(struct ts_parser *p, unsigned flags)
{
	bool may_be_subject = p->t.kind == T_NAME || p->t.kind == T_THIS;

	skip_operand(p, flags);
	while (p->t.kind == T_LBRACKET && !p->t.newline_before) {
		ts_next(p);
		if (p->t.kind != T_RBRACKET)
			ts_skip_type(p);
		ts_expect(p, T_RBRACKET);
	}
	if (may_be_subject && ts_is_word(p, W_IS) && !p->t.newline_before) {
		ts_next(p);
		skip_type(p, flags);
	}
}

static void skip_type(struct ts_parser *p, unsigned flags)
{
	if (!ts_enter(p))
		return;
	for (;;) {
		skip_postfix(p, flags);
		if (ts_accept(p, T_OR) || ts_accept(p, T_AND))
			continue;
		if (!(flags & CONDITIONAL) || p->t.kind != T_EXTENDS || p->t.newline_before)
			break;
		ts_next(p);
		skip_type(p, 0);
		ts_expect(p, T_QUESTION);
		ts_skip_type(p);
		if (!ts_expect(p, T_COLON))
			break;
	}
	ts_leave(p);
}

void ts_erase_annotation(struct ts_parser *p)
{
	unsigned start = p->t.start;

	if (p->t.kind != T_COLON || !p->is_typescript)
		return;
	ts_next(p);
	ts_skip_type(p);
	ts_erase_from(p, start);
}
