/* Which migrations of a folder are applied, by the rows of the tracking table. */
#include <string.h>

#include "apply/status.h"
#include "apply/track.h"
#include "base/file.h"

const char *apply_state_name(enum migration_state state)
{
	static const char *const names[] = {
		[MIGRATION_APPLIED] = "applied",
		[MIGRATION_PENDING] = "pending",
		[MIGRATION_OUT_OF_ORDER] = "out_of_order",
		[MIGRATION_MODIFIED] = "modified",
		[MIGRATION_MISSING] = "missing",
	};
	return names[state];
}

size_t apply_count(const struct apply_status *s, enum migration_state state)
{
	size_t count = 0;
	list_each (m, s->migrations)
		count += m->state == state;
	return count;
}

static bool read_files(
	struct arena *a, const struct folder *f, struct apply_status *out, struct err *err)
{
	list_each (entry, f->journal.entries) {
		struct migration_status *status = arena_new_of(a, struct migration_status);
		status->entry = entry;
		list_push(a, &out->migrations, status);
		if (!file_exists(folder_sql_path(a, f, entry)))
			continue;
		struct migration *m = arena_new_of(a, struct migration);
		if (!folder_read_migration(a, f, entry, m, err))
			return false;
		status->migration = m;
	}
	return true;
}

static bool hash_is(const struct migration_status *m, const struct applied_row *row)
{
	if (m->migration && !strcmp(row->hash, m->migration->hash))
		return true;
	return !strcmp(row->hash, m->entry->tag);
}

/* Takes a row of the entry's `when` out of `rows`, rather one with its hash. */
static const struct applied_row *take_by_time(struct list *rows, const struct migration_status *m)
{
	size_t found = rows->count;
	for (size_t i = 0; i < rows->count; i++) {
		const struct applied_row *row = rows->items[i];
		if (!row || !row->has_created_at || row->created_at != m->entry->when)
			continue;
		bool is_better = hash_is(m, row);
		if (found == rows->count || is_better)
			found = i;
		if (is_better)
			break;
	}
	if (found == rows->count)
		return NULL;
	const struct applied_row *row = rows->items[found];
	rows->items[found] = NULL;
	return row;
}

/* As drizzle compares: only what is stamped after the newest row is still to be applied. */
static bool is_pending(const struct apply_status *s, const struct migration_status *m)
{
	return !s->newest || s->newest->created_at < m->entry->when;
}

/* Takes a row whose hash speaks for the entry. One that is stamped cannot speak for an entry after
 * the newest row: two files of one text have one hash. */
static const struct applied_row *take_by_hash(
	struct list *rows, const struct apply_status *s, const struct migration_status *m)
{
	for (size_t i = 0; i < rows->count; i++) {
		const struct applied_row *row = rows->items[i];
		if (!row || (row->has_created_at && is_pending(s, m)) || !hash_is(m, row))
			continue;
		rows->items[i] = NULL;
		return row;
	}
	return NULL;
}

static enum migration_state state_of(const struct apply_status *s, const struct migration_status *m)
{
	if (!m->migration)
		return MIGRATION_MISSING;
	if (m->row)
		return hash_is(m, m->row) ? MIGRATION_APPLIED : MIGRATION_MODIFIED;
	return is_pending(s, m) ? MIGRATION_PENDING : MIGRATION_OUT_OF_ORDER;
}

void status_decide(struct arena *a, struct list *rows, struct apply_status *out)
{
	out->newest = NULL;
	for (size_t i = 0; i < rows->count; i++) {
		const struct applied_row *row = rows->items[i];
		if (row->has_created_at &&
			(!out->newest || row->created_at > out->newest->created_at))
			out->newest = row;
	}
	list_each (m, out->migrations)
		m->row = take_by_time(rows, m);
	list_each (m, out->migrations)
		if (!m->row)
			m->row = take_by_hash(rows, out, m);
	list_each (m, out->migrations)
		m->state = state_of(out, m);
	out->unknown.count = 0;
	for (size_t i = 0; i < rows->count; i++)
		if (rows->items[i])
			list_push(a, &out->unknown, (struct applied_row *)rows->items[i]);
}

bool status_match(struct arena *a, struct pg *c, const struct apply_table *t,
	struct apply_status *status, struct err *err)
{
	struct list rows;
	if (!track_read(a, c, t, &rows, &status->table_exists, err))
		return false;
	status_decide(a, &rows, status);
	return true;
}

bool apply_read_status(struct arena *a, struct pg *c, const struct apply_table *t,
	const struct folder *f, struct apply_status *out, struct err *err)
{
	struct apply_status status = {0};
	if (!read_files(a, f, &status, err) || !status_match(a, c, t, &status, err))
		return false;
	*out = status;
	return true;
}
