/* dbCredentials as a connection string of libpq. */
#include "eval/db_credentials.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"

/* As drizzle-kit: the parts count where they are complete, whatever the url says. */
static bool are_parts(const struct db_credentials *c)
{
	return c->host && c->database;
}

bool db_credentials_are_given(const struct db_credentials *c)
{
	return are_parts(c) || (c->url && *c->url);
}

/* `text` as one part of a URL. */
static void put_escaped(struct buf *out, const char *text)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		bool is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
				(c >= 'A' && c <= 'Z') || strchr("-._~", c);
		if (is_plain)
			buf_putc(out, *text);
		else
			buf_printf(out, "%%%02X", c);
	}
}

/* Where this system keeps the certificates that node would bring along; libpq knows none unless it
 * is told. */
static const char *system_certificates(void)
{
	static const char *const files[] = {"/etc/ssl/certs/ca-certificates.crt",
		"/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"};
	if (getenv("PGSSLROOTCERT"))
		return NULL;
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		if (file_exists(files[i]))
			return files[i];
	return NULL;
}

/* libpq takes certificates and keys from files only. */
static bool keep(struct arena *a, const char *pem, const char **path, struct err *err)
{
	return !pem || file_in_memory(a, pem, strlen(pem), path, err);
}

/* How libpq is told of TLS. Where the certificate is not looked at, a root would have it looked at.
 */
static bool put_ssl(
	struct arena *a, struct buf *url, const struct db_credentials *c, struct err *err)
{
	/* Both drivers of drizzle-kit demand TLS for "allow", libpq would begin without. */
	const char *mode = strcmp(c->ssl, "allow") ? c->ssl : "require";
	const char *root = NULL, *cert = NULL, *key = NULL;
	bool is_checked = !strncmp(mode, "verify-", 7);
	if (is_checked && !keep(a, c->ca, &root, err))
		return false;
	if (!keep(a, c->cert, &cert, err) || !keep(a, c->key, &key, err))
		return false;
	const struct {
		const char *key, *value;
	} parameters[] = {
		{"sslrootcert", is_checked && !root ? system_certificates() : root},
		{"sslcert", cert},
		{"sslkey", key},
		{"sslpassword", key ? c->passphrase : NULL},
	};
	buf_printf(url, "?sslmode=%s", mode);
	for (size_t i = 0; i < sizeof(parameters) / sizeof(parameters[0]); i++) {
		if (!parameters[i].value)
			continue;
		buf_printf(url, "&%s=", parameters[i].key);
		put_escaped(url, parameters[i].value);
	}
	return true;
}

static void put_address(struct buf *url, const struct db_credentials *c)
{
	buf_puts(url, "postgresql://");
	if (c->user)
		put_escaped(url, c->user);
	if (c->user && c->password) {
		buf_putc(url, ':');
		put_escaped(url, c->password);
	}
	if (c->user)
		buf_putc(url, '@');
	if (strchr(c->host, ':') && c->host[0] != '[')
		buf_printf(url, "[%s]", c->host);
	else
		put_escaped(url, c->host);
	if (c->port)
		buf_printf(url, ":%s", c->port);
	buf_putc(url, '/');
	put_escaped(url, c->database);
}

bool db_credentials_url(
	struct arena *a, const struct db_credentials *c, const char **out, struct err *err)
{
	if (!are_parts(c)) {
		*out = c->url && *c->url ? c->url : NULL;
		return true;
	}
	struct buf url = buf_in(a);
	put_address(&url, c);
	if (c->ssl && !put_ssl(a, &url, c, err))
		return false;
	*out = url.s;
	return true;
}
