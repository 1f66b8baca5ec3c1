/* The private PostgreSQL of a project: a cluster in .rihla/pg, reached over a unix socket or
 * loopback. */
#ifndef DEVDB_DEVDB_H
#define DEVDB_DEVDB_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

struct devdb_state {
	bool exists, is_running;
	bool was_started;      /* by this call */
	long pid;              /* 0 when it does not run */
	const char *url;       /* postgresql://… over loopback, with the password and the database
				* "dev"; NULL before the first start */
	const char *local_url; /* over the unix socket while that is there: for this user on this
				* machine, and faster; NULL when it does not run */
	const char *folder;    /* .rihla/pg, absolute, links resolved */
	const char *log;       /* .rihla/pg.log, absolute */
	const char *version;   /* "15.20", or only "15" where the programs were not asked; NULL: no
				* data */
	const char *binaries;  /* folder of initdb and postgres, or NULL */
};

/* What is there for the project at `root`; starts nothing. */
bool devdb_look(struct arena *a, const char *root, struct devdb_state *out, struct err *err);

/* Starts it, making it first if need be; a cluster that crashed is recovered. Already running is
 * fine. Of two at once one waits for the other. Fails with ERR_DEVDB. */
bool devdb_start(struct arena *a, const char *root, struct devdb_state *out, struct err *err);

/* Stops it; `*was_running` (may be NULL) tells whether there was something to stop. */
bool devdb_stop(struct arena *a, const char *root, bool *was_running, struct err *err);

/* Stops it and wipes its data; port and password stay. */
bool devdb_reset(struct arena *a, const char *root, struct err *err);

#endif
