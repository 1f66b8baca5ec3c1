/* Makes and removes data folders. */
#include "devdb/cluster.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "devdb/process.h"

int cluster_major(struct arena *a, const struct home *h)
{
	ERR_SCOPE struct err ignored = {0};
	const char *text;
	if (!file_read(a, arena_printf(a, "%s/PG_VERSION", h->data), &text, NULL, &ignored))
		return 0;
	return atoi(text);
}

size_t cluster_log_size(const struct home *h)
{
	struct stat st;
	return stat(h->log, &st) == 0 ? (size_t)st.st_size : 0;
}

const char *cluster_last_error(struct arena *a, const struct home *h, size_t from)
{
	static const char *const marks[] = {"FATAL:  ", "PANIC:  ", "error: ", "ERROR:  "};
	ERR_SCOPE struct err ignored = {0};
	const char *text, *found = NULL;
	size_t len;
	if (!file_read(a, h->log, &text, &len, &ignored))
		return NULL;
	for (const char *line = text + (from < len ? from : len); *line;) {
		size_t line_len = strcspn(line, "\n");
		const char *copy = arena_strndup(a, line, line_len);
		for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
			const char *mark = strstr(copy, marks[i]);
			if (mark)
				found = mark + strlen(marks[i]);
		}
		line += line_len + (line[line_len] == '\n');
	}
	return found;
}

/* UTF-8 with its letters where the system has such a locale without a country. */
static const char *locale_name(void)
{
	locale_t found = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	if (!found)
		return "C";
	freelocale(found);
	return "C.UTF-8";
}

static bool run_initdb(struct arena *a, const struct home *h, const struct binaries *b,
	const char *folder, struct err *err)
{
	const char *argv[] = {arena_printf(a, "%s/initdb", b->folder), "--pgdata", folder,
		"--username", "postgres", "--encoding", "UTF8",
		arena_printf(a, "--locale=%s", locale_name()), "--auth-local=trust",
		"--auth-host=scram-sha-256", "--no-sync", NULL};
	size_t log_size = cluster_log_size(h);
	int log = home_open_log(h, err);
	pid_t pid;
	if (log < 0)
		return false;
	bool is_started = process_start(h, argv, log, &pid, err);
	close(log);
	if (!is_started)
		return false;
	if (process_wait(pid))
		return true;
	const char *why = cluster_last_error(a, h, log_size);
	err_set(err, ERR_DEVDB, "initdb cannot make %s%s%s", folder, why ? ": " : "",
		why ? why : "");
	err_textf(&err->hint, "all it said is in %s", h->log);
	return false;
}

bool cluster_make(struct arena *a, const struct home *h, const struct binaries *b, struct err *err)
{
	const char *fresh = arena_printf(a, "%s.new", h->data);
	if (!file_remove_tree(fresh, err) || !run_initdb(a, h, b, fresh, err))
		return false;
	if (rename(fresh, h->data) < 0)
		return err_set(err, ERR_DEVDB, "cannot make %s: %s", h->data, strerror(errno));
	return true;
}

bool cluster_remove(struct arena *a, const struct home *h, struct err *err)
{
	/* Renamed first: half of a data folder must not be taken for a whole one. */
	const char *old = arena_printf(a, "%s.old", h->data);
	if (!file_remove_tree(old, err))
		return false;
	if (rename(h->data, old) < 0 && errno != ENOENT)
		return err_set(err, ERR_DEVDB, "cannot remove %s: %s", h->data, strerror(errno));
	return file_remove_tree(old, err) &&
	       file_remove_tree(arena_printf(a, "%s.new", h->data), err);
}
