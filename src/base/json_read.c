/* Reading JSON as RFC 8259 defines it, in one pass over the text. */
#include "base/json.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_value.h"
#include "base/map.h"

enum {
	DEEPEST = 512,         /* levels of nesting; each is a few frames of the C stack */
	POOL = 64 * 1024,      /* bytes taken at a time for the texts of strings */
	FEW_MEMBERS = 16,      /* up to here, comparing all pairs of keys is the quickest */
	REMEMBERED_KEYS = 256, /* a power of two */
};

/* A value whose object or array is not yet complete. */
struct held {
	const char *key; /* NULL for an item */
	unsigned hash;
	struct json *value;
};

struct parser {
	struct arena *arena;
	const char *start, *at, *end;
	const char *why; /* what is wrong at `at` */
	int depth;
	/* Members and items of everything that is open. */
	struct arena *scratch;
	struct held *held;
	size_t held_count, held_room;
	/* Strings lie one behind the other, and equal keys are mostly one. */
	char *pool;
	size_t pool_left;
	struct {
		const char *key;
		unsigned hash;
	} keys[REMEMBERED_KEYS];
};

static bool wrong(struct parser *p, const char *why)
{
	p->why = why;
	return false;
}

/* Zero at the end, which no token begins with. */
static char peek(const struct parser *p)
{
	return p->at < p->end ? *p->at : '\0';
}

static void skip_space(struct parser *p)
{
	while (p->at < p->end &&
		(*p->at == ' ' || *p->at == '\n' || *p->at == '\t' || *p->at == '\r'))
		p->at++;
}

static char *reserve(struct parser *p, size_t len)
{
	if (p->pool_left < len) {
		p->pool_left = len > POOL ? len : POOL;
		p->pool = arena_alloc(p->arena, p->pool_left);
	}
	return p->pool;
}

