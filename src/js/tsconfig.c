/* Reads tsconfig.json files and what they extend. */
#include "js/tsconfig.h"

#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/glob.h"
#include "base/path.h"

enum { DEEPEST = 32 };

/* The end of the comment or string at `p`, or `p` if there is none. */
static char *skip_string(char *p)
{
	if (*p != '"')
		return p;
	for (p++; *p && *p != '"'; p++)
		p += *p == '\\' && p[1];
	return *p ? p + 1 : p;
}

static void blank(char *from, const char *to)
{
	for (; from < to; from++)
		if (*from != '\n')
			*from = ' ';
}

static char *end_of_comment(char *p)
{
	if (p[0] == '/' && p[1] == '/')
		return p + strcspn(p, "\n");
	char *end = p[0] == '/' && p[1] == '*' ? strstr(p + 2, "*/") : p;
	return end == p ? p : end ? end + 2 : p + strlen(p);
}

/* Makes JSON of JSON with comments: blanks, so that lines and columns stay. */
static void blank_comments(char *s)
{
	char *comma = NULL;
	for (char *p = s; *p;) {
		char *end = end_of_comment(p);
		if (end != p) {
			blank(p, end);
			p = end;
			continue;
		}
		if (comma && (*p == '}' || *p == ']'))
			*comma = ' ';
		if (!strchr(" \t\r\n", *p))
			comma = *p == ',' ? p : NULL;
		end = skip_string(p);
		p = end == p ? p + 1 : end;
	}
}

static const struct json *read_json(struct disk *d, const char *path, struct err *err)
{
	const char *text;
	size_t len;
	if (!file_read(d->arena, path, &text, &len, err))
		return NULL;
	char *copy = arena_strndup(d->arena, text, len);
	if (!strncmp(copy, "\xef\xbb\xbf", 3))
		memset(copy, ' ', 3);
	blank_comments(copy);
	return json_parse(d->arena, path, copy, strlen(copy), err);
}

/* "${configDir}" stands for the folder of the config that is read first. */
static const char *expand(struct arena *a, const char *root, const char *folder, const char *path)
{
	static const char name[] = "${configDir}";
	if (!strncmp(path, name, sizeof(name) - 1))
		return path_normalize(a, arena_printf(a, "%s%s", root, path + sizeof(name) - 1));
	return path_join(a, folder, path);
}

static struct tsconfig_alias *read_alias(struct arena *a, const char *root, const char *folder,
	const char *key, const struct json *targets)
{
	struct tsconfig_alias *alias = arena_new_of(a, struct tsconfig_alias);
	const char *star = strchr(key, '*');
	alias->has_star = star != NULL;
	alias->prefix = star ? arena_strndup(a, key, (size_t)(star - key)) : key;
	alias->suffix = star ? star + 1 : "";
	for (size_t i = 0; i < json_count(targets); i++) {
		const char *target = json_text(json_at(targets, i));
		if (target)
			list_push(a, &alias->targets, expand(a, root, folder, target));
	}
	return alias;
}

static void take_flag(bool *flag, const struct json *options, const char *name)
{
	const struct json *value = json_get(options, name);
	if (value)
		*flag = json_truth(value);
}

static void read_language(
	struct arena *a, struct tsconfig *config, const char *folder, const struct json *options)
{
	const char *target = json_text(json_get(options, "target"));
	const struct json *defines = json_get(options, "useDefineForClassFields");
	const char *unused = json_text(json_get(options, "importsNotUsedAsValues"));
	const char *out = json_text(json_get(options, "outDir"));
	if (target)
		config->target = target;
	if (defines)
		config->defines_fields = defines;
	if (unused)
		config->keeps_imports = !strcmp(unused, "preserve") || !strcmp(unused, "error");
	if (out)
		config->out_folder = expand(a, path_dir(a, config->path), folder, out);
	take_flag(&config->verbatim_modules, options, "verbatimModuleSyntax");
	take_flag(&config->keeps_values, options, "preserveValueImports");
}

