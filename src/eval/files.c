/* The modules that a `schema` entry names, found as drizzle-kit's prepareFilenames finds them. */
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/glob.h"
#include "base/map.h"
#include "base/path.h"
#include "eval/eval.h"

static bool is_module(const char *path)
{
	static const char *const endings[] = {
		".ts", ".js", ".cjs", ".mjs", ".mts", ".cts", ".tsx", ".jsx"};
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (!strcmp(path_extension(path), endings[i]))
			return true;
	return false;
}

/* Files to load, each once. */
struct found {
	struct arena *arena;
	struct map seen;
	struct list *files;
};

static void add(struct found *f, const char *path)
{
	if (map_set(&f->seen, path, f))
		list_push_pointer(f->arena, f->files, (void *)path);
}

/* The modules of a folder, not of those in it; what else lies there is no schema. */
static bool add_folder(struct found *f, const char *folder, struct err *err)
{
	struct list names = {0};
	if (!file_list(f->arena, folder, &names, err))
		return false;
	for (size_t i = 0; i < names.count; i++) {
		const char *path = path_join(f->arena, folder, names.items[i]);
		if (is_module(path) && !file_is_folder(path))
			add(f, path);
	}
	return true;
}

static bool add_pattern(struct found *f, const char *root, const char *pattern, struct err *err)
{
	struct list paths = {0};
	glob_find(f->arena, root, pattern, &paths);
	for (size_t i = 0; i < paths.count; i++) {
		const char *path = paths.items[i];
		if (file_is_folder(path)) {
			if (!add_folder(f, path, err))
				return false;
		} else if (is_module(path)) {
			add(f, path);
		} else if (!strcmp(path, path_join(f->arena, root, pattern))) {
			return err_set(err, ERR_CONFIG,
				"the schema %s is not a .ts, .mts, .cts, .js, .mjs or .cjs file",
				pattern);
		}
	}
	return true;
}

static bool nothing_found(struct arena *a, const struct list *patterns, struct err *err)
{
	struct buf names = buf_in(a);
	for (size_t i = 0; i < patterns->count; i++)
		buf_printf(&names, "%s'%s'", i ? ", " : "", (const char *)patterns->items[i]);
	err_set(err, ERR_CONFIG, "no schema files found for [%s]", names.len ? names.s : "");
	err_text(&err->hint, "`schema` is a file with its extension, a folder or a glob, "
			     "relative to the working directory");
	return false;
}

bool eval_schema_files(struct arena *a, const char *root, const struct list *patterns,
	struct list *files, struct err *err)
{
	struct found f = {.arena = a, .seen = {.arena = a}, .files = files};
	for (size_t i = 0; i < patterns->count; i++)
		if (!add_pattern(&f, root, patterns->items[i], err))
			return false;
	return files->count || nothing_found(a, patterns, err);
}
