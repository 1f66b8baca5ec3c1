/* dbCredentials: how to reach the database. */
#ifndef EVAL_DB_CREDENTIALS_H
#define EVAL_DB_CREDENTIALS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

/* Either a url, or its parts; all NULL where the config names none. */
struct db_credentials {
	const char *url;
	const char *host, *port, *user, *password, *database;
	/* "require", "allow", "prefer", "verify-ca", "verify-full", "disable", or NULL */
	const char *ssl;
	const char *ca, *cert, *key; /* PEM texts, or NULL */
	const char *passphrase;      /* of the key */
};

/* Whether they name a database. */
bool db_credentials_are_given(const struct db_credentials *c);

/* The libpq connection string of the credentials, NULL where there are none. PEM texts are in it as
 * names of files in memory (file_in_memory). Fails as that does. */
bool db_credentials_url(
	struct arena *a, const struct db_credentials *c, const char **out, struct err *err);

#endif
