/* Finds PostgreSQL in node_modules and makes it fit to run. */
#include "devdb/package.h"

#include <string.h>
#include <strings.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "base/path.h"

const char *package_platform(struct arena *a)
{
	static const struct {
		const char *machine, *name;
	} names[] = {{"x86_64", "x64"}, {"aarch64", "arm64"}, {"armv7l", "arm"}, {"i686", "ia32"},
		{"ppc64le", "ppc64"}};
	struct utsname u;
	if (uname(&u) < 0)
		return "unknown";
	const char *machine = u.machine;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(machine, names[i].machine))
			machine = names[i].name;
	return arena_printf(
		a, "%s-%s", strcasecmp(u.sysname, "darwin") ? "linux" : "darwin", machine);
}

void package_add_folders(struct arena *a, const char *root, struct list *folders)
{
	/* pnpm puts what the project does not name itself into .pnpm/node_modules. */
	static const char *const places[] = {"node_modules", "node_modules/.pnpm/node_modules"};
	const char *name = package_platform(a);
	for (const char *dir = root;; dir = path_dir(a, dir)) {
		for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
			const char *modules = path_join(a, dir, places[i]);
			list_push_pointer(a, folders,
				arena_printf(
					a, "%s/@embedded-postgres/%s/native/bin", modules, name));
		}
		if (!strcmp(dir, "/"))
			break;
	}
}

/* A path in the list is relative to the package and must stay in it. */
static bool is_inside(const char *path)
{
	return path && !path_is_absolute(path) && !strstr(path, "..");
}

bool package_link_libraries(struct arena *a, const char *folder)
{
	ERR_SCOPE struct err ignored = {0};
	const char *package = path_normalize(a, arena_printf(a, "%s/../..", folder));
	const char *list = arena_printf(a, "%s/native/pg-symlinks.json", package), *text;
	size_t len;
	bool made = false;
	if (!file_exists(list) || !file_read(a, list, &text, &len, &ignored))
		return false;
	const struct json *links = json_parse(a, list, text, len, &ignored);
	for (size_t i = 0; i < json_count(links); i++) {
		const char *source = json_text(json_get(json_at(links, i), "source"));
		const char *target = json_text(json_get(json_at(links, i), "target"));
		if (is_inside(source) && is_inside(target) &&
			symlink(path_base(source), arena_printf(a, "%s/%s", package, target)) == 0)
			made = true;
	}
	return made;
}
