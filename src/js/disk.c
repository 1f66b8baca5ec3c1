/* Cached answers of the file system. */
#include "js/disk.h"

#include <sys/stat.h>

#include "base/file.h"
#include "base/path.h"

enum kind { KIND_NONE = 1, KIND_FILE, KIND_FOLDER };

struct disk disk_in(struct arena *a)
{
	return (struct disk){
		.arena = a,
		.kinds = {.arena = a},
		.real_folders = {.arena = a},
		.packages = {.arena = a},
	};
}

static enum kind kind_of(struct disk *d, const char *path)
{
	void *known = map_get(&d->kinds, path);
	if (known)
		return (enum kind)(size_t)known;
	struct stat st;
	enum kind kind = stat(path, &st) < 0   ? KIND_NONE
			 : S_ISREG(st.st_mode) ? KIND_FILE
			 : S_ISDIR(st.st_mode) ? KIND_FOLDER
					       : KIND_NONE;
	map_set(&d->kinds, arena_strdup(d->arena, path), (void *)(size_t)kind);
	return kind;
}

bool disk_is_file(struct disk *d, const char *path)
{
	bool is_there = kind_of(d, path) == KIND_FILE;
	if (!is_there && d->missed)
		list_push_pointer(d->arena, d->missed, arena_strdup(d->arena, path));
	return is_there;
}

bool disk_is_folder(struct disk *d, const char *path)
{
	return kind_of(d, path) == KIND_FOLDER;
}

static const char *real_folder(struct disk *d, const char *folder)
{
	const char *real = map_get(&d->real_folders, folder);
	if (real)
		return real;
	real = file_real(d->arena, folder);
	if (!real)
		real = folder;
	map_set(&d->real_folders, folder, (void *)real);
	return real;
}

const char *disk_real(struct disk *d, const char *path)
{
	struct stat st;
	if (lstat(path, &st) == 0 && S_ISLNK(st.st_mode)) {
		const char *real = file_real(d->arena, path);
		return real ? real : path;
	}
	return path_join(d->arena, real_folder(d, path_dir(d->arena, path)), path_base(path));
}

static bool read_package(struct disk *d, struct package *p, struct err *err)
{
	const char *path = path_join(d->arena, p->folder, "package.json"), *text;
	if (kind_of(d, path) != KIND_FILE)
		return true;
	size_t len;
	if (!file_read(d->arena, path, &text, &len, err))
		return false;
	p->json = json_parse(d->arena, path, text, len, err);
	return p->json != NULL;
}

bool disk_package(struct disk *d, const char *folder, const struct package **out, struct err *err)
{
	struct package *p = map_get(&d->packages, folder);
	if (!p) {
		p = arena_new_of(d->arena, struct package);
		p->folder = arena_strdup(d->arena, folder);
		if (!read_package(d, p, err))
			return false;
		map_set(&d->packages, p->folder, p);
	}
	*out = p;
	return true;
}
