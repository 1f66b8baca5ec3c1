/* Expressions. Precedence does not matter for what is erased, so operands and operators are read in
 * one loop; the one exception is `a + b as T * c`. */
#include "ts/parser.h"

/* The precedence of binary operators; 0: not one. */
static const unsigned char precedence[T_COUNT] = {
	[T_NULLISH] = 1,
	[T_OR_OR] = 2,
	[T_AND_AND] = 3,
	[T_OR] = 4,
	[T_XOR] = 5,
	[T_AND] = 6,
	[T_EQUALITY] = 7,
	[T_LESS] = 8,
	[T_GREATER] = 8,
	[T_COMPARE] = 8,
	[T_INSTANCEOF] = 8,
	[T_IN] = 8,
	[T_SHIFT_LEFT] = 9,
	[T_SHIFT_RIGHT] = 9,
	[T_PLUS] = 10,
	[T_MINUS] = 10,
	[T_STAR] = 11,
	[T_SLASH] = 11,
	[T_PERCENT] = 11,
	[T_POWER] = 12,
};

enum { RELATIONAL = 8 };

unsigned ts_precedence(enum ts_token_kind kind)
{
	return precedence[kind];
}

/* Whether the `await` at hand waits: always in an async function; at the top of a module unless
 * what follows makes it a name. */
static bool is_await(struct ts_parser *p)
{
	if (!ts_is_word(p, W_AWAIT))
		return false;
	if (p->c.in_async)
		return true;
	return !p->c.in_function && ts_begins_operand(ts_peek(p).kind);
}

/* `<T>x`, `<T>(x) => y` and, in JavaScript, JSX. */
static bool angle(struct ts_parser *p, bool *is_arrow)
{
	unsigned start = p->t.start;
	struct ts_token after = ts_peek(p);

	*is_arrow = false;
	if (!p->is_typescript) {
		if (ts_is_any_word(&after) || after.kind == T_GREATER)
			ts_refuse(p, start, "JSX elements");
		else
			ts_unexpected(p, "an expression");
		return false;
	}
	if (after.kind == T_GREATER) {
		ts_refuse(p, start, "JSX elements");
		return false;
	}
	if (ts_try_arrow(p, false)) {
		*is_arrow = true;
		return true;
	}
	ts_skip_type_arguments(p);
	ts_erase_from(p, start);
	if (!p->failed) {
		struct ts_edit *edit = &p->edits.items[p->edits.count - 1];
		edit->end = p->t.start;
		edit->is_flat = true;
	}
	return !p->failed;
}

static bool is_prefix(const struct ts_parser *p)
{
	switch ((int)p->t.kind) {
	case T_NOT:
	case T_TILDE:
	case T_PLUS:
	case T_MINUS:
	case T_STEP:
	case T_TYPEOF:
	case T_VOID:
	case T_DELETE: return true;
	default: return false;
	}
}

/* An operand with prefixes and ts_suffixes; true for an arrow function. */
static bool operand(struct ts_parser *p)
{
	bool has_prefix = false, is_arrow;

	for (;; has_prefix = true) {
		if (is_prefix(p)) {
			ts_next(p);
		} else if (p->t.kind == T_LESS) {
			if (!angle(p, &is_arrow))
				return true;
			if (is_arrow)
				return true;
		} else if (is_await(p)) {
			if (!p->c.in_function)
				p->is_module = p->has_top_level_await = true;
			ts_next(p);
		} else {
			break;
		}
	}
	if (ts_primary(p))
		return true;
	ts_suffixes(p, true);
	if (p->t.kind == T_STEP && !p->t.newline_before) {
		ts_next(p);
		p->bare_ref = TS_NONE;
	}
	if (has_prefix)
		p->bare_ref = TS_NONE;
	return false;
}

/* Operands joined by binary operators, `as` and `satisfies`; true where an arrow function ended
 * it. */
static bool operators(struct ts_parser *p)
{
	unsigned group = p->t.start; /* where the left side of a relation begins */
	unsigned erased = TS_NONE;   /* the `as T` just erased, behind a left side with operators */
	bool has_operator = false;

	if (operand(p))
		return true;
	for (;;) {
		unsigned start = p->t.start, level;
		if (p->is_typescript && !p->t.newline_before && p->t.kind == T_NAME &&
			(ts_is_word(p, W_AS) || ts_is_word(p, W_SATISFIES))) {
			unsigned ref = p->bare_ref;
			ts_next(p);
			ts_skip_type(p);
			ts_erase_from(p, start);
			p->bare_ref = ref;
			if (has_operator)
				erased = start;
			continue;
		}
		if (p->t.kind == T_GREATER && !p->failed)
			ts_lex_greater(&p->lexer, &p->t);
		level = precedence[p->t.kind];
		if (!level || (p->t.kind == T_IN && p->c.no_in))
			return false;
		if (level > RELATIONAL && erased != TS_NONE) {
			ts_insert_late(p, group, "(");
			ts_insert_late(p, erased, ")");
		}
		erased = TS_NONE;
		ts_next(p);
		if (p->t.kind == T_SLASH && p->previous_end == p->t.start &&
			p->lexer.s[p->t.start - 1] == '<')
			ts_refuse(p, start, "JSX elements");
		if (level < RELATIONAL) {
			group = p->t.start;
			has_operator = false;
		} else {
			has_operator = true;
		}
		if (operand(p))
			return true;
		p->bare_ref = TS_NONE;
	}
}

static bool is_yield(const struct ts_parser *p)
{
	return p->c.in_generator && ts_is_word(p, W_YIELD);
}

/* From `?` on: the middle is read, and the token behind `:` is at hand. */
static void choice(struct ts_parser *p)
{
	struct ts_context outer = p->c;

	ts_next(p);
	p->c.in_choice = true;
	p->c.no_in = false;
	ts_assignment(p);
	p->c = outer;
	ts_expect(p, T_COLON);
}

void ts_assignment(struct ts_parser *p)
{
	if (!ts_enter(p))
		return;
	for (;;) {
		if (is_yield(p)) {
			ts_next(p);
			if (ts_accept(p, T_STAR) ||
				(!p->t.newline_before && ts_begins_operand(p->t.kind)) ||
				(p->t.kind == T_ASSIGN_OPERATOR && p->lexer.s[p->t.start] == '/'))
				continue;
			break;
		}
		if (operators(p))
			break;
		if (p->t.kind == T_QUESTION) {
			choice(p);
		} else if (p->t.kind == T_ASSIGN || p->t.kind == T_ASSIGN_OPERATOR) {
			ts_next(p);
		} else {
			ts_leave(p);
			return;
		}
	}
	p->bare_ref = TS_NONE;
	ts_leave(p);
}

void ts_expression(struct ts_parser *p)
{
	ts_assignment(p);
	while (ts_accept(p, T_COMMA)) {
		ts_assignment(p);
		p->bare_ref = TS_NONE;
	}
}

void ts_heritage(struct ts_parser *p)
{
	struct ts_context outer = p->c;

	p->c.in_class_head = true;
	if (ts_primary(p))
		ts_unexpected(p, "a class");
	ts_suffixes(p, true);
	p->c = outer;
}
