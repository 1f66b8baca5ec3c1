/* The strings of JSON: escapes, and text that has to be UTF-8. */
#include "base/json_string.h"

#include <stdint.h>
#include <string.h>

static bool wrong(struct json_cursor *in, const char *why)
{
	in->why = why;
	return false;
}

/* Zero at the end, which no escape begins with. */
static char peek(const struct json_cursor *in)
{
	return in->at < in->end ? *in->at : '\0';
}

static bool is_continuation(const unsigned char *s, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if ((s[i] & 0xc0) != 0x80)
			return false;
	return true;
}

/* Bytes of the UTF-8 character at `text` (not ASCII), or 0 if it is none. */
static size_t length_of_character(const char *text, const char *end)
{
	const unsigned char *s = (const unsigned char *)text;
	size_t left = (size_t)(end - text);
	if (s[0] >= 0xc2 && s[0] <= 0xdf)
		return left >= 2 && is_continuation(s + 1, 1) ? 2 : 0;
	if ((s[0] & 0xf0) == 0xe0) {
		if (left < 3 || !is_continuation(s + 1, 2))
			return 0;
		bool is_overlong = s[0] == 0xe0 && s[1] < 0xa0;
		bool is_surrogate = s[0] == 0xed && s[1] >= 0xa0;
		return is_overlong || is_surrogate ? 0 : 3;
	}
	if (s[0] >= 0xf0 && s[0] <= 0xf4) {
		if (left < 4 || !is_continuation(s + 1, 3))
			return 0;
		bool is_overlong = s[0] == 0xf0 && s[1] < 0x90;
		bool is_too_large = s[0] == 0xf4 && s[1] > 0x8f;
		return is_overlong || is_too_large ? 0 : 4;
	}
	return 0;
}

/* Four hexadecimal digits behind "\u", or -1. */
static int32_t read_unit(struct json_cursor *in)
{
	int32_t unit = 0;
	if (in->end - in->at < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		char c = *in->at;
		int digit = c >= '0' && c <= '9'   ? c - '0'
			    : c >= 'a' && c <= 'f' ? c - 'a' + 10
			    : c >= 'A' && c <= 'F' ? c - 'A' + 10
						   : -1;
		if (digit < 0)
			return -1;
		unit = unit * 16 + digit;
		in->at++;
	}
	return unit;
}

static char *put_utf8(char *out, int32_t c)
{
	if (c < 0x80) {
		*out++ = (char)c;
		return out;
	}
	if (c < 0x800) {
		*out++ = (char)(0xc0 | c >> 6);
	} else {
		if (c < 0x10000) {
			*out++ = (char)(0xe0 | c >> 12);
		} else {
			*out++ = (char)(0xf0 | c >> 18);
			*out++ = (char)(0x80 | (c >> 12 & 0x3f));
		}
		*out++ = (char)(0x80 | (c >> 6 & 0x3f));
	}
	*out++ = (char)(0x80 | (c & 0x3f));
	return out;
}

static bool read_unicode_escape(struct json_cursor *in, char **out)
{
	int32_t c = read_unit(in);
	if (c < 0)
		return wrong(in, "four hexadecimal digits belong behind \\u");
	if (c >= 0xd800 && c <= 0xdbff && in->end - in->at >= 6 && !memcmp(in->at, "\\u", 2)) {
		in->at += 2;
		int32_t low = read_unit(in);
		if (low >= 0xdc00 && low <= 0xdfff)
			c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
	}
	if (c >= 0xd800 && c <= 0xdfff)
		return wrong(in, "half of a surrogate pair is not a character");
	if (!c)
		return wrong(in, "the character NUL is not supported");
	*out = put_utf8(*out, c);
	return true;
}

static bool read_escape(struct json_cursor *in, char **out)
{
	static const char plain[] = {['"'] = '"',
		['\\'] = '\\',
		['/'] = '/',
		['b'] = '\b',
		['f'] = '\f',
		['n'] = '\n',
		['r'] = '\r',
		['t'] = '\t'};
	in->at++;
	unsigned char c = (unsigned char)peek(in);
	if (c == 'u') {
		in->at++;
		return read_unicode_escape(in, out);
	}
	if (c >= sizeof(plain) || !plain[c])
		return wrong(in, "an escape that JSON does not have");
	*(*out)++ = plain[c];
	in->at++;
	return true;
}

static bool is_plain(char c)
{
	return (unsigned char)c >= 0x20 && (unsigned char)c < 0x80 && c != '"' && c != '\\';
}

size_t json_raw_length(const struct json_cursor *in)
{
	const char *s = in->at;
	while (s < in->end && *s != '"')
		s += *s == '\\' && in->end - s > 1 ? 2 : 1;
	return (size_t)(s - in->at);
}

bool json_read_characters(struct json_cursor *in, char *out, char **end)
{
	for (;;) {
		const char *from = in->at;
		while (in->at < in->end && is_plain(*in->at))
			in->at++;
		memcpy(out, from, (size_t)(in->at - from));
		out += in->at - from;
		if (in->at == in->end)
			return wrong(in, "the string has no end");
		if (*in->at == '"')
			break;
		if (*in->at == '\\') {
			if (!read_escape(in, &out))
				return false;
			continue;
		}
		if ((unsigned char)*in->at < 0x20)
			return wrong(in, "a control character must be written as an escape");
		size_t len = length_of_character(in->at, in->end);
		if (!len)
			return wrong(in, "the text is not UTF-8");
		memcpy(out, in->at, len);
		out += len;
		in->at += len;
	}
	in->at++;
	*end = out;
	return true;
}
