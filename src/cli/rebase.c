/* rihla rebase: my migrations after those of the other side of a merge. */
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
#include "cli/branches.h"
#include "cli/commands.h"
#include "cli/handwritten.h"
#include "cli/project.h"
#include "folder/change.h"
#include "snapshot/snapshot.h"

static const struct option options[] = {
	{"onto", OPTION_TEXT, "REF",
		"the other side, as git knows it (default: what is being merged)"},
	{"explain", OPTION_BOOL, NULL, "say what would be done and change nothing"},
	PROJECT_OPTION_OUT,
	PROJECT_OPTION_DIALECT,
	{NULL},
};

/* A snapshot in the forms that are needed of it. */
struct state {
	const char *id;
	const struct json *json;
	struct model *model;
};

/* A migration of mine at its new place. */
struct moved {
	const struct branch_entry *mine;
	const struct journal_entry *entry;
	struct migration migration;
	bool is_rewritten;
	const char *sql, *snapshot;
	size_t sql_len, snapshot_len;
};

struct rebase {
	struct context *context;
	struct folder folder;
	struct branches sides;
	LIST_OF(struct moved) moved;
};

static bool read_state(struct arena *a, const char *name, const char *text, size_t len,
	struct state *out, struct err *err)
{
	struct snapshot snapshot;
	if (!snapshot_read(a, name, text, len, &snapshot, err))
		return false;
	*out = (struct state){snapshot.id, json_parse(a, name, text, len, err), snapshot.model};
	return out->json;
}

/* The state before any migration. */
static struct state nothing(struct arena *a)
{
	struct state out = {.id = SNAPSHOT_NO_PARENT, .model = model_new(a)};
	struct buf text = buf_in(a);
	snapshot_write(&text, &(struct snapshot){out.id, "", "7", out.model});
	out.json = json_parse(a, "nothing", text.s, text.len, NULL);
	return out;
}

static bool read_entry(
	struct rebase *r, const struct branch_entry *e, struct state *out, struct err *err)
{
	return read_state(r->context->arena, e->entry->tag, e->text, e->len, out, err);
}

/* What my first migration started from. */
static bool read_start(struct rebase *r, struct state *out, struct err *err)
{
	const struct branch_entry *first = r->sides.mine.items[0];
	const char *parent = json_text(json_get(first->snapshot, "prevId"));
	*out = nothing(r->context->arena);
	if (!parent || !strcmp(parent, SNAPSHOT_NO_PARENT))
		return true;
	list_each (e, r->sides.theirs)
		if (json_is_text(json_get(e->snapshot, "id"), parent))
			return read_entry(r, e, out, err);
	err_set(err, ERR_FOLDER, "%s continues from a snapshot that the other side does not have",
		first->entry->tag);
	err_text(&err->hint, "rihla check says more");
	return false;
}

static bool read_end_of_theirs(struct rebase *r, struct state *out, struct err *err)
{
	size_t count = r->sides.theirs.count;
	*out = nothing(r->context->arena);
	return !count || read_entry(r, r->sides.theirs.items[count - 1], out, err);
}

/* A prefix that is a time has to come after those before it, too: snapshots are sorted by name. */
static const char *new_tag(
	struct arena *a, const struct journal_entry *e, int idx, const struct journal_entry *before)
{
	size_t len = folder_number_length(e->tag), digits = strspn(e->tag, "0123456789");
	time_t now = time(NULL) + (time_t)idx;
	struct tm utc;
	char text[32];
	if (len)
		return arena_printf(a, "%04d%s", idx, e->tag + len);
	if (!before || !digits || strcmp(before->tag, e->tag) < 0)
		return e->tag;
	gmtime_r(&now, &utc);
	strftime(text, sizeof(text), digits == 14 ? "%Y%m%d%H%M%S" : "%s", &utc);
	return arena_printf(a, "%s%s", text, e->tag + digits);
}

static const struct journal_entry *new_entry(
	struct arena *a, const struct journal_entry *e, const struct journal_entry *before)
{
	int idx = before ? before->idx + 1 : 0;
	int64_t when = before && e->when <= before->when ? before->when + 1 : e->when;
	return folder_entry_with(a, e, idx, when, new_tag(a, e, idx, before));
}

static bool are_same(const struct list *x, const struct list *y)
{
	for (size_t i = 0; i < x->count && x->count == y->count; i++)
		if (strcmp(x->items[i], y->items[i]))
			return false;
	return x->count == y->count;
}

