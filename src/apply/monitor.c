/* Looks at a session through pg_stat_activity while it is busy. */
#include "apply/monitor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "apply/clock.h"
#include "apply/session.h"

struct monitor {
	struct arena *arena;   /* of the run; keeps the blockers */
	struct arena *scratch; /* of one look */
	struct pg *watched, *own;
	bool is_blind; /* no connection could be made */
	int pid;
	const struct apply_options *options;
	const char *tag;
	size_t statement, statements;
	double since;
	LIST_OF(struct apply_session) blockers;
	int told; /* pid of the blocker that was told of */
};

static bool look(void *context);

struct monitor *monitor_start(
	struct arena *a, struct pg *c, int pid, const struct apply_options *options)
{
	struct monitor *m = arena_new_of(a, struct monitor);
	*m = (struct monitor){
		.arena = a, .scratch = arena_new(), .watched = c, .pid = pid, .options = options};
	/* Often enough to see who blocks a statement before it gives up. */
	double most = options->is_watched ? 0.2 : 0.5;
	double half = options->lock_timeout / 2;
	pg_on_wait(c, options->lock_timeout > 0 && half < most ? half : most, look, m);
	return m;
}

void monitor_stop(struct monitor *m)
{
	pg_on_wait(m->watched, 0, NULL, NULL);
	pg_close(m->own);
	arena_free(m->scratch);
}

void monitor_set(struct monitor *m, const char *tag, size_t statement, size_t statements)
{
	m->tag = tag;
	m->statement = statement;
	m->statements = statements;
	m->since = clock_now();
	m->blockers.count = 0;
	m->told = 0;
}

const struct list *monitor_blockers(const struct monitor *m)
{
	return (const struct list *)&m->blockers;
}

static bool connect(struct monitor *m)
{
	ERR_SCOPE struct err ignored = {0};
	if (!m->own && !m->is_blind)
		m->is_blind = !pg_connect_again(m->watched, "rihla (watching)", &m->own, &ignored);
	return m->own;
}

static struct apply_event event_of(const struct monitor *m, enum apply_event_kind kind)
{
	return (struct apply_event){.kind = kind,
		.tag = m->tag,
		.statement = m->statement,
		.statements = m->statements,
		.seconds = clock_now() - m->since,
		.share = -1};
}

/* The texts of a session, out of the arena of the look. */
static struct apply_session *keep(struct arena *a, const struct apply_session *s)
{
	struct apply_session *kept = arena_new_of(a, struct apply_session);
	*kept = *s;
	kept->user = arena_strdup(a, s->user);
	kept->application = arena_strdup(a, s->application);
	kept->state = arena_strdup(a, s->state);
	kept->query = arena_strdup(a, s->query);
	return kept;
}

static void see_blockers(struct monitor *m)
{
	ERR_SCOPE struct err ignored = {0};
	struct list found = {0};
	if (!session_blockers(m->scratch, m->own, m->pid, &found, &ignored) || !found.count)
		return;
	const struct apply_session *first = found.items[0];
	if (first->pid == m->told)
		return;
	m->told = first->pid;
	struct apply_event event = event_of(m, APPLY_BLOCKED);
	m->blockers.count = 0;
	for (size_t i = 0; i < found.count; i++)
		list_push(m->arena, &m->blockers, keep(m->arena, found.items[i]));
	memcpy(&event.sessions, &m->blockers, sizeof(event.sessions));
	m->options->tell(m->options->context, &event);
}

static const char progress_query[] =
	"select s.application_name, p.command || ': ' || p.phase, "
	"case when p.blocks_total > 0 then p.blocks_done::float8 / p.blocks_total "
	"when p.tuples_total > 0 then p.tuples_done::float8 / p.tuples_total end "
	"from pg_stat_activity s left join pg_stat_progress_create_index p using (pid) "
	"where s.pid = $1";

static void tell_progress(struct monitor *m)
{
	ERR_SCOPE struct err ignored = {0};
	struct pg_rows rows;
	const char *pid = arena_printf(m->scratch, "%d", m->pid);
	if (!pg_query(m->own, m->scratch, progress_query, &pid, 1, &rows, &ignored) ||
		!rows.row_count)
		return;
	struct apply_event event = event_of(m, APPLY_RUNS);
	const char *application = pg_cell(&rows, 0, 0), *share = pg_cell(&rows, 0, 2);
	size_t statement;
	if (application && sscanf(application, "rihla %zu/", &statement) == 1)
		event.statement = statement;
	event.phase = pg_cell(&rows, 0, 1);
	event.share = share ? strtod(share, NULL) : -1;
	m->options->tell(m->options->context, &event);
}

static bool look(void *context)
{
	struct monitor *m = context;
	struct arena_mark mark = arena_mark(m->scratch);
	if (m->tag && connect(m)) {
		see_blockers(m);
		if (m->options->is_watched)
			tell_progress(m);
	}
	arena_reset(m->scratch, mark);
	return true;
}
