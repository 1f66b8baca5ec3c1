/* Database URLs: as node drivers write them, as libpq takes them, and as they may be shown. */
#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "pg/pg.h"

/* A piece of the URL's text. */
struct part {
	const char *s;
	size_t len;
};

/* scheme://[user[:password]@]hosts[/path][?query][#fragment] */
struct url {
	struct part scheme, user, hosts, path, query; /* `path` with its slash */
	bool has_user, has_fragment;
};

static struct part between(const char *from, const char *to)
{
	return (struct part){from, (size_t)(to - from)};
}

static const char *find(struct part p, char c)
{
	return p.len ? memchr(p.s, c, p.len) : NULL;
}

static bool part_is(struct part p, const char *text)
{
	return p.len == strlen(text) && !strncmp(p.s, text, p.len);
}

/* The authority ends at the first of `/?#` and its user at the last `@`, as in WHATWG's URL
 * standard, which node follows; libpq takes the first `@`. */
static bool split_url(const char *text, struct url *out)
{
	const char *colon = strstr(text, "://");
	if (!colon)
		return false;
	const char *authority = colon + 3;
	const char *path = authority + strcspn(authority, "/?#");
	const char *query = path + strcspn(path, "?#");
	const char *fragment = query + strcspn(query, "#");
	const char *at = path;
	while (at > authority && at[-1] != '@')
		at--;
	*out = (struct url){
		.scheme = between(text, colon),
		.user = between(authority, at > authority ? at - 1 : at),
		.has_user = at > authority,
		.hosts = between(at, path),
		.path = between(path, query),
		.query = between(query < fragment ? query + 1 : query, fragment),
		.has_fragment = *fragment,
	};
	return true;
}

/* The next `key=value` of a query; false at its end. `value.s` is NULL without a `=`. */
static bool next_parameter(struct part *query, struct part *key, struct part *value)
{
	if (!query->len)
		return false;
	const char *end = query->s + query->len;
	const char *amp = find(*query, '&');
	struct part whole = between(query->s, amp ? amp : end);
	const char *equals = find(whole, '=');
	*key = between(whole.s, equals ? equals : whole.s + whole.len);
	*value = equals ? between(equals + 1, whole.s + whole.len) : (struct part){NULL, 0};
	*query = between(amp ? amp + 1 : end, end);
	return true;
}

/* What libpq's parser stumbles over in a user or password that node takes. */
static void put_user(struct buf *out, struct part user)
{
	for (size_t i = 0; i < user.len; i++) {
		unsigned char c = (unsigned char)user.s[i];
		bool is_escape = c == '%' && i + 2 < user.len &&
				 isxdigit((unsigned char)user.s[i + 1]) &&
				 isxdigit((unsigned char)user.s[i + 2]);
		if (c <= ' ' || c == '@' || (c == '%' && !is_escape))
			buf_printf(out, "%%%02X", c);
		else
			buf_putc(out, (char)c);
	}
}

/* Parameters that drivers and poolers read and the server never sees. */
static bool is_of_driver(struct part key)
{
	static const char *const names[] = {"schema", "pgbouncer", "connection_limit",
		"pool_timeout", "socket_timeout", "statement_cache_size", "sslaccept",
		"sslidentity", "sslpassword_file", "uselibpqcompat", "max", "min", "idle_timeout",
		"idleTimeoutMillis", "connectionTimeoutMillis", "max_lifetime", "prepare",
		"pool_mode", "pooling", "workaround", "supa", "query_timeout", "encoding",
		"single_use_connections", "schema_search_path"};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (part_is(key, names[i]))
			return true;
	return false;
}

/* Settings that drivers send when they connect. */
static bool is_setting(struct part key)
{
	static const char *const names[] = {"statement_timeout", "lock_timeout",
		"idle_in_transaction_session_timeout", "search_path", "TimeZone"};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (part_is(key, names[i]))
			return true;
	return false;
}

static void put_parameter(struct buf *out, struct part key, struct part value)
{
	buf_printf(out, "%c%.*s", out->len ? '&' : '?', (int)key.len, key.s);
	if (value.s)
		buf_printf(out, "=%.*s", (int)value.len, value.s);
}

static void put_query(struct buf *out, struct part query)
{
	struct buf kept = buf_in(out->arena), options = buf_in(out->arena);
	struct part key, value;
	while (next_parameter(&query, &key, &value)) {
		if (is_of_driver(key) || !key.len)
			continue;
		if (is_setting(key))
			buf_printf(&options, "%s-c%%20%.*s%%3D%.*s", options.len ? "%20" : "",
				(int)key.len, key.s, (int)value.len, value.s);
		else if (part_is(key, "options"))
			buf_printf(&options, "%s%.*s", options.len ? "%20" : "", (int)value.len,
				value.s);
		else if (part_is(key, "sslmode") && part_is(value, "no-verify"))
			put_parameter(&kept, key, (struct part){"require", 7});
		else if (part_is(key, "ssl") && (part_is(value, "true") || part_is(value, "1")))
			put_parameter(
				&kept, (struct part){"sslmode", 7}, (struct part){"require", 7});
		else if (!part_is(key, "ssl"))
			put_parameter(&kept, key, value);
		else
			put_parameter(
				&kept, (struct part){"sslmode", 7}, (struct part){"disable", 7});
	}
	if (options.len)
		put_parameter(
			&kept, (struct part){"options", 7}, (struct part){options.s, options.len});
	buf_add(out, kept.s, kept.len);
}

