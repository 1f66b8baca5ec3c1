/* The project a command works on: drizzle.config.* with what the command line says on top. */
#ifndef CLI_PROJECT_H
#define CLI_PROJECT_H

#include "cli/cli.h"
#include "eval/config.h"
#include "introspect/introspect.h"

/* Options that commands share; put them into the table of a command that takes them. */
// clang-format off
#define PROJECT_OPTION_DIALECT                                                                     \
	{"dialect", OPTION_CHOICE, "postgresql|mysql|sqlite|turso|singlestore|gel",                \
		"database dialect; only postgresql is served"}
#define PROJECT_OPTION_SCHEMA                                                                      \
	{"schema", OPTION_LIST, "PATH", "schema file, folder or glob; may be repeated"}
#define PROJECT_OPTION_OUT                                                                         \
	{"out", OPTION_TEXT, "FOLDER", "migrations folder (default drizzle)"}
#define PROJECT_OPTION_CASING                                                                      \
	{"casing", OPTION_CHOICE, "snake_case|camelCase",                                          \
		"names of columns that are declared without one"}
#define PROJECT_OPTION_BREAKPOINTS                                                                 \
	{"breakpoints", OPTION_BOOL, NULL, "separate statements by breakpoints (default true)"}
#define PROJECT_OPTION_DRIVER                                                                      \
	{"driver", OPTION_CHOICE, "d1-http|expo|aws-data-api|pglite|durable-sqlite", NULL}
#define PROJECT_OPTION_TIMEOUT                                                                     \
	{"eval-timeout", OPTION_NUMBER, "SECONDS", "limit for running the schema (default 10)"}
#define PROJECT_OPTION_ORM                                                                         \
	{"orm", OPTION_CHOICE, "bundled|project",                                                  \
		"drizzle-orm of rihla or of the project (default bundled)"}
// clang-format on

/* Reads the config (--config, or the default one) and lays the options of the command line over it:
 * --dialect --schema --out --casing --breakpoints --prefix --driver --url --host --port --user
 * --password --database --ssl, those that the command has. With both --dialect and --schema on the
 * command line and no --config no file is read, as drizzle-kit does it. Loads .env into c->env.
 * Fails with ERR_CONFIG, also when there is no config file and none of --dialect, --schema and
 * --out makes up for it. */
bool project_read_config(struct context *c, struct config *out, struct err *err);

/* The casing of --casing, else of the config, if there is one. */
bool project_read_casing(struct context *c, enum casing *out, struct err *err);

/* How to evaluate the schema of a project: --eval-timeout, --orm, and `casing`. */
void project_eval_options(struct context *c, enum casing casing, struct eval_options *out);

/* Evaluates the schema modules that `patterns` name. Fails as eval_schema_files and eval_schema. */
bool project_eval_schema(struct context *c, enum casing casing, const struct list *patterns,
	struct model **out, struct err *err);

/* The same with an engine that was started before, since something else was to be waited for:
 * with the same patterns, or NULL where there is nothing to load yet. */
struct eval_engine *project_start_engine(
	struct context *c, enum casing casing, const struct list *patterns);
bool project_eval_schema_in(struct context *c, struct eval_engine *engine, enum casing casing,
	const struct list *patterns, struct model **out, struct err *err);

/* What of a database belongs to the project: the filters of its config, without the table that
 * tracks migrations. */
void project_introspect_options(const struct config *config, struct introspect_options *out);

#endif
