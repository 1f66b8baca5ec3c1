/* Reads the default export of a module that only says values: what is not surely understood is left
 * to the engine. */
#include "ts/literal.h"

#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "base/map.h"
#include "ts/parser.h"

/* A value as JavaScript has it; `json` is NULL for undefined. */
struct value {
	const struct json *json;
};

struct literal_reader {
	struct ts_parser p;
	struct map constants; /* name → struct value */
	struct map functions; /* names under which `defineConfig` was imported */
	ts_env_get *env;
	void *context;
	bool is_clear; /* until something else than a literal is met */
};

static struct value expression(struct literal_reader *r);

static struct value give_up(struct literal_reader *r)
{
	r->is_clear = false;
	ts_fail(&r->p, r->p.t.start, "not a literal");
	return (struct value){NULL};
}

static bool expect(struct literal_reader *r, enum ts_token_kind kind)
{
	if (r->p.t.kind == kind) {
		ts_next(&r->p);
		return true;
	}
	give_up(r);
	return false;
}

static const char *token_text(struct literal_reader *r)
{
	return ts_text(&r->p, r->p.t.start, r->p.t.end);
}

/* The text of the string at hand; NULL where C cannot hold it. */
static const char *string_text(struct literal_reader *r)
{
	unsigned len, size = r->p.t.end - r->p.t.start - (r->p.t.kind == T_TEMPLATE_HEAD);
	const char *text = ts_string_value(r->p.arena, r->p.lexer.s + r->p.t.start, size, &len);

	if (strlen(text) != len) {
		give_up(r);
		return "";
	}
	return text;
}

static struct value string(struct literal_reader *r)
{
	const char *text = string_text(r);

	ts_next(&r->p);
	return (struct value){json_new_string(r->p.arena, text)};
}

static struct value number(struct literal_reader *r)
{
	bool is_negative = r->p.t.kind == T_MINUS;
	struct ts_constant c;

	if (is_negative)
		ts_next(&r->p);
	if (r->p.t.kind != T_NUMBER)
		return give_up(r);
	c = ts_constant_of(&r->p, r->p.t.start, r->p.t.end);
	ts_next(&r->p);
	if (c.kind != K_NUMBER || !isfinite(c.number))
		return give_up(r);
	return (struct value){json_new_number(r->p.arena, is_negative ? -c.number : c.number)};
}

static void put_as_text(struct literal_reader *r, struct buf *b, struct value v)
{
	switch (json_kind(v.json)) {
	case JSON_NONE: buf_puts(b, "undefined"); break;
	case JSON_STR: buf_puts(b, json_text(v.json)); break;
	case JSON_NUM:
	case JSON_BOOL:
	case JSON_NIL: json_put_compact(b, v.json); break;
	case JSON_OBJ:
	case JSON_ARR: give_up(r); break;
	}
}

static struct value template(struct literal_reader *r)
{
	struct buf b = buf_in(r->p.arena);

	buf_puts(&b, string_text(r));
	while (r->p.t.kind == T_TEMPLATE_HEAD) {
		ts_next(&r->p);
		put_as_text(r, &b, expression(r));
		if (r->p.t.kind != T_RBRACE)
			return give_up(r);
		r->p.t = ts_lex_template(&r->p.lexer, r->p.t.start);
		if (r->p.t.kind == T_ERROR)
			return give_up(r);
		buf_puts(&b, string_text(r));
	}
	ts_next(&r->p);
	return (struct value){json_new_string(r->p.arena, b.s ? b.s : "")};
}

static struct value array(struct literal_reader *r)
{
	struct json *list = json_new_array(r->p.arena);

	ts_next(&r->p);
	while (r->p.t.kind != T_RBRACKET && r->is_clear) {
		struct value item = expression(r);
		if (!item.json)
			return give_up(r);
		json_add(r->p.arena, list, item.json);
		if (!ts_accept(&r->p, T_COMMA) && r->p.t.kind != T_RBRACKET)
			return give_up(r);
	}
	expect(r, T_RBRACKET);
	return (struct value){list};
}

