/* What commands on the migrations of a database begin with. */
#ifndef CLI_MIGRATIONS_H
#define CLI_MIGRATIONS_H

#include "apply/apply.h"
#include "cli/cli.h"
#include "cli/database.h"
#include "cli/project.h"
#include "folder/folder.h"

// clang-format off
#define MIGRATIONS_OPTIONS                                                                         \
	DATABASE_OPTION_URL,                                                                       \
	DATABASE_OPTION_DEV,                                                                       \
	DATABASE_OPTION_WAIT,                                                                      \
	PROJECT_OPTION_OUT,                                                                        \
	PROJECT_OPTION_DIALECT
// clang-format on

struct migrations {
	struct config config;
	struct folder folder;
	struct apply_table table;
	struct database database; /* its connection is the caller's */
};

/* Reads the config and opens the migrations folder. Fails as these do, and with ERR_FOLDER where
 * there is no folder. */
bool migrations_find(struct context *c, struct migrations *out, struct err *err);

/* Connects; fails as database_open does. */
bool migrations_connect(struct context *c, struct migrations *m, struct err *err);

/* Both. */
bool migrations_open(struct context *c, struct migrations *out, struct err *err);

#endif
