/* Adding a migration to a folder: its name and its files. */
#include "folder/folder.h"

#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/path.h"
#include "folder/words.h"

bool folder_prefix_of(const char *name, enum folder_prefix *out)
{
	static const char *const names[] = {[PREFIX_INDEX] = "index",
		[PREFIX_TIMESTAMP] = "timestamp",
		[PREFIX_SUPABASE] = "supabase",
		[PREFIX_UNIX] = "unix",
		[PREFIX_NONE] = "none"};
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strcmp(name, names[i])) {
			*out = (enum folder_prefix)i;
			return true;
		}
	return false;
}

static const char *prefix_text(
	struct arena *a, enum folder_prefix prefix, const struct journal_entry *e)
{
	time_t seconds = (time_t)(e->when / 1000);
	struct tm utc;
	switch (prefix) {
	case PREFIX_INDEX: return arena_printf(a, "%04d", e->idx);
	case PREFIX_UNIX: return arena_printf(a, "%lld", (long long)seconds);
	case PREFIX_TIMESTAMP:
	case PREFIX_SUPABASE:
		gmtime_r(&seconds, &utc);
		return arena_printf(a, "%04d%02d%02d%02d%02d%02d", utc.tm_year + 1900,
			utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec);
	case PREFIX_NONE: return "";
	}
	return "";
}

void folder_put_sql(struct buf *out, const struct folder_addition *addition)
{
	if (addition->custom_text) {
		buf_puts(out, addition->custom_text);
		return;
	}
	list_each (sql, addition->statements) {
		if (sql_at)
			buf_puts(out, addition->breakpoints ? "--> statement-breakpoint\n" : "\n");
		buf_puts(out, sql);
	}
}

int64_t folder_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static struct journal_entry *new_entry(
	struct arena *a, const struct journal *j, const struct folder_addition *addition)
{
	struct journal_entry *e = arena_new_of(a, struct journal_entry);
	e->idx = j->entries.count ? j->entries.items[j->entries.count - 1]->idx + 1 : 0;
	e->version = "7";
	e->when = folder_now();
	e->breakpoints = addition->breakpoints;
	const char *name = addition->name && addition->name[0] ? addition->name : words_pair(a);
	e->tag = arena_printf(a, "%s_%s", prefix_text(a, addition->prefix, e), name);
	return e;
}

static bool check_free(const char *path, struct err *err)
{
	if (!file_exists(path))
		return true;
	err_set(err, ERR_FOLDER, "%s is there already, but the journal does not list it", path);
	err_text(&err->hint, "remove the file, or restore the journal that belongs to it");
	return err_at(err, path, 0, 0);
}

bool folder_add(struct arena *a, struct folder *f, const struct folder_addition *addition,
	const struct journal_entry **entry, struct err *err)
{
	if (addition->name && strchr(addition->name, '/'))
		return err_set(err, ERR_USAGE, "the name of a migration cannot have a slash: %s",
			addition->name);
	struct journal_entry *e = new_entry(a, &f->journal, addition);
	const char *sql_path = folder_sql_path(a, f, e);
	const char *snapshot_path = folder_snapshot_path(a, f, e);
	if (!check_free(sql_path, err) ||
		(addition->prefix != PREFIX_NONE && !check_free(snapshot_path, err)))
		return false;
	struct journal after = f->journal;
	list_push(a, &after.entries, e);
	struct buf sql = buf_in(a), journal = buf_in(a);
	folder_put_sql(&sql, addition);
	folder_put_journal(&journal, &after);
	const struct file_content files[] = {
		{sql_path, sql.s, sql.len},
		{snapshot_path, addition->snapshot, addition->snapshot_len},
		{path_join(a, f->path, "meta/_journal.json"), journal.s, journal.len},
	};
	if (!file_write_all(files, sizeof(files) / sizeof(*files), err))
		return false;
	f->exists = true;
	f->journal = after;
	*entry = e;
	return true;
}
