/* The lexer: a table of character classes and one switch. */
#include "ts/lexer.h"

#include <string.h>

#include "ts/text.h"

enum { C_OTHER, C_SPACE, C_NEWLINE, C_WORD, C_DIGIT, C_QUOTE, C_HIGH };

static const unsigned char class_of[256] = {
	[' '] = C_SPACE,
	['\t'] = C_SPACE,
	['\v'] = C_SPACE,
	['\f'] = C_SPACE,
	['\n'] = C_NEWLINE,
	['\r'] = C_NEWLINE,
	['a' ... 'z'] = C_WORD,
	['A' ... 'Z'] = C_WORD,
	['_'] = C_WORD,
	['$'] = C_WORD,
	['0' ... '9'] = C_DIGIT,
	['"'] = C_QUOTE,
	['\''] = C_QUOTE,
	[0x80 ... 0xff] = C_HIGH,
};

static bool is_word_byte(char c)
{
	unsigned char class = class_of[(unsigned char)c];

	return class == C_WORD || class == C_DIGIT;
}

/* The length of the blank or line end beyond ASCII at `s`, 0 where there is none. */
static unsigned wide_blank(const char *s, bool *is_newline)
{
	const unsigned char *u = (const unsigned char *)s;

	if (u[0] == 0xc2)
		return u[1] == 0xa0 ? 2 : 0;
	if (u[0] == 0xe2 && u[1] == 0x80 && (u[2] == 0xa8 || u[2] == 0xa9)) {
		*is_newline = true;
		return 3;
	}
	if (u[0] == 0xe2 && u[1] == 0x80)
		return (u[2] >= 0x80 && u[2] <= 0x8a) || u[2] == 0xaf ? 3 : 0;
	if (u[0] == 0xe2)
		return u[1] == 0x81 && u[2] == 0x9f ? 3 : 0;
	if (u[0] == 0xef)
		return u[1] == 0xbb && u[2] == 0xbf ? 3 : 0;
	if (u[0] == 0xe1)
		return u[1] == 0x9a && u[2] == 0x80 ? 3 : 0;
	return u[0] == 0xe3 && u[1] == 0x80 && u[2] == 0x80 ? 3 : 0;
}

static struct ts_token wrong(
	struct ts_lexer *l, struct ts_token t, unsigned at, const char *message)
{
	l->message = message;
	t.kind = T_ERROR;
	t.start = t.end = at;
	return t;
}

/* From the slash of a line comment to the line end. */
static unsigned skip_line(const struct ts_lexer *l, unsigned at)
{
	bool is_newline = false;

	for (; at < l->len; at++) {
		char c = l->s[at];
		if (c == '\n' || c == '\r')
			return at;
		if ((unsigned char)c == 0xe2 && wide_blank(l->s + at, &is_newline) && is_newline)
			return at;
	}
	return at;
}

/* Behind the block comment that begins at `at`; 0 where it does not end. */
static unsigned skip_block(const struct ts_lexer *l, unsigned at, bool *newline)
{
	for (at += 2; at < l->len; at++) {
		char c = l->s[at];
		if (c == '*' && l->s[at + 1] == '/')
			return at + 2;
		if (c == '\n' || c == '\r')
			*newline = true;
		else if ((unsigned char)c == 0xe2)
			wide_blank(l->s + at, newline);
	}
	return 0;
}

/* Skips blanks and comments; false at a comment without an end. */
static bool skip_blanks(struct ts_lexer *l, unsigned *from, bool *newline)
{
	unsigned at = *from;

	if (at == 0 && l->s[0] == '#' && l->s[1] == '!')
		at = skip_line(l, at);
	for (;;) {
		char c = l->s[at];
		unsigned skip = 1;
		switch (class_of[(unsigned char)c]) {
		case C_NEWLINE: *newline = true; break;
		case C_SPACE: break;
		case C_HIGH: skip = wide_blank(l->s + at, newline); break;
		default:
			skip = 0;
			if (c == '/' && l->s[at + 1] == '/') {
				at = skip_line(l, at);
				continue;
			}
			if (c == '/' && l->s[at + 1] == '*') {
				unsigned end = skip_block(l, at, newline);
				*from = at;
				if (!end)
					return false;
				at = end;
				continue;
			}
		}
		if (!skip) {
			*from = at;
			return true;
		}
		at += skip;
	}
}

