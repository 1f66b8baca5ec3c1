/* The private PostgreSQL of a project: a cluster in .rihla/pg, reached over a unix socket or
 * loopback. */
#ifndef DEVDB_DEVDB_H
#define DEVDB_DEVDB_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

struct devdb_state {
	bool exists, is_running;
	long pid;
	const char *url;      /* postgresql://… with the database "dev"; whether running or not */
	const char *folder;   /* .rihla/pg, absolute */
	const char *version;  /* "15.18" or NULL */
	const char *binaries; /* folder of initdb and postgres */
};

/* What is there for the project at `root`; starts nothing. */
bool devdb_look(struct arena *a, const char *root, struct devdb_state *out, struct err *err);

/* Starts it, making it first if need be; a cluster that crashed is recovered. Already running is
 * fine. */
bool devdb_start(struct arena *a, const char *root, struct devdb_state *out, struct err *err);
bool devdb_stop(struct arena *a, const char *root, struct err *err);

/* Stops it and wipes its data. */
bool devdb_reset(struct arena *a, const char *root, struct err *err);

#endif