static struct value constant(struct literal_reader *r, const char *name)
{
	const struct value *known = map_get(&r->constants, name);

	return known ? *known : give_up(r);
}

static void member(struct literal_reader *r, struct json *object)
{
	struct ts_token key = r->p.t;
	const char *name;
	struct value value;

	if (key.has_escape || (key.kind != T_STRING && !ts_is_any_word(&key))) {
		give_up(r);
		return;
	}
	name = key.kind == T_STRING ? string_text(r) : token_text(r);
	ts_next(&r->p);
	if (ts_accept(&r->p, T_COLON))
		value = expression(r);
	else if (key.kind == T_NAME)
		value = constant(r, name);
	else
		value = give_up(r);
	/* Keys that are numbers would change places, and this one is no key. */
	if (!strcmp(name, "__proto__") || (*name >= '0' && *name <= '9') || json_get(object, name))
		give_up(r);
	if (value.json)
		json_set(r->p.arena, object, name, value.json);
}

static struct value object(struct literal_reader *r)
{
	struct json *o = json_new_object(r->p.arena);

	ts_next(&r->p);
	while (r->p.t.kind != T_RBRACE && r->is_clear) {
		member(r, o);
		if (!ts_accept(&r->p, T_COMMA) && r->p.t.kind != T_RBRACE)
			return give_up(r);
	}
	expect(r, T_RBRACE);
	return (struct value){o};
}

static bool is_name(const struct literal_reader *r, const char *name)
{
	const struct ts_atom *a = &r->p.lexer.atoms.items[r->p.t.atom];

	return r->p.t.kind == T_NAME && !r->p.t.has_escape && a->len == strlen(name) &&
	       memcmp(a->s, name, a->len) == 0;
}

/* `.env.NAME` or `.env["NAME"]`, behind `process`. */
static struct value environment(struct literal_reader *r)
{
	const char *name, *value;

	expect(r, T_DOT);
	if (!is_name(r, "env"))
		return give_up(r);
	ts_next(&r->p);
	if (ts_accept(&r->p, T_DOT)) {
		if (!ts_is_any_word(&r->p.t) || r->p.t.has_escape)
			return give_up(r);
		name = token_text(r);
		ts_next(&r->p);
	} else {
		expect(r, T_LBRACKET);
		if (r->p.t.kind != T_STRING)
			return give_up(r);
		name = string_text(r);
		ts_next(&r->p);
		expect(r, T_RBRACKET);
	}
	value = r->env(r->context, name);
	return (struct value){value ? json_new_string(r->p.arena, value) : NULL};
}

static struct value name(struct literal_reader *r)
{
	const char *text = token_text(r);
	struct value value;

	if (r->p.t.has_escape)
		return give_up(r);
	ts_next(&r->p);
	if (!strcmp(text, "undefined"))
		return (struct value){NULL};
	if (!strcmp(text, "process"))
		return environment(r);
	if (!map_get(&r->functions, text))
		return constant(r, text);
	/* defineConfig gives back what it gets. */
	expect(r, T_LPAREN);
	value = expression(r);
	ts_accept(&r->p, T_COMMA);
	expect(r, T_RPAREN);
	return value;
}

static struct value operand(struct literal_reader *r)
{
	struct value value = {NULL};

	switch ((int)r->p.t.kind) {
	case T_STRING: return string(r);
	case T_TEMPLATE:
	case T_TEMPLATE_HEAD: return template(r);
	case T_NUMBER:
	case T_MINUS: return number(r);
	case T_LBRACKET: return array(r);
	case T_LBRACE: return object(r);
	case T_NAME: return name(r);
	case T_TRUE:
	case T_FALSE:
		value.json = json_new_bool(r->p.arena, r->p.t.kind == T_TRUE);
		ts_next(&r->p);
		return value;
	case T_NULL:
		value.json = json_parse(r->p.arena, "", "null", 4, &(struct err){0});
		ts_next(&r->p);
		return value;
	case T_LPAREN:
		ts_next(&r->p);
		value = expression(r);
		expect(r, T_RPAREN);
		return value;
	default: return give_up(r);
	}
}

