/* Signals that cancel what the server runs. */
#ifndef PG_INTERRUPT_H
#define PG_INTERRUPT_H

#include "pg/libpq.h"

/* From now on the first SIGINT or SIGTERM cancels what runs on `conn`; the next one does what it
 * did before. A signal that is ignored stays so. */
void interrupt_start(const struct libpq *lib, PGconn *conn);
void interrupt_stop(const struct libpq *lib);

/* Whether such a signal came: then ERR_ABORTED is set. */
bool interrupt_came(struct err *err);

#endif
