/* Finds and makes the folders of the private PostgreSQL. */
#include "devdb/home.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "devdb/process.h"

static bool take_owner(const char *path, struct home *h)
{
	struct stat st;
	if (stat(path, &st) < 0 || st.st_uid == 0)
		return false;
	h->uid = st.st_uid;
	h->gid = st.st_gid;
	return true;
}

static bool take_user(const struct passwd *user, struct home *h)
{
	if (!user || user->pw_uid == 0)
		return false;
	h->uid = user->pw_uid;
	h->gid = user->pw_gid;
	return true;
}

static bool choose_user(struct home *h, struct err *err)
{
	h->uid = geteuid();
	h->gid = getegid();
	if (h->uid != 0)
		return true;
	const char *caller = getenv("SUDO_UID");
	if (take_owner(h->data, h) || take_owner(h->root, h) ||
		(caller && take_user(getpwuid((uid_t)atol(caller)), h)) ||
		take_user(getpwnam("postgres"), h) || take_user(getpwnam("nobody"), h))
		return true;
	err_set(err, ERR_DEVDB, "PostgreSQL does not run as root, and there is no other user");
	err_text(&err->hint, "run rihla as the user who owns the project");
	return false;
}

static const char *digest(struct arena *a, const char *root)
{
	return arena_strndup(a, hash_sha256(a, root, strlen(root)), 12);
}

static void set_folder(struct arena *a, struct home *h, const char *folder)
{
	h->folder = folder;
	h->data = arena_printf(a, "%s/data", folder);
	h->credentials = arena_printf(a, "%s/credentials.json", folder);
}

bool home_find(struct arena *a, const char *root, struct home *out, struct err *err)
{
	struct home h = {.root = file_real(a, root)};
	if (!h.root)
		return err_set(err, ERR_DEVDB, "cannot find %s: %s", root, strerror(errno));
	h.rihla = arena_printf(a, "%s/.rihla", h.root);
	h.log = arena_printf(a, "%s/pg.log", h.rihla);
	h.lock = arena_printf(a, "%s/pg.lock", h.rihla);
	const char *folder = arena_printf(a, "%s/pg", h.rihla), *real = file_real(a, folder);
	set_folder(a, &h, real ? real : folder);
	if (!choose_user(&h, err))
		return false;
	h.sockets = arena_printf(a, "/tmp/rihla-%ld-%s", (long)h.uid, digest(a, h.root));
	*out = h;
	return true;
}

/* Gives what root made in a user's project to that user. */
static void give_to_owner(const struct home *h, const char *path)
{
	struct stat st;
	if (geteuid() == 0 && stat(h->root, &st) == 0 && st.st_uid != 0 &&
		lchown(path, st.st_uid, st.st_gid) < 0)
		return; /* a file system without owners; then everybody may write */
}

static bool make_folder(const char *path, mode_t mode, struct err *err)
{
	if (mkdir(path, mode) < 0 && errno != EEXIST)
		return err_set(
			err, ERR_DEVDB, "cannot make the folder %s: %s", path, strerror(errno));
	return true;
}

/* A folder that only the server's user enters. */
static bool make_private(const struct home *h, const char *path, struct err *err)
{
	if (!make_folder(path, 0700, err))
		return false;
	if (geteuid() == 0 && lchown(path, h->uid, h->gid) < 0)
		return err_set(err, ERR_DEVDB, "cannot give %s to the server's user: %s", path,
			strerror(errno));
	return true;
}

static bool ignore_in_git(struct arena *a, const struct home *h, struct err *err)
{
	const char *path = arena_printf(a, "%s/.gitignore", h->rihla);
	if (file_exists(path))
		return true;
	bool ok = file_write(path, "*\n", 2, err);
	give_to_owner(h, path);
	return ok;
}

/* Makes .rihla/pg a link to a folder that the server's user reaches. */
static bool move_away(struct arena *a, struct home *h, struct err *err)
{
	static const char shared[] = "/var/lib/rihla";
	const char *folder = arena_printf(a, "%s/%s", shared, digest(a, h->root));
	const char *link = arena_printf(a, "%s/pg", h->rihla);
	if (!make_folder(shared, 0755, err) || !make_private(h, folder, err))
		return false;
	if (symlink(folder, link) < 0)
		return err_set(err, ERR_DEVDB, "cannot make %s: %s", link, strerror(errno));
	set_folder(a, h, folder);
	return true;
}

bool home_make(struct arena *a, struct home *h, struct err *err)
{
	if (!make_folder(h->rihla, 0777, err))
		return false;
	give_to_owner(h, h->rihla);
	if (!ignore_in_git(a, h, err))
		return false;
	if (file_is_folder(h->folder))
		return true;
	/* A link to a folder that was taken away. */
	unlink(h->folder);
	if (!process_may_enter(h, h->rihla))
		return move_away(a, h, err);
	return make_private(h, h->folder, err);
}

bool home_make_sockets(const struct home *h, struct err *err)
{
	struct stat st;
	if (mkdir(h->sockets, 0700) == 0)
		return make_private(h, h->sockets, err);
	if (errno != EEXIST || lstat(h->sockets, &st) < 0)
		return err_set(err, ERR_DEVDB, "cannot make the folder %s: %s", h->sockets,
			strerror(errno));
	if (S_ISDIR(st.st_mode) && st.st_uid == h->uid && !(st.st_mode & 077))
		return true;
	err_set(err, ERR_DEVDB, "%s is not a folder of the server's user alone", h->sockets);
	err_text(&err->hint, "the socket of the private PostgreSQL goes there: take it away");
	return false;
}

void home_remove_sockets(struct arena *a, const struct home *h, int port)
{
	/* Best effort: what is left is cleared away by the next start. */
	unlink(arena_printf(a, "%s/.s.PGSQL.%d", h->sockets, port));
	unlink(arena_printf(a, "%s/.s.PGSQL.%d.lock", h->sockets, port));
	rmdir(h->sockets);
}

int home_open_log(const struct home *h, struct err *err)
{
	int fd = open(h->log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (fd < 0)
		err_set(err, ERR_DEVDB, "cannot write %s: %s", h->log, strerror(errno));
	else
		give_to_owner(h, h->log);
	return fd;
}

bool home_lock(const struct home *h, int *out, struct err *err)
{
	int fd = open(h->lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0)
		return err_set(err, ERR_DEVDB, "cannot open %s: %s", h->lock, strerror(errno));
	give_to_owner(h, h->lock);
	while (flock(fd, LOCK_EX) < 0)
		if (errno != EINTR) {
			err_set(err, ERR_DEVDB, "cannot lock %s: %s", h->lock, strerror(errno));
			close(fd);
			return false;
		}
	*out = fd;
	return true;
}
