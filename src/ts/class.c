/* Classes: what only types need is erased member by member. */
#include <string.h>

#include "base/buf.h"
#include "ts/parser.h"

/* A member while it is read. */
struct member {
	unsigned start;
	unsigned flags;
	bool is_static, is_accessor;
	bool is_erased; /* declare, abstract */
};

/* The class at hand. */
struct class_body {
	bool is_derived;
	bool has_properties; /* parameters of its constructor that are properties */
	bool assigns_fields;
	TS_VECTOR(struct ts_field) fields; /* that are assigned */
};

static void implements(struct ts_parser *p)
{
	unsigned start = p->t.start;

	if (!p->is_typescript || !ts_is_word(p, W_IMPLEMENTS))
		return;
	ts_next(p);
	do
		ts_skip_type(p);
	while (ts_accept(p, T_COMMA));
	ts_erase_from(p, start);
}

static bool ends_name(enum ts_token_kind kind)
{
	switch ((int)kind) {
	case T_LPAREN:
	case T_LESS:
	case T_ASSIGN:
	case T_SEMICOLON:
	case T_RBRACE:
	case T_COLON:
	case T_QUESTION:
	case T_NOT:
	case T_COMMA:
	case T_EOF: return true;
	default: return false;
	}
}

/* Reads the word at hand if it is a modifier here; false if it is the name of the member. */
static bool modifier(struct ts_parser *p, struct member *m)
{
	struct ts_token after;
	unsigned start = p->t.start;

	if (p->t.kind != T_NAME || p->t.atom >= W_COUNT || p->t.has_escape)
		return false;
	after = ts_peek(p);
	if (ends_name(after.kind) || (after.kind == T_LBRACE && p->t.atom != W_STATIC))
		return false;
	switch (p->t.atom) {
	case W_STATIC:
		m->is_static = true;
		ts_next(p);
		return true;
	case W_GET:
	case W_SET:
		if (after.kind == T_STAR)
			return false;
		m->is_accessor = true;
		ts_next(p);
		return true;
	case W_ASYNC:
		if (after.newline_before)
			return false;
		m->flags |= F_ASYNC;
		ts_next(p);
		return true;
	case W_ACCESSOR:
		if (!after.newline_before)
			ts_refuse(p, p->t.start, "accessor fields");
		return false;
	case W_DECLARE:
	case W_ABSTRACT:
		if (after.newline_before || !p->is_typescript)
			return false;
		m->is_erased = true;
		break;
	case W_PUBLIC:
	case W_PRIVATE:
	case W_PROTECTED:
	case W_READONLY:
	case W_OVERRIDE:
		if (after.newline_before || !p->is_typescript)
			return false;
		break;
	default: return false;
	}
	ts_next(p);
	ts_erase_from(p, start);
	return true;
}

static bool is_index_signature(struct ts_parser *p)
{
	struct ts_token name;

	if (p->t.kind != T_LBRACKET || !p->is_typescript)
		return false;
	name = ts_peek(p);
	return name.kind == T_NAME && ts_lex(&p->lexer, name.end).kind == T_COLON;
}

static void index_signature(struct ts_parser *p)
{
	ts_next(p);
	ts_next(p);
	ts_next(p);
	ts_skip_type(p);
	ts_expect(p, T_RBRACKET);
	if (ts_accept(p, T_COLON))
		ts_skip_type(p);
}

/* Reads the key; true if it is `constructor`. */
static bool key(struct ts_parser *p)
{
	bool is_constructor = false;

	if (p->t.kind == T_LBRACKET) {
		struct ts_context outer = p->c;
		ts_next(p);
		p->c.in_class_head = p->c.no_in = p->c.in_choice = false;
		ts_assignment(p);
		p->c = outer;
		ts_expect(p, T_RBRACKET);
	} else if (ts_is_any_word(&p->t) || p->t.kind == T_STRING || p->t.kind == T_NUMBER ||
		   p->t.kind == T_BIGINT || p->t.kind == T_PRIVATE) {
		is_constructor = p->t.kind == T_NAME && p->t.atom == W_CONSTRUCTOR;
		if (p->t.kind == T_STRING && p->t.end - p->t.start == 13)
			is_constructor =
				memcmp(p->lexer.s + p->t.start + 1, "constructor", 11) == 0;
		ts_next(p);
	} else {
		ts_unexpected(p, "the name of a class member");
	}
	return is_constructor;
}

