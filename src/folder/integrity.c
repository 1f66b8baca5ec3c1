/* The checks of a migrations folder, each a pass over the journal or over a list of files. */
#include "folder/integrity.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/map.h"
#include "base/path.h"

/* A clock gives a multiple of 100 seconds once in 100,000 times. */
enum { ROUND_TIME = 100 * 1000 };

struct inspection {
	struct arena *arena;
	const struct folder *folder;
	const struct list *snapshots;
	int64_t now;
	const char *journal_path, *journal_text;
	struct map entry_of; /* paths of snapshots → the first entry that has it */
	struct map by_path;  /* → struct folder_snapshot */
	struct list *findings;
};

const char *folder_problem_code(enum folder_problem problem)
{
	static const char *const codes[] = {
		[FOLDER_SQL_MISSING] = "sql_missing",
		[FOLDER_SQL_ORPHAN] = "sql_orphan",
		[FOLDER_SNAPSHOT_MISSING] = "snapshot_missing",
		[FOLDER_SNAPSHOT_ORPHAN] = "snapshot_orphan",
		[FOLDER_SNAPSHOT_UNREADABLE] = "snapshot_unreadable",
		[FOLDER_SNAPSHOT_OUTDATED] = "snapshot_outdated",
		[FOLDER_SNAPSHOT_COLLISION] = "snapshot_collision",
		[FOLDER_CHAIN_BROKEN] = "chain_broken",
		[FOLDER_NUMBER_TWICE] = "number_twice",
		[FOLDER_WHEN_BACKWARD] = "when_backward",
		[FOLDER_WHEN_FUTURE] = "when_future",
		[FOLDER_WHEN_TYPED] = "when_typed",
	};
	return codes[problem];
}

static struct folder_finding *add(
	struct inspection *in, enum folder_problem problem, const char *file, const char *message)
{
	struct folder_finding *finding = arena_new_of(in->arena, struct folder_finding);
	*finding = (struct folder_finding){.problem = problem, .file = file, .message = message};
	list_push_pointer(in->arena, in->findings, finding);
	return finding;
}

/* The line of the journal in which the tag of `e` stands. */
static int line_of(const struct inspection *in, const struct journal_entry *e)
{
	struct buf tag = buf_in(in->arena);
	json_put_string(&tag, e->tag);
	const char *at = strstr(in->journal_text, tag.s);
	int line = 1;
	for (const char *p = in->journal_text; at && p < at; p++)
		line += *p == '\n';
	return at ? line : 0;
}

/* A problem that stands in the journal. */
static void add_entry(struct inspection *in, enum folder_problem problem,
	const struct journal_entry *e, const char *message, const char *remedy)
{
	struct folder_finding *finding = add(in, problem, in->journal_path, message);
	finding->entry = e;
	finding->line = line_of(in, e);
	finding->remedy = remedy;
}

static void check_sql(struct inspection *in)
{
	list_each (e, in->folder->journal.entries) {
		const char *path = folder_sql_path(in->arena, in->folder, e);
		if (file_exists(path))
			continue;
		struct folder_finding *finding = add(in, FOLDER_SQL_MISSING, path,
			arena_printf(in->arena, "the journal lists %s, but there is no such file",
				e->tag));
		finding->entry = e;
		finding->remedy = "restore the file from version control";
	}
}

static bool check_orphans(struct inspection *in, struct err *err)
{
	struct list names = {0};
	if (!file_exists(in->folder->path))
		return true;
	if (!file_list(in->arena, in->folder->path, &names, err))
		return false;
	struct map known = {.arena = in->arena};
	list_each (e, in->folder->journal.entries)
		map_set(&known, folder_sql_path(in->arena, in->folder, e), e);
	for (size_t i = 0; i < names.count; i++) {
		const char *path = path_join(in->arena, in->folder->path, names.items[i]);
		if (strcmp(path_extension(path), ".sql") || map_get(&known, path) ||
			folder_way_back_of(in->arena, path))
			continue;
		add(in, FOLDER_SQL_ORPHAN, path,
			"the journal does not list this file, so that nobody applies it")
			->remedy = "`rihla repair` adopts it, or moves it aside";
	}
	return true;
}

