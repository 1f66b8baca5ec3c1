/* Rows of the tracking table that were written by hand, twice, or for an older state of the folder
 * become those that migrate writes. */
#include "apply/mend.h"

#include <inttypes.h>
#include <string.h>

#include "apply/same.h"
#include "apply/track.h"
#include "base/buf.h"

struct mender {
	struct arena *arena;
	const struct apply_status *status;
	const struct mend_options *options;
	struct mend *plan;
};

/* --- the plan --------------------------------------------------------------------------------- */

static const struct journal_entry *wanted_entry(const struct mender *w, size_t at)
{
	const struct list *entries = w->options->entries;
	return entries ? entries->items[at] : w->status->migrations.items[at]->entry;
}

static bool hash_differs(const struct mend_change *c)
{
	return strcmp(c->row->hash, c->of->migration->hash) != 0;
}

static bool when_differs(const struct mend_change *c)
{
	return !c->row->has_created_at || c->row->created_at != c->entry->when;
}

static bool name_differs(const struct mend_change *c)
{
	return c->row->has_name && (!c->row->name || strcmp(c->row->name, c->entry->tag) != 0);
}

static const char *stamp_of(struct arena *a, const struct applied_row *row)
{
	return row->has_created_at ? arena_printf(a, "%" PRId64, row->created_at) : "none";
}

static const char *describe(struct arena *a, const struct mend_change *c)
{
	struct buf text = buf_in(a);
	if (c->removes)
		return arena_printf(
			a, "take out the row of %s: its effects are not there", c->of->entry->tag);
	buf_printf(&text, "set in the row of %s", c->entry->tag);
	size_t before = text.len;
	if (hash_differs(c))
		buf_printf(&text, " hash %s instead of %s", c->of->migration->hash,
			*c->row->hash ? c->row->hash : "none");
	if (when_differs(c))
		buf_printf(&text, "%s created_at %" PRId64 " instead of %s",
			text.len > before ? "," : "", c->entry->when, stamp_of(a, c->row));
	if (name_differs(c))
		buf_printf(&text, "%s name %s instead of %s", text.len > before ? "," : "",
			c->entry->tag, c->row->name ? c->row->name : "none");
	return text.s;
}

static struct mend_change *add_change(struct mender *w, const struct applied_row *row, size_t at)
{
	struct mend_change *c = arena_new_of(w->arena, struct mend_change);
	c->row = row;
	c->of = w->status->migrations.items[at];
	c->entry = wanted_entry(w, at);
	list_push(w->arena, &w->plan->changes, c);
	return c;
}

static size_t place_of(const struct mender *w, const struct migration_status *m)
{
	size_t at = 0;
	while (w->status->migrations.items[at] != m)
		at++;
	return at;
}

/* The first migration that is still to be run and was not skipped yet; the count of all where none
 * is. Rows behind it keep stamps that are older. */
static size_t first_pending(const struct mender *w)
{
	size_t i = 0, n = w->status->migrations.count;
	while (i < n && w->status->migrations.items[i]->state != MIGRATION_PENDING)
		i++;
	return i;
}

static void set_right(struct mender *w, size_t at)
{
	const struct migration_status *m = w->status->migrations.items[at];
	struct mend_change c = {.row = m->row, .of = m, .entry = wanted_entry(w, at)};
	if (!hash_differs(&c) && !when_differs(&c) && !name_differs(&c))
		return;
	if (when_differs(&c) && at > first_pending(w)) {
		list_push(w->arena, &w->plan->held_back,
			arena_printf(w->arena,
				"the row of %s keeps its old stamp until %s is applied, which "
				"drizzle would skip otherwise",
				c.entry->tag, wanted_entry(w, first_pending(w))->tag));
		return;
	}
	*add_change(w, m->row, at) = c;
	list_push(w->arena, &w->plan->steps, describe(w->arena, &c));
}

static void take_out(struct mender *w, size_t at)
{
	struct mend_change *c = add_change(w, w->status->migrations.items[at]->row, at);
	c->removes = true;
	list_push(w->arena, &w->plan->steps, describe(w->arena, c));
}

static void take_out_doubles(struct mender *w)
{
	list_each (two, w->status->doubles) {
		add_change(w, two->row, place_of(w, two->of))->removes = true;
		list_push(w->arena, &w->plan->steps,
			arena_printf(w->arena, "take out a second row of %s", two->of->entry->tag));
	}
}

void mend_plan(struct arena *a, const struct apply_status *status,
	const struct mend_options *options, struct mend *out)
{
	struct mend plan = {0};
	struct mender w = {a, status, options, &plan};
	list_each (m, status->migrations) {
		if (m->row && m_at >= options->first_lost)
			take_out(&w, m_at);
		else if (m->row && m->state == MIGRATION_APPLIED)
			set_right(&w, m_at);
	}
	take_out_doubles(&w);
	*out = plan;
}

static bool is_wrong(const struct mend_change *c)
{
	return c->removes || when_differs(c) || name_differs(c) ||
	       !strcmp(c->row->hash, c->of->entry->tag);
}

size_t mend_count_wrong(const struct mend *plan)
{
	size_t count = 0;
	list_each (change, plan->changes)
		count += is_wrong(change);
	return count;
}

/* --- what goes is kept as text ---------------------------------------------------------------- */

