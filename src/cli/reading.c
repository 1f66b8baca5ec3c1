/* Introspection in a thread of its own. */
#include "cli/reading.h"

#include <pthread.h>

struct reading {
	struct arena *arena;
	struct opening *opening; /* NULL: `pg` is there */
	struct pg *pg;           /* holds its notices meanwhile */
	const struct introspect_options *options;
	bool has_statements;
	struct introspection found;
	struct introspect_rest rest;
	struct err err;
	bool ok, is_running;
	pthread_t thread;
};

static bool connect(struct reading *r)
{
	struct database database;
	if (!opening_wait(r->opening, &database, &r->err))
		return false;
	r->pg = database.pg;
	pg_hold_notices(r->pg);
	return true;
}

static void *run(void *reading)
{
	struct reading *r = reading;
	r->ok = connect(r) && introspect_read(r->arena, r->pg, r->options, &r->found, &r->err);
	return NULL;
}

static void *run_rest(void *reading)
{
	struct reading *r = reading;
	r->ok = introspect_rest(r->arena, r->pg, r->options, r->has_statements, &r->rest, &r->err);
	return NULL;
}

static struct reading *new_reading(const struct introspect_options *options)
{
	struct arena *a = arena_new();
	struct reading *r = arena_new_of(a, struct reading);
	r->arena = a;
	r->options = options;
	return r;
}

static struct reading *start(struct reading *r, void *(*work)(void *))
{
	r->is_running = pthread_create(&r->thread, NULL, work, r) == 0;
	if (!r->is_running)
		work(r);
	return r;
}

struct reading *reading_start(struct opening *o, const struct introspect_options *options)
{
	struct reading *r = new_reading(options);
	r->opening = o;
	return start(r, run);
}

struct reading *reading_start_rest(
	struct pg *pg, const struct introspect_options *options, bool has_statements)
{
	struct reading *r = new_reading(options);
	r->pg = pg;
	r->has_statements = has_statements;
	pg_hold_notices(pg);
	return start(r, run_rest);
}

static void join(struct reading *r)
{
	if (r->is_running)
		pthread_join(r->thread, NULL);
	r->is_running = false;
	if (r->pg)
		pg_pass_notices(r->pg);
	r->pg = NULL;
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
