/* The functions of C that reach out of the engine. */
#ifndef JS_MACHINE_H
#define JS_MACHINE_H

#include "js/host.h"

/* Adds them to the object that native_object makes. */
void machine_add(struct js_host *h, JSObjectRef native);

#endif