/* The rows as INSERTs, whatever columns the table has, by their places. */
static bool read_texts(struct arena *a, struct pg *c, const char *table, const char *places,
	struct map *out, struct err *err)
{
	struct pg_rows rows;
	const char *sql = arena_printf(a,
		"select tracked.ctid, 'insert into ' || %s || ' (' || "
		"string_agg(quote_ident(key), ', ' order by at) || ') values (' || "
		"string_agg(quote_nullable(value), ', ' order by at) || ');' from %s tracked, "
		"json_each_text(row_to_json(tracked)) with ordinality cell (key, value, at) "
		"where tracked.ctid = any(array[%s]::tid[]) group by 1",
		track_literal(a, table), table, places);
	if (!pg_query(c, a, sql, NULL, 0, &rows, err))
		return false;
	for (size_t i = 0; i < rows.row_count; i++)
		map_set(out, pg_cell(&rows, i, 0), (void *)pg_cell(&rows, i, 1));
	return true;
}

bool mend_keep(struct arena *a, struct pg *c, const struct apply_table *t, struct mend *plan,
	struct err *err)
{
	struct buf places = buf_in(a);
	struct map texts = {.arena = a};
	list_each (change, plan->changes)
		if (change->removes)
			buf_printf(&places, "%s'%s'", places.len ? ", " : "", change->row->place);
	if (places.len &&
		!read_texts(a, c, track_name(a, t->schema, t->name), places.s, &texts, err))
		return false;
	list_each (change, plan->changes)
		change->undo = map_get(&texts, change->row->place);
	return true;
}

/* --- carrying it out -------------------------------------------------------------------------- */

static void put_stamp(struct buf *out, const struct applied_row *row)
{
	if (row->has_created_at)
		buf_printf(out, "%" PRId64, row->created_at);
	else
		buf_puts(out, "null");
}

/* A row as it was read: by its place, unless it has changed since. */
static void put_found(struct buf *out, const struct applied_row *row)
{
	buf_printf(out, "('%s'::tid, %s, ", row->place, track_literal(out->arena, row->hash));
	put_stamp(out, row);
	buf_puts(out, "::bigint");
}

#define AS_IT_WAS                                                                                  \
	"tracked.ctid = found.place and coalesce(tracked.hash, '') = found.hash and "              \
	"tracked.created_at is not distinct from found.created_at"

static size_t count_changes(const struct mend *plan, bool removes)
{
	size_t count = 0;
	list_each (change, plan->changes)
		count += change->removes == removes;
	return count;
}

static const char *removal(struct arena *a, const char *table, const struct mend *plan)
{
	struct buf out = buf_in(a);
	buf_printf(&out, "with gone as (delete from %s tracked using (values ", table);
	const char *between = "";
	list_each (change, plan->changes) {
		if (!change->removes)
			continue;
		buf_puts(&out, between);
		put_found(&out, change->row);
		buf_puts(&out, ")");
		between = ", ";
	}
	buf_puts(&out, ") found (place, hash, created_at) where " AS_IT_WAS
		       " returning 1) select count(*) from gone");
	return out.s;
}

static const char *correction(struct arena *a, const char *table, const struct mend *plan)
{
	struct buf out = buf_in(a);
	bool has_name = false;
	list_each (change, plan->changes)
		has_name = change->row->has_name;
	buf_printf(&out,
		"with made as (update %s tracked set hash = found.new_hash, "
		"created_at = found.new_stamp%s from (values ",
		table, has_name ? ", name = found.new_name" : "");
	const char *between = "";
	list_each (change, plan->changes) {
		if (change->removes)
			continue;
		buf_puts(&out, between);
		put_found(&out, change->row);
		buf_printf(&out, ", '%s', %" PRId64 ", %s)", change->of->migration->hash,
			change->entry->when, track_literal(a, change->entry->tag));
		between = ", ";
	}
	buf_puts(&out, ") found (place, hash, created_at, new_hash, new_stamp, new_name) "
		       "where " AS_IT_WAS " returning 1) select count(*) from made");
	return out.s;
}

/* Digests of the tokens of files whose hash is new to the table. */
static bool add_tokens(struct arena *a, struct pg *c, const struct apply_table *t,
	const struct mend *plan, struct err *err)
{
	struct buf out = buf_in(a);
	list_each (change, plan->changes) {
		if (change->removes || !hash_differs(change))
			continue;
		buf_printf(&out, "insert into %s values ('%s', '%s') on conflict do nothing;\n",
			track_tokens_name(a, t), change->of->migration->hash,
			same_tokens(a, change->of->migration));
	}
	return !out.len || pg_script(c, out.s, NULL, err);
}

static bool change_rows(
	struct arena *a, struct pg *c, const char *sql, size_t expected, struct err *err)
{
	struct pg_rows rows;
	if (!expected)
		return true;
	if (!pg_query(c, a, sql, NULL, 0, &rows, err))
		return false;
	if (!strcmp(pg_cell(&rows, 0, 0), arena_printf(a, "%zu", expected)))
		return true;
	err_set(err, ERR_DATABASE, "its rows have changed since the plan was made");
	err_text(&err->hint, "run it again");
	return false;
}

bool mend_begin(struct arena *a, struct pg *c, const struct apply_table *t, const struct mend *plan,
	bool keeps_tokens, struct err *err)
{
	const char *table = track_name(a, t->schema, t->name);
	bool ok = pg_script(c, "begin; set local lock_timeout = '10s'", NULL, err) &&
		  change_rows(a, c, removal(a, table, plan), count_changes(plan, true), err) &&
		  change_rows(a, c, correction(a, table, plan), count_changes(plan, false), err) &&
		  (!keeps_tokens || add_tokens(a, c, t, plan, err));
	if (ok)
		return true;
	if (err->sqlstate && !strcmp(err->sqlstate, "55P03"))
		err_text(&err->hint, "another session holds the table for longer than 10 seconds: "
				     "end it, or run this again later");
	return err_wrap(err, "cannot put %s.%s right", t->schema, t->name);
}

bool mend_commit(struct pg *c, struct err *err)
{
	return pg_script(c, "commit", NULL, err);
}
