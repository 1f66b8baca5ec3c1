/* Introspection in a thread of its own. */
#include "cli/reading.h"

#include <pthread.h>

struct reading {
	struct arena *arena;
	struct pg *pg;
	const struct introspect_options *options;
	bool has_statements;
	struct introspection found;
	struct introspect_rest rest;
	struct err err;
	bool ok, is_running;
	pthread_t thread;
};

static void *run(void *reading)
{
	struct reading *r = reading;
	r->ok = introspect_read(r->arena, r->pg, r->options, &r->found, &r->err);
	return NULL;
}

static void *run_rest(void *reading)
{
	struct reading *r = reading;
	r->ok = introspect_rest(r->arena, r->pg, r->options, r->has_statements, &r->rest, &r->err);
	return NULL;
}

static struct reading *start(struct pg *pg, const struct introspect_options *options,
	bool has_statements, void *(*work)(void *))
{
	struct arena *a = arena_new();
	struct reading *r = arena_new_of(a, struct reading);
	r->arena = a;
	r->pg = pg;
	r->options = options;
	r->has_statements = has_statements;
	r->is_running = pthread_create(&r->thread, NULL, work, r) == 0;
	if (!r->is_running)
		work(r);
	return r;
}

struct reading *reading_start(struct pg *pg, const struct introspect_options *options)
{
	return start(pg, options, false, run);
}

struct reading *reading_start_rest(
	struct pg *pg, const struct introspect_options *options, bool has_statements)
{
	return start(pg, options, has_statements, run_rest);
}

static void join(struct reading *r)
{
	if (r->is_running)
		pthread_join(r->thread, NULL);
	r->is_running = false;
}

bool reading_wait(struct reading *r, struct introspection *out, struct err *err)
{
	join(r);
	if (r->ok)
		*out = r->found;
	else
		err_copy(err, &r->err);
	return r->ok;
}

bool reading_wait_for_rest(struct reading *r, struct introspect_rest *out, struct err *err)
{
	join(r);
	if (r->ok)
		*out = r->rest;
	else
		err_copy(err, &r->err);
	return r->ok;
}

void reading_free(struct reading *r)
{
	if (!r)
		return;
	join(r);
	err_clear(&r->err);
	arena_free(r->arena);
}

void reading_cleanup(struct reading **r)
{
	reading_free(*r);
}
