/* Reads a database while TypeScript is evaluated. */
#ifndef CLI_READING_H
#define CLI_READING_H

#include "introspect/introspect.h"

struct reading;

/* Begins to read; nobody else may use the connection until reading_wait is back. `pg` and `options`
 * must outlive the reading. */
struct reading *reading_start(struct pg *pg, const struct introspect_options *options);

/* Waits for the end. What was read lives as long as the reading. Fails as introspect_read does. */
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
