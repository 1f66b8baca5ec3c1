/* The event loop: runs timers until what is waited for has happened. */
#ifndef JS_LOOP_H
#define JS_LOOP_H

#include "js/host.h"

/* Runs until h->is_settled. Fails with ERR_EVAL when nothing is left that could settle it, and with
 * ERR_LIMIT when the time is over. */
bool loop_run(struct js_host *h, struct err *err);

/* Names the module that ran last as the one that does not end; returns false. */
bool loop_blame(struct js_host *h, struct err *err);

#endif