static void end_member(struct ts_parser *p)
{
	if (ts_accept(p, T_SEMICOLON) || p->t.kind == T_RBRACE)
		return;
	if (!p->t.newline_before)
		ts_unexpected(p, "\";\"");
}

static void end_field(struct ts_parser *p)
{
	unsigned end = p->previous_end;
	bool is_erased = p->edits.count && p->edits.items[p->edits.count - 1].end == end;

	end_member(p);
	if (is_erased && p->previous_end == end)
		ts_insert(p, end, ";");
}

/* What the fields of a class become that are assigned: as a private field is set, or, behind the
 * properties that are parameters, in a function that the constructor calls. */
static void assign_fields(struct ts_parser *p, const struct class_body *c, unsigned body)
{
	struct buf calls = buf_in(p->arena);

	for (unsigned i = 0; i < c->fields.count; i++) {
		const struct ts_field *f = &c->fields.items[i];
		bool is_name = f->key != T_STRING && f->key != T_NUMBER;
		const char *before = "{";
		const char *after = "};";
		if (!f->is_static && c->has_properties) {
			before = arena_printf(p->arena, "#%s_%u(){", p->prefix, i);
			buf_printf(&calls, "this.#%s_%u();", p->prefix, i);
		} else if (!f->is_static) {
			before = arena_printf(p->arena, "#%s_%u=(", p->prefix, i);
			after = ");";
		}
		ts_insert_late(p, f->start,
			arena_printf(p->arena, "%sthis%s", before, is_name ? "." : "["));
		if (!is_name)
			ts_insert_late(p, f->key_end, "]");
		ts_insert_late(p, f->end, after);
	}
	if (c->has_properties)
		ts_insert_late(p, body,
			arena_printf(
				p->arena, "#%s_fields(){%s}", p->prefix, calls.len ? calls.s : ""));
}

/* Behind the key. False if it leaves nothing. */
static bool field(struct ts_parser *p, struct class_body *c, struct ts_field f)
{
	struct ts_context outer = p->c;
	bool is_assigned = c->assigns_fields && f.key != T_LBRACKET && f.key != T_PRIVATE;

	ts_erase_annotation(p);
	p->c = (struct ts_context){.in_function = true,
		.var_scope = p->scope,
		.space = outer.space,
		.in_ambient = outer.in_ambient};
	bool has_value = ts_accept(p, T_ASSIGN);
	if (has_value)
		ts_assignment(p);
	p->c = outer;
	f.end = p->previous_end;
	if (is_assigned && has_value)
		ts_push(p, &c->fields, f);
	if (is_assigned)
		end_member(p);
	else
		end_field(p);
	return has_value || !is_assigned;
}

static void static_block(struct ts_parser *p)
{
	struct ts_context outer = p->c;

	p->c = (struct ts_context){.in_function = true, .space = outer.space};
	ts_function_body(p);
	p->c = outer;
}

/* Behind the modifiers. False if the member leaves nothing. */
static bool member_rest(struct ts_parser *p, struct member *m, struct class_body *c)
{
	struct ts_field f = {.is_static = m->is_static};
	unsigned start;
	bool is_constructor;

	if (is_index_signature(p)) {
		index_signature(p);
		end_member(p);
		return false;
	}
	if (ts_accept(p, T_STAR))
		m->flags |= F_GENERATOR;
	f.start = p->t.start;
	f.key = p->t.kind;
	is_constructor = key(p) && !m->is_static && !m->is_accessor && !m->flags;
	f.key_end = p->previous_end;
	start = p->t.start;
	if (p->is_typescript && (p->t.kind == T_QUESTION || p->t.kind == T_NOT)) {
		ts_next(p);
		ts_erase_from(p, start);
	}
	if (p->t.kind == T_LPAREN || (p->t.kind == T_LESS && p->is_typescript)) {
		struct ts_supers mine = {.is_derived = c->is_derived};
		bool has_body = ts_function_rest(p, m->flags, is_constructor ? &mine : NULL);
		if (!has_body)
			end_member(p);
		c->has_properties |= has_body && mine.assignments;
		return has_body;
	}
	return field(p, c, f);
}

