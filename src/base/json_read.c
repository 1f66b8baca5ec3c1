/* Reading JSON as RFC 8259 defines it, in one pass over the text. */
#include "base/json.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_string.h"
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
	const char *start;
	struct json_cursor in;
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
	p->in.why = why;
	return false;
}

/* Zero at the end, which no token begins with. */
static char peek(const struct parser *p)
{
	return p->in.at < p->in.end ? *p->in.at : '\0';
}

static void skip_space(struct parser *p)
{
	while (p->in.at < p->in.end &&
		(*p->in.at == ' ' || *p->in.at == '\n' || *p->in.at == '\t' || *p->in.at == '\r'))
		p->in.at++;
}

/* What is still to come is no longer than its text: a short one takes no more than that. */
static char *reserve(struct parser *p, size_t len)
{
	size_t rest = (size_t)(p->in.end - p->in.at) + 1;
	if (p->pool_left < len) {
		p->pool_left = rest < POOL ? rest : POOL;
		if (p->pool_left < len)
			p->pool_left = len;
		p->pool = arena_alloc(p->arena, p->pool_left);
	}
	return p->pool;
}

static void commit(struct parser *p, size_t len)
{
	p->pool += len;
	p->pool_left -= len;
}

/* The string at the quote `p->in.at`. */
static bool read_string(struct parser *p, const char **out, size_t *len)
{
	p->in.at++;
	char *text = reserve(p, json_raw_length(&p->in) + 1), *end;
	if (!json_read_characters(&p->in, text, &end))
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
	p->in.at++;
	skip_space(p);
	return read_value(p, &h->value);
}

/* Members up to '}' or items up to ']', separated by commas. */
static bool read_list(struct parser *p, char closing)
{
	p->in.at++;
	skip_space(p);
	if (peek(p) == closing) {
		p->in.at++;
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
		p->in.at++;
		if (c == closing)
			return true;
		skip_space(p);
	}
}

static bool read_nested(struct parser *p, struct json *v)
{
	size_t base = p->held_count;
	bool is_object = *p->in.at == '{';
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
	const char *from = p->in.at;
	while (p->in.at < p->in.end && *p->in.at >= '0' && *p->in.at <= '9')
		p->in.at++;
	return (size_t)(p->in.at - from);
}

/* Moves over a number if the grammar of JSON knows it. */
static bool skip_number(struct parser *p)
{
	p->in.at += peek(p) == '-';
	bool has_leading_zero = peek(p) == '0';
	size_t digits = skip_digits(p);
	if (!digits || (has_leading_zero && digits > 1))
		return false;
	if (peek(p) == '.') {
		p->in.at++;
		if (!skip_digits(p))
			return false;
	}
	if (peek(p) == 'e' || peek(p) == 'E') {
		p->in.at++;
		p->in.at += peek(p) == '+' || peek(p) == '-';
		return skip_digits(p);
	}
	return true;
}

static bool read_number(struct parser *p, struct json *v)
{
	const char *from = p->in.at;
	if (!skip_number(p))
		return wrong(p, "this is not a number");
	/* What follows a number ends it for strtod too, but the text may end here without NUL. */
	struct arena_mark mark = arena_mark(p->scratch);
	v->kind = JSON_NUM;
	v->number = strtod(arena_strndup(p->scratch, from, (size_t)(p->in.at - from)), NULL);
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
		if ((size_t)(p->in.end - p->in.at) < len || memcmp(p->in.at, words[i].text, len))
			continue;
		v->kind = words[i].kind;
		v->is_true = i == 0;
		p->in.at += len;
		return true;
	}
	return wrong(p, p->in.at < p->in.end ? "a value is expected" : "the text ends too early");
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
	return p->in.at == p->in.end || wrong(p, "nothing is expected behind the value");
}

/* Fills `err` with the place where the parser stopped. */
static void report(const struct parser *p, const char *name, struct err *err)
{
	int line = 1, column = 1;
	for (const char *s = p->start; s < p->in.at; s++) {
		if (*s == '\n') {
			line++;
			column = 1;
		} else if (((unsigned char)*s & 0xc0) != 0x80) {
			column++;
		}
	}
	err_set(err, ERR_SYNTAX, "%s is not valid JSON: %s", name, p->in.why);
	err_at(err, name, line, column);
	err_frame(err, p->start, (size_t)(p->in.end - p->start), line, column);
}

const struct json *json_parse(
	struct arena *a, const char *name, const char *text, size_t len, struct err *err)
{
	ARENA_SCOPE struct arena *scratch = arena_new();
	struct parser p = {.arena = a, .scratch = scratch, .start = text};
	p.in = (struct json_cursor){.at = text, .end = text + len};
	struct json *v;
	if (read_document(&p, &v))
		return v;
	report(&p, name, err);
	return NULL;
}
