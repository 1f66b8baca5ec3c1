/* Glob patterns over folders: braces are expanded first, then each pattern is walked component by
 * component. */
#include "base/glob.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/map.h"
#include "base/path.h"

/* Braces. */

static void expand(struct arena *a, const char *head, const char *pattern, struct list *out);

/* The end of the item that begins at `p` in a brace: its comma or its closing brace; NULL where the
 * brace is not closed. */
static const char *item_end(const char *p)
{
	int depth = 0;
	for (; *p; p++) {
		if (*p == '\\' && p[1])
			p++;
		else if (!depth && (*p == ',' || *p == '}'))
			return p;
		else if (*p == '{' || *p == '}')
			depth += *p == '{' ? 1 : -1;
	}
	return NULL;
}

static const char *brace_end(const char *p, bool *has_comma)
{
	*has_comma = false;
	while ((p = item_end(p)) && *p == ',') {
		*has_comma = true;
		p++;
	}
	return p;
}

/* `{1..3}`; false where it is no such range. */
static bool expand_range(
	struct arena *a, const char *head, const char *open, const char *close, struct list *out)
{
	char *end;
	long from = strtol(open + 1, &end, 10);
	if (end == open + 1 || strncmp(end, "..", 2))
		return false;
	const char *second = end + 2;
	long to = strtol(second, &end, 10), step = from <= to ? 1 : -1;
	if (end == second || end != close || labs(to - from) > 10000)
		return false;
	for (long n = from; n != to + step; n += step)
		expand(a, arena_printf(a, "%s%ld", head, n), close + 1, out);
	return true;
}

static void expand_list(
	struct arena *a, const char *head, const char *open, const char *close, struct list *out)
{
	for (const char *item = open + 1, *end; item <= close; item = end + 1) {
		end = item_end(item);
		/* an item may have braces of its own */
		const char *rest = arena_printf(a, "%.*s%s", (int)(end - item), item, close + 1);
		expand(a, head, rest, out);
	}
}

/* Pushes every pattern that `head` followed by `pattern` stands for; `head` has no braces left. */
static void expand(struct arena *a, const char *head, const char *pattern, struct list *out)
{
	for (const char *p = pattern; *p; p++) {
		bool has_comma;
		if (*p == '\\' && p[1])
			p++;
		if (*p != '{')
			continue;
		const char *close = brace_end(p + 1, &has_comma);
		if (!close)
			continue;
		const char *before = arena_printf(a, "%s%.*s", head, (int)(p - pattern), pattern);
		if (has_comma)
			expand_list(a, before, p, close, out);
		else if (!expand_range(a, before, p, close, out))
			continue;
		return;
	}
	list_push_pointer(a, out, arena_printf(a, "%s%s", head, pattern));
}

/* Folders. */

struct walk {
	struct arena *arena;
	const char *root;
	struct map found; /* paths as the pattern spells them */
};

static bool has_magic(const char *component)
{
	for (const char *p = component; *p; p++) {
		if (*p == '*' || *p == '?' || (*p == '[' && strchr(p + 1, ']')))
			return true;
		if (strchr("+@!", *p) && p[1] == '(' && strchr(p, ')'))
			return true;
	}
	return false;
}

static const char *without_escapes(struct arena *a, const char *component)
{
	struct buf out = buf_in(a);
	for (; *component; component++) {
		if (*component == '\\' && component[1])
			component++;
		buf_putc(&out, *component);
	}
	return out.len ? out.s : "";
}

static const char *below(struct walk *w, const char *prefix, const char *name)
{
	if (!*prefix)
		return name;
	bool has_slash = prefix[strlen(prefix) - 1] == '/';
	return arena_printf(w->arena, "%s%s%s", prefix, has_slash ? "" : "/", name);
}

static const char *absolute(struct walk *w, const char *path)
{
	return path_join(w->arena, w->root, *path ? path : ".");
}

static void list_folder(struct walk *w, const char *prefix, struct list *names)
{
	ERR_SCOPE struct err ignored = {0};
	if (file_is_folder(absolute(w, prefix)))
		file_list(w->arena, absolute(w, prefix), names, &ignored);
}

static bool is_link(const char *path)
{
	struct stat s;
	return !lstat(path, &s) && S_ISLNK(s.st_mode);
}

static void visit(struct walk *w, const char *prefix, char **components, size_t count);

/* Zero or more folders. A linked one is looked into, but not into the folders in it. */
static void visit_all_below(struct walk *w, const char *prefix, char **components, size_t count)
{
	struct list names = {0};
	visit(w, prefix, components + 1, count - 1);
	list_folder(w, prefix, &names);
	for (size_t i = 0; i < names.count; i++) {
		const char *name = names.items[i], *path = below(w, prefix, name);
		if (*name == '.')
			continue;
		if (file_is_folder(absolute(w, path)) && !is_link(absolute(w, path)))
			visit_all_below(w, path, components, count);
		else
			visit(w, path, components + 1, count - 1);
	}
}

static void visit_matching(struct walk *w, const char *prefix, char **components, size_t count)
{
	struct list names = {0};
	list_folder(w, prefix, &names);
	for (size_t i = 0; i < names.count; i++)
		if (glob_match(components[0], names.items[i]))
			visit(w, below(w, prefix, names.items[i]), components + 1, count - 1);
}

/* Everything that `components` find from `prefix` on. */
static void visit(struct walk *w, const char *prefix, char **components, size_t count)
{
	if (!count) {
		if (*prefix && file_exists(absolute(w, prefix)))
			map_set(&w->found, prefix, w);
		return;
	}
	if (!strcmp(components[0], "**"))
		visit_all_below(w, prefix, components, count);
	else if (has_magic(components[0]))
		visit_matching(w, prefix, components, count);
	else
		visit(w, below(w, prefix, without_escapes(w->arena, components[0])), components + 1,
			count - 1);
}

static void walk_pattern(struct walk *w, const char *pattern)
{
	struct list components = {0};
	char *rest = arena_strdup(w->arena, pattern);
	for (char *component; (component = strsep(&rest, "/"));)
		if (*component)
			list_push_pointer(w->arena, &components, component);
	visit(w, *pattern == '/' ? "/" : "", (char **)components.items, components.count);
}

static int by_name(const void *x, const void *y)
{
	const struct map_entry *a = x, *b = y;
	return glob_compare(a->key, b->key);
}

void glob_find(struct arena *a, const char *root, const char *pattern, struct list *paths)
{
	struct walk w = {.arena = a, .root = root, .found = {.arena = a}};
	struct list patterns = {0};
	expand(a, "", pattern, &patterns);
	for (size_t i = 0; i < patterns.count; i++)
		walk_pattern(&w, patterns.items[i]);
	if (w.found.count)
		qsort(w.found.entries, w.found.count, sizeof(w.found.entries[0]), by_name);
	struct map seen = {.arena = a};
	for (size_t i = 0; i < w.found.count; i++) {
		const char *path = absolute(&w, w.found.entries[i].key);
		if (map_set(&seen, path, &w))
			list_push_pointer(a, paths, (void *)path);
	}
}
