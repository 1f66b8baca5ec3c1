/* Tokens of TypeScript and JavaScript, one at a time. */
#ifndef TS_LEXER_H
#define TS_LEXER_H

#include <stdbool.h>

#include "ts/atoms.h"

enum ts_token_kind {
	T_EOF,
	T_ERROR, /* `message` of the lexer says what is wrong at `start` */
	T_NAME,  /* identifiers, contextual words among them */
	T_PRIVATE,
	T_NUMBER,
	T_BIGINT,
	T_STRING,
	T_REGEX,
	T_TEMPLATE,      /* without substitutions */
	T_TEMPLATE_HEAD, /* up to the first `${` */
	T_LBRACE,
	T_RBRACE,
	T_LPAREN,
	T_RPAREN,
	T_LBRACKET,
	T_RBRACKET,
	T_SEMICOLON,
	T_COMMA,
	T_DOT,
	T_SPREAD,
	T_QUESTION,
	T_CHAIN, /* ?. */
	T_COLON,
	T_ARROW,
	T_AT,
	T_NOT,
	T_TILDE,
	T_STEP,   /* ++ -- */
	T_ASSIGN, /* = alone */
	T_ASSIGN_OPERATOR,
	/* Binary operators, see ts_precedence. `>` is always a token of one character; the
	 * expression parser joins it with what follows by ts_lex_greater. */
	T_NULLISH,
	T_OR_OR,
	T_AND_AND,
	T_OR,
	T_XOR,
	T_AND,
	T_EQUALITY,
	T_LESS,
	T_GREATER,
	T_COMPARE, /* <= >= */
	T_SHIFT_LEFT,
	T_SHIFT_RIGHT,
	T_PLUS,
	T_MINUS,
	T_STAR,
	T_SLASH,
	T_PERCENT,
	T_POWER,
#define X(name, text) T_##name,
	TS_RESERVED_WORDS(X)
#undef X
		T_COUNT
};

#define T_FIRST_WORD T_BREAK

struct ts_token {
	enum ts_token_kind kind;
	unsigned start, end; /* byte offsets */
	unsigned atom;       /* of names, words and private names (without the #) */
	bool newline_before;
	bool has_escape; /* a word with an escape in it is a name */
};

struct ts_lexer {
	const char *s; /* NUL-terminated */
	unsigned len;
	struct ts_atoms atoms;
	const char *message; /* of the last T_ERROR */
};

/* The token at or after byte `at`, blanks and comments skipped. */
struct ts_token ts_lex(struct ts_lexer *l, unsigned at);

/* Where the parser knows better: a `/` or `/=` at `at` that begins a regular expression; the rest
 * of a template from the `}` at `at` on (T_TEMPLATE: it ended, T_TEMPLATE_HEAD: another
 * substitution); the operator that begins with the `>` of `t`. */
struct ts_token ts_lex_regex(struct ts_lexer *l, unsigned at);
struct ts_token ts_lex_template(struct ts_lexer *l, unsigned at);
void ts_lex_greater(struct ts_lexer *l, struct ts_token *t);

/* The value of the string (or template without substitutions) of `len` bytes at `s`, quotes
 * included, as UTF-8 in the arena. */
const char *ts_string_value(struct arena *a, const char *s, unsigned len, unsigned *value_len);

/* How a kind is called in messages: `")"`, `a name`. */
const char *ts_token_name(enum ts_token_kind kind);

#endif
