/* A child with its stdout in a pipe. */
#include "base/command.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"

extern char **environ;

static bool start(const char *folder, const char *const *argv, int out, pid_t *pid, struct err *err)
{
	posix_spawn_file_actions_t actions;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, out, 1);
	posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addchdir_np(&actions, folder);
	int why = posix_spawnp(pid, argv[0], &actions, NULL, (char *const *)argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	return !why || err_set(err, ERR_FILE, "cannot run %s: %s", argv[0], strerror(why));
}

static void read_all(int fd, struct buf *into)
{
	char piece[16384];
	ssize_t n;
	while ((n = read(fd, piece, sizeof(piece))) > 0 || (n < 0 && errno == EINTR))
		if (n > 0)
			buf_add(into, piece, (size_t)n);
}

static int wait_for(pid_t pid)
{
	int status;
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return 255;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool command_run(struct arena *a, const char *folder, const char *const *argv,
	struct command_output *out, struct err *err)
{
	int ends[2];
	pid_t pid;
	struct buf text = buf_in(a);
	if (pipe2(ends, O_CLOEXEC) < 0)
		return err_set(err, ERR_FILE, "cannot run %s: %s", argv[0], strerror(errno));
	bool ok = start(folder, argv, ends[1], &pid, err);
	close(ends[1]);
	if (ok) {
		read_all(ends[0], &text);
		*out = (struct command_output){wait_for(pid), text.s, text.len};
	}
	close(ends[0]);
	return ok;
}
