/* Cancels from a signal handler, where of libpq only PQcancel may be called. */
#include "pg/interrupt.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>

static const int signals[] = {SIGINT, SIGTERM};
enum { SIGNAL_COUNT = sizeof(signals) / sizeof(signals[0]) };

static struct sigaction before[SIGNAL_COUNT];
static PGcancel *volatile target;
static __typeof__(PQcancel) *cancel;
static volatile sig_atomic_t came;

static void handle(int signal)
{
	char ignored[256];
	int why = errno;
	came = 1;
	for (size_t i = 0; i < SIGNAL_COUNT; i++)
		sigaction(signals[i], &before[i], NULL);
	if (target)
		cancel(target, ignored, sizeof(ignored));
	errno = why;
}

void interrupt_start(const struct libpq *lib, PGconn *conn)
{
	struct sigaction action = {.sa_handler = handle, .sa_flags = SA_RESTART};
	sigemptyset(&action.sa_mask);
	cancel = lib->PQcancel;
	target = lib->PQgetCancel(conn);
	for (size_t i = 0; i < SIGNAL_COUNT; i++) {
		sigaction(signals[i], NULL, &before[i]);
		if (before[i].sa_handler != SIG_IGN)
			sigaction(signals[i], &action, NULL);
	}
}

void interrupt_stop(const struct libpq *lib)
{
	for (size_t i = 0; i < SIGNAL_COUNT; i++)
		sigaction(signals[i], &before[i], NULL);
	PGcancel *old = target;
	target = NULL;
	lib->PQfreeCancel(old);
}

bool interrupt_came(struct err *err)
{
	if (!came)
		return false;
	err_set(err, ERR_ABORTED, "interrupted");
	return true;
}