/* The new statements, and what was written by hand into the old file. */
static void write_sql(
	struct arena *a, struct moved *m, const struct list *statements, const struct list *strange)
{
	struct buf text = buf_in(a);
	struct folder_addition addition = {.breakpoints = m->entry->breakpoints};
	for (size_t i = 0; i < statements->count; i++)
		list_push(a, &addition.statements, (const char *)statements->items[i]);
	for (size_t i = 0; i < strange->count; i++) {
		const struct statement *s = strange->items[i];
		list_push(a, &addition.statements, (const char *)arena_printf(a, "%s;", s->sql));
	}
	if (!addition.statements.count)
		addition.custom_text = "-- The other side has done all of it.\n";
	folder_put_sql(&text, &addition);
	m->sql = text.s;
	m->sql_len = text.len;
	m->is_rewritten = true;
}

/* Keeps the file as it is where the same statements lead to the new state. */
static void make_sql(struct arena *a, struct moved *m, const struct state *before,
	const struct state *after, const struct state *from, const struct state *to)
{
	struct list old = {0}, new = {0}, strange = {0};
	m->sql = m->migration.text;
	m->sql_len = m->migration.len;
	bool is_safe = handwritten_is_safe(a, &m->migration, before->model, after->model);
	handwritten_generated(a, &m->migration, before->model, after->model, is_safe, &old);
	handwritten_generated(a, &m->migration, from->model, to->model, is_safe, &new);
	if (are_same(&old, &new))
		return;
	handwritten_find(a, &m->migration, before->model, after->model, &strange);
	write_sql(a, m, &new, &strange);
}

static bool refuse(const struct moved *m, struct err *err)
{
	err_wrap(err, "%s does not go together with what the other side changed",
		m->mine->entry->tag);
	err_text(&err->hint, "take it back with git, and generate it again after the merge");
	err_text(&err->state, "no file was changed");
	return false;
}

/* The change from `before` to `after`, made on `*onto`, which becomes the state after it. */
static bool transplant(struct rebase *r, struct moved *m, const struct state *before,
	const struct state *after, struct state *onto, struct err *err)
{
	struct arena *a = r->context->arena;
	struct list conflicts = {0};
	struct buf text = buf_in(a);
	struct state made;
	struct json *json;
	const struct snapshot_change change = {before->json, after->json};
	if (!snapshot_transplant(a, &change, onto->json, &json, &conflicts, err))
		return refuse(m, err);
	json_set(a, json, "id", json_new_string(a, hash_uuid(a)));
	json_set(a, json, "prevId", json_new_string(a, onto->id));
	json_put_pretty(&text, json, 0);
	if (!read_state(a, m->entry->tag, text.s, text.len, &made, err))
		return refuse(m, err);
	for (size_t i = 0; i < conflicts.count; i++)
		report_warning(r->context, "both sides changed %s; %s makes it what you have",
			(char *)conflicts.items[i], m->entry->tag);
	m->snapshot = text.s;
	m->snapshot_len = text.len;
	make_sql(a, m, before, after, onto, &made);
	*onto = made;
	return true;
}

static bool move_all(struct rebase *r, struct err *err)
{
	struct arena *a = r->context->arena;
	size_t count = r->sides.theirs.count;
	const struct journal_entry *last = count ? r->sides.theirs.items[count - 1]->entry : NULL;
	struct state before, after, onto;
	if (!read_start(r, &before, err) || !read_end_of_theirs(r, &onto, err))
		return false;
	list_each (mine, r->sides.mine) {
		struct moved *m = arena_new_of(a, struct moved);
		m->mine = mine;
		m->entry = last = new_entry(a, mine->entry, last);
		if (!folder_read_migration(a, &r->folder, mine->entry, &m->migration, err) ||
			!read_entry(r, mine, &after, err) ||
			!transplant(r, m, &before, &after, &onto, err))
			return false;
		before = after;
		list_push(a, &r->moved, m);
	}
	return true;
}

/* Whether mine come after theirs already, and continue from them. */
static bool is_in_order(const struct rebase *r)
{
	const char *parent = SNAPSHOT_NO_PARENT;
	int64_t latest = 0;
	list_each (e, r->folder.journal.entries) {
		bool is_theirs = e_at < r->sides.theirs.count;
		const struct branch_entry *side =
			is_theirs ? r->sides.theirs.items[e_at]
				  : r->sides.mine.items[e_at - r->sides.theirs.count];
		if (side->entry != e || e->when <= latest ||
			!json_is_text(json_get(side->snapshot, "prevId"), parent))
			return false;
		parent = json_text(json_get(side->snapshot, "id"));
		latest = e->when;
	}
	return true;
}

