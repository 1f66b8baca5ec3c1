/* Writing files so that each, and a set of them, changes whole or not at all. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"

/* A file on its way. */
struct pending {
	const struct file_content *content;
	const char *folder;
	const char *beside; /* the name under which it is written first */
	int fd;             /* open until the text is on disk, else -1 */
	bool is_done;       /* renamed, or removed */
	bool existed;
	struct file_content before; /* what it held, where it existed */
};

static bool fail(const struct pending *p, int why, struct err *err)
{
	return err_set(err, ERR_FILE, "cannot %s %s: %s", p->content->text ? "write" : "remove",
		p->content->path, strerror(why));
}

static bool write_all(int fd, const char *text, size_t len)
{
	while (len) {
		ssize_t n = write(fd, text, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		text += n;
		len -= (size_t)n;
	}
	return true;
}

/* An underscore in front, since drizzle-kit takes every other file in meta/ for a snapshot. */
static const char *name_beside(struct arena *a, const struct pending *p)
{
	return arena_printf(
		a, "%s/_%s.%ld.new", p->folder, path_base(p->content->path), (long)getpid());
}

/* The process that left "_NAME.PID.new", or 0 if the name is another. */
static long writer_of(const char *name)
{
	size_t len = strlen(name);
	if (name[0] != '_' || len < 7 || strcmp(name + len - 4, ".new"))
		return 0;
	const char *digits = name + len - 4;
	while (digits > name && digits[-1] >= '0' && digits[-1] <= '9')
		digits--;
	return digits > name && digits[-1] == '.' ? strtol(digits, NULL, 10) : 0;
}

/* Takes away what processes that are no more left in `folder`. */
static void sweep(struct arena *a, const char *folder)
{
	ERR_SCOPE struct err ignored = {0};
	struct list names = {0};
	if (!file_list(a, folder, &names, &ignored))
		return;
	for (size_t i = 0; i < names.count; i++) {
		long pid = writer_of(names.items[i]);
		if (pid > 0 && kill((pid_t)pid, 0) < 0 && errno == ESRCH)
			unlink(path_join(a, folder, names.items[i]));
	}
}

static bool write_beside(struct arena *a, struct pending *p, struct err *err)
{
	if (!p->content->text)
		return true;
	if (!file_make_folder(p->folder, err))
		return false;
	p->beside = name_beside(a, p);
	p->fd = open(p->beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (p->fd < 0 || !write_all(p->fd, p->content->text, p->content->len))
		return fail(p, errno, err);
	return true;
}

static bool put_on_disk(struct pending *p, struct err *err)
{
	int fd = p->fd, why = 0;
	if (fd < 0)
		return true;
	p->fd = -1;
	if (fsync(fd) < 0)
		why = errno;
	if (close(fd) < 0 && !why)
		why = errno;
	return !why || fail(p, why, err);
}

/* The mode of the file to be replaced is kept, and its text if it may have to come back. */
static bool remember(struct arena *a, struct pending *p, bool is_last, struct err *err)
{
	struct stat st;
	p->before.path = p->content->path;
	p->existed = stat(p->before.path, &st) == 0;
	if (!p->existed)
		return true;
	if (p->beside)
		chmod(p->beside, st.st_mode & 07777);
	return is_last || file_read(a, p->before.path, &p->before.text, &p->before.len, err);
}

static bool put_in_place(struct pending *p, struct err *err)
{
	int result = p->beside ? rename(p->beside, p->content->path) : unlink(p->content->path);
	if (result < 0 && (p->beside || p->existed))
		return fail(p, errno, err);
	p->is_done = true;
	return true;
}

static void sync_folder(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return;
	fsync(fd); /* where a file system cannot, the names are as safe as it makes them */
	close(fd);
}

static void take_back(struct pending *p)
{
	ERR_SCOPE struct err ignored = {0};
	if (p->fd >= 0)
		close(p->fd);
	if (!p->is_done) {
		if (p->beside)
			unlink(p->beside);
	} else if (p->existed) {
		file_write(p->before.path, p->before.text, p->before.len, &ignored);
	} else {
		unlink(p->before.path);
	}
}

static bool write_set(struct arena *a, struct pending *set, size_t count, struct err *err)
{
	for (size_t i = 0; i < count; i++)
		if (!write_beside(a, &set[i], err))
			return false;
	/* The first flush tends to carry the others along. */
	for (size_t i = 0; i < count; i++)
		if (!put_on_disk(&set[i], err))
			return false;
	for (size_t i = 0; i < count; i++)
		if (!remember(a, &set[i], i + 1 == count, err))
			return false;
	for (size_t i = 0; i < count; i++)
		if (!put_in_place(&set[i], err))
			return false;
	return true;
}

bool file_write_all(const struct file_content *files, size_t count, struct err *err)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct pending *set = arena_array(a, count, sizeof(*set));
	for (size_t i = 0; i < count; i++) {
		set[i] = (struct pending){.content = &files[i], .fd = -1};
		set[i].folder = path_dir(a, files[i].path);
		if (!i || strcmp(set[i].folder, set[i - 1].folder))
			sweep(a, set[i].folder);
	}
	bool ok = write_set(a, set, count, err);
	for (size_t i = 0; i < count && !ok; i++)
		take_back(&set[i]);
	for (size_t i = 0; i < count && ok; i++)
		if (!i || strcmp(set[i].folder, set[i - 1].folder))
			sync_folder(set[i].folder);
	return ok;
}

bool file_write(const char *path, const char *text, size_t len, struct err *err)
{
	return file_write_all(&(struct file_content){path, text, len}, 1, err);
}
