/* Where the private PostgreSQL of a project lives, and as whom it runs. */
#ifndef DEVDB_HOME_H
#define DEVDB_HOME_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/err.h"

/* All paths are absolute. */
struct home {
	const char *root;        /* the project, links resolved */
	const char *rihla;       /* root/.rihla */
	const char *folder;      /* root/.rihla/pg, or what it links to */
	const char *data;        /* folder/data: the cluster */
	const char *credentials; /* folder/credentials.json */
	const char *log;         /* root/.rihla/pg.log */
	const char *lock;        /* root/.rihla/pg.lock */
	const char *sockets; /* a short folder under /tmp: a socket's path has 107 bytes at most */
	uid_t uid;           /* the server's user */
	gid_t gid;
};

/* Looks; makes nothing. PostgreSQL refuses to run as root, so root runs it as the owner of the
 * data, of the project, the user who called sudo, `postgres` or `nobody`, the first of them that is
 * there and is not root. Fails with ERR_DEVDB. */
bool home_find(struct arena *a, const char *root, struct home *out, struct err *err);

/* Makes the folders that are missing, and a .gitignore that hides .rihla from git. Where the
 * server's user cannot reach the project (it lies in /root, say), .rihla/pg is a link to a folder
 * under /var/lib/rihla, and `h` is changed to it. */
bool home_make(struct arena *a, struct home *h, struct err *err);

/* Makes the folder of the sockets; one that others could have made is refused. */
bool home_make_sockets(const struct home *h, struct err *err);

/* Takes it away with the socket of a server that has ended. */
void home_remove_sockets(struct arena *a, const struct home *h, int port);

/* The log of the server, to be appended to; -1 with the err set. */
int home_open_log(const struct home *h, struct err *err);

/* Holds the lock of the project's database until the file descriptor `*out` is closed; waits for
 * another rihla to let it go. */
bool home_lock(const struct home *h, int *out, struct err *err);

#endif