static struct value with_suffixes(struct literal_reader *r)
{
	struct value value = operand(r);

	for (;;) {
		if (r->p.t.kind == T_NOT && !r->p.t.newline_before) {
			ts_next(&r->p);
		} else if ((ts_is_word(&r->p, W_AS) || ts_is_word(&r->p, W_SATISFIES)) &&
			   !r->p.t.newline_before) {
			ts_next(&r->p);
			ts_skip_type(&r->p);
		} else {
			return value;
		}
	}
}

static bool is_false(struct value v)
{
	switch (json_kind(v.json)) {
	case JSON_NONE:
	case JSON_NIL: return true;
	case JSON_STR: return !*json_text(v.json);
	case JSON_NUM: return json_number(v.json) == 0;
	case JSON_BOOL: return !json_truth(v.json);
	case JSON_OBJ:
	case JSON_ARR: break;
	}
	return false;
}

static struct value expression(struct literal_reader *r)
{
	struct value value = {NULL}, other;
	enum ts_token_kind used = T_EOF;

	if (!ts_enter(&r->p))
		return give_up(r);
	value = with_suffixes(r);
	while (r->p.t.kind == T_NULLISH || r->p.t.kind == T_OR_OR) {
		enum ts_token_kind kind = r->p.t.kind;
		if (used != T_EOF && used != kind)
			give_up(r);
		used = kind;
		ts_next(&r->p);
		other = with_suffixes(r);
		if (kind == T_OR_OR ? is_false(value)
				    : !value.json || json_kind(value.json) == JSON_NIL)
			value = other;
	}
	ts_leave(&r->p);
	if (r->p.failed)
		r->is_clear = false;
	return value;
}

/* A line end ends a statement only where nothing could go on with it. */
static void end_statement(struct literal_reader *r)
{
	if (ts_accept(&r->p, T_SEMICOLON) || r->p.t.kind == T_EOF)
		return;
	if (!r->p.t.newline_before ||
		(r->p.t.kind != T_IMPORT && r->p.t.kind != T_EXPORT && r->p.t.kind != T_CONST &&
			!ts_is_word(&r->p, W_MODULE)))
		give_up(r);
}

static void bind(struct literal_reader *r, const char *imported, bool is_kit)
{
	const char *local = token_text(r);

	if (r->p.t.kind != T_NAME || r->p.t.has_escape || !strcmp(local, "process") ||
		!strcmp(local, "undefined") || map_get(&r->constants, local) ||
		map_get(&r->functions, local)) {
		give_up(r);
		return;
	}
	if (is_kit && !strcmp(imported, "defineConfig"))
		map_set(&r->functions, local, (void *)local);
	ts_next(&r->p);
}

/* The names of an import in braces. */
static void import_names(struct literal_reader *r, bool is_kit)
{
	ts_next(&r->p);
	while (r->p.t.kind != T_RBRACE && r->is_clear) {
		struct ts_token after = ts_peek(&r->p);
		const char *imported;
		bool is_type = ts_is_word(&r->p, W_TYPE) && after.kind == T_NAME;
		if (is_type)
			ts_next(&r->p);
		imported = token_text(r);
		after = ts_peek(&r->p);
		if (after.kind == T_NAME && after.atom == W_AS) {
			ts_next(&r->p);
			ts_next(&r->p);
		}
		bind(r, is_type ? "" : imported, is_kit);
		if (!ts_accept(&r->p, T_COMMA) && r->p.t.kind != T_RBRACE)
			give_up(r);
	}
	expect(r, T_RBRACE);
}

