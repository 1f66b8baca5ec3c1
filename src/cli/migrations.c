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

bool migrations_open(struct context *c, struct migrations *out, struct err *err)
{
	struct config config;
	struct migrations m;
	if (!project_read_config(c, &config, err))
		return false;
	report_phase(c, "config");
	m.table = (struct apply_table){config.migrations_schema, config.migrations_table};
	if (!folder_open(c->arena, config.out, &m.folder, err) || !check_folder(c, &m.folder, err))
		return false;
	report_phase(c, "journal");
	if (!database_open(c, &config, &m.database, err))
		return false;
	report_phase(c, "connection");
	report_set_text(c, "database", m.database.name);
	*out = m;
	return true;
}
