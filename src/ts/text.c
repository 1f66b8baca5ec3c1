/* The values of strings and names with escapes, and the names of tokens. */
#include "ts/text.h"

#include <string.h>

#include "ts/lexer.h"

int ts_hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

unsigned ts_put_utf8(char *out, unsigned code)
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xc0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3f));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xe0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3f));
		out[2] = (char)(0x80 | (code & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3f));
	out[2] = (char)(0x80 | (code >> 6 & 0x3f));
	out[3] = (char)(0x80 | (code & 0x3f));
	return 4;
}

/* Reads `count` hexadecimal digits; -1 where there are fewer. */
static long read_hex(const char *s, unsigned count)
{
	long code = 0;

	for (unsigned i = 0; i < count; i++) {
		int digit = ts_hex_digit(s[i]);
		if (digit < 0)
			return -1;
		code = code * 16 + digit;
	}
	return code;
}

/* Reads what follows `\u`: four digits or {…}. */
unsigned ts_read_unicode(const char *s, long *code)
{
	unsigned len = 1;

	if (*s != '{') {
		*code = read_hex(s, 4);
		return 4;
	}
	for (*code = 0; ts_hex_digit(s[len]) >= 0; len++) {
		*code = *code * 16 + ts_hex_digit(s[len]);
		if (*code > 0x10ffff)
			break;
	}
	if (len == 1 || s[len] != '}' || *code > 0x10ffff)
		*code = -1;
	return len + 1;
}

/* One escape behind its backslash; gives the bytes read. */
static unsigned read_escape(const char *s, char *out, unsigned *used)
{
	static const char from[] = "nrtbvf0", to[] = "\n\r\t\b\v\f";
	const char *simple = memchr(from, *s, sizeof(from) - 1);
	long code, low;
	unsigned len;

	if (simple) {
		out[(*used)++] = to[simple - from];
		return 1;
	}
	if (*s == '\r' || *s == '\n')
		return s[0] == '\r' && s[1] == '\n' ? 2 : 1;
	if (*s == 'x' && (code = read_hex(s + 1, 2)) >= 0) {
		*used += ts_put_utf8(out + *used, (unsigned)code);
		return 3;
	}
	if (*s != 'u') {
		out[(*used)++] = *s;
		return 1;
	}
	len = 1 + ts_read_unicode(s + 1, &code);
	if (code < 0) {
		out[(*used)++] = *s;
		return 1;
	}
	if (code >= 0xd800 && code < 0xdc00 && s[len] == '\\' && s[len + 1] == 'u') {
		unsigned more = 2 + ts_read_unicode(s + len + 2, &low);
		if (low >= 0xdc00 && low < 0xe000) {
			code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
			len += more;
		}
	}
	*used += ts_put_utf8(out + *used, (unsigned)code);
	return len;
}

const char *ts_string_value(struct arena *a, const char *s, unsigned len, unsigned *value_len)
{
	char *text = arena_alloc(a, len + 1);
	unsigned used = 0;

	for (unsigned i = 1; i + 1 < len;) {
		if (s[i] == '\\')
			i += 1 + read_escape(s + i + 1, text, &used);
		else
			text[used++] = s[i++];
	}
	if (value_len)
		*value_len = used;
	return text;
}

const char *ts_token_name(enum ts_token_kind kind)
{
	static const char *const names[T_COUNT] = {[T_EOF] = "the end of the file",
		[T_NAME] = "a name",
		[T_STRING] = "a string",
		[T_LBRACE] = "\"{\"",
		[T_RBRACE] = "\"}\"",
		[T_LPAREN] = "\"(\"",
		[T_RPAREN] = "\")\"",
		[T_LBRACKET] = "\"[\"",
		[T_RBRACKET] = "\"]\"",
		[T_SEMICOLON] = "\";\"",
		[T_COMMA] = "\",\"",
		[T_DOT] = "\".\"",
		[T_QUESTION] = "\"?\"",
		[T_COLON] = "\":\"",
		[T_ARROW] = "\"=>\"",
		[T_ASSIGN] = "\"=\"",
		[T_GREATER] = "\">\"",
#define X(name, text) [T_##name] = "\"" text "\"",
		TS_RESERVED_WORDS(X)
#undef X
	};

	return names[kind] ? names[kind] : "something else";
}
