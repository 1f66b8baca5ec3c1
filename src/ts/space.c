/* Enums and namespaces: the TypeScript that is code. Both become a function called at once with the
 * object that holds the members. */
#include <string.h>

#include "base/buf.h"
#include "ts/parser.h"

/* One block of an enum or a namespace while it is read. */
struct block {
	struct ts_token name;
	unsigned start;              /* of the statement */
	unsigned header_end, header; /* where the code begins; its edit */
	unsigned space;
	bool is_enum, is_top, is_exported, needs_variable;
	const char *parameter;
};

unsigned ts_find_space(const struct ts_parser *p, unsigned atom, unsigned scope)
{
	unsigned i = p->lexer.atoms.items[atom].space - 1;

	while (i != TS_NONE && p->spaces.items[i].scope != scope)
		i = p->spaces.items[i].previous;
	return i;
}

/* The space of a name in a scope, new if it is the first block. */
static unsigned space_of(struct ts_parser *p, unsigned atom, unsigned scope)
{
	unsigned exports, index = ts_find_space(p, atom, scope);

	if (index != TS_NONE)
		return index;
	exports = ts_push(p, &p->scopes, (struct ts_scope){scope, S_BLOCK, TS_NONE, NULL});
	index = ts_push(p, &p->spaces,
		(struct ts_space){atom, scope, exports, p->lexer.atoms.items[atom].space - 1});
	p->lexer.atoms.items[atom].space = index + 1;
	return index;
}

static const char *name_text(struct ts_parser *p, const struct ts_token *name)
{
	return ts_text(p, name->start, name->end);
}

/* Declares the name of the block outside of it, and opens the scope inside. */
static unsigned open_block(struct ts_parser *p, struct block *b)
{
	bool is_member = b->is_exported && p->c.space != TS_NONE;
	unsigned exports = is_member ? p->spaces.items[p->c.space].exports : TS_NONE;
	const struct ts_declaration *before = ts_declared(p, b->name.atom, p->scope);
	unsigned outer;

	b->space = space_of(p, b->name.atom, is_member ? exports : p->scope);
	b->is_top = p->scope == 0;
	b->needs_variable = !before || before->kind == D_IMPORT;
	ts_declare_as(p, p->scope, b->name.atom, b->is_enum ? D_ENUM : D_NAMESPACE, b->space);
	if (is_member)
		ts_declare_as(p, exports, b->name.atom, D_MEMBER, p->c.space);
	outer = ts_open_scope(p, S_NAMESPACE);
	p->scopes.items[p->scope].space = b->space;
	p->scopes.items[p->scope].parameter = b->parameter;
	return outer;
}

/* What a block is closed with, and called with: the object that may be there already. */
static const char *footer(struct ts_parser *p, const struct block *b, const char *holder)
{
	const char *n = name_text(p, &b->name);

	if (b->is_enum && b->is_top)
		return arena_printf(p->arena, "return %s})(%s||{});", n, n);
	if (holder && b->is_exported)
		return arena_printf(p->arena, "})(%s=%s.%s||(%s.%s={}));", n, holder, n, holder, n);
	return arena_printf(p->arena, "})(%s||(%s={}));", n, n);
}

static const char *header(struct ts_parser *p, const struct block *b, bool is_open)
{
	const char *n = name_text(p, &b->name);
	const char *keyword = b->is_top ? "var" : "let";
	const char *export = b->is_exported && p->is_erasing && b->is_top ? "export " : "";

	if (b->is_enum && b->is_top)
		return arena_printf(p->arena, "%svar %s=((%s)=>{", b->needs_variable ? export : "",
			n, b->parameter);
	if (b->needs_variable)
		return arena_printf(p->arena, "%s%s %s;((%s)=>{", export, keyword, n, b->parameter);
	return arena_printf(p->arena, "%s((%s)=>{", is_open ? ";" : "", b->parameter);
}

/* The parameter of the namespace around, by which exported blocks are reached. */
static const char *holder(const struct ts_parser *p)
{
	return p->c.space == TS_NONE ? NULL : p->scopes.items[p->scope].parameter;
}

static void member_key(struct ts_parser *p, struct ts_token *key)
{
	bool is_bracketed = ts_accept(p, T_LBRACKET);

	*key = p->t;
	if (ts_is_any_word(&p->t))
		ts_next(p);
	else if (p->t.kind == T_STRING || (is_bracketed && p->t.kind == T_TEMPLATE))
		ts_next(p);
	else
		ts_unexpected(p, "the name of an enum member");
	if (key->kind != T_NAME && key->kind < T_FIRST_WORD && !p->failed) {
		unsigned len;
		const char *text = ts_string_value(
			p->arena, p->lexer.s + key->start, key->end - key->start, &len);
		key->atom = ts_atom_of(&p->lexer.atoms, text, len);
	}
	if (is_bracketed)
		ts_expect(p, T_RBRACKET);
}

