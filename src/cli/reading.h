/* Reads a database while TypeScript is evaluated. */
#ifndef CLI_READING_H
#define CLI_READING_H

#include "cli/database.h"
#include "introspect/introspect.h"

struct reading;

/* Begins to read, once the connection is there; nobody else may use it until reading_wait is back.
 * `options` must outlive the reading. Notices of the server come up in reading_wait. */
struct reading *reading_start(struct opening *o, const struct introspect_options *options);

/* Waits for the end. What was read lives as long as the reading. Fails as opening_wait
 * and introspect_read do. */
bool reading_wait(struct reading *r, struct introspection *out, struct err *err);

/* The same for introspect_rest. */
struct reading *reading_start_rest(
	struct pg *pg, const struct introspect_options *options, bool has_statements);
bool reading_wait_for_rest(struct reading *r, struct introspect_rest *out, struct err *err);

/* Waits and frees; NULL is allowed. */
void reading_free(struct reading *r);
void reading_cleanup(struct reading **r);
#define READING_SCOPE __attribute__((cleanup(reading_cleanup)))

#endif
