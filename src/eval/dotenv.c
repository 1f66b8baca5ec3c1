/* The grammar of .env files, which dotenv defines by one regular expression:
 *
 *   LINE START, blanks, "export" and blanks or nothing, NAME, "=" or ":" and a blank,
 *   then a text in ', " or `, or whatever comes before # and the end of the line,
 *   blanks, a # comment or nothing, LINE END.
 *
 * Blanks go over line ends. A quoted text must be followed by nothing but blanks and a comment: if
 * not, it may end at an earlier quote that looked escaped, and if that does not help either, the
 * line is taken as unquoted. */
#include "eval/dotenv.h"

#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/path.h"

struct scanner {
	const char *at, *end;
};

/* Bytes of the white space at `p` as JavaScript's \s knows it (those that occur in files), or 0. */
static size_t blank(const char *p, const char *end)
{
	if (p == end)
		return 0;
	if (*p == ' ' || (*p >= '\t' && *p <= '\r'))
		return 1;
	if (end - p >= 2 && !memcmp(p, "\xc2\xa0", 2))
		return 2;
	if (end - p >= 3 && !memcmp(p, "\xef\xbb\xbf", 3))
		return 3;
	return 0;
}

static const char *skip_blanks(const char *p, const char *end)
{
	for (size_t n; (n = blank(p, end));)
		p += n;
	return p;
}

