/* snake_case and camelCase, word by word as drizzle-orm's regular expression finds them. */
#include "eval/casing.h"

#include <string.h>

#include "base/buf.h"

bool eval_casing_of(const char *name, enum casing *out)
{
	if (!strcmp(name, "snake_case"))
		*out = CASING_SNAKE;
	else if (!strcmp(name, "camelCase"))
		*out = CASING_CAMEL;
	else
		return false;
	return true;
}

const char *eval_casing_name(enum casing casing)
{
	switch (casing) {
	case CASING_SNAKE: return "snake_case";
	case CASING_CAMEL: return "camelCase";
	case CASING_NONE: break;
	}
	return "";
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_small(char c)
{
	return is_lower(c) || (c >= '0' && c <= '9');
}

static char to_lower(char c)
{
	return is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

static char to_upper(char c)
{
	return is_lower(c) ? (char)(c - 'a' + 'A') : c;
}

/* The length of the word at `s`, which begins with a letter or digit. A run of capitals leaves its
 * last one to the lower-case letter behind it: "HTTPServer" is "HTTP" and "Server". */
static size_t word_length(const char *s)
{
	size_t capitals = 0, len;
	while (is_upper(s[capitals]))
		capitals++;
	if (capitals && !is_lower(s[capitals]))
		return capitals;
	if (capitals > 1)
		return capitals - 1;
	for (len = capitals; is_small(s[len]);)
		len++;
	return len;
}

/* Apostrophes do not part words; they are taken out before anything is looked at. */
static const char *without_apostrophes(struct arena *a, const char *name)
{
	static const char curly[] = "\xe2\x80\x99";
	if (!strchr(name, '\'') && !strstr(name, curly))
		return name;
	struct buf out = buf_in(a);
	while (*name) {
		if (!strncmp(name, curly, 3))
			name += 3;
		else if (*name == '\'')
			name++;
		else
			buf_putc(&out, *name++);
	}
	return out.len ? out.s : "";
}

static void put_word(struct buf *out, enum casing casing, const char *word, size_t len)
{
	bool is_first = !out->len;
	if (casing == CASING_SNAKE && !is_first)
		buf_putc(out, '_');
	for (size_t i = 0; i < len; i++) {
		if (casing == CASING_SNAKE || is_first)
			buf_putc(out, to_lower(word[i]));
		else
			buf_putc(out, i ? word[i] : to_upper(word[i]));
	}
}

const char *eval_case_name(struct arena *a, enum casing casing, const char *name)
{
	if (casing == CASING_NONE)
		return name;
	struct buf out = buf_in(a);
	for (const char *s = without_apostrophes(a, name); *s;) {
		if (!is_upper(*s) && !is_small(*s)) {
			s++;
			continue;
		}
		size_t len = word_length(s);
		put_word(&out, casing, s, len);
		s += len;
	}
	return out.len ? out.s : "";
}
