/* Keeps port and password in a JSON file beside the cluster. */
#include "devdb/credentials.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"

bool credentials_read(struct arena *a, const struct home *h, struct credentials *out)
{
	ERR_SCOPE struct err ignored = {0};
	const char *text;
	size_t len;
	if (!file_read(a, h->credentials, &text, &len, &ignored))
		return false;
	const struct json *v = json_parse(a, h->credentials, text, len, &ignored);
	const char *password = json_text(json_get(v, "password"));
	double port = json_number(json_get(v, "port"));
	if (!password || !*password || !(port >= 1 && port <= 65535))
		return false;
	*out = (struct credentials){.port = (int)port, .password = password};
	return true;
}

/* Hexadecimal: nothing in it needs an escape in a URL, a shell or an .env file. */
static const char *random_password(struct arena *a)
{
	unsigned char bytes[16];
	hash_random(bytes, sizeof(bytes));
	struct buf text = buf_in(a);
	for (size_t i = 0; i < sizeof(bytes); i++)
		buf_printf(&text, "%02x", bytes[i]);
	return text.s;
}

struct credentials credentials_get(struct arena *a, const struct home *h)
{
	struct credentials c;
	if (credentials_read(a, h, &c))
		return c;
	return (struct credentials){.password = random_password(a), .are_new = true};
}

bool credentials_write(
	struct arena *a, const struct home *h, const struct credentials *c, struct err *err)
{
	const char *text = arena_printf(
		a, "{\n  \"port\": %d,\n  \"password\": \"%s\"\n}\n", c->port, c->password);
	mode_t before = umask(077);
	bool ok = file_write(h->credentials, text, strlen(text), err);
	umask(before);
	if (ok && geteuid() == 0 && lchown(h->credentials, h->uid, h->gid) < 0)
		return err_set(err, ERR_DEVDB, "cannot give %s to the server's user: %s",
			h->credentials, strerror(errno));
	return ok;
}

static bool try_port(int fd, int wanted, int *out)
{
	struct sockaddr_in at = {.sin_family = AF_INET,
		.sin_port = htons((uint16_t)wanted),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t len = sizeof(at);
	/* As the server does it; else a port would seem taken for a minute after a restart. */
	int on = 1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (bind(fd, (struct sockaddr *)&at, sizeof(at)) < 0 || listen(fd, 1) < 0 ||
		getsockname(fd, (struct sockaddr *)&at, &len) < 0)
		return false;
	*out = ntohs(at.sin_port);
	return true;
}

bool credentials_free_port(int wanted, int *out, struct err *err)
{
	for (int tries = wanted ? 2 : 1; tries; tries--, wanted = 0) {
		int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
		bool ok = fd >= 0 && try_port(fd, wanted, out);
		if (fd >= 0)
			close(fd);
		if (ok)
			return true;
	}
	return err_set(err, ERR_DEVDB, "cannot find a free port: %s", strerror(errno));
}

const char *credentials_url(struct arena *a, const struct credentials *c, const char *database)
{
	return arena_printf(
		a, "postgresql://postgres:%s@127.0.0.1:%d/%s", c->password, c->port, database);
}

const char *credentials_local_url(
	struct arena *a, const struct home *h, int port, const char *database)
{
	return arena_printf(a, "postgresql:///%s?host=%s&port=%d&user=postgres&sslmode=disable",
		database, h->sockets, port);
}
