/* The database a command works on: the config's, --url's, or the private one of the project. */
#ifndef CLI_DATABASE_H
#define CLI_DATABASE_H

#include "cli/cli.h"
#include "eval/config.h"
#include "pg/pg.h"

// clang-format off
#define DATABASE_OPTION_URL                                                                        \
	{"url", OPTION_TEXT, "URL", "the database, instead of the config's"}
/* What drizzle-kit takes instead of an URL; the last two are for other dialects. */
#define DATABASE_OPTIONS_PARTS                                                                     \
	{"host", OPTION_TEXT, "NAME", "its host"},                                                 \
	{"port", OPTION_TEXT, "NUMBER", "its port"},                                               \
	{"user", OPTION_TEXT, "NAME", "its user"},                                                 \
	{"password", OPTION_TEXT, "TEXT", "its password (better: in the environment)"},            \
	{"database", OPTION_TEXT, "NAME", "its name"},                                             \
	{"ssl", OPTION_TEXT, "MODE", "require, allow, prefer, verify-full or disable"},            \
	{"auth-token", OPTION_TEXT, "TEXT", NULL},                                                 \
	{"tlsSecurity", OPTION_TEXT, "MODE", NULL}
/* What of it is looked at. */
#define DATABASE_OPTIONS_SCOPE                                                                     \
	{"tablesFilter", OPTION_LIST, "GLOB", "tables to look at; may be repeated"},               \
	{"schemaFilters", OPTION_LIST, "NAME", "schemas to look at (default public)"},             \
	{"extensionsFilters", OPTION_TEXT, "NAME", NULL}
#define DATABASE_OPTION_DEV                                                                        \
	{"dev", OPTION_BOOL, NULL, "the private PostgreSQL of this project, started if need be"}
#define DATABASE_OPTION_WAIT                                                                       \
	{"wait", OPTION_MAYBE, "SECONDS",                                                          \
		"wait for a server that is not up yet (60 seconds unless said otherwise)"}
// clang-format on

struct database {
	struct pg *pg;    /* the caller's, to be freed with pg_close */
	const char *name; /* its URL as it may be shown */
};

/* Connects. Without a database in the config, on the command line or by --dev it asks on a terminal
 * whether to take the private one; elsewhere it fails with ERR_CONFIG and says how to give one.
 * With --wait a server that does not answer yet is waited for. One older than PostgreSQL 12
 * is refused (ERR_UNSUPPORTED). Warnings of the server become warnings of the report, other notices
 * are shown with --verbose. */
bool database_open(
	struct context *c, const struct config *config, struct database *out, struct err *err);

/* The same, while the caller does something else: asks what has to be asked, then connects in a
 * thread of its own. NULL with an error where there is nothing to connect to. In the arena of `c`;
 * its connection is closed with opening_close. */
struct opening;
struct opening *opening_start(struct context *c, const struct config *config, struct err *err);

/* Waits for the connection, which stays the opening's. Any thread may, more than once. Fails as
 * database_open; `out` may be NULL. */
bool opening_wait(struct opening *o, struct database *out, struct err *err);
void opening_close(struct opening *o); /* NULL is allowed */

#endif
