/* Starts, watches and stops the server. */
#include "devdb/server.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "devdb/cluster.h"
#include "devdb/process.h"

/* Lines of postmaster.pid, from 0. */
enum {
	LINE_PID,
	LINE_DATA,
	LINE_START,
	LINE_PORT,
	LINE_SOCKETS,
	LINE_LISTEN,
	LINE_KEY,
	LINE_STATUS
};

static const char *pid_file(struct arena *a, const struct home *h)
{
	return arena_printf(a, "%s/postmaster.pid", h->data);
}

static const char *line_of(struct arena *a, const char *text, int line)
{
	for (; line && *text; line--) {
		text += strcspn(text, "\n");
		text += *text == '\n';
	}
	return arena_strndup(a, text, strcspn(text, " \n"));
}

bool server_look(struct arena *a, const struct home *h, struct server *out)
{
	ERR_SCOPE struct err ignored = {0};
	const char *text;
	if (!file_exists(pid_file(a, h)) || !file_read(a, pid_file(a, h), &text, NULL, &ignored))
		return false;
	struct server s = {.pid = (pid_t)atol(line_of(a, text, LINE_PID)),
		.port = atoi(line_of(a, text, LINE_PORT)),
		.sockets = line_of(a, text, LINE_SOCKETS),
		.is_ready = !strcmp(line_of(a, text, LINE_STATUS), "ready")};
	if (!process_is_in(s.pid, h->data))
		return false;
	*out = s;
	return true;
}

static bool cannot(const char *what, const char *path, struct err *err)
{
	return err_set(err, ERR_DEVDB, "cannot %s %s: %s", what, path, strerror(errno));
}

/* The number in a postmaster.pid that a crash left may be some other process's by now, and then
 * PostgreSQL would not start. It takes its parent's number for such a leftover; the rest of the
 * file stays, for by it PostgreSQL finds out whether servers of the old postmaster still run. */
static bool clear_pid(struct arena *a, const struct home *h, struct err *err)
{
	const char *path = pid_file(a, h), *text;
	if (!file_exists(path))
		return true;
	if (!file_read(a, path, &text, NULL, err))
		return false;
	pid_t pid = (pid_t)atol(text);
	if (pid > 0 && kill(pid, 0) < 0 && errno == ESRCH)
		return true;
	text = arena_printf(a, "%ld%s", (long)getpid(), text + strcspn(text, "\n"));
	/* Written in place: the file must stay the server's user's. */
	FILE *out = fopen(path, "we");
	if (!out)
		return cannot("write", path, err);
	bool ok = fputs(text, out) >= 0;
	return (fclose(out) == 0 && ok) || cannot("write", path, err);
}

static bool clear_sockets(struct arena *a, const struct home *h, int port, struct err *err)
{
	const char *paths[] = {arena_printf(a, "%s/.s.PGSQL.%d", h->sockets, port),
		arena_printf(a, "%s/.s.PGSQL.%d.lock", h->sockets, port)};
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
		if (unlink(paths[i]) < 0 && errno != ENOENT)
			return cannot("remove", paths[i], err);
	return true;
}

/* Nothing here must survive a crash of the machine; what was committed survives one of the server.
 * A whole schema is applied in one transaction, which takes a lock for every table and index. */
static const char *const settings[] = {
	"listen_addresses=127.0.0.1",
	"unix_socket_permissions=0700",
	"fsync=off",
	"full_page_writes=off",
	"wal_level=minimal",
	"max_wal_senders=0",
	"shared_buffers=32MB",
	"max_connections=60",
	"max_locks_per_transaction=1024",
	"lc_messages=C",
	"logging_collector=off",
	"log_destination=stderr",
	"cluster_name=rihla",
};

