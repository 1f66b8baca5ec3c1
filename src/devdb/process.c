/* Forks, drops privileges and waits. */
#include "devdb/process.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

/* For good: set*id of all three kinds, groups first. */
static bool become_user(const struct home *h)
{
	if (geteuid() != 0)
		return true;
	return setgroups(0, NULL) == 0 && setgid(h->gid) == 0 && setuid(h->uid) == 0;
}

/* What the caller's environment says of PostgreSQL (PGDATA, PGPORT, …) is about other servers; and
 * the log is read by rihla, so it is in English. */
static void clean_environment(void)
{
	for (char **e = environ; *e;) {
		char *name = strndup(*e, strcspn(*e, "="));
		if (!name)
			_exit(126);
		if (!strncmp(name, "PG", 2) && unsetenv(name) == 0)
			e = environ;
		else
			e++;
		free(name);
	}
	setenv("LC_ALL", "C", 1);
}

static void close_from(int first)
{
	long end = sysconf(_SC_OPEN_MAX);
	for (int fd = first; fd < (end > 0 && end < 4096 ? end : 4096); fd++)
		close(fd);
}

static void exec_child(const struct home *h, const char *const *argv, int output)
{
	setsid();
	/* The user may not be allowed to enter the folder that rihla was started in. */
	if (chdir("/") < 0)
		_exit(126);
	umask(077);
	clean_environment();
	int null = open("/dev/null", O_RDWR);
	if (null < 0 || dup2(null, 0) < 0 || dup2(output, 1) < 0 || dup2(h ? output : null, 2) < 0)
		_exit(126);
	close_from(3);
	if (h && !become_user(h))
		_exit(126);
	execv(argv[0], (char *const *)argv);
	_exit(127);
}

bool process_start(
	const struct home *h, const char *const *argv, int output, pid_t *out, struct err *err)
{
	pid_t pid = fork();
	if (pid < 0)
		return err_set(err, ERR_DEVDB, "cannot start %s: %s", argv[0], strerror(errno));
	if (pid == 0)
		exec_child(h, argv, output);
	*out = pid;
	return true;
}

static int wait_for(pid_t pid)
{
	int status;
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return status;
}

bool process_wait(pid_t pid)
{
	int status = wait_for(pid);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool process_has_ended(pid_t pid)
{
	return waitpid(pid, NULL, WNOHANG) != 0;
}

static size_t read_pipe(int fd, char *into, size_t size)
{
	size_t len = 0;
	while (len < size - 1) {
		ssize_t n = read(fd, into + len, size - 1 - len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		len += (size_t)n;
	}
	return len;
}

bool process_output(const char *const *argv, char *into, size_t size)
{
	ERR_SCOPE struct err ignored = {0};
	int ends[2];
	pid_t pid = -1;
	if (pipe2(ends, O_CLOEXEC) < 0)
		return false;
	bool is_started = process_start(NULL, argv, ends[1], &pid, &ignored);
	close(ends[1]);
	size_t len = is_started ? read_pipe(ends[0], into, size) : 0;
	into[len] = '\0';
	close(ends[0]);
	return is_started && process_wait(pid);
}

bool process_may_enter(const struct home *h, const char *path)
{
	if (geteuid() != 0)
		return access(path, X_OK) == 0;
	pid_t pid = fork();
	if (pid == 0)
		_exit(become_user(h) && access(path, X_OK) == 0 ? 0 : 1);
	return pid > 0 && process_wait(pid);
}

bool process_is_in(pid_t pid, const char *folder)
{
	ARENA_SCOPE struct arena *a = arena_new();
	char cwd[PATH_MAX];
	if (pid <= 1 || (kill(pid, 0) < 0 && errno == ESRCH))
		return false;
	if (access("/proc/self/cwd", F_OK) < 0)
		return true; /* a system without /proc: the number alone must do */
	ssize_t len = readlink(arena_printf(a, "/proc/%ld/cwd", (long)pid), cwd, sizeof(cwd) - 1);
	if (len < 0)
		return false;
	cwd[len] = '\0';
	return !strcmp(cwd, folder);
}

void process_sleep(int milliseconds)
{
	struct timespec t = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
	nanosleep(&t, NULL);
}
