/* Statements and declarations. */
#include "ts/parser.h"

/* Whether a statement that begins so could be read as going on with the one before. */
static bool may_continue(enum ts_token_kind kind)
{
	switch ((int)kind) {
	case T_LPAREN:
	case T_LBRACKET:
	case T_TEMPLATE:
	case T_TEMPLATE_HEAD:
	case T_PLUS:
	case T_MINUS:
	case T_SLASH:
	case T_LESS:
	case T_ASSIGN_OPERATOR: return true;
	default: return false;
	}
}

static void place_behind_super(struct ts_parser *p)
{
	struct ts_supers *supers = p->supers;
	bool has_semicolon = p->lexer.s[p->previous_end - 1] == ';';

	ts_insert(p, p->previous_end,
		has_semicolon ? supers->assignments
			      : arena_printf(p->arena, ";%s", supers->assignments));
	supers->is_placed = true;
	p->ended_open = false;
}

static bool begins_super_call(struct ts_parser *p)
{
	return p->t.kind == T_SUPER && p->supers && p->supers->assignments &&
	       !p->supers->is_placed && p->depth == p->supers->body && ts_peek(p).kind == T_LPAREN;
}

unsigned ts_statements(struct ts_parser *p, enum ts_token_kind until)
{
	unsigned outer_start = p->statement_start, kept = 0;
	bool outer_open = p->is_open, is_open = false, is_behind_erased = false;

	while (p->t.kind != until && p->t.kind != T_CASE && p->t.kind != T_DEFAULT && !p->failed) {
		bool is_super_call = begins_super_call(p);
		if (p->t.kind == T_EOF) {
			ts_unexpected(p, ts_token_name(until));
			break;
		}
		if (is_open && is_behind_erased && may_continue(p->t.kind))
			ts_insert(p, p->t.start, ";");
		p->is_open = is_open;
		p->statement_start = p->t.start;
		p->was_erased = p->ended_open = false;
		ts_statement(p);
		if (is_super_call && !p->failed)
			place_behind_super(p);
		is_behind_erased = p->was_erased;
		if (!p->was_erased) {
			is_open = p->ended_open;
			kept++;
		}
	}
	p->statement_start = outer_start;
	p->is_open = outer_open;
	p->was_erased = false;
	return kept;
}

void ts_block(struct ts_parser *p)
{
	unsigned outer = ts_open_scope(p, S_BLOCK);

	ts_expect(p, T_LBRACE);
	ts_statements(p, T_RBRACE);
	ts_expect(p, T_RBRACE);
	ts_close_scope(p, outer);
	p->ended_open = false;
}

/* The statement behind `if (…)` and the like. */
static void branch(struct ts_parser *p)
{
	p->was_erased = false;
	ts_statement(p);
	if (p->was_erased)
		ts_insert(p, p->previous_end, ";");
	p->was_erased = false;
}

static void condition(struct ts_parser *p)
{
	ts_expect(p, T_LPAREN);
	ts_expression(p);
	ts_expect(p, T_RPAREN);
}

void ts_variables(struct ts_parser *p, unsigned scope)
{
	do {
		ts_binding_target(p, scope);
		unsigned start = p->t.start;
		if (p->t.kind == T_NOT && p->is_typescript) {
			ts_next(p);
			ts_erase_from(p, start);
		}
		ts_erase_annotation(p);
		if (ts_accept(p, T_ASSIGN))
			ts_assignment(p);
	} while (ts_accept(p, T_COMMA));
}

static bool is_let(struct ts_parser *p)
{
	if (!ts_is_word(p, W_LET))
		return false;
	struct ts_token after = ts_peek(p);
	if (after.kind >= T_FIRST_WORD)
		return !after.newline_before && after.kind != T_IN && after.kind != T_INSTANCEOF;
	return after.kind == T_NAME || after.kind == T_LBRACE || after.kind == T_LBRACKET;
}

