/* The server process of the private PostgreSQL. */
#ifndef DEVDB_SERVER_H
#define DEVDB_SERVER_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/err.h"
#include "devdb/binaries.h"
#include "devdb/home.h"

/* What postmaster.pid says (PostgreSQL's src/include/utils/pidfile.h): where the server listens. */
struct server {
	pid_t pid;
	int port;
	const char *sockets;
	bool is_ready;
};

/* Whether a server runs on the data. A postmaster.pid that a crash left is none, even when another
 * process has its number now. */
bool server_look(struct arena *a, const struct home *h, struct server *out);

/* Like server_look, after waiting for one that is being started or stopped. */
bool server_settle(struct arena *a, const struct home *h, struct server *out);

/* Starts one on `port` and waits until it takes connections. Leftovers of a crash are cleared away
 * first. `*port_is_taken` tells a failure that another port would mend. */
bool server_start(struct arena *a, const struct home *h, const struct binaries *b, int port,
	bool *port_is_taken, struct err *err);

/* Stops it: at once but in order, and if it does not end within seconds without more ado. */
bool server_stop(struct arena *a, const struct home *h, const struct server *s, struct err *err);

#endif
