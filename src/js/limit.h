/* Time and memory limits of the code that a host runs. */
#ifndef JS_LIMIT_H
#define JS_LIMIT_H

#include "js/host.h"

/* Installs the watchdog. It has to be there before any code runs: the engine prepares code for
 * being stopped when it compiles it. */
void limit_install(struct js_host *h);

/* Starts the time of one js_run; limit_end ends it. A second after the end of the time control
 * comes back through h->escape, in the middle of the engine, which is lost then: see limit_is_lost.
 * That is for what the watchdog cannot see, such as promises that make promises for ever. */
void limit_start(struct js_host *h);
void limit_end(struct js_host *h);

/* Whether the engine was left by h->escape. Nothing of it may be called any more. */
bool limit_is_lost(void);

/* Makes the engine stop the running code at its next check; used from inside a call. */
void limit_stop(struct js_host *h, enum stop why);

/* The error for h->stop. */
bool limit_error(struct js_host *h, struct err *err);

#endif
