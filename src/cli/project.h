/* The project a command works on: drizzle.config.* with what the command line says on top. */
#ifndef CLI_PROJECT_H
#define CLI_PROJECT_H

#include "cli/cli.h"
#include "eval/config.h"

/* Options that commands share; put them into the table of a command that takes them. */
#define PROJECT_OPTION_DIALECT                                                                     \
	{                                                                                          \
		"dialect", OPTION_CHOICE, "postgresql|mysql|sqlite|turso|singlestore|gel",         \
			"database dialect; only postgresql is served"                              \
	}
#define PROJECT_OPTION_SCHEMA                                                                      \
	{                                                                                          \
		"schema", OPTION_LIST, "PATH", "schema file, folder or glob; may be repeated"      \
	}
#define PROJECT_OPTION_OUT                                                                         \
	{                                                                                          \
		"out", OPTION_TEXT, "FOLDER", "migrations folder"                                  \
	}
#define PROJECT_OPTION_CASING                                                                      \
	{                                                                                          \
		"casing", OPTION_CHOICE, "snake_case|camelCase", "names of columns without a name" \
	}
#define PROJECT_OPTION_BREAKPOINTS                                                                 \
	{                                                                                          \
		"breakpoints", OPTION_BOOL, NULL,                                                  \
			"separate statements by breakpoints (default true)"                        \
	}
#define PROJECT_OPTION_DRIVER                                                                      \
	{                                                                                          \
		"driver", OPTION_CHOICE, "d1-http|expo|aws-data-api|pglite|durable-sqlite", NULL   \
	}

/* Reads the config (--config, or the default one) and lays the options of the command line over it:
 * --dialect --schema --out --casing --breakpoints --driver --url --host --port --user --password
 * --database --ssl, those that the command has. With both --dialect and --schema on the command
 * line and no --config the file is not read, as drizzle-kit does it. Loads .env into c->env. Fails
 * with ERR_CONFIG, also when there is no config file and the command line does not make up for it.
 */
bool project_read_config(struct context *c, struct config *out, struct err *err);

#endif
