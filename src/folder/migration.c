/* Migration files, taken apart as drizzle-orm's migrator does. */
#include "folder/folder.h"

#include <string.h>

#include "base/file.h"
#include "base/hash.h"

#define BREAKPOINT "--> statement-breakpoint"

static size_t blank(const char *s, size_t len)
{
	size_t at = 0;
	while (at < len && (s[at] == ' ' || (s[at] >= '\t' && s[at] <= '\r')))
		at++;
	return at;
}

static int count_lines(const char *s, size_t len)
{
	int lines = 0;
	for (const char *end = s + len; (s = memchr(s, '\n', (size_t)(end - s))); s++)
		lines++;
	return lines;
}

static void split(struct arena *a, struct migration *m)
{
	static const char byte_order_mark[] = "\xef\xbb\xbf";
	const char *at = m->text, *end = m->text + m->len;
	if (m->len >= 3 && !memcmp(at, byte_order_mark, 3))
		at += 3;
	int line = 1;
	while (at < end) {
		const char *next = memmem(at, (size_t)(end - at), BREAKPOINT, strlen(BREAKPOINT));
		size_t len = (size_t)((next ? next : end) - at), before = blank(at, len);
		if (before < len) {
			struct statement *s = arena_new_of(a, struct statement);
			s->sql = arena_strndup(a, at + before, len - before);
			s->line = line + count_lines(at, before);
			s->offset = (size_t)(at + before - m->text);
			list_push(a, &m->statements, s);
		}
		line += count_lines(at, len);
		at = next ? next + strlen(BREAKPOINT) : end;
	}
}

bool folder_read_file(struct arena *a, const char *path, struct migration *out, struct err *err)
{
	struct migration m = {.path = path};
	if (!file_read(a, m.path, &m.text, &m.len, err))
		return false;
	const char *nul = memchr(m.text, '\0', m.len);
	if (nul) {
		err_set(err, ERR_FOLDER, "%s holds a NUL byte, which SQL cannot", m.path);
		return err_at(err, m.path, 1 + count_lines(m.text, (size_t)(nul - m.text)), 0);
	}
	m.hash = hash_sha256(a, m.text, m.len);
	split(a, &m);
	*out = m;
	return true;
}

bool folder_read_migration(struct arena *a, const struct folder *f, const struct journal_entry *e,
	struct migration *out, struct err *err)
{
	const char *path = folder_sql_path(a, f, e);
	if (folder_read_file(a, path, out, err)) {
		out->entry = e;
		return true;
	}
	if (!file_exists(path)) {
		err_set(err, ERR_FOLDER, "%s is missing, but the journal lists %s", path, e->tag);
		err_text(&err->hint, "restore the file from version control");
		return err_at(err, path, 0, 0);
	}
	return false;
}

const char *folder_way_back_of(struct arena *a, const char *path)
{
	static const char *const endings[] = {
		".down.sql", ".rollback.sql", ".revert.sql", ".undo.sql"};
	size_t len = strlen(path);
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		size_t ending = strlen(endings[i]);
		if (len <= ending || strcmp(path + len - ending, endings[i]) != 0)
			continue;
		const char *file = arena_printf(a, "%.*s.sql", (int)(len - ending), path);
		return file_exists(file) ? file : NULL;
	}
	return NULL;
}
