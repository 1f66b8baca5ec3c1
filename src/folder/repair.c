/* The plan that heals a folder is made pass by pass over its entries; carrying it out is one set of
 * files. */
#include "folder/repair.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/map.h"
#include "base/path.h"
#include "folder/change.h"

struct planner {
	struct arena *arena;
	const struct folder *folder;
	const struct list *snapshots;
	int64_t now;
	struct repair *plan;
};

static void add_step(struct planner *p, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static void add_step(struct planner *p, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	list_push(p->arena, &p->plan->steps, arena_vprintf(p->arena, fmt, args));
	va_end(args);
}

/* A copy of `e` for the caller to change; its members in the journal go with it. */
static struct journal_entry *copy_entry(struct arena *a, const struct journal_entry *e)
{
	struct journal_entry *copy = arena_new_of(a, struct journal_entry);
	*copy = *e;
	return copy;
}

/* The place in `folder`/_aside for a file; one that lies there already keeps its name. */
static void put_aside(struct planner *p, const char *path)
{
	struct repair_move *move = arena_new_of(p->arena, struct repair_move);
	const char *name = path_base(path);
	move->from = path;
	move->to = path_join(p->arena, p->folder->path, arena_printf(p->arena, "_aside/%s", name));
	for (int i = 2; file_exists(move->to); i++)
		move->to = path_join(
			p->arena, p->folder->path, arena_printf(p->arena, "_aside/%d_%s", i, name));
	list_push(p->arena, &p->plan->asides, move);
	add_step(p, "put aside %s", path);
}

/* --- SQL files -------------------------------------------------------------------------------- */

static bool take_entries(struct planner *p, struct err *err)
{
	list_each (e, p->folder->journal.entries) {
		struct repair_entry *out = arena_new_of(p->arena, struct repair_entry);
		out->entry = copy_entry(p->arena, e);
		out->sql_from = folder_sql_path(p->arena, p->folder, e);
		if (!file_exists(out->sql_from)) {
			err_set(err, ERR_FOLDER,
				"%s is missing, and nothing here can tell what was in it",
				out->sql_from);
			err_text(&err->hint, "restore the file from version control first");
			return err_at(err, out->sql_from, 0, 0);
		}
		list_push(p->arena, &p->plan->entries, out);
	}
	return true;
}

static int next_idx(const struct planner *p)
{
	int next = 0;
	list_each (e, p->plan->entries)
		if (e->entry->idx >= next)
			next = e->entry->idx + 1;
	return next;
}

/* An adopted file is numbered like the others, at the end: databases have those before it. */
static void adopt(struct planner *p, const char *path)
{
	struct repair_entry *out = arena_new_of(p->arena, struct repair_entry);
	struct journal_entry *e = arena_new_of(p->arena, struct journal_entry);
	const char *name =
		arena_strndup(p->arena, path_base(path), strlen(path_base(path)) - strlen(".sql"));
	const char *words = name + strspn(name, "0123456789");
	words += *words == '_';
	*e = (struct journal_entry){
		.idx = next_idx(p), .version = "7", .when = p->now, .breakpoints = true};
	e->tag = arena_printf(p->arena, "%04d_%s", e->idx, *words ? words : "adopted");
	out->entry = e;
	out->sql_from = path;
	list_push(p->arena, &p->plan->entries, out);
	add_step(p, "adopt %s as %s", path, e->tag);
}

/* It goes where its migration goes. */
static void take_way_back(struct planner *p, const char *path, const char *of)
{
	list_each (e, p->plan->entries)
		if (!strcmp(e->sql_from, of)) {
			list_push(p->arena, &e->ways_back, path);
			return;
		}
	put_aside(p, path);
}

static void take_orphan(struct planner *p, const char *path, enum repair_orphans orphans)
{
	if (orphans == REPAIR_ADOPT)
		adopt(p, path);
	else
		put_aside(p, path);
}

static bool take_orphans(struct planner *p, enum repair_orphans orphans, struct err *err)
{
	struct list names = {0};
	struct map known = {.arena = p->arena}, ways_back = {.arena = p->arena};
	if (!file_list(p->arena, p->folder->path, &names, err))
		return false;
	list_each (e, p->plan->entries)
		map_set(&known, e->sql_from, e);
	for (size_t i = 0; i < names.count; i++) {
		const char *path = path_join(p->arena, p->folder->path, names.items[i]);
		const char *of = folder_way_back_of(p->arena, path);
		if (strcmp(path_extension(path), ".sql") || map_get(&known, path))
			continue;
		if (of)
			map_set(&ways_back, path, (void *)of);
		else
			take_orphan(p, path, orphans);
	}
	for (size_t i = 0; i < ways_back.count; i++)
		take_way_back(p, ways_back.entries[i].key, ways_back.entries[i].value);
	return true;
}

/* --- snapshots -------------------------------------------------------------------------------- */

static bool is_unreadable(const struct folder_snapshot *s)
{
	return s->problem;
}

static bool check_versions(const struct planner *p, struct err *err)
{
	for (size_t i = 0; i < p->snapshots->count; i++) {
		const struct folder_snapshot *s = p->snapshots->items[i];
		if (is_unreadable(s) || !strcmp(s->version, "7"))
			continue;
		err_set(err, ERR_FOLDER, "%s is of the old version %s", s->path, s->version);
		err_text(&err->hint, "run `rihla up` first");
		return err_at(err, s->path, 0, 0);
	}
	return true;
}

static struct folder_snapshot *snapshot_at(const struct planner *p, const char *path)
{
	for (size_t i = 0; i < p->snapshots->count; i++) {
		struct folder_snapshot *s = p->snapshots->items[i];
		if (!strcmp(s->path, path))
			return s;
	}
	return NULL;
}

/* How many entries have the snapshot at `path`. */
static size_t owner_count(const struct planner *p, const char *path)
{
	size_t count = 0;
	list_each (e, p->plan->entries)
		count += !strcmp(folder_snapshot_path(p->arena, p->folder, e->entry), path);
	return count;
}

/* Gives the entries their snapshots. Those from a collision on, of numbers or of parents, are not
 * to be trusted: each side of it lacks what the other one added. */
static void take_snapshots(struct planner *p)
{
	struct map taken = {.arena = p->arena}, parents = {.arena = p->arena};
	bool is_trusted = true;
	list_each (e, p->plan->entries) {
		struct folder_snapshot *s =
			snapshot_at(p, folder_snapshot_path(p->arena, p->folder, e->entry));
		if (!s || is_unreadable(s))
			continue;
		is_trusted = is_trusted && owner_count(p, s->path) == 1 &&
			     map_set(&parents, s->prev_id, s);
		if (!is_trusted)
			continue;
		map_set(&taken, s->path, s);
		e->snapshot = s;
	}
	for (size_t i = 0; i < p->snapshots->count; i++) {
		const struct folder_snapshot *s = p->snapshots->items[i];
		if (!map_get(&taken, s->path))
			put_aside(p, s->path);
	}
}

/* --- numbers ---------------------------------------------------------------------------------- */

static size_t first_double(const struct planner *p)
{
	struct map tags = {.arena = p->arena}, numbers = {.arena = p->arena};
	list_each (e, p->plan->entries) {
		size_t len = folder_number_length(e->entry->tag);
		const char *idx = arena_printf(p->arena, "%d", e->entry->idx);
		bool is_new = map_set(&numbers, idx, e);
		if (len && !map_set(&tags, arena_strndup(p->arena, e->entry->tag, len), e))
			is_new = false;
		if (!is_new)
			return e_at;
	}
	return p->plan->entries.count;
}

static void renumber(struct planner *p)
{
	for (size_t i = first_double(p); i < p->plan->entries.count; i++) {
		struct repair_entry *e = p->plan->entries.items[i];
		struct journal_entry *new = (struct journal_entry *)e->entry;
		int idx = i ? p->plan->entries.items[i - 1]->entry->idx + 1 : 0;
		size_t len = folder_number_length(new->tag);
		const char *before = new->tag;
		new->idx = idx;
		if (len)
			new->tag = arena_printf(p->arena, "%04d%s", idx, new->tag + len);
		if (strcmp(before, new->tag))
			add_step(p, "renumber %s as %s", before, new->tag);
		else
			add_step(p, "give %s the index %d", new->tag, idx);
	}
}

/* --- stamps ----------------------------------------------------------------------------------- */

/* Marks the stamps of a longest ascending row among those that are not in the future. */
static bool *stamps_that_stay(const struct planner *p)
{
	size_t n = p->plan->entries.count, best = n;
	bool *stays = arena_array(p->arena, n + 1, sizeof(*stays));
	size_t *length = arena_array(p->arena, n + 1, sizeof(*length));
	size_t *before = arena_array(p->arena, n + 1, sizeof(*before));
	for (size_t i = 0; i < n; i++) {
		int64_t when = p->plan->entries.items[i]->entry->when;
		if (when > p->now + FOLDER_CLOCK_DIFFERENCE)
			continue;
		length[i] = 1;
		before[i] = n;
		for (size_t j = 0; j < i; j++)
			if (length[j] >= length[i] &&
				p->plan->entries.items[j]->entry->when < when) {
				length[i] = length[j] + 1;
				before[i] = j;
			}
		if (best == n || length[i] > length[best])
			best = i;
	}
	for (size_t i = best; i < n; i = before[i])
		stays[i] = true;
	return stays;
}

static void restamp(struct planner *p)
{
	const bool *stays = stamps_that_stay(p);
	int64_t latest = 0;
	list_each (e, p->plan->entries) {
		struct journal_entry *new = (struct journal_entry *)e->entry;
		if (!stays[e_at] || new->when <= latest) {
			int64_t when = latest ? latest + 1 : p->now;
			add_step(p, "stamp %s anew: %lld instead of %lld", new->tag,
				(long long)when, (long long)new->when);
			new->when = when;
		}
		latest = new->when;
	}
}

/* --- parents ---------------------------------------------------------------------------------- */

static void reparent(struct planner *p)
{
	const struct repair_entry *before = NULL;
	list_each (e, p->plan->entries) {
		const char *path = folder_snapshot_path(p->arena, p->folder, e->entry);
		const char *parent = before ? NULL : FOLDER_NO_PARENT;
		if (!folder_has_own_snapshot(e->entry))
			continue;
		if (before && before->snapshot)
			parent = before->snapshot->id;
		if (!e->snapshot)
			add_step(p, "make %s by replaying the migrations", path);
		else if (!parent || strcmp(parent, e->snapshot->prev_id))
			e->is_reparented = true;
		if (e->is_reparented)
			add_step(p, "let %s continue from %s", path,
				before ? before->entry->tag : "nothing");
		before = e;
	}
}

bool folder_plan_repair(struct arena *a, const struct folder *f, const struct list *snapshots,
	enum repair_orphans orphans, int64_t now, struct repair *out, struct err *err)
{
	struct repair plan = {0};
	struct planner p = {.arena = a, .folder = f, .snapshots = snapshots, .now = now};
	p.plan = &plan;
	if (!check_versions(&p, err) || !take_entries(&p, err))
		return false;
	take_snapshots(&p);
	if (!take_orphans(&p, orphans, err))
		return false;
	renumber(&p);
	restamp(&p);
	reparent(&p);
	list_each (e, plan.entries)
		e->entry = folder_entry_with(
			a, e->entry, e->entry->idx, e->entry->when, e->entry->tag);
	*out = plan;
	return true;
}

/* --- carrying it out -------------------------------------------------------------------------- */

/* Under the entry's name as it is to be; so far the files have that of its SQL file. */
static bool move_ways_back(struct folder_change *change, const struct folder *f,
	const struct repair_entry *e, struct err *err)
{
	struct arena *a = change->files.arena;
	size_t tag_len = strlen(e->sql_from) - strlen(".sql");
	list_each (path, e->ways_back) {
		const char *name = arena_printf(a, "%s%s", e->entry->tag, path + tag_len);
		if (!folder_change_move(change, path, path_join(a, f->path, name), err))
			return false;
	}
	return true;
}

static bool change_entry(struct folder_change *change, const struct folder *f,
	const struct repair_entry *e, struct err *err)
{
	struct arena *a = change->files.arena;
	const char *path = folder_snapshot_path(a, f, e->entry);
	if (!folder_change_move(change, e->sql_from, folder_sql_path(a, f, e->entry), err) ||
		!move_ways_back(change, f, e, err))
		return false;
	if (!folder_has_own_snapshot(e->entry))
		return true;
	assert(e->text || (e->snapshot && !e->is_reparented));
	if (!e->text)
		return folder_change_move(change, e->snapshot->path, path, err);
	folder_change_write(change, path, e->text, e->len);
	if (e->snapshot)
		folder_change_remove(change, e->snapshot->path);
	return true;
}

bool folder_repair(
	struct arena *a, const struct folder *f, const struct repair *plan, struct err *err)
{
	struct folder_change change = {.files = {.arena = a}};
	struct journal journal = f->journal;
	memset(&journal.entries, 0, sizeof(journal.entries));
	list_each (move, plan->asides)
		if (!folder_change_move(&change, move->from, move->to, err))
			return false;
	list_each (e, plan->entries) {
		if (!change_entry(&change, f, e, err))
			return false;
		list_push(a, &journal.entries, (struct journal_entry *)e->entry);
	}
	return folder_change_commit(&change, f, &journal, err);
}
