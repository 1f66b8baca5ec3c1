/* Module resolution: the rules of Node's require, with tsc's endings and aliases. */
#include "js/resolve.h"

#include <string.h>

#include "base/buf.h"
#include "base/list.h"
#include "base/path.h"
#include "js/builtin.h"
#include "js/disk.h"
#include "js/package.h"
#include "js/tsconfig.h"

enum { SHOWN_TRIES = 6 };

struct resolver {
	struct arena *arena;
	const struct js_options *options;
	struct disk disk;
	struct map configs; /* folder to its nearest tsconfig */
	/* What is looked for is TypeScript rather than what a compiler made of it: an import of
	 * TypeScript outside of packages. */
	bool prefers_sources;
};

struct resolver *resolver_new(struct arena *a, const struct js_options *options)
{
	struct resolver *r = arena_new_of(a, struct resolver);
	r->arena = a;
	r->options = options;
	r->disk = disk_in(a);
	r->configs = (struct map){.arena = a};
	return r;
}

/* In the order of tsx, which drizzle-kit runs in; the last four it does not try. */
static const char *with_ending(struct resolver *r, const char *path, bool prefers_sources)
{
	enum { COUNT = 9 };
	static const char *const sources[COUNT] = {
		".ts", ".tsx", ".jsx", ".js", ".json", ".mts", ".cts", ".mjs", ".cjs"};
	static const char *const results[COUNT] = {
		".js", ".json", ".ts", ".tsx", ".jsx", ".mts", ".cts", ".mjs", ".cjs"};
	for (size_t i = 0; i < COUNT; i++) {
		const char *name = arena_printf(
			r->arena, "%s%s", path, (prefers_sources ? sources : results)[i]);
		if (disk_is_file(&r->disk, name))
			return name;
	}
	return NULL;
}

/* In TypeScript an import names the file that the compiler will have written: "./x.js" is x.ts. */
static const char *with_source_ending(struct resolver *r, const char *path)
{
	static const char *const pairs[][2] = {{".js", ".ts"}, {".js", ".tsx"}, {".mjs", ".mts"},
		{".cjs", ".cts"}, {".jsx", ".tsx"}};
	const char *ending = path_extension(path);
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		if (strcmp(ending, pairs[i][0]))
			continue;
		const char *name =
			arena_printf(r->arena, "%.*s%s", (int)(ending - path), path, pairs[i][1]);
		if (disk_is_file(&r->disk, name))
			return name;
	}
	return NULL;
}

static const char *as_file(struct resolver *r, const char *path)
{
	const char *found = r->prefers_sources ? with_source_ending(r, path) : NULL;
	if (found)
		return found;
	if (disk_is_file(&r->disk, path))
		return path;
	found = with_source_ending(r, path);
	return found ? found : with_ending(r, path, r->prefers_sources);
}

static bool as_folder(struct resolver *r, const char *path, const char **found, struct err *err)
{
	const struct package *package;
	if (!disk_is_folder(&r->disk, path))
		return true;
	if (!disk_package(&r->disk, path, &package, err))
		return false;
	const char *main = json_text(json_get(package->json, "main"));
	if (main) {
		const char *name = path_join(r->arena, path, main);
		*found = as_file(r, name);
		if (!*found)
			*found = with_ending(r, path_join(r->arena, name, "index"), false);
	}
	if (!*found)
		*found = with_ending(r, path_join(r->arena, path, "index"), false);
	return true;
}

static bool ends_as_folder(const char *path)
{
	const char *base = path_base(path);
	return !*base || !strcmp(base, ".") || !strcmp(base, "..");
}

/* The file that `path` (absolute) means; `*found` stays NULL where there is none. */
static bool find_path(struct resolver *r, const char *path, const char **found, struct err *err)
{
	const char *name = path_normalize(r->arena, path);
	*found = ends_as_folder(path) ? NULL : as_file(r, name);
	return *found || as_folder(r, name, found, err);
}

/* A file that a map of the package `p` names. */
static bool find_mapped(struct resolver *r, const struct package *p, const char *map,
	const char *key, const char **found, struct err *err)
{
	const struct json *json = json_get(p->json, map);
	for (int is_require = 1; is_require >= 0 && !*found; is_require--) {
		const char *target = package_target(r->arena, json, key, is_require);
		if (target && target[0] == '.' &&
			!find_path(r, path_join(r->arena, p->folder, target), found, err))
			return false;
	}
	return true;
}

/* `specifier` is a package's name and perhaps a path in it. */
static const char *name_of_package(struct arena *a, const char *specifier)
{
	size_t len = strcspn(specifier, "/");
	if (specifier[0] == '@' && specifier[len])
		len += 1 + strcspn(specifier + len + 1, "/");
	return arena_strndup(a, specifier, len);
}

/* As npm would accept it: "@/x" and "~/x" are aliases that some tool has to know. */
static bool is_package(const char *specifier)
{
	if (specifier[0] == '@') {
		const char *slash = strchr(specifier, '/');
		return slash && slash > specifier + 1 && slash[1] && slash[1] != '/';
	}
	return *specifier && !strchr("./#~$", specifier[0]) && !strchr(specifier, ':');
}