/* What the statement at hand imports from, found ahead of its names. */
static bool is_of_kit(struct literal_reader *r)
{
	struct ts_token t = r->p.t;

	while (t.kind != T_STRING && t.kind != T_EOF && t.kind != T_ERROR)
		t = ts_lex(&r->p.lexer, t.end);
	return t.end - t.start == 13 && memcmp(r->p.lexer.s + t.start + 1, "drizzle-kit", 11) == 0;
}

static void import(struct literal_reader *r, struct ts_literal *out)
{
	bool is_kit, is_type = false;
	struct ts_token after;

	ts_next(&r->p);
	is_kit = is_of_kit(r);
	after = ts_peek(&r->p);
	if (ts_is_word(&r->p, W_TYPE) && (after.kind == T_LBRACE || after.kind == T_STAR ||
						 (after.kind == T_NAME && after.atom != W_FROM))) {
		is_type = true;
		ts_next(&r->p);
	}
	if (r->p.t.kind != T_STRING) {
		if (r->p.t.kind == T_NAME) {
			bind(r, "default", is_kit && !is_type);
			if (r->p.t.kind == T_COMMA)
				ts_next(&r->p);
		}
		if (ts_accept(&r->p, T_STAR)) {
			if (!ts_is_word(&r->p, W_AS))
				give_up(r);
			ts_next(&r->p);
			bind(r, "*", false);
		} else if (r->p.t.kind == T_LBRACE) {
			import_names(r, is_kit && !is_type);
		}
		if (!ts_is_word(&r->p, W_FROM))
			give_up(r);
		ts_next(&r->p);
	}
	if (r->p.t.kind != T_STRING) {
		give_up(r);
		return;
	}
	if (!is_type)
		list_push(r->p.arena, &out->imports, string_text(r));
	ts_next(&r->p);
	end_statement(r);
}

static void declaration(struct literal_reader *r)
{
	struct value *value = arena_new_of(r->p.arena, struct value);
	const char *name;

	ts_next(&r->p);
	name = token_text(r);
	bind(r, "", false);
	if (ts_accept(&r->p, T_COLON))
		ts_skip_type(&r->p);
	expect(r, T_ASSIGN);
	*value = expression(r);
	map_set(&r->constants, name, value);
	end_statement(r);
}

/* `export default` or `module.exports =`; both give what the module is. */
static struct value result(struct literal_reader *r)
{
	struct value value;

	if (r->p.t.kind == T_EXPORT) {
		ts_next(&r->p);
		expect(r, T_DEFAULT);
	} else {
		ts_next(&r->p);
		expect(r, T_DOT);
		if (!is_name(r, "exports"))
			return give_up(r);
		ts_next(&r->p);
		expect(r, T_ASSIGN);
	}
	value = expression(r);
	end_statement(r);
	return value;
}

bool ts_read_literal(struct arena *a, const char *source, size_t len, ts_env_get *env,
	void *context, struct ts_literal *out)
{
	struct literal_reader r = {.constants = {.arena = a},
		.functions = {.arena = a},
		.env = env,
		.context = context,
		.is_clear = true};
	struct ts_literal literal = {0};
	struct value value = {NULL};

	if (len >= 1u << 30)
		return false;
	r.p.is_typescript = true;
	ts_prepare(&r.p, a, source, len);
	ts_next(&r.p);
	while (r.is_clear && r.p.t.kind != T_EOF) {
		if (r.p.t.kind == T_IMPORT) {
			import(&r, &literal);
		} else if (r.p.t.kind == T_CONST) {
			declaration(&r);
		} else if (r.p.t.kind == T_EXPORT || ts_is_word(&r.p, W_MODULE)) {
			if (value.json)
				return false;
			value = result(&r);
		} else {
			return false;
		}
	}
	if (!r.is_clear || r.p.failed || !value.json)
		return false;
	literal.value = value.json;
	*out = literal;
	return true;
}