static void check_snapshots_there(struct inspection *in)
{
	list_each (e, in->folder->journal.entries) {
		const char *path = folder_snapshot_path(in->arena, in->folder, e);
		if (file_exists(path))
			continue;
		struct folder_finding *finding = add(in, FOLDER_SNAPSHOT_MISSING, path,
			arena_printf(in->arena, "the snapshot of %s is missing", e->tag));
		finding->entry = e;
		finding->remedy = "restore the file from version control, or run `rihla repair`";
	}
}

static void check_snapshot(struct inspection *in, const struct folder_snapshot *s)
{
	if (!map_get(&in->entry_of, s->path))
		add(in, FOLDER_SNAPSHOT_ORPHAN, s->path,
			"no migration of the journal has this snapshot, but drizzle-kit goes on "
			"from the newest one")
			->remedy = "restore the journal, or let `rihla repair` move the file aside";
	if (s->problem)
		add(in, FOLDER_SNAPSHOT_UNREADABLE, s->path, s->problem)->remedy =
			"restore the file from version control, or run `rihla repair`";
	else if (strcmp(s->version, "7"))
		add(in, FOLDER_SNAPSHOT_OUTDATED, s->path,
			arena_printf(
				in->arena, "the snapshot is of the old version %s", s->version))
			->remedy = "rihla up";
}

static void check_collisions(struct inspection *in)
{
	struct map children = {.arena = in->arena};
	for (size_t i = 0; i < in->snapshots->count; i++) {
		const struct folder_snapshot *s = in->snapshots->items[i], *other;
		if (!s->prev_id)
			continue;
		other = map_get(&children, s->prev_id);
		if (!other)
			map_set(&children, s->prev_id, (void *)s);
		else
			add(in, FOLDER_SNAPSHOT_COLLISION, s->path,
				arena_printf(in->arena,
					"it continues from the same snapshot as %s: two branches "
					"were merged",
					path_base(other->path)))
				->remedy = "`rihla rebase` puts your migrations after the others";
	}
}

/* Whether another snapshot before it has the same parent; that is told already. */
static bool collides(const struct inspection *in, const struct folder_snapshot *s)
{
	for (size_t i = 0; i < in->snapshots->count; i++) {
		const struct folder_snapshot *other = in->snapshots->items[i];
		if (other == s)
			return false;
		if (other->prev_id && !strcmp(other->prev_id, s->prev_id))
			return true;
	}
	return false;
}

static void check_parent(struct inspection *in, const struct journal_entry *e,
	const struct folder_snapshot *s, const struct folder_snapshot *before)
{
	const char *expected = before ? before->id : FOLDER_NO_PARENT;
	if (!expected || !strcmp(s->prev_id, expected) || collides(in, s))
		return;
	const char *what = before ? arena_printf(in->arena, "does not continue from %s",
					    path_base(before->path))
				  : "is the first, but continues from another one";
	struct folder_finding *finding = add(in, FOLDER_CHAIN_BROKEN, s->path,
		arena_printf(in->arena, "the snapshot of %s %s", e->tag, what));
	finding->entry = e;
	finding->remedy = "rihla repair";
}

/* Where the snapshot before is missing nothing can be said of its child. */
static void check_chain(struct inspection *in)
{
	const struct folder_snapshot *before = NULL;
	bool is_known = true;
	list_each (e, in->folder->journal.entries) {
		const struct folder_snapshot *s =
			map_get(&in->by_path, folder_snapshot_path(in->arena, in->folder, e));
		if (s && s == before)
			continue;
		if (s && s->id && is_known)
			check_parent(in, e, s, before);
		is_known = s && s->id;
		before = s;
	}
}

