/* The private PostgreSQL: what its parts do together. */
#include "devdb/devdb.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "devdb/binaries.h"
#include "devdb/cluster.h"
#include "devdb/credentials.h"
#include "devdb/home.h"
#include "devdb/server.h"
#include "pg/pg.h"

static const char database[] = "dev";

static void unlock(int *fd)
{
	if (*fd >= 0)
		close(*fd);
}
#define LOCK_SCOPE __attribute__((cleanup(unlock)))

/* Data of another user: nothing of them can be read, so that all would seem to be missing. */
static bool check_access(const struct home *h, struct err *err)
{
	if (!file_is_folder(h->folder) || access(h->folder, R_OK | X_OK) == 0)
		return true;
	err_set(err, ERR_DEVDB, "%s belongs to another user", h->folder);
	err_text(&err->hint, "run rihla as the user who started the private PostgreSQL");
	return false;
}

static void fill(struct arena *a, const struct home *h, struct devdb_state *out)
{
	struct credentials c;
	struct server s;
	bool has_socket = false;
	*out = (struct devdb_state){.folder = h->folder, .log = h->log};
	int major = cluster_major(a, h);
	out->exists = major;
	out->version = major ? arena_printf(a, "%d", major) : NULL;
	out->is_running = server_look(a, h, &s) && s.is_ready;
	if (out->is_running) {
		struct home running = *h;
		running.sockets = s.sockets;
		out->pid = s.pid;
		out->local_url = credentials_local_url(a, &running, s.port, database);
		has_socket = file_exists(arena_printf(a, "%s/.s.PGSQL.%d", s.sockets, s.port));
	}
	if (credentials_read(a, h, &c))
		out->url = credentials_url(a, &c, database);
	/* What tidies /tmp up may have taken the socket away. */
	if (out->is_running && !has_socket)
		out->local_url = out->url;
}

bool devdb_look(struct arena *a, const char *root, struct devdb_state *out, struct err *err)
{
	ERR_SCOPE struct err ignored = {0};
	struct binaries b;
	struct home h;
	if (!home_find(a, root, &h, err) || !check_access(&h, err))
		return false;
	fill(a, &h, out);
	if (binaries_find(a, &h, cluster_major(a, &h), &b, &ignored)) {
		out->binaries = b.folder;
		if (out->exists)
			out->version = b.version;
	}
	return true;
}

/* A file in the data that says that set_up has done its part with them. */
static const char *mark_of(struct arena *a, const struct home *h)
{
	return arena_printf(a, "%s/rihla-is-set-up", h->data);
}

/* Makes the database, and the password known to the server. */
static bool set_up(
	struct arena *a, const struct home *h, const struct credentials *c, struct err *err)
{
	PG_SCOPE struct pg *pg = NULL;
	struct pg_rows found;
	if (!credentials_write(a, h, c, err) ||
		!pg_connect(credentials_local_url(a, h, c->port, "postgres"), NULL, &pg, err))
		return false;
	const char *sql = arena_printf(a,
		"alter role postgres password '%s'; "
		"select 1 from pg_catalog.pg_database where datname = '%s'",
		c->password, database);
	if (!pg_query(pg, a, sql, NULL, 0, &found, err))
		return false;
	if (!found.row_count &&
		!pg_script(pg, arena_printf(a, "create database %s", database), NULL, err))
		return false;
	return file_write(mark_of(a, h), "", 0, err);
}

static bool start_on_free_port(struct arena *a, const struct home *h, const struct binaries *b,
	struct credentials *c, struct err *err)
{
	bool port_is_taken;
	for (int tries = 3;; tries--) {
		if (!credentials_free_port(c->port, &c->port, err) ||
			!credentials_write(a, h, c, err))
			return false;
		if (server_start(a, h, b, c->port, &port_is_taken, err))
			return true;
		if (!port_is_taken || tries == 0)
			return false;
		/* Somebody took it since it was found free. */
		c->port = 0;
	}
}

static bool start(struct arena *a, const struct home *h, struct credentials *c,
	const char **version, struct err *err)
{
	struct binaries b;
	int major = cluster_major(a, h);
	if (!binaries_find(a, h, major, &b, err) || !home_make_sockets(h, err))
		return false;
	if (!major && !cluster_make(a, h, &b, err))
		return false;
	*version = b.version;
	return start_on_free_port(a, h, &b, c, err);
}

bool devdb_start(struct arena *a, const char *root, struct devdb_state *out, struct err *err)
{
	struct home h;
	struct server s;
	const char *version = NULL;
	LOCK_SCOPE int lock = -1;
	if (!home_find(a, root, &h, err) || !home_make(a, &h, err) || !home_lock(&h, &lock, err) ||
		!check_access(&h, err))
		return false;
	struct credentials c = credentials_get(a, &h);
	bool is_running = server_settle(a, &h, &s);
	if (is_running) {
		c.port = s.port;
		h.sockets = s.sockets;
	} else if (!start(a, &h, &c, &version, err)) {
		return false;
	}
	/* Also where an earlier start was killed half-way, or the password was deleted. */
	if ((c.are_new || !file_exists(mark_of(a, &h))) && !set_up(a, &h, &c, err))
		return false;
	fill(a, &h, out);
	out->was_started = !is_running;
	if (version)
		out->version = version;
	return true;
}

static bool stop(struct arena *a, const struct home *h, bool *was_running, struct err *err)
{
	struct server s;
	*was_running = server_look(a, h, &s);
	if (!*was_running)
		return true;
	/* Its socket is where it was started, if the project has moved since. */
	struct home running = *h;
	running.sockets = s.sockets;
	if (!server_stop(a, &running, &s, err))
		return false;
	home_remove_sockets(a, &running, s.port);
	return true;
}

bool devdb_stop(struct arena *a, const char *root, bool *was_running, struct err *err)
{
	struct home h;
	bool ignored;
	LOCK_SCOPE int lock = -1;
	if (!home_find(a, root, &h, err) || !check_access(&h, err))
		return false;
	if (!file_is_folder(h.rihla)) {
		*(was_running ? was_running : &ignored) = false;
		return true;
	}
	return home_lock(&h, &lock, err) && stop(a, &h, was_running ? was_running : &ignored, err);
}

bool devdb_reset(struct arena *a, const char *root, struct err *err)
{
	struct home h;
	bool was_running;
	LOCK_SCOPE int lock = -1;
	if (!home_find(a, root, &h, err) || !check_access(&h, err))
		return false;
	if (!file_is_folder(h.rihla))
		return true;
	if (!home_lock(&h, &lock, err) || !stop(a, &h, &was_running, err) ||
		!cluster_remove(a, &h, err))
		return false;
	if (unlink(h.log) < 0 && errno != ENOENT)
		return err_set(err, ERR_DEVDB, "cannot remove %s: %s", h.log, strerror(errno));
	return true;
}
