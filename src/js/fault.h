/* What JavaScript throws, as an error in the user's own files. */
#ifndef JS_FAULT_H
#define JS_FAULT_H

#include "js/host.h"

/* Fills `err` from an exception: message, place and code frame of the user's TypeScript, and as
 * the detail the calls that led there. Returns false. */
bool fault_error(struct js_host *h, JSValueRef exception, struct err *err);

/* Puts the place of a stack (as the engine writes it) on `err`, where it leads through a file. */
void fault_place(struct js_host *h, const char *stack, struct err *err);

/* An Error object that carries a copy of `err` through JavaScript; fault_error gives it back. */
JSValueRef fault_value(struct js_host *h, const struct err *err);

/* A syntax error that the engine found in what a source was transformed to. */
bool fault_syntax(
	struct js_host *h, const struct source *source, JSValueRef exception, struct err *err);

#endif