/* A modifier that goes away may have kept `[x]`, `*` or `in` from going on with the field before.
 */
static void keep_apart(struct ts_parser *p)
{
	if (p->t.kind == T_LBRACKET || p->t.kind == T_STAR || p->t.kind == T_IN ||
		p->t.kind == T_INSTANCEOF)
		ts_insert(p, p->t.start, ";");
}

static void member(struct ts_parser *p, struct class_body *c, bool *is_open)
{
	struct ts_mark mark = ts_mark(p);
	struct member m = {
		.start = p->t.start,
	};
	bool is_kept;

	while (modifier(p, &m))
		;
	if (*is_open && p->edits.count > mark.edits && !m.is_static && !m.is_accessor && !m.flags)
		keep_apart(p);
	if (m.is_static && p->t.kind == T_LBRACE) {
		static_block(p);
		*is_open = false;
		return;
	}
	is_kept = member_rest(p, &m, c);
	if (is_kept && !m.is_erased) {
		char last = p->previous_end ? p->lexer.s[p->previous_end - 1] : 0;
		*is_open = last != ';' && last != '}';
		return;
	}
	if (p->failed)
		return;
	ts_forget(p, &mark);
	ts_erase_from(p, m.start);
	if (*is_open) {
		p->edits.items[p->edits.count - 1].text = ";";
		p->edits.items[p->edits.count - 1].len = 1;
		*is_open = false;
	}
}

static void body(struct ts_parser *p, bool is_derived)
{
	struct class_body c = {.is_derived = is_derived,
		.assigns_fields = p->options.assigns_fields && p->is_typescript};
	unsigned start = p->t.end;
	bool is_open = false;

	ts_expect(p, T_LBRACE);
	while (p->t.kind != T_RBRACE && !p->failed) {
		if (p->t.kind == T_AT)
			ts_refuse(p, p->t.start, "decorators");
		else if (ts_accept(p, T_SEMICOLON))
			is_open = false;
		else
			member(p, &c, &is_open);
	}
	ts_expect(p, T_RBRACE);
	if (c.assigns_fields && !p->failed)
		assign_fields(p, &c, start);
}

static bool has_name(struct ts_parser *p)
{
	if (p->t.kind != T_NAME)
		return false;
	return !ts_is_word(p, W_IMPLEMENTS) || ts_peek(p).kind != T_NAME;
}

void ts_class(struct ts_parser *p, bool is_declaration)
{
	struct ts_context outer = p->c;
	struct ts_supers *outer_supers = p->supers;
	unsigned outer_scope = p->scope, start;
	bool is_derived = false;

	if (!ts_enter(p))
		return;
	ts_next(p);
	if (!is_declaration)
		ts_open_scope(p, S_BLOCK);
	if (has_name(p)) {
		ts_declare(p, p->scope, &p->t);
		ts_next(p);
	}
	start = p->t.start;
	if (p->t.kind == T_LESS && p->is_typescript) {
		ts_skip_type_parameters(p);
		ts_erase_from(p, start);
	}
	if (ts_accept(p, T_EXTENDS)) {
		is_derived = true;
		ts_heritage(p);
	}
	implements(p);
	p->supers = NULL;
	p->c.is_exporting = false;
	body(p, is_derived);
	p->supers = outer_supers;
	p->c = outer;
	ts_close_scope(p, outer_scope);
	ts_leave(p);
}