static void if_statement(struct ts_parser *p)
{
	for (;;) {
		ts_next(p);
		condition(p);
		branch(p);
		if (!ts_accept(p, T_ELSE))
			return;
		if (p->t.kind != T_IF) {
			branch(p);
			return;
		}
	}
}

/* `using x` and `await using x`, behind which nothing else could stand. */
static void refuse_using(struct ts_parser *p)
{
	struct ts_token word = p->t, after = ts_peek(p);

	if (ts_is_word(p, W_AWAIT) && after.kind == T_NAME && after.atom == W_USING &&
		!after.newline_before) {
		word = after;
		after = ts_lex(&p->lexer, after.end);
	}
	if (word.kind == T_NAME && word.atom == W_USING && after.kind == T_NAME &&
		!after.newline_before && after.atom != W_OF && after.atom != W_AS &&
		after.atom != W_SATISFIES)
		ts_refuse(p, p->t.start, "using declarations");
}

static void for_head(struct ts_parser *p)
{
	struct ts_context outer = p->c;

	refuse_using(p);
	p->c.no_in = true;
	if (p->t.kind == T_VAR || p->t.kind == T_CONST || is_let(p)) {
		unsigned scope = p->t.kind == T_VAR ? p->c.var_scope : p->scope;
		ts_next(p);
		ts_variables(p, scope);
	} else if (p->t.kind != T_SEMICOLON) {
		ts_expression(p);
	}
	p->c = outer;
	if (ts_is_word(p, W_OF)) {
		ts_next(p);
		ts_assignment(p);
		return;
	}
	if (ts_accept(p, T_IN)) {
		ts_expression(p);
		return;
	}
	ts_expect(p, T_SEMICOLON);
	if (p->t.kind != T_SEMICOLON)
		ts_expression(p);
	ts_expect(p, T_SEMICOLON);
	if (p->t.kind != T_RPAREN)
		ts_expression(p);
}

static void for_statement(struct ts_parser *p)
{
	unsigned outer = ts_open_scope(p, S_BLOCK);

	ts_next(p);
	if (ts_is_word(p, W_AWAIT)) {
		if (!p->c.in_function)
			p->is_module = p->has_top_level_await = true;
		ts_next(p);
	}
	ts_expect(p, T_LPAREN);
	for_head(p);
	ts_expect(p, T_RPAREN);
	branch(p);
	ts_close_scope(p, outer);
}

static void do_statement(struct ts_parser *p)
{
	ts_next(p);
	branch(p);
	ts_expect(p, T_WHILE);
	condition(p);
	ts_accept(p, T_SEMICOLON);
	p->ended_open = false;
}

static void try_statement(struct ts_parser *p)
{
	bool has_handler = false;

	ts_next(p);
	ts_block(p);
	if (ts_accept(p, T_CATCH)) {
		unsigned outer = ts_open_scope(p, S_BLOCK);
		has_handler = true;
		if (ts_accept(p, T_LPAREN)) {
			ts_binding_target(p, p->scope);
			ts_erase_annotation(p);
			ts_expect(p, T_RPAREN);
		}
		ts_block(p);
		ts_close_scope(p, outer);
	}
	if (ts_accept(p, T_FINALLY)) {
		has_handler = true;
		ts_block(p);
	}
	if (!has_handler)
		ts_unexpected(p, "\"catch\"");
}

static void cases(struct ts_parser *p)
{
	while (p->t.kind != T_RBRACE && !p->failed) {
		if (ts_accept(p, T_CASE))
			ts_expression(p);
		else if (!ts_accept(p, T_DEFAULT))
			ts_unexpected(p, "\"case\"");
		ts_expect(p, T_COLON);
		ts_statements(p, T_RBRACE);
	}
}

static void switch_statement(struct ts_parser *p)
{
	unsigned outer;

	ts_next(p);
	condition(p);
	outer = ts_open_scope(p, S_BLOCK);
	ts_expect(p, T_LBRACE);
	cases(p);
	ts_expect(p, T_RBRACE);
	ts_close_scope(p, outer);
	p->ended_open = false;
}