/* A name with an escape or a character beyond ASCII. */
static struct ts_token lex_wide_name(struct ts_lexer *l, struct ts_token t, unsigned from)
{
	char *text = NULL;
	unsigned used = 0, at = from;
	bool is_newline = false;
	long code;

	while (at < l->len) {
		char c = l->s[at];
		if (c != '\\' && !is_word_byte(c) && class_of[(unsigned char)c] != C_HIGH)
			break;
		if (class_of[(unsigned char)c] == C_HIGH && wide_blank(l->s + at, &is_newline))
			break;
		if (c != '\\') {
			if (text)
				text[used++] = c;
			at++;
			continue;
		}
		if (!text) {
			text = arena_alloc(l->atoms.arena, l->len - from + 1);
			memcpy(text, l->s + from, used = at - from);
		}
		if (l->s[at + 1] != 'u')
			return wrong(l, t, at, "invalid escape in a name");
		unsigned len = 2 + ts_read_unicode(l->s + at + 2, &code);
		if (code < 0)
			return wrong(l, t, at, "invalid escape in a name");
		used += ts_put_utf8(text + used, (unsigned)code);
		at += len;
	}
	t.kind = T_NAME;
	t.end = at;
	t.has_escape = text != NULL;
	t.atom = text ? ts_atom_of(&l->atoms, text, used)
		      : ts_atom_of(&l->atoms, l->s + from, at - from);
	return t;
}

static struct ts_token lex_name(struct ts_lexer *l, struct ts_token t)
{
	unsigned at = t.start, hash = TS_HASH_START;

	while (is_word_byte(l->s[at])) {
		hash = TS_HASH_STEP(hash, l->s[at]);
		at++;
	}
	if (l->s[at] == '\\' || class_of[(unsigned char)l->s[at]] == C_HIGH)
		return lex_wide_name(l, t, t.start);
	t.end = at;
	t.atom = ts_atom_find(&l->atoms, l->s + t.start, at - t.start, hash);
	t.kind = T_NAME;
	if (t.atom <= W_LAST_RESERVED)
		t.kind = T_FIRST_WORD + (t.atom - 1);
	return t;
}

static struct ts_token lex_private(struct ts_lexer *l, struct ts_token t)
{
	unsigned start = t.start;
	unsigned char class = class_of[(unsigned char)l->s[start + 1]];

	if (class != C_WORD && class != C_HIGH && l->s[start + 1] != '\\')
		return wrong(l, t, start, "unexpected \"#\"");
	t.start++;
	t = lex_name(l, t);
	if (t.kind == T_ERROR)
		return t;
	t.start = start;
	t.kind = T_PRIVATE;
	return t;
}

static unsigned skip_digits(const char *s, unsigned at)
{
	while ((s[at] >= '0' && s[at] <= '9') || s[at] == '_')
		at++;
	return at;
}

static struct ts_token lex_number(struct ts_lexer *l, struct ts_token t)
{
	const char *s = l->s;
	unsigned at = t.start;
	char radix = s[at] == '0' ? (char)(s[at + 1] | 0x20) : 0;

	t.kind = T_NUMBER;
	if (radix == 'x' || radix == 'o' || radix == 'b') {
		at += 2;
		while (ts_hex_digit(s[at]) >= 0 || s[at] == '_')
			at++;
		if (at == t.start + 2)
			return wrong(l, t, t.start, "a number without digits");
	} else {
		at = skip_digits(s, at);
		if (s[at] == '.')
			at = skip_digits(s, at + 1);
		if (s[at] == 'e' || s[at] == 'E') {
			unsigned exponent = at + 1 + (s[at + 1] == '+' || s[at + 1] == '-');
			at = skip_digits(s, exponent);
			if (at == exponent)
				return wrong(l, t, t.start, "a number without an exponent");
		}
	}
	if (s[at] == 'n') {
		t.kind = T_BIGINT;
		at++;
	}
	if (is_word_byte(s[at]))
		return wrong(l, t, at, "a name directly after a number");
	t.end = at;
	return t;
}

