/* One component of a glob pattern against one name, and the order of names. */
#include <string.h>

#include "base/glob.h"

struct text {
	const char *at, *end;
};

/* What a pattern still has to match once its first part has: a text, and what follows that. A part
 * that may be repeated has to take something each time: it must not be left at `from`. */
struct rest {
	struct text pattern;
	const struct rest *next;
	const char *from;
};

static bool match(struct text p, const struct rest *rest, struct text s);

static bool match_rest(const struct rest *rest, struct text s)
{
	if (!rest)
		return s.at == s.end;
	return s.at != rest->from && match(rest->pattern, rest->next, s);
}

/* The closing parenthesis of a list, from behind the opening one; or, with `bar`, the end of its
 * first alternative. NULL where there is neither. */
static const char *list_end(struct text p, bool bar)
{
	int depth = 0;
	for (; p.at < p.end; p.at++) {
		if (*p.at == '\\' && p.at + 1 < p.end)
			p.at++;
		else if (!depth && (*p.at == ')' || (bar && *p.at == '|')))
			return p.at;
		else if (*p.at == '(' || *p.at == ')')
			depth += *p.at == '(' ? 1 : -1;
	}
	return NULL;
}

/* Whether an alternative of the list and then the rest match. */
static bool match_any(struct text list, const struct rest *rest, struct text s)
{
	for (;;) {
		const char *end = list_end(list, true);
		if (match((struct text){list.at, end ? end : list.end}, rest, s))
			return true;
		if (!end)
			return false;
		list.at = end + 1;
	}
}

/* `!(…)`: anything, if no alternative and then the rest would match here. As minimatch has it, the
 * latter may leave something over unless the list ends the pattern. */
static bool match_none(struct text list, const struct rest *after, struct text s)
{
	bool is_last = after->pattern.at == after->pattern.end && !after->next;
	for (const char *stop = is_last ? s.end : s.at; stop <= s.end; stop++)
		if (match_any(list, after, (struct text){s.at, stop}))
			return false;
	for (; s.at <= s.end; s.at++)
		if (match_rest(after, s))
			return true;
	return false;
}

/* `?(…)` and its like: `kind` is the character before the list, `whole` begins with it. */
static bool match_list(struct text whole, const char *close, const struct rest *next, struct text s)
{
	char kind = *whole.at;
	struct text list = {whole.at + 2, close};
	struct rest after = {{close + 1, whole.end}, next, NULL};
	struct rest again = {whole, next, s.at};
	if (kind == '!')
		return match_none(list, &after, s);
	if ((kind == '?' || kind == '*') && match_rest(&after, s))
		return true;
	if (match_any(list, &after, s))
		return true;
	return (kind == '*' || kind == '+') && match_any(list, &again, s);
}

/* A class "[…]" against `c`; `*end` is behind it, or NULL where it is not closed. */
static bool match_class(struct text p, char c, const char **end)
{
	unsigned char wanted = (unsigned char)c;
	bool is_negated = p.at + 1 < p.end && strchr("!^", p.at[1]), is_in = false;
	const char *first = p.at + 1 + is_negated, *at = first;
	*end = NULL;
	while (at < p.end && (*at != ']' || at == first)) {
		if (*at == '\\' && at + 1 < p.end)
			at++;
		unsigned char low = (unsigned char)*at++, high = low;
		if (at + 1 < p.end && *at == '-' && at[1] != ']') {
			high = (unsigned char)at[1];
			at += 2;
		}
		is_in |= wanted >= low && wanted <= high;
	}
	if (at >= p.end)
		return false;
	*end = at + 1;
	return is_in != is_negated;
}

static bool match_star(struct text p, const struct rest *rest, struct text s)
{
	for (; s.at <= s.end; s.at++)
		if (match(p, rest, s))
			return true;
	return false;
}

static bool match_one(struct text *p, struct text s)
{
	const char *end;
	if (*p->at == '[') {
		bool is_in = match_class(*p, *s.at, &end);
		if (end) {
			p->at = end;
			return is_in;
		}
	}
	if (*p->at == '?') {
		p->at++;
		return true;
	}
	if (*p->at == '\\' && p->at + 1 < p->end)
		p->at++;
	return *p->at++ == *s.at;
}

static bool match(struct text p, const struct rest *rest, struct text s)
{
	for (; p.at < p.end; s.at++) {
		if (strchr("?*+@!", *p.at) && p.at + 1 < p.end && p.at[1] == '(') {
			const char *close = list_end((struct text){p.at + 2, p.end}, false);
			if (close)
				return match_list(p, close, rest, s);
		}
		if (*p.at == '*')
			return match_star((struct text){p.at + 1, p.end}, rest, s);
		if (s.at >= s.end || !match_one(&p, s))
			return false;
	}
	return match_rest(rest, s);
}

bool glob_match(const char *pattern, const char *name)
{
	if (!*name || (*name == '.' && *pattern != '.'))
		return false;
	struct text p = {pattern, pattern + strlen(pattern)}, s = {name, name + strlen(name)};
	return match(p, NULL, s);
}

/* The place of a byte in the order of the Unicode collation: marks, digits, letters of either case
 * as one, all others. */
static int weight(unsigned char c)
{
	static const char marks[] = "\t\n\v\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
	const char *mark = c ? strchr(marks, c) : NULL;
	if (mark)
		return (int)(mark - marks) + 1;
	if (c >= 'A' && c <= 'Z')
		return 128 + c - 'A' + 'a';
	return 128 + c;
}

int glob_compare(const char *x, const char *y)
{
	int by_case = 0;
	for (; *x && *y; x++, y++) {
		unsigned char a = (unsigned char)*x, b = (unsigned char)*y;
		if (weight(a) != weight(b))
			return weight(a) - weight(b);
		if (a != b && !by_case)
			by_case = b - a;
	}
	return *x || *y ? (unsigned char)*x - (unsigned char)*y : by_case;
}