static void commit(struct parser *p, size_t len)
{
	p->pool += len;
	p->pool_left -= len;
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
static int32_t read_unit(struct parser *p)
{
	int32_t unit = 0;
	if (p->end - p->at < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		char c = *p->at;
		int digit = c >= '0' && c <= '9'   ? c - '0'
			    : c >= 'a' && c <= 'f' ? c - 'a' + 10
			    : c >= 'A' && c <= 'F' ? c - 'A' + 10
						   : -1;
		if (digit < 0)
			return -1;
		unit = unit * 16 + digit;
		p->at++;
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

static bool read_unicode_escape(struct parser *p, char **out)
{
	int32_t c = read_unit(p);
	if (c < 0)
		return wrong(p, "four hexadecimal digits belong behind \\u");
	if (c >= 0xd800 && c <= 0xdbff && p->end - p->at >= 6 && !memcmp(p->at, "\\u", 2)) {
		p->at += 2;
		int32_t low = read_unit(p);
		if (low >= 0xdc00 && low <= 0xdfff)
			c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
	}
	if (c >= 0xd800 && c <= 0xdfff)
		return wrong(p, "half of a surrogate pair is not a character");
	if (!c)
		return wrong(p, "the character NUL is not supported");
	*out = put_utf8(*out, c);
	return true;
}

static bool read_escape(struct parser *p, char **out)
{
	static const char plain[] = {['"'] = '"',
		['\\'] = '\\',
		['/'] = '/',
		['b'] = '\b',
		['f'] = '\f',
		['n'] = '\n',
		['r'] = '\r',
		['t'] = '\t'};
	p->at++;
	unsigned char c = (unsigned char)peek(p);
	if (c == 'u') {
		p->at++;
		return read_unicode_escape(p, out);
	}
	if (c >= sizeof(plain) || !plain[c])
		return wrong(p, "an escape that JSON does not have");
	*(*out)++ = plain[c];
	p->at++;
	return true;
}

static bool is_plain(char c)
{
	return (unsigned char)c >= 0x20 && (unsigned char)c < 0x80 && c != '"' && c != '\\';
}

/* The distance to the quote that ends the string, as far as it can matter: no escape makes text
 * longer. */
static size_t raw_length(const struct parser *p)
{
	const char *s = p->at;
	while (s < p->end && *s != '"')
		s += *s == '\\' && p->end - s > 1 ? 2 : 1;
	return (size_t)(s - p->at);
}

static bool read_characters(struct parser *p, char *out, char **end)
{
	for (;;) {
		const char *from = p->at;
		while (p->at < p->end && is_plain(*p->at))
			p->at++;
		memcpy(out, from, (size_t)(p->at - from));
		out += p->at - from;
		if (p->at == p->end)
			return wrong(p, "the string has no end");
		if (*p->at == '"')
			break;
		if (*p->at == '\\') {
			if (!read_escape(p, &out))
				return false;
			continue;
		}
		if ((unsigned char)*p->at < 0x20)
			return wrong(p, "a control character must be written as an escape");
		size_t len = length_of_character(p->at, p->end);
		if (!len)
			return wrong(p, "the text is not UTF-8");
		memcpy(out, p->at, len);
		out += len;
		p->at += len;
	}
	p->at++;
	*end = out;
	return true;
}

/* The string at the quote `p->at`. */
static bool read_string(struct parser *p, const char **out, size_t *len)
{
	p->at++;
	char *text = reserve(p, raw_length(p) + 1), *end;
	if (!read_characters(p, text, &end))
		return false;
	*end++ = '\0';
	*out = text;
	*len = (size_t)(end - text);
	return true;
}

static bool read_key(struct parser *p, struct held *member)
{
	const char *key;
	size_t len;
	if (peek(p) != '"')
		return wrong(p, "a key in quotes is expected");
	if (!read_string(p, &key, &len))
		return false;
	unsigned hash = 2166136261u;
	for (size_t i = 0; key[i]; i++)
		hash = (hash ^ (unsigned char)key[i]) * 16777619u;
	member->hash = hash;
	size_t at = hash & (REMEMBERED_KEYS - 1);
	if (p->keys[at].key && p->keys[at].hash == hash && !strcmp(p->keys[at].key, key)) {
		member->key = p->keys[at].key;
		return true;
	}
	commit(p, len);
	member->key = p->keys[at].key = key;
	p->keys[at].hash = hash;
	return true;
}

static void hold(struct parser *p, const struct held *h)
{
	if (p->held_count == p->held_room) {
		size_t room = p->held_room ? p->held_room * 2 : 64;
		p->held = arena_grow(
			p->scratch, p->held, p->held_room * sizeof(*h), room * sizeof(*h));
		p->held_room = room;
	}
	p->held[p->held_count++] = *h;
}

static struct held *find_few(struct held *from, const struct held *h)
{
	for (; from < h; from++)
		if (from->hash == h->hash && !strcmp(from->key, h->key))
			return from;
	return NULL;
}

static struct held *find_many(struct map *seen, struct held *h)
{
	struct held *first = map_get(seen, h->key);
	if (!first)
		map_set(seen, h->key, h);
	return first;
}

/* Of equal keys the last value stays, at the place of the first. */
static size_t drop_repeated(struct parser *p, struct held *members, size_t count)
{
	struct arena_mark mark = arena_mark(p->scratch);
	struct map seen = {.arena = p->scratch};
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		members[kept] = members[i];
		struct held *first = count > FEW_MEMBERS ? find_many(&seen, &members[kept])
							 : find_few(members, &members[kept]);
		if (first)
			first->value = members[i].value;
		else
			kept++;
	}
	arena_reset(p->scratch, mark);
	return kept;
}

static int by_integer_key(const void *x, const void *y)
{
	unsigned long long a = strtoull(((const struct json_member *)x)->key, NULL, 10);
	unsigned long long b = strtoull(((const struct json_member *)y)->key, NULL, 10);
	return (a > b) - (a < b);
}

/* Moves the `count` members at `from` to `to`, integer keys first and in ascending order. */
static void order_members(const struct held *from, size_t count, struct json_member *to)
{
	size_t integers = 0;
	for (size_t i = 0; i < count; i++)
		integers += json_is_integer_key(from[i].key);
	size_t at = 0, after = integers;
	for (size_t i = 0; i < count; i++) {
		bool is_first = integers && json_is_integer_key(from[i].key);
		to[is_first ? at++ : after++] = (struct json_member){from[i].key, from[i].value};
	}
	if (integers > 1)
		qsort(to, integers, sizeof(*to), by_integer_key);
}

static void close_object(struct parser *p, struct json *object, size_t base)
{
	struct held *members = p->held + base;
	size_t count = drop_repeated(p, members, p->held_count - base);
	object->count = (unsigned)count;
	object->is_full = true;
	object->members = arena_array(p->arena, count, sizeof(*object->members));
	order_members(members, count, object->members);
	p->held_count = base;
}

static void close_array(struct parser *p, struct json *array, size_t base)
{
	size_t count = p->held_count - base;
	array->count = (unsigned)count;
	array->is_full = true;
	array->items = arena_array(p->arena, count, sizeof(*array->items));
	for (size_t i = 0; i < count; i++)
		array->items[i] = p->held[base + i].value;
	p->held_count = base;
}

static bool read_value(struct parser *p, struct json **out);

static bool read_member(struct parser *p, struct held *h)
{
	if (!read_key(p, h))
		return false;
	skip_space(p);
	if (peek(p) != ':')
		return wrong(p, "a colon is expected behind the key");
	p->at++;
	skip_space(p);
	return read_value(p, &h->value);
}

/* Members up to '}' or items up to ']', separated by commas. */
static bool read_list(struct parser *p, char closing)
{
	p->at++;
	skip_space(p);
	if (peek(p) == closing) {
		p->at++;
		return true;
	}
	for (;;) {
		struct held h = {0};
		if (!(closing == '}' ? read_member(p, &h) : read_value(p, &h.value)))
			return false;
		hold(p, &h);
		skip_space(p);
		char c = peek(p);
		if (c != ',' && c != closing)
			return wrong(p, closing == '}' ? "a comma or } is expected"
						       : "a comma or ] is expected");
		p->at++;
		if (c == closing)
			return true;
		skip_space(p);
	}
}

static bool read_nested(struct parser *p, struct json *v)
{
	size_t base = p->held_count;
	bool is_object = *p->at == '{';
	if (p->depth == DEEPEST)
		return wrong(p, "it is nested too deeply");
	p->depth++;
	if (!read_list(p, is_object ? '}' : ']'))
		return false;
	p->depth--;
	v->kind = is_object ? JSON_OBJ : JSON_ARR;
	if (p->held_count == base)
		return true;
	if (is_object)
		close_object(p, v, base);
	else
		close_array(p, v, base);
	return true;
}

static size_t skip_digits(struct parser *p)
{
	const char *from = p->at;
	while (p->at < p->end && *p->at >= '0' && *p->at <= '9')
		p->at++;
	return (size_t)(p->at - from);
}

/* Moves over a number if the grammar of JSON knows it. */
static bool skip_number(struct parser *p)
{
	p->at += peek(p) == '-';
	bool has_leading_zero = peek(p) == '0';
	size_t digits = skip_digits(p);
	if (!digits || (has_leading_zero && digits > 1))
		return false;
	if (peek(p) == '.') {
		p->at++;
		if (!skip_digits(p))
			return false;
	}
	if (peek(p) == 'e' || peek(p) == 'E') {
		p->at++;
		p->at += peek(p) == '+' || peek(p) == '-';
		return skip_digits(p);
	}
	return true;
}

static bool read_number(struct parser *p, struct json *v)
{
	const char *from = p->at;
	if (!skip_number(p))
		return wrong(p, "this is not a number");
	/* What follows a number ends it for strtod too, but the text may end here without NUL. */
	struct arena_mark mark = arena_mark(p->scratch);
	v->kind = JSON_NUM;
	v->number = strtod(arena_strndup(p->scratch, from, (size_t)(p->at - from)), NULL);
	arena_reset(p->scratch, mark);
	return true;
}

static bool read_word(struct parser *p, struct json *v)
{
	static const struct {
		const char *text;
		enum json_kind kind;
	} words[] = {{"true", JSON_BOOL}, {"false", JSON_BOOL}, {"null", JSON_NIL}};
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t len = strlen(words[i].text);
		if ((size_t)(p->end - p->at) < len || memcmp(p->at, words[i].text, len))
			continue;
		v->kind = words[i].kind;
		v->is_true = i == 0;
		p->at += len;
		return true;
	}
	return wrong(p, p->at < p->end ? "a value is expected" : "the text ends too early");
}

static bool read_text(struct parser *p, struct json *v)
{
	size_t len;
	if (!read_string(p, &v->text, &len))
		return false;
	commit(p, len);
	v->kind = JSON_STR;
	return true;
}

static bool read_value(struct parser *p, struct json **out)
{
	struct json *v = *out = arena_new_of(p->arena, struct json);
	char c = peek(p);
	if (c == '"')
		return read_text(p, v);
	if (c == '{' || c == '[')
		return read_nested(p, v);
	if (c == '-' || (c >= '0' && c <= '9'))
		return read_number(p, v);
	return read_word(p, v);
}

static bool read_document(struct parser *p, struct json **out)
{
	skip_space(p);
	if (!read_value(p, out))
		return false;
	skip_space(p);
	return p->at == p->end || wrong(p, "nothing is expected behind the value");
}

/* Fills `err` with the place where the parser stopped. */
static void report(const struct parser *p, const char *name, struct err *err)
{
	int line = 1, column = 1;
	for (const char *s = p->start; s < p->at; s++) {
		if (*s == '\n') {
			line++;
			column = 1;
		} else if (((unsigned char)*s & 0xc0) != 0x80) {
			column++;
		}
	}
	err_set(err, ERR_SYNTAX, "%s is not valid JSON: %s", name, p->why);
	err_at(err, name, line, column);
	err_frame(err, p->start, (size_t)(p->end - p->start), line, column);
}

const struct json *json_parse(
	struct arena *a, const char *name, const char *text, size_t len, struct err *err)
{
	ARENA_SCOPE struct arena *scratch = arena_new();
	struct parser p = {.arena = a, .scratch = scratch, .start = text, .at = text};
	p.end = text + len;
	struct json *v;
	if (read_document(&p, &v))
		return v;
	report(&p, name, err);
	return NULL;
}
