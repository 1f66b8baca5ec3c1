/* Which migrations of a folder are applied, by the rows of the tracking table. */
#include "apply/status.h"

#include <string.h>

#include "apply/same.h"
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

bool apply_read_files(
	struct arena *a, const struct folder *f, struct apply_status *out, struct err *err)
{
	struct apply_status status = {0};
	list_each (entry, f->journal.entries) {
		struct migration_status *one = arena_new_of(a, struct migration_status);
		one->entry = entry;
		one->state = MIGRATION_MISSING;
		list_push(a, &status.migrations, one);
		struct migration *m = arena_new_of(a, struct migration);
		if (folder_read_migration(a, f, entry, m, err)) {
			one->migration = m;
			one->state = MIGRATION_PENDING;
			continue;
		}
		if (file_exists(folder_sql_path(a, f, entry)))
			return false;
		err_clear(err);
	}
	*out = status;
	return true;
}

/* A row of a home-made baseline script, which has the tag where the hash belongs. */
static bool holds_tag(const struct migration_status *m, const struct applied_row *row)
{
	return !strcmp(row->hash, m->entry->tag);
}

static bool hash_is(const struct migration_status *m, const struct applied_row *row)
{
	return m->migration && !strcmp(row->hash, m->migration->hash);
}

static bool when_is(const struct migration_status *m, const struct applied_row *row)
{
	return row->has_created_at && row->created_at == m->entry->when;
}

/* The ways in which a row speaks for an entry, the surest first. */
static bool is_exact(const struct migration_status *m, const struct applied_row *row)
{
	return when_is(m, row) && (hash_is(m, row) || holds_tag(m, row));
}

static bool is_named(const struct migration_status *m, const struct applied_row *row)
{
	return holds_tag(m, row) || (row->name && !strcmp(row->name, m->entry->tag));
}

typedef bool way_to_speak(const struct migration_status *, const struct applied_row *);

/* `*first` is where rows that are left begin: mostly they have the order of the migrations. */
static const struct applied_row *take(struct list *rows, size_t *first,
	const struct migration_status *m, way_to_speak *speaks_for)
{
	while (*first < rows->count && !rows->items[*first])
		++*first;
	for (size_t i = *first; i < rows->count; i++) {
		const struct applied_row *row = rows->items[i];
		if (!row || !speaks_for(m, row))
			continue;
		rows->items[i] = NULL;
		return row;
	}
	return NULL;
}

static const struct migration_status *spoken_for(
	const struct apply_status *status, const struct applied_row *row, way_to_speak *speaks_for)
{
	list_each (m, status->migrations)
		if (m->row && speaks_for(m, row))
			return m;
	return NULL;
}

/* Takes out the rows that speak for an entry in the same way as the one it has. */
static void take_doubles(
	struct arena *a, struct apply_status *status, struct list *rows, way_to_speak *speaks_for)
{
	for (size_t i = 0; i < rows->count; i++) {
		const struct applied_row *row = rows->items[i];
		const struct migration_status *of =
			row ? spoken_for(status, row, speaks_for) : NULL;
		if (!of)
			continue;
		struct applied_double *one = arena_new_of(a, struct applied_double);
		*one = (struct applied_double){row, of};
		list_push(a, &status->doubles, one);
		rows->items[i] = NULL;
	}
}

static void match_rows(struct arena *a, struct apply_status *status, struct list *rows)
{
	static way_to_speak *const ways[] = {is_exact, is_named, hash_is, when_is};
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		size_t first = 0;
		list_each (m, status->migrations)
			if (!m->row)
				m->row = take(rows, &first, m, ways[i]);
		/* Of one stamp and two texts nobody knows which was run. */
		if (ways[i] != when_is)
			take_doubles(a, status, rows, ways[i]);
	}
}

static enum migration_state state_of(const struct apply_status *s, const struct migration_status *m)
{
	if (!m->migration)
		return MIGRATION_MISSING;
	if (m->row)
		return hash_is(m, m->row) || holds_tag(m, m->row) ? MIGRATION_APPLIED
								  : MIGRATION_MODIFIED;
	/* drizzle runs only what is stamped after the newest row. */
	bool is_newest = !s->newest || s->newest->created_at < m->entry->when;
	return is_newest ? MIGRATION_PENDING : MIGRATION_OUT_OF_ORDER;
}

static void find_newest(const struct tracked *found, struct apply_status *status)
{
	status->newest = NULL;
	list_each (row, found->rows)
		if (row->has_created_at &&
			(!status->newest || row->created_at > status->newest->created_at))
			status->newest = row;
}

static void match_progress(
	struct arena *a, const struct tracked *found, struct apply_status *status)
{
	status->strangers.count = 0;
	list_each (m, status->migrations)
		m->progress = NULL;
	list_each (progress, found->progress) {
		struct migration_status *of = NULL;
		list_each (m, status->migrations)
			if (!strcmp(m->entry->tag, progress->tag) && !m->row)
				of = m;
		if (of)
			of->progress = progress;
		else
			list_push(a, &status->strangers, progress);
	}
}

void status_decide(struct arena *a, const struct tracked *found, struct apply_status *status)
{
	struct list rows = {0};
	list_each (row, found->rows)
		list_push_pointer(a, &rows, row);
	list_each (m, status->migrations)
		m->row = NULL;
	status->table_exists = found->table_exists;
	status->progress_exists = found->progress_exists;
	status->tokens_exist = found->tokens_exist;
	find_newest(found, status);
	status->doubles.count = 0;
	match_rows(a, status, &rows);
	list_each (m, status->migrations)
		m->state = state_of(status, m);
	status->unknown.count = 0;
	for (size_t i = 0; i < rows.count; i++)
		if (rows.items[i])
			list_push(a, &status->unknown, (struct applied_row *)rows.items[i]);
	match_progress(a, found, status);
}

/* A file of other bytes than those that were applied may still say the same. */
static bool look_closer(struct arena *a, struct pg *c, const struct apply_table *t,
	struct apply_status *status, struct err *err)
{
	struct map tokens = {.arena = a};
	list_each (m, status->migrations)
		if (m->state == MIGRATION_MODIFIED &&
			same_but_line_ends(a, m->migration, m->row->hash))
			m->state = MIGRATION_APPLIED;
	if (!status->tokens_exist || !apply_count(status, MIGRATION_MODIFIED))
		return true;
	if (!track_read_tokens(a, c, t, &tokens, err))
		return false;
	list_each (m, status->migrations) {
		const char *before = map_get(&tokens, m->row ? m->row->hash : "");
		if (m->state == MIGRATION_MODIFIED && before &&
			!strcmp(before, same_tokens(a, m->migration)))
			m->state = MIGRATION_APPLIED;
	}
	return true;
}

bool apply_match(struct arena *a, struct pg *c, const struct apply_table *t,
	struct apply_status *status, struct err *err)
{
	struct tracked found;
	if (!track_read(a, c, t, &found, err))
		return false;
	status_decide(a, &found, status);
	return look_closer(a, c, t, status, err);
}

bool apply_read_status(struct arena *a, struct pg *c, const struct apply_table *t,
	const struct folder *f, struct apply_status *out, struct err *err)
{
	struct apply_status status;
	if (!apply_read_files(a, f, &status, err) || !apply_match(a, c, t, &status, err))
		return false;
	*out = status;
	return true;
}
