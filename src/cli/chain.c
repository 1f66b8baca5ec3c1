/* Snapshots of a folder, one after the other: each is held in memory only while it is read. */
#include "cli/chain.h"

#include "base/file.h"

bool chain_read_snapshot(struct arena *a, const char *path, struct snapshot *out, struct err *err)
{
	struct snapshot_file file = {.name = path};
	struct buf text = buf_in(a);
	const char *version;
	if (!file_read(a, path, &file.text, &file.len, err))
		return false;
	if (snapshot_read(a, path, file.text, file.len, out, err))
		return true;
	if (err->kind != ERR_UNSUPPORTED)
		return false;
	err_clear(err);
	if (!snapshot_upgrade(a, &file, &version, &text, err) ||
		!snapshot_read(a, path, text.s, text.len, out, err))
		return false;
	out->version = version;
	return true;
}

static struct folder_snapshot *read_one(struct arena *a, const char *path)
{
	ARENA_SCOPE struct arena *scratch = arena_new();
	ERR_SCOPE struct err err = {0};
	struct snapshot snapshot;
	struct folder_snapshot *out = arena_new_of(a, struct folder_snapshot);
	out->path = path;
	if (!chain_read_snapshot(scratch, path, &snapshot, &err)) {
		out->problem = arena_strdup(a, err.message);
		return out;
	}
	out->id = arena_strdup(a, snapshot.id);
	out->prev_id = arena_strdup(a, snapshot.prev_id);
	out->version = arena_strdup(a, snapshot.version);
	return out;
}

bool chain_read(struct arena *a, const struct folder *f, struct list *out, struct err *err)
{
	struct list paths = {0}, all = {0};
	if (!folder_snapshots(a, f, &paths, err))
		return false;
	for (size_t i = 0; i < paths.count; i++)
		list_push_pointer(a, &all, read_one(a, paths.items[i]));
	*out = all;
	return true;
}
