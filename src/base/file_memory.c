/* Files that are in memory alone. */
#include "base/file.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__

static bool write_whole(int fd, const char *text, size_t len)
{
	while (len) {
		ssize_t n = write(fd, text, len);
		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0) {
			text += n;
			len -= (size_t)n;
		}
	}
	return true;
}

bool file_in_memory(
	struct arena *a, const char *text, size_t len, const char **path, struct err *err)
{
	int fd = memfd_create("rihla", MFD_CLOEXEC);
	if (fd >= 0 && fchmod(fd, 0600) == 0 && write_whole(fd, text, len)) {
		/* Not /dev/stdin's way: opened by this name it is read from its beginning. */
		*path = arena_printf(a, "/proc/self/fd/%d", fd);
		return true;
	}
	int reason = errno;
	if (fd >= 0)
		close(fd);
	return err_set(err, ERR_FILE, "cannot keep a file in memory: %s", strerror(reason));
}

#else

bool file_in_memory(
	struct arena *a, const char *text, size_t len, const char **path, struct err *err)
{
	return err_set(err, ERR_FILE, "certificates within the config need Linux");
}

#endif
