/* What a run of migrations shows while it is on its way. */
#ifndef CLI_LIVE_H
#define CLI_LIVE_H

#include "apply/apply.h"
#include "cli/cli.h"

/* For `tell` of struct apply_options. */
struct live {
	struct context *c;
	bool is_shown; /* the line that is written over and over */
};

/* Whether there is a terminal for the line. */
bool live_is_seen(const struct context *c);

/* Shows an event: an applied migration is a line on stdout at once; who is waited for is a line on
 * stderr; what runs is one line on a terminal that is written over. `context` is a struct live. */
void live_tell(void *context, const struct apply_event *event);

/* Takes that line away. */
void live_end(struct live *l);

/* "850 ms", "3.2 s", "4 min 10 s" */
const char *live_duration(struct arena *a, double seconds);

#endif
