/* The watchdog: looks at the clock and at the process's memory while code runs. */
#include "js/limit.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "js/engine.h"
#include "js/fault.h"

/* Seconds of computing between two looks: a runaway allocation gets some 100 MB further. Not less:
 * the engine aborts when its timer fires while the thread, put aside by a busy machine, is still
 * inside the look before. */
static const double slice = 0.25;

/* Seconds that the watchdog gets before the engine is left by force; on a busy machine its slice of
 * computing takes many times as long. */
static const double grace = 5;

double host_now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static size_t resident_memory(void)
{
	char text[128];
	int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
	ssize_t got = fd < 0 ? -1 : read(fd, text, sizeof(text) - 1);
	if (fd >= 0)
		close(fd);
	if (got <= 0)
		return 0;
	text[got] = '\0';
	char *second = NULL;
	strtoul(text, &second, 10);
	return strtoul(second, NULL, 10) * (size_t)sysconf(_SC_PAGESIZE);
}

static void arm(struct js_host *h, double seconds);

/* Returns whether the code is to be stopped. Where it is running is known only here. */
static bool look(JSContextRef context, void *data)
{
	struct js_host *h = data;
	if (!h->stop && h->deadline && host_now() > h->deadline)
		h->stop = STOP_TIME;
	if (!h->stop && h->options.memory_limit && resident_memory() > h->options.memory_limit)
		h->stop = STOP_MEMORY;
	if (!h->stop) {
		arm(h, slice);
		return false;
	}
	JSObjectRef probe = engine.ObjectMakeError(context, 0, NULL, NULL);
	h->stop_stack = engine_text(h->arena, context, engine_get(context, probe, "stack"), NULL);
	arm(h, slice);
	return true;
}

static void arm(struct js_host *h, double seconds)
{
	engine.ContextGroupSetExecutionTimeLimit(
		engine.ContextGetGroup(h->context), seconds, look, h);
}

void limit_install(struct js_host *h)
{
	arm(h, slice);
}

static bool is_lost;
static sigjmp_buf *volatile escape;
static timer_t timer;

static void leave_engine(int signal)
{
	if (!escape)
		return;
	is_lost = true;
	siglongjmp(*escape, 1);
}

bool limit_is_lost(void)
{
	return is_lost;
}

/* One timer for the life of the process; its signal goes to the thread that runs the engine. */
static bool make_timer(void)
{
	static bool is_made;
	if (is_made)
		return true;
	int number = SIGRTMIN + 5;
	struct sigaction action = {.sa_handler = leave_engine, .sa_flags = SA_RESTART};
	struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = number};
	event._sigev_un._tid = gettid();
	is_made = sigaction(number, &action, NULL) == 0 &&
		  timer_create(CLOCK_MONOTONIC, &event, &timer) == 0;
	return is_made;
}

static void set_timer(double seconds)
{
	struct itimerspec at = {.it_value.tv_sec = (time_t)seconds};
	at.it_value.tv_nsec = (long)((seconds - (double)at.it_value.tv_sec) * 1e9);
	timer_settime(timer, 0, &at, NULL);
}

void limit_start(struct js_host *h)
{
	h->deadline = h->options.timeout ? host_now() + h->options.timeout : 0;
	if (!h->deadline || !make_timer())
		return;
	escape = &h->escape;
	set_timer(h->options.timeout + grace);
}

void limit_end(struct js_host *h)
{
	if (h->deadline)
		set_timer(0);
	escape = NULL;
	h->deadline = 0;
}

void limit_stop(struct js_host *h, enum stop why)
{
	h->stop = why;
	arm(h, 0);
}

bool limit_error(struct js_host *h, struct err *err)
{
	switch (h->stop) {
	case STOP_NONE: break;
	case STOP_TIME:
		err_set(err, ERR_LIMIT, "the code ran for more than %g seconds",
			h->options.timeout);
		err_text(&err->hint, "a larger limit is set with --eval-timeout");
		break;
	case STOP_MEMORY:
		err_set(err, ERR_LIMIT, "the code took more than %zu MB of memory",
			h->options.memory_limit >> 20);
		break;
	case STOP_EXIT: err_set(err, ERR_EVAL, "process.exit(%d) was called", h->exit_code); break;
	}
	if (h->stop_stack)
		fault_place(h, h->stop_stack, err);
	return false;
}
