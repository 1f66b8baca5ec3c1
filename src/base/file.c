/* Files and folders on POSIX. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool file_is_folder(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool read_all(int fd, char *into, size_t size, size_t *got)
{
	*got = 0;
	while (*got < size) {
		ssize_t n = read(fd, into + *got, size - *got);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		if (n == 0)
			break;
		*got += (size_t)n;
	}
	return true;
}

bool file_read(struct arena *a, const char *path, const char **text, size_t *len, struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	if (fd < 0 || fstat(fd, &st) < 0) {
		err_set(err, ERR_FILE, "cannot read %s: %s", path, strerror(errno));
		if (fd >= 0)
			close(fd);
		return false;
	}
	if (S_ISDIR(st.st_mode)) {
		close(fd);
		return err_set(err, ERR_FILE, "cannot read %s: it is a folder", path);
	}
	/* One byte more than the size tells a file that grew; it is read as it was at the start. */
	size_t size = (size_t)st.st_size, got;
	char *s = arena_alloc(a, size + 1);
	bool ok = read_all(fd, s, size, &got);
	int why = errno;
	close(fd);
	if (!ok)
		return err_set(err, ERR_FILE, "cannot read %s: %s", path, strerror(why));
	s[got] = '\0';
	*text = s;
	if (len)
		*len = got;
	return true;
}

bool file_make_folder(const char *path, struct err *err)
{
	ARENA_SCOPE struct arena *a = arena_new();
	char *p = arena_strdup(a, path);
	for (char *slash = strchr(p + 1, '/');; slash = strchr(slash + 1, '/')) {
		if (slash)
			*slash = '\0';
		if (mkdir(p, 0777) < 0 && errno != EEXIST && !(slash && file_is_folder(p)))
			return err_set(
				err, ERR_FILE, "cannot make the folder %s: %s", p, strerror(errno));
		if (!slash)
			break;
		*slash = '/';
	}
	if (!file_is_folder(path))
		return err_set(err, ERR_FILE, "%s is not a folder", path);
	return true;
}

static int by_bytes(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

bool file_list(struct arena *a, const char *folder, struct list *names, struct err *err)
{
	DIR *dir = opendir(folder);
	if (!dir)
		return err_set(err, ERR_FILE, "cannot read %s: %s", folder, strerror(errno));
	*names = (struct list){0};
	for (struct dirent *e; (e = readdir(dir));)
		if (strcmp(e->d_name, ".") && strcmp(e->d_name, ".."))
			list_push_pointer(a, names, arena_strdup(a, e->d_name));
	closedir(dir);
	if (names->count)
		qsort(names->items, names->count, sizeof(void *), by_bytes);
	return true;
}

const char *file_real(struct arena *a, const char *path)
{
	char *real = realpath(path, NULL);
	const char *copy = real ? arena_strdup(a, real) : NULL;
	free(real);
	return copy;
}

const char *file_cwd(struct arena *a)
{
	char *cwd = getcwd(NULL, 0);
	const char *copy = arena_strdup(a, cwd ? cwd : ".");
	free(cwd);
	return copy;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	return remove(path);
}

bool file_remove_tree(const char *path, struct err *err)
{
	struct stat st;
	if (lstat(path, &st) < 0 && errno == ENOENT)
		return true;
	if (nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) != 0)
		return err_set(err, ERR_FILE, "cannot remove %s: %s", path, strerror(errno));
	return true;
}
