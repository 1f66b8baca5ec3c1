/* Waits with poll, so that sockets can be waited for beside timers. */
#include "js/loop.h"

#include <math.h>
#include <poll.h>

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

/* Runs one timer that is due. Between two of them the engine runs what promises wait for. */
static bool run_timer(struct js_host *h, struct err *err)
{
	JSValueRef exception = NULL;
	JSValueRef tick = engine_get(h->context, h->loader, "tick");
	engine.ObjectCallAsFunction(h->context, (JSObjectRef)tick, NULL, 0, NULL, &exception);
	return !exception || fault_error(h, exception, err);
}

bool loop_run(struct js_host *h, struct err *err)
{
	while (!h->is_settled) {
		if (!h->wake_at)
			return err_set(err, ERR_EVAL,
				"the module never finished: it awaits something that never "
				"happens");
		bool is_late = h->deadline && h->wake_at > h->deadline;
		sleep_until(is_late ? h->deadline : h->wake_at);
		double now = host_now();
		if (h->deadline && now >= h->deadline) {
			h->stop = STOP_TIME;
			return limit_error(h, err);
		}
		if (now >= h->wake_at && !run_timer(h, err))
			return false;
	}
	return true;
}
