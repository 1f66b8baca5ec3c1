/* The identity of a snapshot without the rest: a folder may hold hundreds of them. */
#include <string.h>

#include "snapshot/snapshot.h"

struct scanner {
	const char *at, *end;
	int depth; /* of open objects and arrays */
};

/* The end (on the quote) of a string whose first character is at `p`; NULL where there is none. */
static const char *string_end(const char *p, const char *end)
{
	while ((p = memchr(p, '"', (size_t)(end - p)))) {
		size_t slashes = 0;
		while (p[-1 - (long)slashes] == '\\')
			slashes++;
		if (slashes % 2 == 0)
			return p;
		p++;
	}
	return NULL;
}

/* Moves to the next string that stands at depth 1; jumps over all others. */
static bool next_string(struct scanner *s, const char **start, size_t *len)
{
	for (; s->at < s->end; s->at++) {
		if (*s->at == '{' || *s->at == '[')
			s->depth++;
		else if (*s->at == '}' || *s->at == ']')
			s->depth--;
		else if (*s->at == '"') {
			const char *stop = string_end(s->at + 1, s->end);
			if (!stop)
				return false;
			*start = s->at + 1;
			*len = (size_t)(stop - *start);
			s->at = stop + 1;
			if (s->depth == 1)
				return true;
			s->at--;
		}
	}
	return false;
}

/* Whether the string that was found last is the key of a member. */
static bool is_key(const struct scanner *s)
{
	const char *p = s->at;
	while (p < s->end && strchr(" \t\r\n", *p))
		p++;
	return p < s->end && *p == ':';
}

static bool is_text(const char *start, size_t len, const char *text)
{
	return strlen(text) == len && !memcmp(start, text, len);
}

bool snapshot_read_head(struct arena *a, const char *name, const char *text, size_t len,
	struct snapshot_head *out, struct err *err)
{
	struct scanner s = {.at = text, .end = text + len};
	struct snapshot_head head = {0};
	const char **slot = NULL, *start;
	size_t string_len;
	while (!(head.id && head.prev_id && head.version) && next_string(&s, &start, &string_len)) {
		if (slot) {
			*slot = arena_strndup(a, start, string_len);
			slot = NULL;
		} else if (!is_key(&s)) {
			continue;
		} else if (is_text(start, string_len, "id")) {
			slot = &head.id;
		} else if (is_text(start, string_len, "prevId")) {
			slot = &head.prev_id;
		} else if (is_text(start, string_len, "version")) {
			slot = &head.version;
		}
	}
	if (head.id && head.prev_id && head.version && !strcmp(head.version, "7")) {
		*out = head;
		return true;
	}
	/* Whatever is wrong, the whole reader says it best. */
	struct snapshot whole;
	if (!snapshot_read(a, name, text, len, &whole, err))
		return false;
	*out = (struct snapshot_head){whole.id, whole.prev_id, whole.version};
	return true;
}