static bool spawn(struct arena *a, const struct home *h, const struct binaries *b, int port,
	pid_t *pid, struct err *err)
{
	enum { SETTING_COUNT = sizeof(settings) / sizeof(settings[0]) };
	const char *argv[8 + 2 * SETTING_COUNT] = {arena_printf(a, "%s/postgres", b->folder), "-D",
		h->data, "-k", h->sockets, "-p", arena_printf(a, "%d", port)};
	const char **arg = argv + 7;
	for (size_t i = 0; i < SETTING_COUNT; i++) {
		*arg++ = "-c";
		*arg++ = settings[i];
	}
	*arg = NULL;
	int log = home_open_log(h, err);
	if (log < 0)
		return false;
	bool ok = process_start(h, argv, log, pid, err);
	close(log);
	return ok;
}

enum { POLL_MS = 3, START_MS = 60000, STOP_MS = 5000 };

/* Whether `pid`, a child, became a server that takes connections; it may replay the log of a crash
 * first. */
static bool becomes_ready(struct arena *a, const struct home *h, pid_t pid)
{
	for (int waited = 0; waited < START_MS; waited += POLL_MS) {
		struct arena_mark mark = arena_mark(a);
		struct server s;
		bool is_ready = server_look(a, h, &s) && s.pid == pid && s.is_ready;
		arena_reset(a, mark);
		if (is_ready)
			return true;
		if (process_has_ended(pid))
			return false;
		process_sleep(POLL_MS);
	}
	kill(pid, SIGQUIT);
	process_wait(pid);
	return false;
}

bool server_settle(struct arena *a, const struct home *h, struct server *out)
{
	for (int waited = 0; waited < START_MS; waited += POLL_MS) {
		struct arena_mark mark = arena_mark(a);
		struct server s;
		bool is_there = server_look(a, h, &s);
		if (is_there && s.is_ready)
			*out = s;
		if (!is_there || s.is_ready)
			return is_there;
		arena_reset(a, mark);
		process_sleep(POLL_MS);
	}
	return false;
}

static bool fail_to_start(struct arena *a, const struct home *h, const char *why, struct err *err)
{
	err_set(err, ERR_DEVDB, "the private PostgreSQL does not start: %s",
		why ? why : "it gave no reason");
	err_textf(&err->hint, "its log is %s; `rihla dev reset` wipes its data", h->log);
	return false;
}

bool server_start(struct arena *a, const struct home *h, const struct binaries *b, int port,
	bool *port_is_taken, struct err *err)
{
	*port_is_taken = false;
	/* Servers of a postmaster that was killed may need a moment to notice. */
	for (int waited = 0;; waited += 100) {
		pid_t pid;
		size_t log_size = cluster_log_size(h);
		if (!clear_pid(a, h, err) || !clear_sockets(a, h, port, err) ||
			!spawn(a, h, b, port, &pid, err))
			return false;
		if (becomes_ready(a, h, pid))
			return true;
		const char *why = cluster_last_error(a, h, log_size);
		*port_is_taken = why && strstr(why, "TCP/IP socket");
		bool is_left_over = why && strstr(why, "pre-existing shared memory");
		if (!is_left_over || waited >= STOP_MS)
			return fail_to_start(a, h, why, err);
		process_sleep(100);
	}
}

static bool ends_within(const struct home *h, const struct server *s, int milliseconds)
{
	for (int waited = 0; waited < milliseconds; waited += POLL_MS) {
		if (!process_is_in(s->pid, h->data))
			return true;
		process_sleep(POLL_MS);
	}
	return false;
}

bool server_stop(struct arena *a, const struct home *h, const struct server *s, struct err *err)
{
	static const int signals[] = {SIGINT, SIGQUIT, SIGKILL};
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		if (kill(s->pid, signals[i]) < 0 && errno != ESRCH)
			return err_set(err, ERR_DEVDB, "cannot stop the server (process %ld): %s",
				(long)s->pid, strerror(errno));
		if (ends_within(h, s, STOP_MS))
			return true;
	}
	return err_set(err, ERR_DEVDB, "the server (process %ld) does not end", (long)s->pid);
}
