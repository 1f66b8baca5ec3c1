/* rihla export: a whole schema as SQL or as a snapshot. */
#include <string.h>

#include "base/hash.h"
#include "cli/commands.h"
#include "cli/project.h"
#include "cli/state.h"
#include "cli/statements.h"
#include "cli/summary.h"
#include "snapshot/snapshot.h"

static const struct option options[] = {
	{"format", OPTION_CHOICE, "sql|snapshot", "what to print (default sql)"},
	{"schema", OPTION_LIST, "STATE",
		"schema file, folder or glob; or a snapshot, a migrations folder, …"},
	PROJECT_OPTION_CASING,
	PROJECT_OPTION_TIMEOUT,
	PROJECT_OPTION_ORM,
	PROJECT_OPTION_DIALECT,
	STATEMENTS_OPTION_SAFE,
	{"sql", OPTION_BOOL, NULL, NULL},
	{NULL},
};

static bool export_sql(struct context *c, const struct model *m, struct err *err)
{
	struct diff diff = {0};
	struct list statements = {0};
	const struct model_change whole = {.from = model_new(c->arena), .to = m};
	if (!statements_between(c, &whole, &diff, &statements, err))
		return false;
	struct buf text = buf_in(c->arena);
	for (size_t i = 0; i < statements.count; i++)
		buf_printf(&text, "%s%s", i ? "\n" : "", (char *)statements.items[i]);
	buf_putc(&text, '\n');
	report_output(c, text.s, text.len);
	summary_set_statements(c, &statements);
	return true;
}

static bool export_snapshot(struct context *c, const struct model *m, struct err *err)
{
	struct model copy = *m;
	copy.renames = model_new(c->arena)->renames;
	const struct snapshot snapshot = {.id = hash_uuid(c->arena),
		.prev_id = SNAPSHOT_NO_PARENT,
		.version = "7",
		.model = &copy};
	struct buf text = buf_in(c->arena);
	snapshot_write(&text, &snapshot);
	if (c->output == OUTPUT_JSON) {
		const struct json *value = json_parse(c->arena, "snapshot", text.s, text.len, err);
		report_set(c, "snapshot", value);
		return value;
	}
	buf_putc(&text, '\n');
	report_output(c, text.s, text.len);
	return true;
}

/* drizzle-kit's export does not know of casing; only who asks for it here gets it. */
static enum casing casing_of(struct context *c, const struct config *config)
{
	if (cli_is_given(c, "casing"))
		return config->casing;
	if (config->casing != CASING_NONE)
		report_warning(c,
			"the casing of the config is not applied, as drizzle-kit's export "
			"does not; pass --casing to have it");
	return CASING_NONE;
}

static bool run(struct context *c, struct err *err)
{
	const char *format = cli_text(c, "format");
	const struct model *model;
	struct config config;
	if (!project_read_config(c, &config, err))
		return false;
	if (!config.schema.count) {
		err_set(err, ERR_CONFIG, "there is no schema to export");
		err_text(&err->hint, "pass --schema PATH, or add schema to the config");
		return false;
	}
	if (!state_read(c, (struct list *)&config.schema, casing_of(c, &config), &model, err))
		return false;
	if (format && !strcmp(format, "snapshot"))
		return export_snapshot(c, model, err);
	return export_sql(c, model, err);
}

const struct command command_export = {
	.name = "export",
	.summary = "print the whole schema as SQL or as a snapshot",
	.options = options,
	.run = run,
};
