/* The data folder of the private PostgreSQL. */
#ifndef DEVDB_CLUSTER_H
#define DEVDB_CLUSTER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "devdb/binaries.h"
#include "devdb/home.h"

/* The major version of the data; 0 when there are none. */
int cluster_major(struct arena *a, const struct home *h);

/* Makes the data with initdb, beside their place and renamed when they are whole. */
bool cluster_make(struct arena *a, const struct home *h, const struct binaries *b, struct err *err);

/* Takes the data away; no server runs on them. */
bool cluster_remove(struct arena *a, const struct home *h, struct err *err);

/* The last line of the log, behind byte `from`, that tells of an error, without its time; or
 * NULL. */
const char *cluster_last_error(struct arena *a, const struct home *h, size_t from);

/* How long the log is now. */
size_t cluster_log_size(const struct home *h);

#endif
