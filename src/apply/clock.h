/* Time that has passed, and waiting for more of it. */
#ifndef APPLY_CLOCK_H
#define APPLY_CLOCK_H

/* Seconds on a clock that nobody sets. */
double clock_now(void);

/* A signal ends it early. */
void clock_sleep(double seconds);

/* `seconds` by chance up to half of it more or less, so that those who wait do not all come back at
 * the same time. */
double clock_jitter(double seconds);

#endif
