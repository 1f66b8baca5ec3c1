/* A scratch database on the private PostgreSQL: filled by migrations, read by introspection. */
#include "cli/replay.h"

#include <string.h>
#include <unistd.h>

#include "base/path.h"
#include "devdb/devdb.h"
#include "introspect/introspect.h"
#include "pg/pg.h"

struct replay {
	struct context *context;
	struct devdb_state server;
	struct pg *admin; /* on the server's own database */
	struct pg *pg;    /* on the scratch one */
	const char *name;
};

static const char *scratch_url(const struct replay *r)
{
	const char *url = r->server.local_url;
	return arena_printf(
		r->context->arena, "%s%sdbname=%s", url, strchr(url, '?') ? "&" : "?", r->name);
}

static bool make_database(struct replay *r, struct err *err)
{
	struct arena *a = r->context->arena;
	r->name = arena_printf(a, "rihla_replay_%ld", (long)getpid());
	return pg_connect(r->server.local_url, NULL, &r->admin, err) &&
	       pg_query(r->admin, a,
		       arena_printf(a, "create database %s template template0", r->name), NULL, 0,
		       NULL, err) &&
	       pg_connect(scratch_url(r), NULL, &r->pg, err);
}

bool replay_begin(struct context *c, struct replay **out, struct err *err)
{
	struct replay *r = arena_new_of(c->arena, struct replay);
	r->context = c;
	if (!devdb_start(c->arena, c->root, &r->server, err))
		return false;
	report_phase(c, "private PostgreSQL");
	if (!make_database(r, err)) {
		replay_end(r);
		return false;
	}
	*out = r;
	return true;
}

/* Where in the file it failed. */
static bool place(const char *path, const struct statement *part, struct err *err)
{
	err_wrap(err, "replaying %s", path_base(path));
	err_text(&err->hint, "correct the file; nothing was changed in the folder");
	return err_at(err, path, part->line + (err->line ? err->line - 1 : 0), err->column);
}

bool replay_file(struct replay *r, const char *path, struct err *err)
{
	struct arena *a = r->context->arena;
	struct migration m;
	if (!folder_read_file(a, path, &m, err))
		return false;
	list_each (part, m.statements)
		if (!pg_query(r->pg, a, part->sql, NULL, 0, NULL, err))
			return place(path, part, err);
	return true;
}

bool replay_statements(struct replay *r, const struct list *texts, struct err *err)
{
	static const char duplicate_object[] = "42710";
	for (size_t i = 0; i < texts->count; i++) {
		const char *text = texts->items[i];
		if (pg_query(r->pg, r->context->arena, text, NULL, 0, NULL, err))
			continue;
		if (strncmp(text, "CREATE ROLE", 11) != 0 || !err->sqlstate ||
			strcmp(err->sqlstate, duplicate_object) != 0)
			return false;
		err_clear(err);
	}
	return true;
}

bool replay_read(
	struct replay *r, const struct list *like, const struct model **out, struct err *err)
{
	struct arena *a = r->context->arena;
	struct introspect_options everything = {0};
	struct introspection found;
	if (!introspect_read(a, r->pg, &everything, &found, err))
		return false;
	for (size_t i = 0; i < like->count; i++)
		if (!introspect_align(a, r->pg, &found, like->items[i], err))
			return false;
	*out = found.model;
	return true;
}

void replay_end(struct replay *r)
{
	if (!r)
		return;
	ERR_SCOPE struct err ignored = {0};
	struct arena *a = r->context->arena;
	pg_close(r->pg);
	if (r->admin)
		pg_query(r->admin, a, arena_printf(a, "drop database if exists %s", r->name), NULL,
			0, NULL, &ignored);
	pg_close(r->admin);
	err_clear(&ignored);
	if (r->server.was_started)
		devdb_stop(a, r->context->root, NULL, &ignored);
}

void replay_cleanup(struct replay **r)
{
	replay_end(*r);
}
