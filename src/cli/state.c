/* Each kind of state to a model. */
#include "cli/state.h"

#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "cli/parent.h"
#include "cli/project.h"
#include "folder/folder.h"
#include "introspect/introspect.h"
#include "pg/pg.h"
#include "snapshot/snapshot.h"

static bool read_snapshot(
	struct context *c, const char *path, const struct model **out, struct err *err)
{
	const char *text;
	size_t len;
	struct snapshot snapshot;
	if (!file_read(c->arena, path, &text, &len, err) ||
		!snapshot_read(c->arena, path, text, len, &snapshot, err))
		return false;
	*out = snapshot.model;
	return true;
}

static bool open_folder(struct context *c, const char *path, struct folder *out, struct err *err)
{
	if (!folder_open(c->arena, path, out, err))
		return false;
	if (!out->exists)
		return err_set(err, ERR_FOLDER,
			"%s is not a migrations folder: it has no meta/_journal.json", path);
	return true;
}

static bool read_newest(
	struct context *c, const char *path, const struct model **out, struct err *err)
{
	struct folder folder;
	struct list paths = {0};
	if (!open_folder(c, path, &folder, err) || !folder_check_newest(c->arena, &folder, err) ||
		!folder_snapshots(c->arena, &folder, &paths, err))
		return false;
	if (paths.count)
		return read_snapshot(c, paths.items[paths.count - 1], out, err);
	*out = model_new(c->arena);
	return true;
}

static bool read_after(struct context *c, const char *path, const char *name,
	const struct model **out, struct err *err)
{
	struct folder folder;
	if (!open_folder(c, path, &folder, err))
		return false;
	const struct journal_entry *e = folder_find(&folder, name);
	if (!e)
		return err_set(err, ERR_USAGE, "there is no migration %s in %s", name, path);
	return read_snapshot(c, folder_snapshot_path(c->arena, &folder, e), out, err);
}

static bool is_database(const struct list *specs)
{
	const char *spec = specs->items[0];
	return specs->count == 1 &&
	       (!strncmp(spec, "postgres://", 11) || !strncmp(spec, "postgresql://", 13));
}

/* The filters of the config, if there is one. */
static bool read_filters(struct context *c, struct introspect_options *out, struct err *err)
{
	struct config config;
	if (!config_read(c->arena, c->root, cli_text(c, "config"), c->env, &config, err))
		return false;
	project_introspect_options(&config, out);
	return true;
}

static bool read_database(
	struct context *c, const char *url, const struct model **out, struct err *err)
{
	struct introspect_options options;
	struct introspection database;
	struct pg *connection;
	if (!read_filters(c, &options, err) || !pg_connect(url, NULL, &connection, err))
		return false;
	PG_SCOPE struct pg *pg = connection;
	if (!introspect_read(c->arena, pg, &options, &database, err))
		return false;
	list_each (note, database.notes)
		report_warning(c, "%s %s", note->object, note->text);
	*out = database.model;
	return true;
}

/* The database at `url`, in the words of `other`, which loses what the filters leave out. */
static bool read_database_as(struct context *c, const char *url, const struct model **other,
	const struct model **out, struct err *err)
{
	struct introspect_options options;
	struct introspection database;
	struct pg *connection;
	if (!read_filters(c, &options, err) || !pg_connect(url, NULL, &connection, err))
		return false;
	PG_SCOPE struct pg *pg = connection;
	if (!introspect_read_as(c->arena, pg, &options, other, &database, err))
		return false;
	*out = database.model;
	return true;
}

static bool has_journal(struct context *c, const char *path)
{
	return file_exists(path_join(c->arena, path, "meta/_journal.json"));
}

bool state_read(struct context *c, const struct list *specs, enum casing casing,
	const struct model **out, struct err *err)
{
	const char *spec = specs->items[0], *at = strstr(spec, "/@");
	if (specs->count == 1) {
		if (!strcmp(spec, "empty")) {
			*out = model_new(c->arena);
			return true;
		}
		if (is_database(specs))
			return read_database(c, spec, out, err);
		if (!strcmp(path_extension(spec), ".json"))
			return read_snapshot(c, spec, out, err);
		if (at && has_journal(c, arena_strndup(c->arena, spec, (size_t)(at - spec))))
			return read_after(c, arena_strndup(c->arena, spec, (size_t)(at - spec)),
				at + 2, out, err);
		if (has_journal(c, spec))
			return read_newest(c, spec, out, err);
	}
	struct model *model;
	if (!project_eval_schema(c, casing, specs, &model, err))
		return false;
	*out = model;
	return true;
}

bool state_read_pair(struct context *c, const struct list *from, const struct list *to,
	enum casing casing, struct state_pair *out, struct err *err)
{
	if (is_database(to))
		return state_read(c, from, casing, &out->from, err) &&
		       read_database_as(c, to->items[0], &out->from, &out->to, err);
	if (is_database(from))
		return state_read(c, to, casing, &out->to, err) &&
		       read_database_as(c, from->items[0], &out->to, &out->from, err);
	return state_read(c, from, casing, &out->from, err) &&
	       state_read(c, to, casing, &out->to, err);
}
