/* A plan as transactions. */
#include "push/run.h"

#include <string.h>

#include "base/buf.h"

struct run {
	struct arena *a;
	struct pg *pg;
	const struct list *texts;
	size_t done; /* statements that are committed */
};

static const char *text_at(const struct run *r, size_t at)
{
	return r->texts->items[at];
}

static bool is_alone(const char *text)
{
	return strstr(text, "INDEX CONCURRENTLY \"");
}

static bool fail(const struct run *r, size_t at, struct err *err)
{
	err_text(&err->statement, text_at(r, at));
	if (!r->done)
		err_text(&err->state, "nothing was changed");
	else
		err_textf(&err->state,
			"%zu of %zu statements had run before and have stayed; the next push goes "
			"on "
			"from there",
			r->done, r->texts->count);
	return false;
}

static bool run_alone(struct run *r, struct err *err)
{
	if (!pg_query(r->pg, r->a, text_at(r, r->done), NULL, 0, NULL, err))
		return fail(r, r->done, err);
	r->done++;
	return true;
}

/* The statement that has failed: the place in the text tells it, where the server says one; else
 * the number of those that are done, the first of which is BEGIN. */
static size_t failed_at(
	const struct run *r, size_t end, const size_t *ends, const struct pg_progress *p)
{
	size_t at = r->done + (p->completed ? p->completed - 1 : 0);
	for (size_t i = r->done; p->offset >= 0 && i < end; i++)
		if ((size_t)p->offset < ends[i]) {
			at = i;
			break;
		}
	return at < end ? at : end - 1;
}

/* The statements up to `end`. */
static bool run_together(struct run *r, size_t end, struct err *err)
{
	struct buf script = buf_in(r->a);
	struct pg_progress progress = {0};
	size_t *ends = arena_array(r->a, r->texts->count, sizeof(*ends));
	buf_puts(&script, "BEGIN;\n");
	for (size_t i = r->done; i < end; i++) {
		buf_printf(&script, "%s\n", text_at(r, i));
		ends[i] = script.len;
	}
	buf_puts(&script, "COMMIT;\n");
	if (pg_script(r->pg, script.s, &progress, err)) {
		r->done = end;
		return true;
	}
	ERR_SCOPE struct err ignored = {0};
	pg_query(r->pg, r->a, "ROLLBACK", NULL, 0, NULL, &ignored);
	return fail(r, failed_at(r, end, ends, &progress), err);
}

bool push_run(struct arena *a, struct pg *pg, const struct list *texts, struct err *err)
{
	struct run r = {a, pg, texts, 0};
	while (r.done < texts->count) {
		size_t end = r.done;
		while (end < texts->count && !is_alone(text_at(&r, end)))
			end++;
		if (end == r.done ? !run_alone(&r, err) : !run_together(&r, end, err))
			return false;
	}
	return true;
}
