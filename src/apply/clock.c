/* The monotonic clock in seconds. */
#include "apply/clock.h"

#include <stdint.h>
#include <time.h>

#include "base/hash.h"

double clock_now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void clock_sleep(double seconds)
{
	time_t whole = (time_t)seconds;
	nanosleep(&(struct timespec){whole, (long)((seconds - (double)whole) * 1e9)}, NULL);
}

double clock_jitter(double seconds)
{
	uint32_t chance;
	hash_random(&chance, sizeof(chance));
	return seconds * (0.5 + chance / (double)UINT32_MAX);
}