static struct ts_token lex_string(struct ts_lexer *l, struct ts_token t)
{
	char quote = l->s[t.start];

	for (unsigned at = t.start + 1; at < l->len; at++) {
		char c = l->s[at];
		if (c == quote) {
			t.kind = T_STRING;
			t.end = at + 1;
			return t;
		}
		if (c == '\\') {
			at++;
			if (l->s[at] == '\r' && l->s[at + 1] == '\n')
				at++;
		} else if (c == '\n' || c == '\r') {
			break;
		}
	}
	return wrong(l, t, t.start, "unterminated string");
}

struct ts_token ts_lex_template(struct ts_lexer *l, unsigned from)
{
	struct ts_token t = {.start = from};

	for (unsigned at = from + 1; at < l->len; at++) {
		char c = l->s[at];
		if (c == '`') {
			t.kind = T_TEMPLATE;
			t.end = at + 1;
			return t;
		}
		if (c == '$' && l->s[at + 1] == '{') {
			t.kind = T_TEMPLATE_HEAD;
			t.end = at + 2;
			return t;
		}
		if (c == '\\')
			at++;
	}
	return wrong(l, t, from, "unterminated template");
}

struct ts_token ts_lex_regex(struct ts_lexer *l, unsigned from)
{
	struct ts_token t = {.start = from};
	bool in_class = false;
	unsigned at = from + 1;

	for (; at < l->len; at++) {
		char c = l->s[at];
		if (c == '/' && !in_class)
			break;
		if (c == '\n' || c == '\r')
			return wrong(l, t, from, "unterminated regular expression");
		if (c == '[')
			in_class = true;
		else if (c == ']')
			in_class = false;
		else if (c == '\\' && l->s[at + 1] != '\n' && l->s[at + 1] != '\r')
			at++;
	}
	if (at >= l->len)
		return wrong(l, t, from, "unterminated regular expression");
	for (at++; is_word_byte(l->s[at]);)
		at++;
	t.kind = T_REGEX;
	t.end = at;
	return t;
}

void ts_lex_greater(struct ts_lexer *l, struct ts_token *t)
{
	unsigned at = t->start + 1;

	while (l->s[at] == '>' && at < t->start + 3)
		at++;
	if (l->s[at] == '=') {
		t->kind = at == t->start + 1 ? T_COMPARE : T_ASSIGN_OPERATOR;
		t->end = at + 1;
	} else if (at > t->start + 1) {
		t->kind = T_SHIFT_RIGHT;
		t->end = at;
	}
}

static struct ts_token sized(struct ts_token t, enum ts_token_kind kind, unsigned len)
{
	t.kind = kind;
	t.end = t.start + len;
	return t;
}

/* An operator of one character that may be doubled and may have `=` behind it. */
static struct ts_token lex_doubled(
	struct ts_lexer *l, struct ts_token t, enum ts_token_kind one, enum ts_token_kind two)
{
	const char *s = l->s + t.start;
	unsigned len = 1 + (s[1] == s[0]);

	if (s[len] == '=' && two != T_STEP)
		return sized(t, T_ASSIGN_OPERATOR, len + 1);
	if (len == 2)
		return sized(t, two, 2);
	return s[1] == '=' ? sized(t, T_ASSIGN_OPERATOR, 2) : sized(t, one, 1);
}

static struct ts_token lex_single(struct ts_lexer *l, struct ts_token t, enum ts_token_kind kind)
{
	return l->s[t.start + 1] == '=' ? sized(t, T_ASSIGN_OPERATOR, 2) : sized(t, kind, 1);
}

static struct ts_token lex_equal(struct ts_lexer *l, struct ts_token t)
{
	const char *s = l->s + t.start;

