/* Files and folders: read whole, written beside and renamed. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"

/* The whole of a file, NUL-terminated behind `*len` bytes (`len` may be NULL). Fails with ERR_FILE.
 */
bool file_read(struct arena *a, const char *path, const char **text, size_t *len, struct err *err);

/* Writes `text` to a new file beside `path`, flushes it to disk and renames it over `path`, so that
 * `path` holds either what it held or all of `text`. Missing folders are made. Fails with ERR_FILE.
 */
bool file_write(const char *path, const char *text, size_t len, struct err *err);

/* One file of a set that changes together; `text` NULL: the file is to go. */
struct file_content {
	const char *path, *text;
	size_t len;
};

/* Writes all beside their places first; only when every one is on disk they are renamed, or the
 * files removed, in order. If one step fails, what was done before it is taken back: a file is
 * absent again, or has the text it had. A file that is to go and is not there is fine. What an
 * interrupted earlier call left in the same folders is swept away. */
bool file_write_all(const struct file_content *files, size_t count, struct err *err);

bool file_make_folder(const char *path, struct err *err);
bool file_exists(const char *path);
bool file_is_folder(const char *path);

/* Names (not paths) in a folder without "." and "..", sorted by bytes. */
bool file_list(struct arena *a, const char *folder, struct list *names, struct err *err);

/* Keeps `text` in memory and gives a path by which this process, and nobody but its user, can read
 * it as a file, for libraries that read nothing else. It is gone when the process ends. Fails with
 * ERR_FILE; elsewhere than on Linux always. */
bool file_in_memory(
	struct arena *a, const char *text, size_t len, const char **path, struct err *err);

/* The absolute path with links resolved, or NULL where there is no such file. */
const char *file_real(struct arena *a, const char *path);

/* The current working directory. */
const char *file_cwd(struct arena *a);

/* Takes a folder and all in it away; what does not exist is fine. Links are not followed. */
bool file_remove_tree(const char *path, struct err *err);

#endif
