/* The journal of a migrations folder, and where its files are. */
#include "folder/folder.h"

#include <math.h>
#include <string.h>

#include "base/file.h"
#include "base/map.h"
#include "base/path.h"

static const char *journal_path(struct arena *a, const struct folder *f)
{
	return path_join(a, f->path, "meta/_journal.json");
}

static bool damaged(struct err *err, const char *file, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

static bool damaged(struct err *err, const char *file, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	ARENA_SCOPE struct arena *a = arena_new();
	err_set(err, ERR_FOLDER, "%s is damaged: %s", file, arena_vprintf(a, fmt, args));
	va_end(args);
	err_text(&err->hint, "restore the file from version control");
	return err_at(err, file, 0, 0);
}

/* The text of a member that may be absent; what is there must be a string. */
static bool read_text(const struct json *object, const char *key, const char **out)
{
	const struct json *v = json_get(object, key);
	if (v)
		*out = json_text(v);
	return *out;
}

static bool read_integer(const struct json *object, const char *key, double limit, double *out)
{
	const struct json *v = json_get(object, key);
	*out = json_number(v);
	return json_kind(v) == JSON_NUM && *out == floor(*out) && fabs(*out) <= limit;
}

static bool read_breakpoints(const struct json *object, bool *out)
{
	const struct json *v = json_get(object, "breakpoints");
	*out = !v || json_truth(v);
	return !v || json_kind(v) == JSON_BOOL;
}

static bool is_file_name(const char *tag)
{
	return tag && tag[0] && !strchr(tag, '/');
}

static bool read_entry(
	const char *file, size_t at, const struct json *v, struct journal_entry *e, struct err *err)
{
	double idx, when;
	if (json_kind(v) != JSON_OBJ)
		return damaged(err, file, "entry %zu is %s", at, json_kind_name(v));
	if (!read_integer(v, "idx", 1e9, &idx))
		return damaged(err, file, "entry %zu has no \"idx\" that is a whole number", at);
	if (!read_integer(v, "when", 9e15, &when))
		return damaged(err, file, "entry %zu has no \"when\" in milliseconds", at);
	*e = (struct journal_entry){
		.idx = (int)idx, .version = "7", .when = (int64_t)when, .source = v};
	e->tag = json_text(json_get(v, "tag"));
	if (!is_file_name(e->tag))
		return damaged(err, file, "entry %zu has no \"tag\" that names a file", at);
	if (!read_text(v, "version", &e->version))
		return damaged(err, file, "entry %zu has a \"version\" that is no string", at);
	if (!read_breakpoints(v, &e->breakpoints))
		return damaged(err, file, "entry %zu has \"breakpoints\" that are no boolean", at);
	return true;
}

static bool read_entries(struct arena *a, const char *file, const struct json *entries,
	struct journal *out, struct err *err)
{
	if (json_kind(entries) != JSON_ARR)
		return damaged(
			err, file, "\"entries\" is %s, not an array", json_kind_name(entries));
	struct map tags = {.arena = a};
	for (size_t i = 0; i < json_count(entries); i++) {
		struct journal_entry *e = arena_new_of(a, struct journal_entry);
		if (!read_entry(file, i, json_at(entries, i), e, err))
			return false;
		if (!map_set(&tags, e->tag, e))
			return damaged(err, file, "two entries have the tag \"%s\"", e->tag);
		list_push(a, &out->entries, e);
	}
	return true;
}

static bool advise_on_conflict(const char *text, size_t len, struct err *err)
{
	static const char marker[] = "<<<<<<< ";
	if (memmem(text, len, marker, strlen(marker)))
		err_text(&err->hint,
			"git has left both sides of a merge in it: keep the entries of "
			"both, then `rihla rebase`; after `rihla init --git` git does "
			"the first by itself");
	return false;
}

bool folder_read_journal(struct arena *a, const char *file, const char *text, size_t len,
	struct journal *out, struct err *err)
{
	*out = (struct journal){.version = "7", .dialect = "postgresql"};
	const struct json *root = json_parse(a, file, text, len, err);
	if (!root)
		return advise_on_conflict(text, len, err);
	if (json_kind(root) != JSON_OBJ)
		return damaged(err, file, "it is %s, not an object", json_kind_name(root));
	out->source = root;
	if (!read_text(root, "version", &out->version))
		return damaged(err, file, "\"version\" is no string");
	if (!read_text(root, "dialect", &out->dialect))
		return damaged(err, file, "\"dialect\" is no string");
	if (strcmp(out->dialect, "postgresql") && strcmp(out->dialect, "pg")) {
		err_set(err, ERR_FOLDER, "%s is of the dialect %s; only postgresql is supported",
			file, out->dialect);
		return err_at(err, file, 0, 0);
	}
	return read_entries(a, file, json_get(root, "entries"), out, err);
}

/* Before version 0.12 drizzle-kit made one folder for each migration, named by its time. */
static bool is_old_migration(const char *name)
{
	return strlen(name) == 14 && strspn(name, "0123456789") == 14;
}

static bool check_without_journal(struct arena *a, const struct folder *f, struct err *err)
{
	if (!file_exists(f->path))
		return true;
	struct list names = {0};
	if (!file_list(a, f->path, &names, err))
		return false;
	for (size_t i = 0; i < names.count; i++)
		if (is_old_migration(names.items[i])) {
			err_set(err, ERR_UNSUPPORTED,
				"%s has the layout of drizzle-kit before 0.12, a folder for each "
				"migration",
				f->path);
			err_text(&err->hint,
				"run `up:pg` of drizzle-kit 0.20 first, then `rihla up`");
			return false;
		}
	names = (struct list){0};
	if (!file_is_folder(path_join(a, f->path, "meta")))
		return true;
	if (!folder_snapshots(a, f, &names, err))
		return false;
	if (names.count)
		return damaged(err, journal_path(a, f), "it is missing, but there are snapshots");
	return true;
}

bool folder_open(struct arena *a, const char *path, struct folder *out, struct err *err)
{
	struct folder f = {.path = path, .journal = {.version = "7", .dialect = "postgresql"}};
	const char *file = journal_path(a, &f), *text;
	size_t len;
	f.exists = file_exists(file);
	if (f.exists) {
		if (!file_read(a, file, &text, &len, err) ||
			!folder_read_journal(a, file, text, len, &f.journal, err))
			return false;
	} else if (!check_without_journal(a, &f, err)) {
		return false;
	}
	*out = f;
	return true;
}

static void put_entry(struct buf *out, const struct journal_entry *e)
{
	if (e->source) {
		json_put_pretty(out, e->source, 2);
		return;
	}
	buf_printf(out, "{\n      \"idx\": %d,\n      \"version\": ", e->idx);
	json_put_string(out, e->version);
	buf_printf(out, ",\n      \"when\": %lld,\n      \"tag\": ", (long long)e->when);
	json_put_string(out, e->tag);
	buf_printf(out, ",\n      \"breakpoints\": %s\n    }", e->breakpoints ? "true" : "false");
}

static void put_entries(struct buf *out, const struct journal *j)
{
	buf_putc(out, '[');
	list_each (e, j->entries) {
		buf_puts(out, e_at ? ",\n    " : "\n    ");
		put_entry(out, e);
	}
	buf_puts(out, j->entries.count ? "\n  ]" : "]");
}

void folder_put_journal(struct buf *out, const struct journal *j)
{
	if (!j->source) {
		buf_puts(out, "{\n  \"version\": ");
		json_put_string(out, j->version);
		buf_puts(out, ",\n  \"dialect\": ");
		json_put_string(out, j->dialect);
		buf_puts(out, ",\n  \"entries\": ");
		put_entries(out, j);
		buf_puts(out, "\n}");
		return;
	}
	const char *before = "{\n  ";
	for (struct json_iter it = json_members(j->source); json_next(&it); before = ",\n  ") {
		buf_puts(out, before);
		json_put_string(out, it.key);
		buf_puts(out, ": ");
		if (!strcmp(it.key, "entries"))
			put_entries(out, j);
		else
			json_put_pretty(out, it.value, 1);
	}
	buf_puts(out, "\n}");
}

bool folder_start(struct arena *a, struct folder *f, struct err *err)
{
	static const char text[] = "{\"version\":\"7\",\"dialect\":\"postgresql\",\"entries\":[]}";
	if (f->exists)
		return true;
	if (!file_write(journal_path(a, f), text, sizeof(text) - 1, err))
		return false;
	f->exists = true;
	return true;
}

const char *folder_sql_path(struct arena *a, const struct folder *f, const struct journal_entry *e)
{
	return path_join(a, f->path, arena_printf(a, "%s.sql", e->tag));
}

const char *folder_snapshot_path(
	struct arena *a, const struct folder *f, const struct journal_entry *e)
{
	int prefix = (int)strcspn(e->tag, "_");
	return path_join(a, f->path, arena_printf(a, "meta/%.*s_snapshot.json", prefix, e->tag));
}

bool folder_snapshots(struct arena *a, const struct folder *f, struct list *names, struct err *err)
{
	const char *meta = path_join(a, f->path, "meta");
	struct list found = {0}, paths = {0};
	if (file_exists(meta) && !file_list(a, meta, &found, err))
		return false;
	for (size_t i = 0; i < found.count; i++) {
		const char *name = found.items[i];
		if (name[0] != '_' && !strcmp(path_extension(name), ".json"))
			list_push_pointer(a, &paths, (void *)path_join(a, meta, name));
	}
	*names = paths;
	return true;
}

bool folder_has_own_snapshot(const struct journal_entry *e)
{
	return e->tag[0] != '_';
}

size_t folder_number_length(const char *tag)
{
	size_t len = strspn(tag, "0123456789");
	return tag[len] == '_' && len < 10 ? len : 0; /* times have more digits */
}

const struct journal_entry *folder_entry_with(
	struct arena *a, const struct journal_entry *e, int idx, int64_t when, const char *tag)
{
	struct journal_entry *copy = arena_new_of(a, struct journal_entry);
	*copy = *e;
	copy->idx = idx;
	copy->when = when;
	copy->tag = tag;
	if (!e->source)
		return copy;
	struct json *source = json_new_object(a);
	for (struct json_iter it = json_members(e->source); json_next(&it);)
		json_set(a, source, it.key, it.value);
	json_set(a, source, "idx", json_new_number(a, idx));
	json_set(a, source, "when", json_new_number(a, (double)when));
	json_set(a, source, "tag", json_new_string(a, tag));
	copy->source = source;
	return copy;
}

const struct journal_entry *folder_find(const struct folder *f, const char *name)
{
	size_t len = strlen(name);
	list_each (e, f->journal.entries)
		if (!strcmp(e->tag, name))
			return e;
	list_each (e, f->journal.entries)
		if (!strncmp(e->tag, name, len) && (!e->tag[len] || e->tag[len] == '_'))
			return e;
	return NULL;
}

static bool missing(
	struct err *err, const char *path, const struct journal_entry *e, const char *remedy)
{
	err_set(err, ERR_FOLDER, "%s is missing, but the journal lists %s", path, e->tag);
	err_text(&err->hint, remedy);
	return err_at(err, path, 0, 0);
}

bool folder_check_newest(struct arena *a, const struct folder *f, struct err *err)
{
	size_t count = f->journal.entries.count;
	if (!count)
		return true;
	const struct journal_entry *last = f->journal.entries.items[count - 1];
	const char *path = folder_snapshot_path(a, f, last);
	return file_exists(path) ||
	       missing(err, path, last,
		       "restore the file from version control, or run `rihla repair`");
}

bool folder_check(struct arena *a, const struct folder *f, struct err *err)
{
	list_each (e, f->journal.entries) {
		const char *path = folder_sql_path(a, f, e);
		if (!file_exists(path))
			return missing(err, path, e, "restore the file from version control");
	}
	return folder_check_newest(a, f, err);
}