static const char *skip_name(const char *p, const char *end)
{
	while (p < end && (*p == '_' || *p == '.' || *p == '-' || (*p >= '0' && *p <= '9') ||
				  (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z')))
		p++;
	return p;
}

static const char *line_end(const char *p, const char *end)
{
	const char *newline = memchr(p, '\n', (size_t)(end - p));
	return newline ? newline : end;
}

/* The end of the line after blanks and a comment from `p` on, or NULL if something else follows. */
static const char *match_tail(const char *p, const char *end)
{
	const char *last = p == end || *p == '\n' ? p : NULL;
	for (size_t n; (n = blank(p, end));) {
		p += n;
		if (p == end || *p == '\n')
			last = p;
	}
	return p < end && *p == '#' ? line_end(p, end) : last;
}

/* The end (behind the quote) of the quoted text that starts at `open`, with its tail; NULL where
 * there is none that is followed by an end of line. */
static const char *match_quoted(const char *open, const char *end, const char **tail)
{
	const char *found = NULL;
	for (const char *p = open + 1; p < end; p++) {
		if (*p != *open)
			continue;
		bool is_escaped = p[-1] == '\\' && p - 1 > open;
		const char *after = match_tail(p + 1, end);
		if (after) {
			found = p + 1;
			*tail = after;
		}
		if (!is_escaped)
			break;
	}
	return found;
}

/* Of a value that begins behind `=`: its text and what follows it. */
static void match_value(struct scanner *s, const char **value, size_t *len)
{
	const char *quote = skip_blanks(s->at, s->end), *tail = s->at, *stop = NULL;
	if (quote < s->end && strchr("'\"`", *quote))
		stop = match_quoted(quote, s->end, &tail);
	if (!stop) {
		stop = s->at;
		while (stop < s->end && *stop != '#' && *stop != '\n')
			stop++;
		tail = match_tail(stop, s->end);
	}
	*value = s->at;
	*len = (size_t)(stop - s->at);
	s->at = tail;
}

static bool match_separator(struct scanner *s)
{
	const char *equals = skip_blanks(s->at, s->end);
	if (equals < s->end && *equals == '=') {
		s->at = equals + 1;
		return true;
	}
	if (s->at == s->end || *s->at != ':' || !blank(s->at + 1, s->end))
		return false;
	s->at += 1 + blank(s->at + 1, s->end);
	return true;
}

static bool match_name(struct scanner *s, const char **name, size_t *len)
{
	const char *stop = skip_name(s->at, s->end);
	*name = s->at;
	*len = (size_t)(stop - s->at);
	s->at = stop;
	return *len && match_separator(s);
}

/* One assignment at a start of line. */
static bool match_line(struct scanner *s, const char **name, size_t *name_len, const char **value,
	size_t *value_len)
{
	const char *start = skip_blanks(s->at, s->end);
	const char *after = start + strlen("export");
	s->at = start;
	if (after < s->end && !memcmp(start, "export", strlen("export")) && blank(after, s->end)) {
		s->at = skip_blanks(after, s->end);
		if (match_name(s, name, name_len))
			goto value;
		/* "export" may be the name itself. */
		s->at = start;
	}
	if (!match_name(s, name, name_len))
		return false;
value:
	match_value(s, value, value_len);
	return true;
}

static void put_unescaped(struct buf *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		bool is_escape =
			s[i] == '\\' && i + 1 < len && (s[i + 1] == 'n' || s[i + 1] == 'r');
		if (is_escape)
			i++;
		buf_putc(out, !is_escape ? s[i] : s[i] == 'n' ? '\n' : '\r');
	}
}

/* The value without blanks around it and without its quotes; \n and \r count in double quotes. */
static const char *clean_value(struct arena *a, const char *s, size_t len)
{
	const char *end = s + len;
	s = skip_blanks(s, end);
	for (const char *p = s, *last = s;; p += blank(p, end) ? blank(p, end) : 1) {
		if (p == end) {
			end = last;
			break;
		}
		if (!blank(p, end))
			last = p + 1;
	}
	len = (size_t)(end - s);
	bool is_double = len && *s == '"';
	if (len >= 2 && strchr("'\"`", *s) && s[len - 1] == *s) {
		s++;
		len -= 2;
	}
	struct buf out = buf_in(a);
	if (is_double)
		put_unescaped(&out, s, len);
	else
		buf_add(&out, s, len);
	return out.len ? out.s : "";
}

/* Line ends as \n alone. */
static struct buf normalize(struct arena *a, const char *text, size_t len)
{
	struct buf out = buf_in(a);
	buf_reserve(&out, len);
	for (size_t i = 0; i < len; i++) {
		if (text[i] == '\r' && i + 1 < len && text[i + 1] == '\n')
			continue;
		buf_putc(&out, text[i] == '\r' ? '\n' : text[i]);
	}
	return out;
}

void dotenv_parse(struct arena *a, const char *text, size_t len, struct map *out)
{
	struct buf lines = normalize(a, text, len);
	struct scanner s = {lines.s, lines.s + lines.len};
	while (s.at < s.end) {
		const char *start = s.at, *name, *value;
		size_t name_len, value_len;
		bool is_start = start == lines.s || start[-1] == '\n';
		if (is_start && match_line(&s, &name, &name_len, &value, &value_len)) {
			map_set(out, arena_strndup(a, name, name_len),
				(void *)clean_value(a, value, value_len));
			if (s.at > start)
				continue;
		}
		s.at = line_end(start, s.end);
		s.at += s.at < s.end;
	}
}

void dotenv_load(struct arena *a, const char *root, struct map *env)
{
	const char *name = map_get(env, "DOTENV_CONFIG_PATH");
	const char *override = map_get(env, "DOTENV_CONFIG_OVERRIDE"), *home = map_get(env, "HOME");
	name = name && *name ? name : ".env";
	if (*name == '~' && home)
		name = path_join(a, home, name + 1 + (name[1] == '/'));
	const char *text;
	size_t len;
	ERR_SCOPE struct err ignored = {0};
	if (!file_read(a, path_join(a, root, name), &text, &len, &ignored))
		return;
	struct map found = {.arena = a};
	dotenv_parse(a, text, len, &found);
	for (size_t i = 0; i < found.count; i++)
		if (!map_get(env, found.entries[i].key) || (override && *override))
			map_set(env, found.entries[i].key, found.entries[i].value);
}
