/* The functions of C that the host's own scripts (boot/) call. */
#ifndef JS_NATIVE_H
#define JS_NATIVE_H

#include "js/host.h"

/* A list of them ends with a NULL name. */
struct native_function {
	const char *name;
	JSObjectCallAsFunctionCallback call;
};

/* Puts functions on the object. */
void native_add(struct js_host *h, JSObjectRef native, const struct native_function *functions);

/* A new object whose members are those functions. They belong to `h`, the one host there is. */
JSObjectRef native_object(struct js_host *h);

/* The number of the module at `path` (real, absolute). */
size_t native_module(struct js_host *h, const char *path);

#endif
