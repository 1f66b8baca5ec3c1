/* Fuzzes the journal and the migration files: statements lie in the text, one behind the other, and
 * a journal that was read is written as text that is read the same. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "folder/folder.h"

static const char *root(void)
{
	static char path[] = "/tmp/rihla-fuzz-XXXXXX";
	static bool is_made;
	if (!is_made && !mkdtemp(path))
		abort();
	is_made = true;
	return path;
}

/* Without a flush to disk, which file_write would wait for. */
static void put(struct arena *a, const char *name, const uint8_t *data, size_t size)
{
	ERR_SCOPE struct err err = {0};
	const char *path = path_join(a, root(), name);
	if (!file_make_folder(path_dir(a, path), &err))
		abort();
	FILE *out = fopen(path, "w");
	if (!out || fwrite(data, 1, size, out) != size || fclose(out))
		abort();
}

static void check_migration(struct arena *a, const uint8_t *data, size_t size)
{
	ERR_SCOPE struct err err = {0};
	struct folder f = {.path = root()};
	struct journal_entry e = {.tag = "x"};
	struct migration m;
	put(a, "x.sql", data, size);
	if (!folder_read_migration(a, &f, &e, &m, &err))
		return;
	size_t end = 0;
	int line = 1;
	list_each (s, m.statements) {
		size_t len = strlen(s->sql);
		if (!len || s->offset < end || s->offset + len > m.len || s->line < line)
			abort();
		if (memcmp(m.text + s->offset, s->sql, len))
			abort();
		end = s->offset + len;
		line = s->line;
	}
}

static void check_journal(struct arena *a, const uint8_t *data, size_t size)
{
	ERR_SCOPE struct err err = {0};
	struct folder f;
	struct buf once = buf_in(a), twice = buf_in(a);
	put(a, "meta/_journal.json", data, size);
	if (!folder_open(a, root(), &f, &err))
		return;
	folder_put_journal(&once, &f.journal);
	put(a, "meta/_journal.json", (const uint8_t *)once.s, once.len);
	if (!folder_open(a, root(), &f, &err))
		abort();
	folder_put_journal(&twice, &f.journal);
	if (strcmp(once.s, twice.s))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	ARENA_SCOPE struct arena *a = arena_new();
	if (size && data[0] == '{')
		check_journal(a, data, size);
	else
		check_migration(a, data, size);
	return 0;
}
