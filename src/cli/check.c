/* rihla check: folder, schema and database held against each other. */
#include "cli/check.h"

#include <string.h>

#include "cli/chain.h"
#include "cli/commands.h"
#include "cli/migrations.h"

static const struct option options[] = {
	{"ci", OPTION_BOOL, NULL, "for pipelines: no colour, and annotations where GitHub runs it"},
	{"schema-only", OPTION_BOOL, NULL, "look for schema drift only"},
	{"skip-db", OPTION_BOOL, NULL, "leave the database alone"},
	{"format", OPTION_CHOICE, "text|github", "plain lines or GitHub's annotations"},
	PROJECT_OPTION_SCHEMA,
	PROJECT_OPTION_CASING,
	MIGRATIONS_OPTIONS,
	PROJECT_OPTION_TIMEOUT,
	PROJECT_OPTION_ORM,
	{NULL},
};

static bool check_all(struct checkup *k, struct err *err)
{
	struct context *c = k->context;
	bool is_schema_only = cli_flag(c, "schema-only", false);
	PARENT_SCOPE struct parent *parent = parent_start(&k->folder);
	k->parent = parent;
	if (!chain_read(c->arena, &k->folder, &k->snapshots, err))
		return false;
	if (!is_schema_only && !check_folder(k, err))
		return false;
	check_schema(k);
	if (is_schema_only)
		return true;
	check_names(k);
	if (!cli_flag(c, "skip-db", false))
		check_database(k);
	return true;
}

/* A journal that cannot be read is the one finding there is. */
static bool open_folder(struct checkup *k)
{
	ERR_SCOPE struct err err = {0};
	if (folder_open(k->context->arena, k->config.out, &k->folder, &err))
		return true;
	struct finding *finding = findings_add_err(&k->findings, FINDING_DAMAGE, &err);
	if (!finding->remedy)
		finding->remedy = "restore the file from version control";
	return false;
}

static bool as_annotations(struct context *c)
{
	const char *format = cli_text(c, "format");
	const char *is_github = map_get(c->env, "GITHUB_ACTIONS");
	if (format)
		return !strcmp(format, "github");
	return cli_flag(c, "ci", false) && is_github && !strcmp(is_github, "true");
}

static bool run(struct context *c, struct err *err)
{
	struct checkup k = {.context = c, .findings = {.context = c}};
	c->report.failure_code = 4;
	if (cli_flag(c, "ci", false)) {
		c->may_ask = false;
		c->term.has_colour[1] = c->term.has_colour[2] = false;
	}
	if (!project_read_config(c, &k.config, err))
		return false;
	if (open_folder(&k) && !check_all(&k, err))
		return false;
	findings_report(&k.findings, as_annotations(c));
	return true;
}

const struct command command_check = {
	.name = "check",
	.summary = "tell whether folder, schema and database agree",
	.details = "Changes nothing. Every finding has a code, its file and a remedy. Exit codes:\n"
		   "0  all is well\n"
		   "1  the schema has changes that no migration has\n"
		   "2  migration files are missing or damaged\n"
		   "3  migrations are not applied\n"
		   "4  the configuration is wrong, or the database does not answer\n"
		   "Where several hold, 4 goes before 2, before 1, before 3.",
	.options = options,
	.run = run,
};