/* A list of files takes the place of that of a base. */
static bool read_files(struct arena *a, const struct tsconfig *config, const char *folder,
	const struct json *files, struct list *out)
{
	if (json_kind(files) != JSON_ARR)
		return false;
	out->count = 0;
	for (size_t i = 0; i < json_count(files); i++) {
		const char *text = json_text(json_at(files, i));
		if (text)
			list_push_pointer(
				a, out, (void *)expand(a, path_dir(a, config->path), folder, text));
	}
	return true;
}

static void read_options(
	struct arena *a, struct tsconfig *config, const char *folder, const struct json *options)
{
	const char *root = path_dir(a, config->path);
	const char *base_url = json_text(json_get(options, "baseUrl"));
	if (base_url)
		config->base_url = expand(a, root, folder, base_url);
	const struct json *paths = json_get(options, "paths");
	if (!paths)
		return;
	config->aliases.count = 0;
	const char *base = config->base_url ? config->base_url : folder;
	for (struct json_iter it = json_members(paths); json_next(&it);)
		list_push(a, &config->aliases, read_alias(a, root, base, it.key, it.value));
}

static const char *first_file(struct disk *d, const char *path)
{
	static const char *const endings[] = {"", ".json", "/tsconfig.json"};
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		const char *name = arena_printf(d->arena, "%s%s", path, endings[i]);
		if (disk_is_file(d, name))
			return name;
	}
	return NULL;
}

static const char *find_base(struct disk *d, const char *folder, const char *name)
{
	if (name[0] == '.' || path_is_absolute(name))
		return first_file(d, path_join(d->arena, folder, name));
	for (;;) {
		const char *found =
			first_file(d, arena_printf(d->arena, "%s/node_modules/%s", folder, name));
		if (found || !strcmp(folder, "/"))
			return found;
		folder = path_dir(d->arena, folder);
	}
}

static bool read_into(
	struct disk *d, struct tsconfig *config, const char *path, int depth, struct err *err);

static bool read_base(struct disk *d, struct tsconfig *config, const char *folder, const char *name,
	int depth, struct err *err)
{
	const char *path = name ? find_base(d, folder, name) : NULL;
	if (path)
		return read_into(d, config, path, depth + 1, err);
	if (name)
		list_push(d->arena, &config->missing, name);
	return true;
}

/* Bases first, so that what the file itself says stands over them. */
static bool read_into(
	struct disk *d, struct tsconfig *config, const char *path, int depth, struct err *err)
{
	if (depth > DEEPEST)
		return err_set(err, ERR_CONFIG, "%s extends itself", path);
	const struct json *json = read_json(d, path, err);
	if (!json)
		return false;
	const char *folder = path_dir(d->arena, path);
	const struct json *bases = json_get(json, "extends");
	if (json_text(bases) && !read_base(d, config, folder, json_text(bases), depth, err))
		return false;
	for (size_t i = 0; json_kind(bases) == JSON_ARR && i < json_count(bases); i++)
		if (!read_base(d, config, folder, json_text(json_at(bases, i)), depth, err))
			return false;
	const struct json *options = json_get(json, "compilerOptions");
	read_options(d->arena, config, folder, options);
	read_language(d->arena, config, folder, options);
	config->has_files |= read_files(
		d->arena, config, folder, json_get(json, "files"), (struct list *)&config->files);
	config->has_include |= read_files(d->arena, config, folder, json_get(json, "include"),
		(struct list *)&config->include);
	config->has_exclude |= read_files(d->arena, config, folder, json_get(json, "exclude"),
		(struct list *)&config->exclude);
	return true;
}

bool tsconfig_read(struct disk *d, const char *path, const struct tsconfig **out, struct err *err)
{
	struct tsconfig *config = arena_new_of(d->arena, struct tsconfig);
	config->path = path;
	if (!read_into(d, config, path, 0, err))
		return false;
	*out = config;
	return true;
}

static bool matches(const struct tsconfig_alias *alias, const char *specifier)
{
	if (!alias->has_star)
		return !strcmp(alias->prefix, specifier);
	size_t before = strlen(alias->prefix), after = strlen(alias->suffix),
	       len = strlen(specifier);
	return len >= before + after && !strncmp(specifier, alias->prefix, before) &&
	       !strcmp(specifier + len - after, alias->suffix);
}

