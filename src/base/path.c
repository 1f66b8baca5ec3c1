/* File names as text. */
#include "base/path.h"

#include <string.h>

#include "base/buf.h"

bool path_is_absolute(const char *path)
{
	return path[0] == '/';
}

const char *path_base(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

const char *path_extension(const char *path)
{
	const char *base = path_base(path), *dot = strrchr(base, '.');
	return dot && dot != base ? dot : "";
}

const char *path_dir(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return ".";
	return slash == path ? "/" : arena_strndup(a, path, (size_t)(slash - path));
}

/* Takes the last component off `out` for a "..", false if there is none to take. */
static bool go_up(struct buf *out, bool absolute)
{
	size_t root = absolute ? 1 : 0;
	if (out->len == root)
		return absolute;
	size_t at = out->len;
	while (at > root && out->s[at - 1] != '/')
		at--;
	if (!strcmp(out->s + at, ".."))
		return false;
	buf_truncate(out, at > root ? at - 1 : root);
	return true;
}

const char *path_normalize(struct arena *a, const char *path)
{
	bool absolute = path_is_absolute(path);
	struct buf out = buf_in(a);
	if (absolute)
		buf_putc(&out, '/');
	while (*path) {
		size_t len = strcspn(path, "/");
		bool is_up = len == 2 && !memcmp(path, "..", 2);
		bool is_here = len == 0 || (len == 1 && path[0] == '.');
		if (!is_here && !(is_up && go_up(&out, absolute))) {
			if (out.len && out.s[out.len - 1] != '/')
				buf_putc(&out, '/');
			buf_add(&out, path, len);
		}
		path += len;
		path += *path == '/';
	}
	return out.len ? out.s : ".";
}

const char *path_join(struct arena *a, const char *dir, const char *name)
{
	if (path_is_absolute(name))
		return path_normalize(a, name);
	return path_normalize(a, arena_printf(a, "%s/%s", dir, name));
}

const char *path_relative(struct arena *a, const char *from, const char *path)
{
	size_t from_rest = 0, path_rest = 0, at = 0; /* behind the components that both have */
	for (; from[at] && from[at] == path[at]; at++)
		if (from[at] == '/')
			from_rest = path_rest = at + 1;
	if ((!from[at] || from[at] == '/') && (!path[at] || path[at] == '/')) {
		from_rest = from[at] ? at + 1 : at;
		path_rest = path[at] ? at + 1 : at;
	}
	struct buf out = buf_in(a);
	for (const char *p = from + from_rest; *p; p += strcspn(p, "/"), p += *p == '/')
		buf_puts(&out, "../");
	buf_puts(&out, path + path_rest);
	if (!path[path_rest] && out.len)
		buf_truncate(&out, out.len - 1);
	return out.len ? out.s : ".";
}
