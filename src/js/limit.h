/* Time and memory limits of the code that a host runs. */
#ifndef JS_LIMIT_H
#define JS_LIMIT_H

#include "js/host.h"

/* Installs the watchdog. It has to be there before any code runs: the engine prepares code for
 * being stopped when it compiles it. */
void limit_install(struct js_host *h);

/* Starts the time of one js_run. */
void limit_start(struct js_host *h);

/* Makes the engine stop the running code at its next check; used from inside a call. */
void limit_stop(struct js_host *h, enum stop why);

/* The error for h->stop. */
bool limit_error(struct js_host *h, struct err *err);

#endif
