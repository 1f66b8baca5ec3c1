/* Programs of PostgreSQL, run as the server's user. */
#ifndef DEVDB_PROCESS_H
#define DEVDB_PROCESS_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/err.h"
#include "devdb/home.h"

/* Starts `argv` (argv[0] is an absolute path) as the server's user, in a session of its own, with
 * stdout and stderr to `output` and no other file of rihla's: it outlives rihla and holds none of
 * its pipes. `h` NULL: as the own user, and stderr goes nowhere. */
bool process_start(
	const struct home *h, const char *const *argv, int output, pid_t *out, struct err *err);

/* Waits for the end of `pid`; true if it was exit code 0. */
bool process_wait(pid_t pid);

/* Whether a child has ended; it is then gone. */
bool process_has_ended(pid_t pid);

/* What `argv` prints on stdout, up to `size` - 1 bytes; false if it cannot be run or fails. */
bool process_output(const char *const *argv, char *into, size_t size);

/* Whether the server's user may enter the folder `path`. */
bool process_may_enter(const struct home *h, const char *path);

/* Whether process `pid` runs with `folder` (links resolved) as its working directory, which a
 * postmaster does with its data; a process that has ended or is another user's does not. */
bool process_is_in(pid_t pid, const char *folder);

/* Sleeps; milliseconds. */
void process_sleep(int milliseconds);

#endif
