/* Other programs, run for what they print. */
#ifndef BASE_COMMAND_H
#define BASE_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

struct command_output {
	int code;         /* exit code; 128 and more: it was ended by a signal */
	const char *text; /* what it wrote to stdout, NUL-terminated */
	size_t len;
};

/* Runs `argv` (ends with NULL; argv[0] is looked for in PATH) in `folder`, with nothing on stdin
 * and stderr thrown away, and waits. Fails with ERR_FILE where it cannot be run. */
bool command_run(struct arena *a, const char *folder, const char *const *argv,
	struct command_output *out, struct err *err);

#endif
