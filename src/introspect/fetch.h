/* The one round trip in which all catalogs are read. */
#ifndef INTROSPECT_FETCH_H
#define INTROSPECT_FETCH_H

#include "introspect/catalog.h"

struct fetch {
	const struct list *schemas;        /* LIST_OF(const char); empty: all but the system's */
	const struct pg_statement *before; /* they begin a transaction, and may do more in it */
	size_t before_count;
};

/* One of those: whoever changes a table is waited for, but not without an end. */
#define FETCH_PATIENCE                                                                             \
	{                                                                                          \
		"SET LOCAL lock_timeout = '5s'", NULL, 0                                           \
	}

/* Runs the statements of `how`, reads every catalog and rolls back. Fails with ERR_DATABASE or
 * ERR_CONNECTION, with no transaction open. */
bool fetch_catalogs(struct arena *a, struct pg *pg, const struct fetch *how,
	struct pg_rows rows[QUERY_COUNT], struct err *err);

/* A LIST_OF(const char) as PostgreSQL writes an array. */
const char *fetch_array_text(struct arena *a, const struct list *texts);

/* The rows as an introspection. */
void fetch_read(struct arena *a, const struct introspect_options *options,
	const struct pg_rows rows[QUERY_COUNT], struct introspection *out);

#endif
