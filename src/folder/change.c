/* A set of files by path; what is written wins over what is removed. */
#include "folder/change.h"

#include <string.h>

#include "base/file.h"
#include "base/path.h"

static void set(struct folder_change *c, const char *path, const char *text, size_t len)
{
	struct file_content *content = arena_new_of(c->files.arena, struct file_content);
	*content = (struct file_content){path, text, len};
	map_set(&c->files, path, content);
}

void folder_change_write(struct folder_change *c, const char *path, const char *text, size_t len)
{
	set(c, path, text, len);
}

void folder_change_remove(struct folder_change *c, const char *path)
{
	if (!map_get(&c->files, path))
		set(c, path, NULL, 0);
}

bool folder_change_move(struct folder_change *c, const char *from, const char *to, struct err *err)
{
	const char *text;
	size_t len;
	if (!strcmp(from, to))
		return true;
	if (!file_read(c->files.arena, from, &text, &len, err))
		return false;
	folder_change_write(c, to, text, len);
	folder_change_remove(c, from);
	return true;
}

static size_t collect(const struct folder_change *c, bool are_written, struct file_content *into)
{
	size_t count = 0;
	for (size_t i = 0; i < c->files.count; i++) {
		const struct file_content *content = c->files.entries[i].value;
		if (!content->text != are_written)
			into[count++] = *content;
	}
	return count;
}

bool folder_change_commit(struct folder_change *c, const struct folder *f,
	const struct journal *journal, struct err *err)
{
	struct arena *a = c->files.arena;
	struct file_content *files = arena_array(a, c->files.count + 1, sizeof(*files));
	struct buf text = buf_in(a);
	folder_put_journal(&text, journal);
	size_t count = collect(c, true, files);
	files[count++] = (struct file_content){
		path_join(a, f->path, "meta/_journal.json"), text.s, text.len};
	count += collect(c, false, files + count);
	return file_write_all(files, count, err);
}