/* Reads the value of a member, written or counted, and notes the edits of it. */
static struct ts_constant member_value(
	struct ts_parser *p, unsigned start, const struct ts_constant *last, const char *open)
{
	struct ts_constant value = *last;
	struct ts_mark m;
	unsigned from;

	if (!ts_accept(p, T_ASSIGN)) {
		value.number++;
		if (value.kind != K_NUMBER)
			value.kind = K_UNKNOWN;
		ts_edit(p, start, p->previous_end,
			arena_printf(p->arena, "%s%s", open,
				value.kind ? ts_constant_text(p, &value) : "void 0"));
		return value;
	}
	from = p->t.start;
	m = ts_mark(p);
	ts_edit(p, start, from, open);
	ts_assignment(p);
	value = ts_constant_of(p, from, p->previous_end);
	if ((value.kind == K_NUMBER || value.kind == K_STRING) && !p->failed) {
		ts_forget(p, &m);
		ts_edit(p, start, p->previous_end,
			arena_printf(p->arena, "%s%s", open, ts_constant_text(p, &value)));
	}
	return value;
}

static bool is_text(const struct ts_constant *c)
{
	return c->kind == K_STRING || c->kind == K_ANY_STRING;
}

static void enum_member(struct ts_parser *p, const struct block *b, struct ts_constant *last)
{
	unsigned start = p->t.start, opening;
	struct ts_token key;
	const char *name;

	member_key(p, &key);
	if (p->failed)
		return;
	name = ts_text(p, key.start, key.end);
	if (ts_is_any_word(&key))
		name = arena_printf(p->arena, "\"%s\"", name);
	opening = p->edits.count;
	*last = member_value(p, start, last,
		arena_printf(p->arena, "%s[%s[%s]=", b->parameter, b->parameter, name));
	if (p->failed)
		return;
	if (is_text(last)) {
		struct ts_edit *e = &p->edits.items[opening];
		unsigned skip = (unsigned)strlen(b->parameter) + 1;
		char *text = arena_strndup(p->arena, e->text + skip, e->len - skip);
		/* `E[E["A"]=` without the outer access */
		e->text = text;
		e->len -= skip;
	}
	ts_declare_as(
		p, p->spaces.items[b->space].exports, key.atom, D_ENUM_MEMBER, p->members.count);
	ts_push(p, &p->members, (struct ts_member){b->space, *last});
	start = p->previous_end;
	if (!ts_accept(p, T_COMMA) && p->t.kind != T_RBRACE)
		ts_unexpected(p, "\",\" or \"}\"");
	ts_edit(p, start, p->previous_end,
		is_text(last) ? ";" : arena_printf(p->arena, "]=%s;", name));
}

void ts_enum(struct ts_parser *p, unsigned start, bool is_exported)
{
	struct ts_constant last = {K_NUMBER, -1, NULL, 0};
	struct block b = {.start = start, .is_enum = true, .is_exported = is_exported};
	struct ts_context outer_context = p->c;
	const char *outside = holder(p);
	unsigned outer;

	ts_next(p);
	b.name = p->t;
	if (!ts_expect(p, T_NAME))
		return;
	b.parameter = name_text(p, &b.name);
	outer = open_block(p, &b);
	if (is_exported && p->c.space == TS_NONE && b.needs_variable)
		ts_export_local(p, b.name.atom);
	ts_edit(p, start, p->t.end, header(p, &b, p->is_open));
	ts_expect(p, T_LBRACE);
	p->c.in_function = true;
	p->c.in_async = p->c.no_in = p->c.in_choice = false;
	while (p->t.kind != T_RBRACE && !p->failed)
		enum_member(p, &b, &last);
	ts_edit(p, p->t.start, p->t.end, footer(p, &b, outside));
	ts_expect(p, T_RBRACE);
	p->c = outer_context;
	p->ended_open = false;
	ts_close_scope(p, outer);
}

/* Whether the block declares its own name again, which would hide the parameter. */
static bool is_hidden(const struct ts_parser *p, unsigned atom, unsigned first)
{
	const struct ts_declaration *d;

	for (unsigned i = p->lexer.atoms.items[atom].declaration - 1; i != TS_NONE && i >= first;
		i = d->previous) {
		d = &p->declarations.items[i];
		if (d->kind != D_MEMBER && d->kind != D_ENUM_MEMBER)
			return true;
	}
	return false;
}

/* A name for the parameter that the source does not use. */
static const char *free_name(struct ts_parser *p, const struct ts_token *name)
{
	for (unsigned n = 1;; n++) {
		char *text = arena_printf(p->arena, "%s_%u", name_text(p, name), n);
		if (!strstr(p->lexer.s, text))
			return text;
	}
}

/* Reads a block from its name on; `N.M` is a block in a block. Gives the number of statements that
 * leave something. */
