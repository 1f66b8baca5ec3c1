/* Declarations: functions, classes, and those that are only types. */
#include "ts/parser.h"

bool ts_function_declaration(struct ts_parser *p, unsigned start, struct ts_token *name)
{
	struct ts_mark m = ts_mark(p);
	unsigned flags = 0;

	*name = (struct ts_token){.kind = T_EOF};
	if (ts_is_word(p, W_ASYNC)) {
		ts_next(p);
		flags |= F_ASYNC;
	}
	ts_expect(p, T_FUNCTION);
	if (ts_accept(p, T_STAR))
		flags |= F_GENERATOR;
	if (p->t.kind == T_NAME) {
		*name = p->t;
		ts_declare(p, p->scope, name);
		ts_next(p);
	}
	if (ts_function_rest(p, flags, NULL)) {
		p->ended_open = false;
		return true;
	}
	ts_end_statement(p);
	if (p->failed)
		return true;
	ts_forget(p, &m);
	ts_erase_from(p, start);
	p->was_erased = true;
	return false;
}

void ts_function_statement(struct ts_parser *p)
{
	unsigned start = p->t.start;
	struct ts_token name;

	ts_function_declaration(p, start, &name);
	if (name.kind != T_NAME)
		ts_fail(p, start, "expected a name for the function");
}

struct ts_token ts_class_declaration(struct ts_parser *p)
{
	struct ts_token name = ts_peek(p);

	if (name.kind != T_NAME) {
		ts_next(p);
		ts_unexpected(p, "a name for the class");
		return name;
	}
	ts_class(p, true);
	p->ended_open = false;
	return name;
}

static void erase_statement(struct ts_parser *p, const struct ts_mark *m, unsigned start)
{
	if (p->failed)
		return;
	ts_forget(p, m);
	ts_erase_from(p, start);
	p->was_erased = true;
}

static void type_alias(struct ts_parser *p, unsigned start)
{
	struct ts_mark m = ts_mark(p);

	ts_next(p);
	if (p->t.kind == T_NAME)
		ts_push(p, &p->types, p->t.atom);
	ts_expect(p, T_NAME);
	ts_skip_type_parameters(p);
	ts_expect(p, T_ASSIGN);
	ts_skip_type(p);
	ts_end_statement(p);
	erase_statement(p, &m, start);
}

static void interface(struct ts_parser *p, unsigned start)
{
	struct ts_mark m = ts_mark(p);

	ts_next(p);
	if (p->t.kind == T_NAME)
		ts_push(p, &p->types, p->t.atom);
	ts_expect(p, T_NAME);
	ts_skip_type_parameters(p);
	if (ts_accept(p, T_EXTENDS)) {
		do
			ts_skip_type(p);
		while (ts_accept(p, T_COMMA));
	}
	ts_skip_object_type(p);
	erase_statement(p, &m, start);
}

/* `declare …`: read like what it declares, and forgotten. */
static void ambient(struct ts_parser *p, unsigned start)
{
	struct ts_mark m = ts_mark(p);
	struct ts_context outer = p->c;

	ts_next(p);
	p->c.in_ambient = true;
	if (ts_is_word(p, W_GLOBAL)) {
		ts_next(p);
		ts_block(p);
	} else if (ts_is_word(p, W_MODULE) && ts_peek(p).kind == T_STRING) {
		ts_next(p);
		ts_next(p);
		if (p->t.kind == T_LBRACE)
			ts_block(p);
		else
			ts_end_statement(p);
	} else {
		ts_statement(p);
	}
	p->c = outer;
	erase_statement(p, &m, start);
}

static bool begins_ambient(const struct ts_token *t)
{
	switch ((int)t->kind) {
	case T_VAR:
	case T_CONST:
	case T_FUNCTION:
	case T_CLASS:
	case T_ENUM:
	case T_IMPORT: return true;
	case T_NAME: break;
	default: return false;
	}
	switch (t->atom) {
	case W_LET:
	case W_TYPE:
	case W_INTERFACE:
	case W_NAMESPACE:
	case W_MODULE:
	case W_GLOBAL:
	case W_ABSTRACT:
	case W_ASYNC: return true;
	default: return false;
	}
}

bool ts_type_declaration(struct ts_parser *p, unsigned start, bool is_exported)
{
	struct ts_token after;

	if (!p->is_typescript)
		return false;
	if (p->t.kind == T_ENUM) {
		ts_enum(p, start, is_exported);
		return true;
	}
	if (p->t.kind != T_NAME || p->t.atom >= W_COUNT || p->t.has_escape)
		return false;
	after = ts_peek(p);
	if (after.newline_before)
		return false;
	switch (p->t.atom) {
	case W_TYPE:
		if (after.kind != T_NAME)
			return false;
		type_alias(p, start);
		return true;
	case W_INTERFACE:
		if (after.kind != T_NAME)
			return false;
		interface(p, start);
		return true;
	case W_DECLARE:
		if (!begins_ambient(&after))
			return false;
		ambient(p, start);
		return true;
	case W_NAMESPACE:
	case W_MODULE:
		if (after.kind != T_NAME)
			return false;
		ts_namespace(p, start, is_exported);
		return true;
	default: return false;
	}
}
