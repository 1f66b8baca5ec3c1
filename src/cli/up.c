/* rihla up: snapshots of older versions rewritten as version 7. */
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/project.h"
#include "folder/folder.h"
#include "snapshot/snapshot.h"

static const struct option options[] = {
	PROJECT_OPTION_OUT,
	PROJECT_OPTION_DIALECT,
	{NULL},
};

/* A snapshot that is to be rewritten. */
struct upgraded {
	struct file_content content;
	const char *version; /* it had */
};

struct upgrade {
	struct context *context;
	LIST_OF(struct upgraded) files;
};

/* Adds the file if it is of an older version. */
static bool look_at(struct upgrade *u, const char *path, struct err *err)
{
	struct arena *a = u->context->arena;
	struct snapshot_file file = {.name = path};
	struct buf text = buf_in(a);
	const char *version;
	if (!file_read(a, path, &file.text, &file.len, err) ||
		!snapshot_upgrade(a, &file, &version, &text, err))
		return false;
	if (!strcmp(version, "7"))
		return true;
	struct upgraded *out = arena_new_of(a, struct upgraded);
	*out = (struct upgraded){{path, text.s, text.len}, version};
	list_push(a, &u->files, out);
	return true;
}

static bool write_all(struct upgrade *u, struct err *err)
{
	struct file_content *files = arena_array(u->context->arena, u->files.count, sizeof(*files));
	list_each (file, u->files)
		files[file_at] = file->content;
	return file_write_all(files, u->files.count, err);
}

static void report(struct upgrade *u)
{
	struct context *c = u->context;
	struct json *all = json_new_array(c->arena);
	list_each (file, u->files) {
		const char *path = cli_path(c, file->content.path);
		struct json *one = json_new_object(c->arena);
		json_set(c->arena, one, "file", json_new_string(c->arena, path));
		json_set(c->arena, one, "from", json_new_string(c->arena, file->version));
		json_add(c->arena, all, one);
		report_line(c, "%s %s  version %s → 7", cli_paint(c, TERM_GREEN, "✓"), path,
			file->version);
	}
	report_set(c, "upgraded", all);
}

static void report_nothing(struct context *c, const struct folder *f, size_t count)
{
	c->report.status = REPORT_NO_CHANGES;
	if (!f->exists)
		report_line(c, "Nothing to upgrade: there are no migrations in %s",
			cli_path(c, f->path));
	else if (!count)
		report_line(c, "Nothing to upgrade: %s has no snapshots", cli_path(c, f->path));
	else
		report_line(c, "Nothing to upgrade: the snapshots of %s are of version 7",
			cli_path(c, f->path));
}

static bool run(struct context *c, struct err *err)
{
	struct config config;
	struct folder folder;
	struct list paths = {0};
	struct upgrade u = {.context = c};
	if (!project_read_config(c, &config, err) ||
		!folder_open(c->arena, config.out, &folder, err) ||
		!folder_snapshots(c->arena, &folder, &paths, err))
		return false;
	for (size_t i = 0; i < paths.count; i++)
		if (!look_at(&u, paths.items[i], err)) {
			err_text(&err->state, "no file was changed");
			return false;
		}
	if (!u.files.count) {
		report_nothing(c, &folder, paths.count);
		return true;
	}
	if (!write_all(&u, err))
		return false;
	report(&u);
	return true;
}

const struct command command_up = {
	.name = "up",
	.summary = "upgrade the snapshots of older drizzle-kits",
	.details = "Rewrites the snapshots of versions 5 and 6 (drizzle-kit 0.20 and 0.21) as\n"
		   "version 7, all of them or none. SQL files and journal stay as they are.",
	.options = options,
	.run = run,
};