static void return_statement(struct ts_parser *p)
{
	ts_next(p);
	if (p->t.kind != T_SEMICOLON && p->t.kind != T_RBRACE && p->t.kind != T_EOF &&
		!p->t.newline_before)
		ts_expression(p);
	ts_end_statement(p);
}

static void jump_statement(struct ts_parser *p)
{
	ts_next(p);
	if (p->t.kind == T_NAME && !p->t.newline_before)
		ts_next(p);
	ts_end_statement(p);
}

static void labelled_or_expression(struct ts_parser *p)
{
	struct ts_token t = p->t;

	if (t.kind == T_NAME && ts_peek(p).kind == T_COLON) {
		ts_next(p);
		ts_next(p);
		branch(p);
		return;
	}
	ts_expression(p);
	ts_end_statement(p);
}

static void variable_statement(struct ts_parser *p)
{
	unsigned scope = p->t.kind == T_VAR ? p->c.var_scope : p->scope;

	ts_next(p);
	ts_variables(p, scope);
	ts_end_statement(p);
}

/* A statement that begins with a name. */
static void name_statement(struct ts_parser *p)
{
	if (p->t.atom >= W_COUNT || p->t.has_escape) {
		labelled_or_expression(p);
		return;
	}
	if (is_let(p)) {
		variable_statement(p);
		return;
	}
	if (ts_is_word(p, W_ASYNC)) {
		struct ts_token after = ts_peek(p);
		if (after.kind == T_FUNCTION && !after.newline_before) {
			ts_function_statement(p);
			return;
		}
	}
	if (ts_is_word(p, W_USING) || ts_is_word(p, W_AWAIT))
		refuse_using(p);
	if (ts_is_word(p, W_ABSTRACT) && p->is_typescript && ts_peek(p).kind == T_CLASS &&
		!ts_peek(p).newline_before) {
		unsigned start = p->t.start;
		ts_next(p);
		ts_erase_from(p, start);
		ts_class_declaration(p);
		return;
	}
	if (!ts_type_declaration(p, p->t.start, false))
		labelled_or_expression(p);
}

static void const_statement(struct ts_parser *p)
{
	unsigned start = p->t.start;

	if (p->is_typescript && ts_peek(p).kind == T_ENUM) {
		ts_next(p);
		ts_enum(p, start, false);
		return;
	}
	variable_statement(p);
}

static void import_statement(struct ts_parser *p)
{
	enum ts_token_kind after = ts_peek(p).kind;

	if (after == T_LPAREN || after == T_DOT)
		labelled_or_expression(p);
	else
		ts_import_statement(p);
}

void ts_statement(struct ts_parser *p)
{
	if (!ts_enter(p))
		return;
	switch ((int)p->t.kind) {
	case T_NAME: name_statement(p); break;
	case T_CONST: const_statement(p); break;
	case T_VAR: variable_statement(p); break;
	case T_EXPORT: ts_export_statement(p); break;
	case T_IMPORT: import_statement(p); break;
	case T_FUNCTION: ts_function_statement(p); break;
	case T_CLASS: ts_class_declaration(p); break;
	case T_LBRACE: ts_block(p); break;
	case T_IF: if_statement(p); break;
	case T_FOR: for_statement(p); break;
	case T_WHILE:
	case T_WITH:
		ts_next(p);
		condition(p);
		branch(p);
		break;
	case T_DO: do_statement(p); break;
	case T_RETURN:
	case T_THROW: return_statement(p); break;
	case T_BREAK:
	case T_CONTINUE:
	case T_DEBUGGER: jump_statement(p); break;
	case T_TRY: try_statement(p); break;
	case T_SWITCH: switch_statement(p); break;
	case T_SEMICOLON: ts_next(p); break;
	case T_ENUM:
		if (!ts_type_declaration(p, p->t.start, false))
			ts_unexpected(p, "a statement");
		break;
	case T_AT: ts_refuse(p, p->t.start, "decorators"); break;
	default: labelled_or_expression(p);
	}
	ts_leave(p);
}
