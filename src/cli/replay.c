/* A scratch database on the private PostgreSQL: filled by migrations, read by introspection. */
#include "cli/replay.h"

#include <string.h>
#include <unistd.h>

#include "apply/plan.h"
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
static bool place(const struct migration *m, const struct plan_statement *one, struct err *err)
{
	int line, column;
	pg_line_column(m->text, one->offset, &line, &column);
	if (err->line > 1)
		column = err->column;
	else if (err->column)
		column += err->column - 1;
	err_wrap(err, "replaying %s", path_base(m->path));
	err_text(&err->hint, "correct the file; nothing was changed in the folder");
	return err_at(err, m->path, line + (err->line ? err->line - 1 : 0), column);
}

static bool run(struct replay *r, const char *sql, struct err *err)
{
	return pg_query(r->pg, r->context->arena, sql, NULL, 0, NULL, err);
}

/* Roles belong to the server and outlive the databases of earlier replays: one that is there
 * already is as good as a new one. */
static bool make_role(struct replay *r, const char *sql, bool is_transaction, struct err *err)
{
	static const char duplicate_object[] = "42710";
	if (is_transaction && !run(r, "savepoint role", err))
		return false;
	if (run(r, sql, err))
		return true;
	if (!err->sqlstate || strcmp(err->sqlstate, duplicate_object) != 0)
		return false;
	err_clear(err);
	return !is_transaction || run(r, "rollback to savepoint role", err);
}

static bool run_one(
	struct replay *r, const struct plan_statement *one, bool is_transaction, struct err *err)
{
	static const char role[] = "create role";
	const char *sql = arena_strndup(r->context->arena, one->sql, one->len);
	/* The steps begin and end with them. */
	if (one->lint.role == LINT_BEGIN || one->lint.role == LINT_COMMIT)
		return true;
	if (!strncasecmp(sql, role, strlen(role)))
		return make_role(r, sql, is_transaction, err);
	return run(r, sql, err);
}

static bool run_step(
	struct replay *r, const struct migration *m, const struct plan_step *step, struct err *err)
{
	if (step->is_transaction && !run(r, step->begin, err))
		return false;
	list_each (part, step->parts)
		for (size_t i = part->first; i < part->end; i++) {
			const struct plan_statement *one = part->of->statements.items[i];
			if (!run_one(r, one, step->is_transaction, err))
				return place(m, one, err);
		}
	if (!step->is_transaction || run(r, "commit", err))
		return true;
	err_wrap(err, "replaying %s: the commit", path_base(m->path));
	return err_at(err, m->path, 0, 0);
}

/* The steps in which migrate runs the file. */
static bool plan_file(struct arena *a, struct migration *m, struct plan *out, struct err *err)
{
	static const struct plan_options options = {.tx = APPLY_EACH, .parts_values = true};
	struct apply_status all = {0};
	struct migration_status *one = arena_new_of(a, struct migration_status);
	struct journal_entry *entry = arena_new_of(a, struct journal_entry);
	entry->tag = path_base(m->path);
	m->entry = entry;
	*one = (struct migration_status){
		.entry = entry, .state = MIGRATION_PENDING, .migration = m};
	list_push(a, &all.migrations, one);
	return plan_make(a, &all, &options, out, err);
}

bool replay_file(struct replay *r, const char *path, struct err *err)
{
	struct arena *a = r->context->arena;
	struct migration *m = arena_new_of(a, struct migration);
	struct plan plan;
	if (!folder_read_file(a, path, m, err) || !plan_file(a, m, &plan, err))
		return false;
	list_each (step, plan.steps)
		if (!run_step(r, m, step, err))
			return false;
	return true;
}

bool replay_statements(struct replay *r, const struct list *texts, struct err *err)
{
	for (size_t i = 0; i < texts->count; i++) {
		const char *text = texts->items[i];
		bool is_role = !strncmp(text, "CREATE ROLE", 11);
		if (!(is_role ? make_role(r, text, false, err) : run(r, text, err)))
			return false;
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
