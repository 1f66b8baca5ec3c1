/* The config of a project with the command line on top. */
#include "cli/project.h"

#include <string.h>
#include <unistd.h>

#include "eval/dotenv.h"

static bool no_config(struct err *err)
{
	err_set(err, ERR_CONFIG,
		"there is no drizzle.config.ts (or .mts, .js, .mjs, .cjs, .json) here");
	err_text(&err->hint,
		"run rihla in the folder of the config, pass --config FILE, or make one:\n"
		"export default { dialect: \"postgresql\", schema: \"./schema.ts\", "
		"out: \"./drizzle\" };");
	return false;
}

static bool check_dialect(const char *dialect, struct err *err)
{
	if (!dialect || !strcmp(dialect, "postgresql"))
		return true;
	err_set(err, ERR_CONFIG, "the dialect \"%s\" is not supported", dialect);
	err_text(&err->hint, "rihla works for --dialect postgresql only");
	return false;
}

static void set_text(const struct context *c, const char *option, const char **field)
{
	const char *text = cli_text(c, option);
	if (text)
		*field = text;
}

/* A --url replaces the credentials of the config whole, single parts replace single parts. */
static void override_credentials(const struct context *c, struct db_credentials *credentials)
{
	const char *url = cli_text(c, "url");
	if (url)
		*credentials = (struct db_credentials){.url = url};
	set_text(c, "host", &credentials->host);
	set_text(c, "port", &credentials->port);
	set_text(c, "user", &credentials->user);
	set_text(c, "password", &credentials->password);
	set_text(c, "database", &credentials->database);
	set_text(c, "ssl", &credentials->ssl);
}

static void override(const struct context *c, struct config *config)
{
	const struct list *schema = cli_list(c, "schema");
	if (schema->count)
		memcpy(&config->schema, schema, sizeof(config->schema));
	set_text(c, "out", &config->out);
	set_text(c, "prefix", &config->migrations_prefix);
	set_text(c, "driver", &config->driver);
	config->breakpoints = cli_flag(c, "breakpoints", config->breakpoints);
	if (cli_text(c, "casing"))
		eval_casing_of(cli_text(c, "casing"), &config->casing);
	override_credentials(c, &config->credentials);
}

bool project_read_config(struct context *c, struct config *out, struct err *err)
{
	const char *file = cli_text(c, "config"), *dialect = cli_text(c, "dialect");
	struct config config;
	if (!check_dialect(dialect, err))
		return false;
	if (!file && dialect && cli_list(c, "schema")->count) {
		config_defaults(&config);
		dotenv_load(c->arena, c->root, c->env);
	} else if (!config_read(c->arena, c->root, file, c->env, &config, err)) {
		return false;
	} else if (!config.path && !dialect && !cli_list(c, "schema")->count &&
		   !cli_text(c, "out")) {
		return no_config(err);
	}
	override(c, &config);
	*out = config;
	return true;
}

bool project_read_casing(struct context *c, enum casing *out, struct err *err)
{
	struct config config;
	const char *casing = cli_text(c, "casing");
	if (casing)
		return eval_casing_of(casing, out);
	if (!config_read(c->arena, c->root, cli_text(c, "config"), c->env, &config, err))
		return false;
	*out = config.casing;
	return true;
}

/* What the user's modules print must not get between rihla's own lines on stdout. */
static void print_console(void *context, int fd, const char *text, size_t len)
{
	while (len) {
		ssize_t n = write(STDERR_FILENO, text, len);
		if (n <= 0)
			return;
		text += n;
		len -= (size_t)n;
	}
}

static void warn(void *context, const char *text)
{
	report_warning(context, "%s", text);
}

void project_eval_options(struct context *c, enum casing casing, struct eval_options *out)
{
	const char *orm = cli_text(c, "orm");
	*out = (struct eval_options){.root = c->root,
		.env = c->env,
		.casing = casing,
		.timeout = cli_number(c, "eval-timeout", 0),
		.use_project_orm = orm && !strcmp(orm, "project"),
		.print = print_console,
		.warn = warn,
		.warn_context = c};
}

struct eval_engine *project_start_engine(
	struct context *c, enum casing casing, const struct list *patterns)
{
	ERR_SCOPE struct err ignored = {0};
	struct eval_options options;
	struct list files = {0};
	project_eval_options(c, casing, &options);
	bool is_known =
		patterns && eval_schema_files(c->arena, c->root, patterns, &files, &ignored);
	return eval_start(&options, is_known ? &files : NULL);
}

bool project_eval_schema_in(struct context *c, struct eval_engine *engine, enum casing casing,
	const struct list *patterns, struct model **out, struct err *err)
{
	struct eval_options options;
	struct list files = {0};
	project_eval_options(c, casing, &options);
	options.engine = engine;
	return eval_schema_files(c->arena, c->root, patterns, &files, err) &&
	       eval_schema(c->arena, &options, &files, out, err);
}

bool project_eval_schema(struct context *c, enum casing casing, const struct list *patterns,
	struct model **out, struct err *err)
{
	return project_eval_schema_in(c, NULL, casing, patterns, out, err);
}

void project_introspect_options(const struct config *config, struct introspect_options *out)
{
	*out = (struct introspect_options){.entities = config->entities,
		.tracking_schema = config->migrations_schema,
		.tracking_table = config->migrations_table};
	memcpy(&out->schemas, &config->schema_filter, sizeof(out->schemas));
	memcpy(&out->tables, &config->tables_filter, sizeof(out->tables));
}
