/* Shows events of a run: lines for the log, one moving line for the terminal. */
#include "cli/live.h"

#include <stdio.h>
#include <string.h>

bool live_is_seen(const struct context *c)
{
	return c->term.is_terminal[2] && c->output == OUTPUT_TEXT && !c->is_quiet;
}

void live_end(struct live *l)
{
	if (l->is_shown)
		fputs("\r\x1b[K", stderr);
	l->is_shown = false;
}

const char *live_duration(struct arena *a, double seconds)
{
	if (seconds < 1)
		return arena_printf(a, "%.0f ms", seconds * 1000);
	if (seconds < 60)
		return arena_printf(a, "%.1f s", seconds);
	return arena_printf(a, "%d min %.0f s", (int)(seconds / 60),
		seconds - 60 * (double)(int)(seconds / 60));
}

/* What does not fit on the line is cut off, at a whole character. */
static void show(struct live *l, const char *text)
{
	size_t width = (size_t)term_width(2) - 1, len = 0;
	for (size_t columns = 0; text[len] && columns < width; columns++)
		for (len++; ((unsigned char)text[len] & 0xc0) == 0x80;)
			len++;
	fprintf(stderr, "\r\x1b[K%.*s", (int)len, text);
	l->is_shown = true;
}

static void show_running(struct live *l, const struct apply_event *e)
{
	struct buf text = buf_in(l->c->arena);
	buf_printf(&text, "… %s", e->tag);
	if (e->statement && e->statements > 1)
		buf_printf(&text, "  statement %zu of %zu", e->statement, e->statements);
	buf_printf(&text, "  %s", live_duration(l->c->arena, e->seconds));
	if (e->phase)
		buf_printf(&text, "  %s", e->phase);
	if (e->phase && e->share >= 0)
		buf_printf(&text, " %.0f %%", e->share * 100);
	show(l, text.s);
}

/* Of its query one line will do. */
static const char *session(struct context *c, const struct apply_session *s)
{
	struct buf text = buf_in(c->arena);
	buf_printf(&text, "pid %d (user %s", s->pid, s->user);
	if (*s->application)
		buf_printf(&text, ", application %s", s->application);
	if (*s->state)
		buf_printf(&text, ", %s", s->state);
	buf_printf(&text, ", since %s)", live_duration(c->arena, s->seconds));
	if (*s->query)
		buf_printf(&text, ": %.*s", (int)strcspn(s->query, "\n"), s->query);
	return text.s;
}

static void note_sessions(struct live *l, const char *before, const struct apply_event *e)
{
	if (!e->sessions.count)
		report_note(l->c, "%sanother session", before);
	list_each (s, e->sessions)
		report_note(l->c, "%s%s", before, session(l->c, s));
}

static void line_applied(struct context *c, const struct applied_migration *m)
{
	report_line(c, "%s %s  %zu statement%s, %s", cli_paint(c, TERM_GREEN, "✓"),
		cli_paint(c, TERM_BOLD, m->entry->tag), m->statement_count,
		m->statement_count == 1 ? "" : "s", live_duration(c->arena, m->seconds));
	report_flush(c);
}

void live_tell(void *context, const struct apply_event *e)
{
	struct live *l = context;
	struct context *c = l->c;
	if (e->kind == APPLY_RUNS) {
		show_running(l, e);
		return;
	}
	live_end(l);
	switch (e->kind) {
	case APPLY_WAITS:
		note_sessions(l, "waiting for another run that migrates this database: ", e);
		break;
	case APPLY_BLOCKED:
		note_sessions(l, arena_printf(c->arena, "%s waits for a lock of ", e->tag), e);
		break;
	case APPLY_RETRIES:
		note_sessions(l,
			arena_printf(c->arena,
				"%s could not get a lock and was rolled back; again in %s; held "
				"by ",
				e->tag, live_duration(c->arena, e->seconds)),
			e);
		break;
	case APPLY_HEALS: report_note(c, "%s", e->text); break;
	case APPLY_DONE: line_applied(c, e->migration); break;
	case APPLY_RUNS: break;
	}
}