static bool find_in_package(struct resolver *r, const char *folder, const char *specifier,
	const char *name, const char **found, struct err *err)
{
	const struct package *package;
	const char *rest = specifier + strlen(name);
	r->prefers_sources = false;
	if (!disk_package(&r->disk, folder, &package, err))
		return false;
	if (!json_get(package->json, "exports"))
		return find_path(r, arena_printf(r->arena, "%s%s", folder, rest), found, err);
	const char *key = arena_printf(r->arena, ".%s", rest);
	if (!find_mapped(r, package, "exports", key, found, err))
		return false;
	if (*found)
		return true;
	err_set(err, ERR_EVAL, "the package \"%s\" does not export \"%s\"", name, key);
	err_textf(&err->hint, "see \"exports\" in %s/package.json",
		path_relative(r->arena, r->options->root, folder));
	return false;
}

static bool is_in_node_modules(const char *path)
{
	return strstr(path, "/node_modules/") != NULL;
}

/* Walks upward through the node_modules folders; `*is_installed` tells whether one holds it. */
static bool find_installed(struct resolver *r, const char *specifier, const char *importer,
	const char **found, bool *is_installed, struct err *err)
{
	const char *name = name_of_package(r->arena, specifier);
	for (const char *at = path_dir(r->arena, importer);; at = path_dir(r->arena, at)) {
		const char *folder = arena_printf(r->arena, "%s/node_modules/%s", at, name);
		if (strcmp(path_base(at), "node_modules") && disk_is_folder(&r->disk, folder)) {
			*is_installed = true;
			if (!find_in_package(r, folder, specifier, name, found, err))
				return false;
		}
		if (*found || !strcmp(at, "/"))
			return true;
	}
}

/* The package that `importer` belongs to, or NULL. */
static bool own_package(
	struct resolver *r, const char *importer, const struct package **out, struct err *err)
{
	*out = NULL;
	for (const char *at = path_dir(r->arena, importer); strcmp(path_base(at), "node_modules");
		at = path_dir(r->arena, at)) {
		const struct package *package;
		if (!disk_package(&r->disk, at, &package, err))
			return false;
		if (package->json) {
			*out = package;
			return true;
		}
		if (!strcmp(at, "/"))
			break;
	}
	return true;
}

/* A package may import itself by its name, if it says what it exports. */
static bool find_own(struct resolver *r, const char *specifier, const char *importer,
	const char **found, struct err *err)
{
	const struct package *package;
	const char *name = name_of_package(r->arena, specifier);
	if (!own_package(r, importer, &package, err))
		return false;
	if (!package || !json_is_text(json_get(package->json, "name"), name) ||
		!json_get(package->json, "exports"))
		return true;
	return find_in_package(r, package->folder, specifier, name, found, err);
}

/* "#name" of the package's `imports`: a file of the package, or another package. */
static bool find_private(struct resolver *r, const char *specifier, const char *importer,
	const char **found, const char **other, struct err *err)
{
	const struct package *package;
	if (!own_package(r, importer, &package, err))
		return false;
	const struct json *imports = package ? json_get(package->json, "imports") : NULL;
	if (!imports)
		return true;
	const char *target = package_target(r->arena, imports, specifier, true);
	if (!target)
		target = package_target(r->arena, imports, specifier, false);
	if (target && target[0] != '.')
		*other = target;
	return find_mapped(r, package, "imports", specifier, found, err);
}

static bool nearest_config(
	struct resolver *r, const char *folder, const struct tsconfig **out, struct err *err)
{
	static const struct tsconfig none;
	const struct tsconfig *config = map_get(&r->configs, folder);
	const char *path = path_join(r->arena, folder, "tsconfig.json");
	if (!config && disk_is_file(&r->disk, path)) {
		if (!tsconfig_read(&r->disk, path, &config, err))
			return false;
	} else if (!config && strcmp(folder, "/")) {
		if (!nearest_config(r, path_dir(r->arena, folder), &config, err))
			return false;
	}
	if (!config)
		config = &none;
	map_set(&r->configs, folder, (void *)config);
	*out = config;
	return true;
}

/* What a tsconfig says about `specifier`; `*is_alias` tells whether a pattern matched. */
static bool find_by_config(struct resolver *r, const struct tsconfig *config, const char *specifier,
	const char **found, bool *is_alias, struct err *err)
{
	struct list candidates = {0};
	if (tsconfig_match(r->arena, config, specifier, &candidates))
		*is_alias = true;
	if (config->base_url)
		list_push_pointer(r->arena, &candidates,
			(void *)path_join(r->arena, config->base_url, specifier));
	for (size_t i = 0; i < candidates.count && !*found; i++)
		if (!find_path(r, candidates.items[i], found, err))
			return false;
	return true;
}

/* The tsconfig nearest to the importer, then that of the project: drizzle-kit knows only the
 * latter, an editor the former. */
