/* Finds out which database is meant, and connects to it. */
#include "cli/database.h"

#include <pthread.h>
#include <string.h>

#include "devdb/devdb.h"
#include "eval/eval.h"

static bool refuse(const struct config *config, struct err *err)
{
	err_set(err, ERR_CONFIG, "no database is configured");
	err_text(&err->hint,
		"set dbCredentials: { url: process.env.DATABASE_URL! } in the config (and the "
		"variable), pass --url URL, or take a private PostgreSQL with --dev (`rihla dev "
		"start` makes one and tells its URL)");
	return config->path ? err_at(err, config->path, 0, 0) : false;
}

static bool ask(struct context *c, const struct config *config, struct err *err)
{
	static const char *const answers[] = {
		"take the private PostgreSQL of this project (as with --dev)", "stop here"};
	size_t which;
	if (!term_select(&c->term, "No database is configured:", answers, 2, &which, err))
		return false;
	return which == 0 || refuse(config, err);
}

/* Drivers of the config lead to databases that speak no PostgreSQL protocol. */
static bool refuse_driver(const struct config *config, struct err *err)
{
	err_set(err, ERR_UNSUPPORTED, "the driver \"%s\" is not supported", config->driver);
	err_text(
		&err->hint, "rihla connects by PostgreSQL's own protocol: pass --url URL or --dev");
	return config->path ? err_at(err, config->path, 0, 0) : false;
}

/* Which database: `*url` to connect to, `*name` to show. */
static bool choose(struct context *c, const struct config *config, const char **url,
	const char **name, struct err *err)
{
	bool is_private = cli_flag(c, "dev", false);
	if (config->driver && !is_private && !cli_is_given(c, "url"))
		return refuse_driver(config, err);
	if (!db_credentials_url(c->arena, &config->credentials, url, err))
		return false;
	if (!*url && !is_private) {
		if (!c->may_ask)
			return refuse(config, err);
		if (!ask(c, config, err))
			return false;
		is_private = true;
	}
	if (!is_private) {
		*name = pg_public_url(c->arena, *url);
		return true;
	}
	struct devdb_state state;
	if (!devdb_start(c->arena, c->root, &state, err))
		return false;
	if (state.was_started)
		report_progress(c, "started the private PostgreSQL %s", state.version);
	*url = state.local_url;
	*name = pg_public_url(c->arena, state.url);
	return true;
}

static void take_notice(void *context, const char *severity, const char *message)
{
	struct context *c = context;
	if (!strcmp(severity, "WARNING"))
		report_warning(c, "the server says: %s", message);
	else if (c->is_verbose)
		buf_printf(&c->report.notes, "%s: %s\n", severity, message);
}

static bool wait_for_server(struct context *c, const char *url, struct err *err)
{
	static const double usual = 60;
	return !cli_is_given(c, "wait") ||
	       pg_wait_for_server(url, cli_number(c, "wait", usual), err);
}

/* The oldest that runs ALTER TYPE … ADD VALUE in a transaction. */
static bool check_version(const struct pg *pg, struct err *err)
{
	int version = pg_server_version(pg);
	if (version >= 120000)
		return true;
	err_set(err, ERR_UNSUPPORTED, "the server is PostgreSQL %d.%d: rihla needs 12 or newer",
		version / 10000, version % 10000 / (version < 100000 ? 100 : 1));
	err_text(&err->state, "unchanged: nothing was run");
	return false;
}

struct opening {
	struct context *context;
	const char *url;
	struct database database; /* without `pg` where it failed */
	struct err err;
	pthread_mutex_t lock; /* guards is_running */
	pthread_t thread;
	bool is_running;
};

static void *run(void *opening)
{
	struct opening *o = opening;
	struct pg *pg;
	if (!wait_for_server(o->context, o->url, &o->err) ||
		!pg_connect(o->url, NULL, &pg, &o->err))
		return NULL;
	if (!check_version(pg, &o->err)) {
		pg_close(pg);
		return NULL;
	}
	pg_on_notice(pg, take_notice, o->context);
	o->database.pg = pg;
	return NULL;
}

static struct opening *begin(struct context *c, const struct config *config, struct err *err)
{
	struct opening *o = arena_new_of(c->arena, struct opening);
	o->context = c;
	pthread_mutex_init(&o->lock, NULL);
	return choose(c, config, &o->url, &o->database.name, err) ? o : NULL;
}

struct opening *opening_start(struct context *c, const struct config *config, struct err *err)
{
	struct opening *o = begin(c, config, err);
	/* The engine's library is many times as large: whoever has to wait for it connects late. */
	if (!o || !pg_load(err))
		return NULL;
	/* libpq reads the environment, and the engine would write to it meanwhile. */
	eval_set_environment();
	o->is_running = pthread_create(&o->thread, NULL, run, o) == 0;
	if (!o->is_running)
		run(o);
	return o;
}

bool opening_wait(struct opening *o, struct database *out, struct err *err)
{
	pthread_mutex_lock(&o->lock);
	if (o->is_running)
		pthread_join(o->thread, NULL);
	o->is_running = false;
	pthread_mutex_unlock(&o->lock);
	if (out)
		*out = o->database;
	if (!o->database.pg)
		err_copy(err, &o->err);
	return o->database.pg;
}

void opening_close(struct opening *o)
{
	ERR_SCOPE struct err ignored = {0};
	if (!o)
		return;
	if (opening_wait(o, NULL, &ignored))
		pg_close(o->database.pg);
	o->database.pg = NULL;
	err_clear(&o->err);
}

bool database_open(
	struct context *c, const struct config *config, struct database *out, struct err *err)
{
	struct opening *o = begin(c, config, err);
	if (!o)
		return false;
	run(o);
	if (opening_wait(o, out, err))
		return true;
	opening_close(o);
	return false;
}
