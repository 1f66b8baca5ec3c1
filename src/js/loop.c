/* Waits with poll, so that sockets can be waited for beside timers. */
#include "js/loop.h"

#include <math.h>
#include <poll.h>

#include "base/path.h"
#include "js/engine.h"
#include "js/fault.h"
#include "js/limit.h"

/* Sleeps until `until`; -1 is how poll says "for ever", which never happens here. */
static void sleep_until(double until)
{
	double ms = ceil((until - host_now()) * 1000);
	if (ms > 0)
		poll(NULL, 0, ms > 60000 ? 60000 : (int)ms);
}

bool loop_blame(struct js_host *h, struct err *err)
{
	ARENA_SCOPE struct arena *a = arena_new();
	size_t count = h->evaluated.count;
	if (count)
		err_at(err, path_relative(a, h->options.root, h->evaluated.items[count - 1]), 0, 0);
	return false;
}

/* Nothing is left to do that could settle what is awaited. */
static bool starved(struct js_host *h, struct err *err)
{
	err_set(err, ERR_EVAL, "the module never finished: it awaits something that never happens");
	if (h->waits_for)
		err_text(&err->hint, h->waits_for);
	return loop_blame(h, err);
}

/* Runs one timer that is due. Between two of them the engine runs what promises wait for. */
static bool run_timer(struct js_host *h, struct err *err)
{
	JSValueRef exception = NULL;
	JSValueRef tick = engine_get(h->context, h->loader, "tick");
	engine.ObjectCallAsFunction(h->context, (JSObjectRef)tick, NULL, 0, NULL, &exception);
	return !exception || fault_error(h, exception, err);
}

/* What a promise was waited for with may end the code, too: the engine says nothing of that. */
static bool goes_on(struct js_host *h, struct err *err)
{
	if (h->stop == STOP_NONE)
		return true;
	limit_error(h, err);
	return err->file ? false : loop_blame(h, err);
}

bool loop_run(struct js_host *h, struct err *err)
{
	while (goes_on(h, err)) {
		if (h->is_settled)
			return true;
		if (!h->wake_at)
			return starved(h, err);
		bool is_late = h->deadline && h->wake_at > h->deadline;
		sleep_until(is_late ? h->deadline : h->wake_at);
		double now = host_now();
		if (h->deadline && now >= h->deadline) {
			h->stop = STOP_TIME;
			limit_error(h, err);
			return loop_blame(h, err);
		}
		if (now >= h->wake_at && !run_timer(h, err))
			return false;
	}
	return false;
}