static bool is_there(struct arena *a, const char *path, const struct branch_entry *e)
{
	ERR_SCOPE struct err ignored = {0};
	const char *text;
	size_t len;
	return file_exists(path) && file_read(a, path, &text, &len, &ignored) && len == e->len &&
	       !memcmp(text, e->text, len);
}

/* Whether a migration of mine had its snapshot at `path`. */
static bool was_mine(struct rebase *r, const char *path)
{
	list_each (e, r->sides.mine)
		if (!strcmp(folder_snapshot_path(r->context->arena, &r->folder, e->entry), path))
			return true;
	return false;
}

static void keep_theirs(struct rebase *r, struct folder_change *change, struct journal *journal)
{
	struct arena *a = r->context->arena;
	list_each (e, r->sides.theirs) {
		const char *path = folder_snapshot_path(a, &r->folder, e->entry);
		if (was_mine(r, path) || !is_there(a, path, e))
			folder_change_write(change, path, e->text, e->len);
		list_push(a, &journal->entries, (struct journal_entry *)e->entry);
	}
}

static bool write_all(struct rebase *r, struct err *err)
{
	struct arena *a = r->context->arena;
	struct folder_change change = {.files = {.arena = a}};
	struct journal journal = r->folder.journal;
	memset(&journal.entries, 0, sizeof(journal.entries));
	keep_theirs(r, &change, &journal);
	list_each (m, r->moved) {
		folder_change_remove(&change, m->migration.path);
		folder_change_remove(&change, folder_snapshot_path(a, &r->folder, m->mine->entry));
		folder_change_write(
			&change, folder_sql_path(a, &r->folder, m->entry), m->sql, m->sql_len);
		folder_change_write(&change, folder_snapshot_path(a, &r->folder, m->entry),
			m->snapshot, m->snapshot_len);
		list_push(a, &journal.entries, (struct journal_entry *)m->entry);
	}
	return folder_change_commit(&change, &r->folder, &journal, err);
}

static void report(struct rebase *r)
{
	struct context *c = r->context;
	struct json *all = json_new_array(c->arena);
	list_each (m, r->moved) {
		struct json *one = json_new_object(c->arena);
		json_set(c->arena, one, "from", json_new_string(c->arena, m->mine->entry->tag));
		json_set(c->arena, one, "to", json_new_string(c->arena, m->entry->tag));
		json_set(c->arena, one, "is_rewritten", json_new_bool(c->arena, m->is_rewritten));
		json_add(c->arena, all, one);
		report_line(c, "%s %s → %s  SQL %s", cli_paint(c, TERM_GREEN, "✓"),
			m->mine->entry->tag, cli_paint(c, TERM_BOLD, m->entry->tag),
			m->is_rewritten ? "written anew" : "as it was");
	}
	report_set(c, "rebased", all);
	report_line(c, "%zu migration%s of %s stay%s as they are", r->sides.theirs.count,
		r->sides.theirs.count == 1 ? "" : "s", r->sides.ref,
		r->sides.theirs.count == 1 ? "s" : "");
}

static bool run(struct context *c, struct err *err)
{
	struct rebase r = {.context = c};
	struct config config;
	if (!project_read_config(c, &config, err) ||
		!folder_open(c->arena, config.out, &r.folder, err) ||
		!branches_read(c->arena, &r.folder, cli_text(c, "onto"), &r.sides, err))
		return false;
	if (!r.sides.mine.count || is_in_order(&r)) {
		c->report.status = REPORT_NO_CHANGES;
		report_line(c, "Nothing to rebase: no migration of yours stands beside one of %s",
			r.sides.ref);
		return true;
	}
	if (!move_all(&r, err))
		return false;
	if (!cli_flag(c, "explain", false) && !write_all(&r, err))
		return false;
	report(&r);
	return true;
}

const struct command command_rebase = {
	.name = "rebase",
	.summary = "put my migrations after those of a merged branch",
	.details =
		"After a merge of two branches that both have new migrations: those of the other\n"
		"side stay as they are; mine get the next numbers and stamps, and snapshots\n"
		"that continue from theirs with my changes made on them. SQL is written anew\n"
		"where it has to be different. The journal has to be merged already (rihla init\n"
		"--git does that); snapshots that git could not merge are found on both sides.",
	.options = options,
	.run = run,
};
