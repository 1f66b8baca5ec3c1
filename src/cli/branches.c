/* Which migrations are mine? Those that the journal of the other side does not list. */
#include "cli/branches.h"

#include <string.h>

#include "base/file.h"
#include "base/map.h"
#include "base/path.h"
#include "cli/git.h"

struct reader {
	struct arena *arena;
	const struct folder *folder;
	struct branches *out;
	struct map tags;        /* of the journal → the entry */
	struct map their_tags;  /* the same of the other side's */
	struct map my_paths;    /* of snapshots → the entry */
	struct map their_paths; /* the same of the other side's */
	struct err *err;
};

static bool find_ref(struct reader *r, const char *given)
{
	const char *folder = r->folder->path;
	r->out->ref = given;
	if (!given && git_has_ref(r->arena, folder, "MERGE_HEAD"))
		r->out->ref = "MERGE_HEAD";
	else if (!given && git_has_ref(r->arena, folder, "REBASE_HEAD"))
		r->out->ref = "HEAD";
	if (r->out->ref && git_has_ref(r->arena, folder, r->out->ref))
		return true;
	if (given)
		return err_set(r->err, ERR_USAGE, "git knows no commit %s", given);
	err_set(r->err, ERR_USAGE, "no merge is going on: which is the other side?");
	err_text(&r->err->hint, "name the branch: rihla rebase --onto origin/main");
	return false;
}

static bool read_their_journal(struct reader *r)
{
	size_t len;
	struct journal journal;
	const char *name = arena_printf(r->arena, "%s:meta/_journal.json", r->out->ref);
	const char *text =
		git_show(r->arena, r->folder->path, r->out->ref, "meta/_journal.json", &len);
	if (!text)
		return err_set(r->err, ERR_FOLDER, "%s has no meta/_journal.json", r->out->ref);
	if (!folder_read_journal(r->arena, name, text, len, &journal, r->err))
		return false;
	list_each (e, journal.entries) {
		map_set(&r->their_tags, e->tag, e);
		if (map_get(&r->tags, e->tag))
			continue;
		err_set(r->err, ERR_FOLDER, "the journal does not list %s, which %s has", e->tag,
			r->out->ref);
		err_text(&r->err->hint, "merge the other side first");
		return false;
	}
	return true;
}

static const char *snapshot_path(struct reader *r, const struct journal_entry *e)
{
	return folder_snapshot_path(r->arena, r->folder, e);
}

static bool take(struct reader *r, struct branch_entry *e, const char *text, size_t len)
{
	ERR_SCOPE struct err ignored = {0};
	if (!text)
		return false;
	const struct json *snapshot = json_parse(r->arena, "snapshot", text, len, &ignored);
	if (!json_text(json_get(snapshot, "id")))
		return false;
	*e = (struct branch_entry){e->entry, text, len, snapshot};
	return true;
}

static bool take_from_git(struct reader *r, struct branch_entry *e, const char *ref)
{
	size_t len = 0;
	const char *path = path_join(r->arena, "meta", path_base(snapshot_path(r, e->entry)));
	const char *text = git_show(r->arena, r->folder->path, ref, path, &len);
	return take(r, e, text, len);
}

static bool take_from_folder(struct reader *r, struct branch_entry *e)
{
	ERR_SCOPE struct err ignored = {0};
	const char *text, *path = snapshot_path(r, e->entry);
	size_t len;
	return file_exists(path) && file_read(r->arena, path, &text, &len, &ignored) &&
	       take(r, e, text, len);
}

static bool not_found(struct reader *r, const struct journal_entry *e)
{
	const char *path = snapshot_path(r, e);
	err_set(r->err, ERR_FOLDER,
		"the snapshot of %s is nowhere to be found: not in %s, nor in git", e->tag, path);
	err_text(&r->err->hint, "take your migration back with git, and generate it again");
	return err_at(r->err, path, 0, 0);
}

static bool read_theirs(struct reader *r, const struct journal_entry *entry)
{
	struct branch_entry *e = arena_new_of(r->arena, struct branch_entry);
	e->entry = entry;
	map_set(&r->their_paths, snapshot_path(r, entry), e);
	list_push(r->arena, &r->out->theirs, e);
	/* Where one of mine has a file of that name, the folder may hold either. */
	bool is_shared = map_get(&r->my_paths, snapshot_path(r, entry));
	return (!is_shared && take_from_folder(r, e)) || take_from_git(r, e, r->out->ref) ||
	       not_found(r, entry);
}

static bool is_theirs(const struct branch_entry *their, const struct branch_entry *e)
{
	const char *id = json_text(json_get(e->snapshot, "id"));
	return their && !strcmp(id, json_text(json_get(their->snapshot, "id")));
}

/* Where both sides have a file of one name, mine is the one that is not theirs: in the folder, or
 * on the side of git that is being merged into, or rebased. */
static bool read_mine(struct reader *r, const struct journal_entry *entry)
{
	static const char *const refs[] = {"REBASE_HEAD", "HEAD", "ORIG_HEAD", "HEAD^1", "HEAD^2"};
	struct branch_entry *e = arena_new_of(r->arena, struct branch_entry);
	e->entry = entry;
	const struct branch_entry *their = map_get(&r->their_paths, snapshot_path(r, entry));
	list_push(r->arena, &r->out->mine, e);
	if (take_from_folder(r, e) && !is_theirs(their, e))
		return true;
	for (size_t i = 0; i < sizeof(refs) / sizeof(*refs); i++)
		if (take_from_git(r, e, refs[i]) && !is_theirs(their, e))
			return true;
	return not_found(r, entry);
}

bool branches_read(struct arena *a, const struct folder *f, const char *ref, struct branches *out,
	struct err *err)
{
	struct branches found = {0};
	struct reader r = {.arena = a, .folder = f, .out = &found, .err = err};
	r.tags.arena = r.their_tags.arena = r.my_paths.arena = r.their_paths.arena = a;
	list_each (e, f->journal.entries)
		map_set(&r.tags, e->tag, e);
	if (!find_ref(&r, ref) || !read_their_journal(&r))
		return false;
	list_each (e, f->journal.entries)
		if (!map_get(&r.their_tags, e->tag))
			map_set(&r.my_paths, snapshot_path(&r, e), e);
	list_each (e, f->journal.entries)
		if (map_get(&r.their_tags, e->tag) && !read_theirs(&r, e))
			return false;
	list_each (e, f->journal.entries)
		if (!map_get(&r.their_tags, e->tag) && !read_mine(&r, e))
			return false;
	*out = found;
	return true;
}
