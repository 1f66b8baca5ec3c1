/* Looks up sessions in pg_stat_activity. */
#include "apply/session.h"

#include <stdlib.h>

#define SESSIONS                                                                                   \
	"select s.pid, s.usename, s.application_name, s.state, left(s.query, 200), "               \
	"extract(epoch from clock_timestamp() - coalesce(s.xact_start, s.backend_start)) "         \
	"from pg_stat_activity s where s.pid = any(%s) order by 6 desc"

static const char *text(const struct pg_rows *rows, size_t row, size_t column)
{
	const char *cell = pg_cell(rows, row, column);
	return cell ? cell : "";
}

static bool look_up(
	struct arena *a, struct pg *c, const char *pids, struct list *out, struct err *err)
{
	struct pg_rows rows;
	if (!pg_query(c, a, arena_printf(a, SESSIONS, pids), NULL, 0, &rows, err))
		return false;
	out->count = 0;
	for (size_t i = 0; i < rows.row_count; i++) {
		struct apply_session *one = arena_new_of(a, struct apply_session);
		one->pid = atoi(text(&rows, i, 0));
		one->user = text(&rows, i, 1);
		one->application = text(&rows, i, 2);
		one->state = text(&rows, i, 3);
		one->query = text(&rows, i, 4);
		one->seconds = strtod(text(&rows, i, 5), NULL);
		list_push_pointer(a, out, one);
	}
	return true;
}

bool session_blockers(struct arena *a, struct pg *c, int pid, struct list *out, struct err *err)
{
	return look_up(a, c, arena_printf(a, "pg_blocking_pids(%d)", pid), out, err);
}

bool session_holders(
	struct arena *a, struct pg *c, long long key, struct list *out, struct err *err)
{
	const char *pids = arena_printf(a,
		"array(select l.pid from pg_locks l where l.locktype = 'advisory' and l.granted "
		"and "
		"l.objsubid = 1 and l.database = (select oid from pg_database where datname = "
		"current_database()) and (l.classid::bigint << 32 | l.objid::bigint) = %lld)",
		key);
	return look_up(a, c, pids, out, err);
}

const char *session_describe(struct arena *a, const struct list *sessions)
{
	if (!sessions->count)
		return "another session";
	const struct apply_session *s = sessions->items[0];
	const char *more =
		sessions->count > 1 ? arena_printf(a, " and %zu more", sessions->count - 1) : "";
	return arena_printf(a, "pid %d (%s%s%s, %s for %.0f s)%s%s%s", s->pid, s->user,
		*s->application ? ", " : "", s->application, *s->state ? s->state : "there",
		s->seconds, more, *s->query ? ": " : "", s->query);
}