static unsigned namespace_block(struct ts_parser *p, struct block *b, struct buf *close)
{
	struct ts_context outer_context = p->c;
	const char *outside = holder(p);
	unsigned outer, kept, first;

	b->name = p->t;
	if (!ts_expect(p, T_NAME) || !ts_enter(p))
		return 0;
	b->parameter = p->renamed_block == b->name.start + 1 ? free_name(p, &b->name)
							     : name_text(p, &b->name);
	outer = open_block(p, b);
	first = p->declarations.count;
	p->c = (struct ts_context){.in_function = true,
		.in_ambient = outer_context.in_ambient,
		.var_scope = p->scope,
		.space = b->space};
	const char *text = header(p, b, p->is_open && b->header == TS_NONE);
	if (b->header == TS_NONE) {
		b->header = p->edits.count;
		ts_edit(p, b->start, p->t.end, text);
	} else {
		struct ts_edit *e = &p->edits.items[b->header];
		e->text = arena_printf(p->arena, "%s%s", e->text, text);
		e->len = (unsigned)strlen(e->text);
		e->end = p->t.end;
	}
	if (ts_accept(p, T_DOT)) {
		struct block inner = {.start = b->start, .header = b->header, .is_exported = true};
		kept = namespace_block(p, &inner, close);
	} else {
		ts_expect(p, T_LBRACE);
		kept = ts_statements(p, T_RBRACE);
	}
	if (is_hidden(p, b->name.atom, first))
		p->renamed_block = b->name.start + 1;
	p->c = outer_context;
	ts_close_scope(p, outer);
	ts_leave(p);
	buf_puts(close, footer(p, b, outside));
	return kept;
}

void ts_namespace(struct ts_parser *p, unsigned start, bool is_exported)
{
	struct ts_mark m = ts_mark(p);
	unsigned exports = p->exports.count;
	unsigned kept, renamed = p->renamed_block;

	for (;;) {
		struct buf close = buf_in(p->arena);
		struct block b = {.start = start, .header = TS_NONE, .is_exported = is_exported};
		ts_next(p);
		kept = namespace_block(p, &b, &close);
		if (p->renamed_block != renamed && !p->failed) {
			renamed = p->renamed_block;
			ts_rewind(p, &m);
			continue;
		}
		if (is_exported && p->c.space == TS_NONE && b.needs_variable)
			ts_export_local(p, b.name.atom);
		ts_edit(p, p->t.start, p->t.end, close.s);
		ts_expect(p, T_RBRACE);
		break;
	}
	p->ended_open = false;
	if (p->failed || kept)
		return;
	ts_forget(p, &m);
	p->exports.count = exports;
	ts_erase_from(p, start);
	p->was_erased = true;
}

void ts_export_member(struct ts_parser *p, const struct ts_token *name)
{
	const char *n = name_text(p, name);
	const char *parameter = p->scopes.items[p->scope].parameter;

	ts_declare_as(p, p->spaces.items[p->c.space].exports, name->atom, D_MEMBER, p->c.space);
	ts_insert(p, p->previous_end, arena_printf(p->arena, "%s.%s=%s;", parameter, n, n));
}

/* One variable: `x = 1` becomes `N.x = 1`, a pattern is put in parentheses, and what has no value
 * goes away. True if something is left. */
static bool export_variable(struct ts_parser *p)
{
	struct ts_mark m;
	unsigned start = p->t.start;
	bool is_pattern = p->t.kind == T_LBRACE;
	unsigned mark;

	if (is_pattern)
		ts_insert(p, start, "(");
	m = ts_mark(p);
	p->c.is_exporting = true;
	ts_binding_target(p, p->scope);
	p->c.is_exporting = false;
	mark = p->t.start;
	if (p->t.kind == T_NOT && p->is_typescript) {
		ts_next(p);
		ts_erase_from(p, mark);
	}
	ts_erase_annotation(p);
	if (ts_accept(p, T_ASSIGN)) {
		ts_assignment(p);
		if (is_pattern)
			ts_insert(p, p->previous_end, ")");
		return true;
	}
	/* The declaration stays, the name goes. */
	p->edits.count = m.edits;
	p->refs.count = m.refs;
	ts_erase_from(p, start);
	return false;
}

void ts_export_variables(struct ts_parser *p, unsigned start)
{
	bool is_left = false, is_open = p->is_open;
	unsigned comma;

	ts_next(p);
	ts_edit(p, start, p->t.start, "");
	if (is_open) {
		p->edits.items[p->edits.count - 1].text = ";";
		p->edits.items[p->edits.count - 1].len = 1;
	}
	do {
		is_left = export_variable(p);
		comma = p->t.start;
		if (p->t.kind == T_COMMA)
			ts_edit(p, comma, comma + 1, is_left ? ";" : "");
	} while (ts_accept(p, T_COMMA));
	comma = p->t.start;
	ts_end_statement(p);
	if (!is_left && p->previous_end == comma + 1)
		ts_erase_from(p, comma);
}