	if (s[1] == '=')
		return sized(t, T_EQUALITY, s[2] == '=' ? 3 : 2);
	if (s[0] == '=' && s[1] == '>')
		return sized(t, T_ARROW, 2);
	return sized(t, s[0] == '=' ? T_ASSIGN : T_NOT, 1);
}

static struct ts_token lex_question(struct ts_lexer *l, struct ts_token t)
{
	const char *s = l->s + t.start;

	if (s[1] == '?')
		return s[2] == '=' ? sized(t, T_ASSIGN_OPERATOR, 3) : sized(t, T_NULLISH, 2);
	if (s[1] == '.' && class_of[(unsigned char)s[2]] != C_DIGIT)
		return sized(t, T_CHAIN, 2);
	return sized(t, T_QUESTION, 1);
}

static struct ts_token lex_less(struct ts_lexer *l, struct ts_token t)
{
	const char *s = l->s + t.start;

	if (s[1] == '<')
		return s[2] == '=' ? sized(t, T_ASSIGN_OPERATOR, 3) : sized(t, T_SHIFT_LEFT, 2);
	return s[1] == '=' ? sized(t, T_COMPARE, 2) : sized(t, T_LESS, 1);
}

static struct ts_token lex_dot(struct ts_lexer *l, struct ts_token t)
{
	const char *s = l->s + t.start;

	if (class_of[(unsigned char)s[1]] == C_DIGIT)
		return lex_number(l, t);
	return s[1] == '.' && s[2] == '.' ? sized(t, T_SPREAD, 3) : sized(t, T_DOT, 1);
}

static struct ts_token lex_other(struct ts_lexer *l, struct ts_token t)
{
	switch (l->s[t.start]) {
	case '{': return sized(t, T_LBRACE, 1);
	case '}': return sized(t, T_RBRACE, 1);
	case '(': return sized(t, T_LPAREN, 1);
	case ')': return sized(t, T_RPAREN, 1);
	case '[': return sized(t, T_LBRACKET, 1);
	case ']': return sized(t, T_RBRACKET, 1);
	case ';': return sized(t, T_SEMICOLON, 1);
	case ',': return sized(t, T_COMMA, 1);
	case ':': return sized(t, T_COLON, 1);
	case '@': return sized(t, T_AT, 1);
	case '~': return sized(t, T_TILDE, 1);
	case '>': return sized(t, T_GREATER, 1);
	case '.': return lex_dot(l, t);
	case '?': return lex_question(l, t);
	case '=':
	case '!': return lex_equal(l, t);
	case '<': return lex_less(l, t);
	case '+': return lex_doubled(l, t, T_PLUS, T_STEP);
	case '-': return lex_doubled(l, t, T_MINUS, T_STEP);
	case '*': return lex_doubled(l, t, T_STAR, T_POWER);
	case '&': return lex_doubled(l, t, T_AND, T_AND_AND);
	case '|': return lex_doubled(l, t, T_OR, T_OR_OR);
	case '/': return lex_single(l, t, T_SLASH);
	case '%': return lex_single(l, t, T_PERCENT);
	case '^': return lex_single(l, t, T_XOR);
	case '#': return lex_private(l, t);
	case '\\': return lex_wide_name(l, t, t.start);
	case '`': {
		struct ts_token part = ts_lex_template(l, t.start);
		part.newline_before = t.newline_before;
		return part;
	}
	default: return wrong(l, t, t.start, "unexpected character");
	}
}

struct ts_token ts_lex(struct ts_lexer *l, unsigned at)
{
	struct ts_token t = {.kind = T_EOF};

	if (!skip_blanks(l, &at, &t.newline_before))
		return wrong(l, t, at, "unterminated comment");
	t.start = t.end = at;
	switch (class_of[(unsigned char)l->s[at]]) {
	case C_WORD: return lex_name(l, t);
	case C_DIGIT: return lex_number(l, t);
	case C_QUOTE: return lex_string(l, t);
	case C_HIGH: return lex_wide_name(l, t, at);
	default: break;
	}
	return at >= l->len ? t : lex_other(l, t);
}
