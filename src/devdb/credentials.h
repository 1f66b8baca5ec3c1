/* Port and password of the private PostgreSQL, which stay what they were over stop and reset. */
#ifndef DEVDB_CREDENTIALS_H
#define DEVDB_CREDENTIALS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "devdb/home.h"

struct credentials {
	int port; /* on 127.0.0.1 */
	const char *password;
	bool are_new; /* made in this run: the server does not know the password yet */
};

/* False, without an err, when there are none or they cannot be read. */
bool credentials_read(struct arena *a, const struct home *h, struct credentials *out);

/* Those there are, or new ones with a random password and no port. */
struct credentials credentials_get(struct arena *a, const struct home *h);

/* Writes them to a file that only the server's user reads. */
bool credentials_write(
	struct arena *a, const struct home *h, const struct credentials *c, struct err *err);

/* A port of 127.0.0.1 on which nobody listens: `wanted` if that is one (0: any). Fails with
 * ERR_DEVDB. */
bool credentials_free_port(int wanted, int *out, struct err *err);

/* The URL for node drivers and psql; and the one for a process of this machine that may enter the
 * folder of the socket, which costs no password exchange. */
const char *credentials_url(struct arena *a, const struct credentials *c, const char *database);
const char *credentials_local_url(
	struct arena *a, const struct home *h, int port, const char *database);

#endif
