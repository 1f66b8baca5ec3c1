/* Config, folder and connection for the commands on migrations. */
#include "cli/migrations.h"

static bool check_folder(const struct context *c, const struct folder *folder, struct err *err)
{
	if (folder->exists)
		return true;
	err_set(err, ERR_FOLDER, "there are no migrations: %s/meta/_journal.json does not exist",
		cli_path(c, folder->path));
	err_text(&err->hint, "`rihla generate` makes them; if they lie elsewhere, set `out` in the "
			     "config or pass --out FOLDER");
	return false;
}

bool migrations_find(struct context *c, struct migrations *out, struct err *err)
{
	struct migrations m = {0};
	if (!project_read_config(c, &m.config, err))
		return false;
	report_phase(c, "config");
	m.table = (struct apply_table){m.config.migrations_schema, m.config.migrations_table};
	if (!folder_open(c->arena, m.config.out, &m.folder, err) ||
		!check_folder(c, &m.folder, err))
		return false;
	report_phase(c, "journal");
	*out = m;
	return true;
}

bool migrations_connect(struct context *c, struct migrations *m, struct err *err)
{
	if (!database_open(c, &m->config, &m->database, err))
		return false;
	report_phase(c, "connection");
	report_set_text(c, "database", m->database.name);
	return true;
}

bool migrations_open(struct context *c, struct migrations *out, struct err *err)
{
	return migrations_find(c, out, err) && migrations_connect(c, out, err);
}