static bool find_alias(struct resolver *r, const char *specifier, const char *importer,
	const char **found, bool *is_alias, struct err *err)
{
	const struct tsconfig *config, *project;
	if (is_in_node_modules(importer))
		return true;
	if (!nearest_config(r, path_dir(r->arena, importer), &config, err) ||
		!nearest_config(r, r->options->root, &project, err) ||
		!find_by_config(r, config, specifier, found, is_alias, err))
		return false;
	if (*found || config == project)
		return true;
	return find_by_config(r, project, specifier, found, is_alias, err);
}

static const char *missing_bases(struct resolver *r, const char *importer)
{
	const struct tsconfig *config;
	ERR_SCOPE struct err err = {0};
	if (!nearest_config(r, path_dir(r->arena, importer), &config, &err) ||
		!config->missing.count)
		return "";
	return arena_printf(r->arena, "; %s extends \"%s\", which is not there",
		path_relative(r->arena, r->options->root, config->path), config->missing.items[0]);
}

static bool fail(struct resolver *r, const char *specifier, const char *importer,
	const struct list *missed, struct err *err)
{
	struct buf tried = buf_in(r->arena);
	for (size_t i = 0; i < missed->count && i < SHOWN_TRIES; i++)
		buf_printf(&tried, "%s%s", i ? ", " : "tried ",
			path_relative(r->arena, r->options->root, missed->items[i]));
	if (missed->count > SHOWN_TRIES)
		buf_printf(&tried, " and %zu more", missed->count - SHOWN_TRIES);
	buf_puts(&tried, missing_bases(r, importer));
	err_set(err, ERR_EVAL, "cannot find the module \"%s\"", specifier);
	if (tried.len)
		err_text(&err->hint, tried.s);
	return false;
}

static bool is_path(const char *specifier)
{
	return path_is_absolute(specifier) || !strcmp(specifier, ".") || !strcmp(specifier, "..") ||
	       !strncmp(specifier, "./", 2) || !strncmp(specifier, "../", 3);
}

static const char *absolute(struct resolver *r, const char *specifier, const char *importer)
{
	return path_is_absolute(specifier)
		       ? specifier
		       : arena_printf(r->arena, "%s/%s", path_dir(r->arena, importer), specifier);
}

static bool find_bare(struct resolver *r, const char *specifier, const char *importer,
	const char **found, bool *is_missing, struct err *err)
{
	bool is_alias = false, is_installed = false;
	const char *other = NULL;
	if (!find_alias(r, specifier, importer, found, &is_alias, err))
		return false;
	if (!*found && specifier[0] == '#' &&
		!find_private(r, specifier, importer, found, &other, err))
		return false;
	if (!*found && !other && !find_own(r, specifier, importer, found, err))
		return false;
	const char *package = other ? other : specifier;
	if (!*found && is_package(package) &&
		!find_installed(r, package, importer, found, &is_installed, err))
		return false;
	*is_missing = !*found && !is_alias && !is_installed && is_package(package);
	return true;
}

static bool find(struct resolver *r, const char *specifier, const char *importer,
	struct target *out, const char **found, struct err *err)
{
	bool is_missing = false;
	r->prefers_sources =
		ts_language_of(importer) == TS_TYPESCRIPT && !is_in_node_modules(importer);
	if (is_path(specifier)) {
		if (!find_path(r, absolute(r, specifier, importer), found, err))
			return false;
	} else if (!find_bare(r, specifier, importer, found, &is_missing, err)) {
		return false;
	}
	if (*found)
		*out = (struct target){TARGET_FILE, disk_real(&r->disk, *found)};
	else if (is_missing)
		*out = (struct target){TARGET_MISSING, arena_strdup(r->arena, specifier)};
	return true;
}

bool resolve(struct resolver *r, const char *specifier, const char *importer, struct target *out,
	struct err *err)
{
	const char *builtin = builtin_name(r->options, specifier), *found = NULL;
	if (builtin) {
		*out = (struct target){TARGET_BUILTIN, builtin};
		return true;
	}
	struct target target = {TARGET_FILE, NULL};
	if (!strncmp(specifier, "file://", 7))
		specifier += 7;
	if (!find(r, specifier, importer, &target, &found, err))
		return false;
	if (!target.name) {
		/* Once more, to tell what was tried; the disk is not asked again. */
		struct list missed = {0};
		r->disk.missed = &missed;
		bool ok = find(r, specifier, importer, &target, &found, err);
		r->disk.missed = NULL;
		return ok && fail(r, specifier, importer, &missed, err);
	}
	*out = target;
	return true;
}

bool resolve_settings(struct resolver *r, const char *path, struct ts_options *out, struct err *err)
{
	const struct tsconfig *config;
	if (is_in_node_modules(path))
		return true;
	if (!nearest_config(r, r->options->root, &config, err))
		return false;
	if (!tsconfig_covers(r->arena, config, path))
		return true;
	out->assigns_fields = tsconfig_assigns_fields(config);
	out->keeps_imports = config->verbatim_modules || config->keeps_imports;
	out->keeps_values = config->keeps_values;
	return true;
}