/* An alias without a star beats every one with. */
static const struct tsconfig_alias *best_alias(const struct tsconfig *config, const char *specifier)
{
	const struct tsconfig_alias *best = NULL;
	list_each (alias, config->aliases) {
		if (!matches(alias, specifier))
			continue;
		if (!alias->has_star)
			return alias;
		if (!best || strlen(alias->prefix) > strlen(best->prefix))
			best = alias;
	}
	return best;
}

bool tsconfig_match(struct arena *a, const struct tsconfig *config, const char *specifier,
	struct list *candidates)
{
	const struct tsconfig_alias *alias = best_alias(config, specifier);
	if (!alias)
		return false;
	size_t before = strlen(alias->prefix);
	size_t len = strlen(specifier) - before - strlen(alias->suffix);
	list_each (target, alias->targets) {
		const char *star = alias->has_star ? strchr(target, '*') : NULL;
		const char *path = star ? arena_printf(a, "%.*s%.*s%s", (int)(star - target),
						  target, (int)len, specifier + before, star + 1)
					: target;
		list_push_pointer(a, candidates, (void *)path_normalize(a, path));
	}
	return true;
}

/* Whether the components of `path` match those of the pattern: all of them, or, of what is
 * excluded, the first ones. */
static bool path_matches(struct arena *a, const char *pattern, const char *path, bool is_prefix)
{
	size_t len = strcspn(pattern, "/"), size = strcspn(path, "/");
	bool is_last = !pattern[len];
	if (len == 2 && !strncmp(pattern, "**", 2)) {
		if (is_last || path_matches(a, pattern + 3, path, is_prefix))
			return true;
		bool is_skipped =
			!is_prefix && (*path == '.' || !strncmp(path, "node_modules/", 13));
		return path[size] && !is_skipped &&
		       path_matches(a, pattern, path + size + 1, is_prefix);
	}
	if (!glob_match(arena_strndup(a, pattern, len), arena_strndup(a, path, size)))
		return false;
	if (is_last || !path[size])
		return is_last && (is_prefix || !path[size]);
	return path_matches(a, pattern + len + 1, path + size + 1, is_prefix);
}

/* A pattern whose last component is a plain name is a folder. */
static bool is_folder_pattern(const char *pattern)
{
	return !strpbrk(path_base(pattern), "*?.");
}

static bool is_included(struct arena *a, const struct tsconfig *config, const char *path)
{
	if (!config->has_include)
		return !config->has_files &&
		       path_matches(a, arena_printf(a, "%s/**/*", path_dir(a, config->path)) + 1,
			       path + 1, false);
	list_each (pattern, config->include) {
		const char *whole =
			is_folder_pattern(pattern) ? arena_printf(a, "%s/**/*", pattern) : pattern;
		if (path_matches(a, whole + 1, path + 1, false))
			return true;
	}
	return false;
}

static bool is_excluded(struct arena *a, const struct tsconfig *config, const char *path)
{
	static const char *const names[] = {"node_modules", "bower_components", "jspm_packages"};
	const char *folder = path_dir(a, config->path);
	for (size_t i = 0; !config->has_exclude && i < sizeof(names) / sizeof(names[0]); i++)
		if (path_matches(a, path_join(a, folder, names[i]) + 1, path + 1, true))
			return true;
	if (!config->has_exclude && config->out_folder &&
		path_matches(a, config->out_folder + 1, path + 1, true))
		return true;
	list_each (pattern, config->exclude)
		if (path_matches(a, pattern + 1, path + 1, true))
			return true;
	return false;
}

bool tsconfig_covers(struct arena *a, const struct tsconfig *config, const char *path)
{
	if (!config->path)
		return false;
	list_each (file, config->files)
		if (!strcmp(file, path))
			return true;
	return is_included(a, config, path) && !is_excluded(a, config, path);
}

bool tsconfig_assigns_fields(const struct tsconfig *config)
{
	static const char *const old[] = {"es3", "es5", "es6", "es2015", "es2016", "es2017",
		"es2018", "es2019", "es2020", "es2021"};
	if (json_kind(config->defines_fields) == JSON_BOOL)
		return !json_truth(config->defines_fields);
	for (size_t i = 0; config->target && i < sizeof(old) / sizeof(old[0]); i++)
		if (!strcasecmp(config->target, old[i]))
			return true;
	return false;
}