/* Tags begin with their number; those without one have none in common. */
static bool is_same_number(const struct journal_entry *x, const struct journal_entry *y)
{
	size_t len = strcspn(x->tag, "_");
	return x->idx == y->idx ||
	       (len && strcspn(y->tag, "_") == len && !strncmp(x->tag, y->tag, len));
}

static void check_number(struct inspection *in, size_t at)
{
	const struct journal_entry *e = in->folder->journal.entries.items[at];
	for (size_t i = 0; i < at; i++) {
		const struct journal_entry *other = in->folder->journal.entries.items[i];
		if (!is_same_number(e, other))
			continue;
		add_entry(in, FOLDER_NUMBER_TWICE, e,
			arena_printf(in->arena, "%s has the number of %s, too", e->tag, other->tag),
			"`rihla repair` renumbers it");
		return;
	}
}

static const char *moment(struct arena *a, int64_t when)
{
	char text[32];
	time_t seconds = (time_t)(when / 1000);
	struct tm tm;
	if (!gmtime_r(&seconds, &tm) || !strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S", &tm))
		return arena_printf(a, "%lld", (long long)when);
	return arena_strdup(a, text);
}

static void check_time(
	struct inspection *in, const struct journal_entry *e, const struct journal_entry *latest)
{
	const char *stamp = moment(in->arena, e->when);
	if (latest && e->when <= latest->when)
		add_entry(in, FOLDER_WHEN_BACKWARD, e,
			arena_printf(in->arena,
				"%s is stamped %s, not after %s before it: drizzle skips it where "
				"that one is applied",
				e->tag, stamp, latest->tag),
			"`rihla repair` stamps it anew");
	if (e->when > in->now + FOLDER_CLOCK_DIFFERENCE)
		add_entry(in, FOLDER_WHEN_FUTURE, e,
			arena_printf(in->arena,
				"%s is stamped %s, in the future: drizzle skips what is generated "
				"until then",
				e->tag, stamp),
			"`rihla repair` stamps it anew");
	if (e->when % ROUND_TIME == 0)
		add_entry(in, FOLDER_WHEN_TYPED, e,
			arena_printf(in->arena, "%s is stamped %s, which was typed by hand", e->tag,
				stamp),
			"let `rihla generate` make journal entries");
}

static void check_journal(struct inspection *in)
{
	const struct journal_entry *latest = NULL;
	list_each (e, in->folder->journal.entries) {
		check_number(in, e_at);
		check_time(in, e, latest);
		if (!latest || e->when > latest->when)
			latest = e;
	}
}

static bool read_journal(struct inspection *in, struct err *err)
{
	in->journal_path = path_join(in->arena, in->folder->path, "meta/_journal.json");
	in->journal_text = "";
	return !in->folder->exists ||
	       file_read(in->arena, in->journal_path, &in->journal_text, NULL, err);
}

static void index_snapshots(struct inspection *in)
{
	in->entry_of.arena = in->by_path.arena = in->arena;
	list_each (e, in->folder->journal.entries) {
		const char *path = folder_snapshot_path(in->arena, in->folder, e);
		if (!map_get(&in->entry_of, path))
			map_set(&in->entry_of, path, e);
	}
	for (size_t i = 0; i < in->snapshots->count; i++) {
		struct folder_snapshot *s = in->snapshots->items[i];
		map_set(&in->by_path, s->path, s);
	}
}

bool folder_inspect(struct arena *a, const struct folder *f, const struct list *snapshots,
	int64_t now, struct list *findings, struct err *err)
{
	struct inspection in = {
		.arena = a, .folder = f, .snapshots = snapshots, .now = now, .findings = findings};
	if (!read_journal(&in, err))
		return false;
	index_snapshots(&in);
	check_sql(&in);
	if (!check_orphans(&in, err))
		return false;
	check_snapshots_there(&in);
	for (size_t i = 0; i < snapshots->count; i++)
		check_snapshot(&in, snapshots->items[i]);
	check_collisions(&in);
	check_chain(&in);
	check_journal(&in);
	return true;
}