static bool is_port_list(struct part p)
{
	for (size_t i = 0; i < p.len; i++)
		if (!isdigit((unsigned char)p.s[i]))
			return false;
	return true;
}

/* Every host has at most one port, of digits; else what stands there may be part of a password. */
static bool are_hosts(struct part hosts)
{
	while (hosts.len) {
		const char *end = hosts.s + hosts.len;
		const char *comma = find(hosts, ',');
		struct part host = between(hosts.s, comma ? comma : end);
		const char *bracket = find(host, ']');
		struct part rest = bracket ? between(bracket, host.s + host.len) : host;
		const char *colon = find(rest, ':');
		if (colon && !is_port_list(between(colon + 1, rest.s + rest.len)))
			return false;
		hosts = between(comma ? comma + 1 : end, end);
	}
	return true;
}

static bool refuse(struct err *err, const char *why)
{
	err_set(err, ERR_CONNECTION, "the database url is not valid: %s", why);
	err_text(&err->hint, "it looks like postgresql://user:password@host:5432/database; write "
			     "special characters of the password as %XX");
	return false;
}

/* A `/`, `?` or `#` in a password ends the authority too early; what would then be taken for host,
 * port or database is never shown nor tried. */
static bool check(const struct url *url, struct err *err)
{
	if (!part_is(url->scheme, "postgresql") && !part_is(url->scheme, "postgres"))
		return refuse(err, "it does not begin with postgresql://");
	if (!are_hosts(url->hosts))
		return refuse(err, "the port is not a number");
	const char *rest = url->path.s;
	size_t queried = (size_t)(url->query.s - rest);
	if (find(url->path, '@') || (!url->has_user && memchr(rest, '@', queried + url->query.len)))
		return refuse(err, "there is an @ behind the host");
	if (url->has_fragment && strchr(url->query.s + url->query.len, '@'))
		return refuse(err, "there is an @ behind a #");
	return true;
}

const char *pg_clean_url(struct arena *a, const char *url, struct err *err)
{
	struct url u;
	if (!split_url(url, &u))
		return url;
	if (!check(&u, err))
		return NULL;
	struct buf out = buf_in(a);
	buf_puts(&out, "postgresql://");
	if (u.has_user) {
		put_user(&out, u.user);
		buf_putc(&out, '@');
	}
	buf_add(&out, u.hosts.s, u.hosts.len);
	buf_add(&out, u.path.s, u.path.len);
	put_query(&out, u.query);
	return out.s;
}

static bool may_be_shown(struct part key)
{
	static const char *const names[] = {
		"host", "hostaddr", "port", "user", "dbname", "service", "sslmode"};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (part_is(key, names[i]))
			return true;
	return false;
}

/* One `key = value` of a keyword string, quoted or not; false at its end. */
static bool next_keyword(const char **at, struct part *key, struct part *pair)
{
	const char *s = *at + strspn(*at, " \t\n");
	const char *start = s;
	s += strcspn(s, "= \t\n");
	*key = between(start, s);
	s += strspn(s, " \t\n");
	if (!key->len || *s != '=')
		return false;
	s++;
	s += strspn(s, " \t\n");
	bool is_quoted = *s == '\'';
	for (s += is_quoted; *s && (is_quoted ? *s != '\'' : !isspace((unsigned char)*s)); s++)
		if (*s == '\\' && s[1])
			s++;
	s += is_quoted && *s;
	*pair = between(start, s);
	*at = s;
	return true;
}

static const char *public_keywords(struct arena *a, const char *text)
{
	struct buf out = buf_in(a);
	struct part key, pair;
	while (next_keyword(&text, &key, &pair))
		if (may_be_shown(key))
			buf_printf(&out, "%s%.*s", out.len ? " " : "", (int)pair.len, pair.s);
	return out.len ? out.s : "the database";
}

const char *pg_public_url(struct arena *a, const char *url)
{
	struct url u;
	ERR_SCOPE struct err ignored = {0};
	if (!split_url(url, &u))
		return public_keywords(a, url);
	if (!check(&u, &ignored))
		return "the database";
	struct buf out = buf_in(a), query = buf_in(a);
	buf_puts(&out, "postgresql://");
	const char *colon = find(u.user, ':');
	if (u.has_user)
		buf_printf(&out, "%.*s@", (int)(colon ? colon - u.user.s : (long)u.user.len),
			u.user.s);
	buf_add(&out, u.hosts.s, u.hosts.len);
	buf_add(&out, u.path.s, u.path.len);
	struct part key, value;
	while (next_parameter(&u.query, &key, &value))
		if (may_be_shown(key))
			put_parameter(&query, key, value);
	buf_add(&out, query.s, query.len);
	return out.s;
}
