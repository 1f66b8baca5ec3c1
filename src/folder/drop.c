/* Taking the last migration out of a folder again. */
#include "folder/folder.h"

#include <assert.h>
#include <string.h>

#include "base/file.h"
#include "base/path.h"

/* Without a number in their tags, and after a merge that left two of one number, entries share a
 * snapshot. */
static bool is_shared(struct arena *a, const struct journal *rest, const struct folder *f,
	const char *snapshot_path)
{
	list_each (e, rest->entries)
		if (!strcmp(folder_snapshot_path(a, f, e), snapshot_path))
			return true;
	return false;
}

bool folder_drop(
	struct arena *a, struct folder *f, const struct journal_entry **entry, struct err *err)
{
	assert(f->journal.entries.count);
	struct journal rest = f->journal;
	const struct journal_entry *last = rest.entries.items[--rest.entries.count];
	const char *snapshot_path = folder_snapshot_path(a, f, last);
	struct buf journal = buf_in(a);
	folder_put_journal(&journal, &rest);
	/* The journal comes first: what a killed process leaves is then not applied by anyone. */
	const struct file_content files[] = {
		{path_join(a, f->path, "meta/_journal.json"), journal.s, journal.len},
		{folder_sql_path(a, f, last)},
		{snapshot_path},
	};
	size_t count = is_shared(a, &rest, f, snapshot_path) ? 2 : 3;
	if (!file_write_all(files, count, err))
		return false;
	f->journal = rest;
	*entry = last;
	return true;
}
