/* Migrations run one after the other on a database of their own, to see what they make. */
#ifndef CLI_REPLAY_H
#define CLI_REPLAY_H

#include "cli/cli.h"
#include "folder/folder.h"
#include "model/model.h"

struct replay;

/* Makes an empty database on the private PostgreSQL of the project, which is started if need be.
 * The caller ends it with replay_end. Fails with ERR_DEVDB or as pg_connect does. */
bool replay_begin(struct context *c, struct replay **out, struct err *err);

/* Runs the migration file at `path` in the transactions in which migrate runs it. A role that is
 * there already is as good as a new one: roles belong to the server and outlive the database. Fails
 * with ERR_DATABASE, with file and line; or as reading the file and plan_make do. */
bool replay_file(struct replay *r, const char *path, struct err *err);

/* Runs statements (a LIST_OF(const char)), each by itself; roles as above. Fails with ERR_DATABASE
 * and the statement. */
bool replay_statements(struct replay *r, const struct list *texts, struct err *err);

/* What the database holds now, in the words of `like` (a LIST_OF(const struct model)) where they
 * mean the same; the last one of them goes before the others. */
bool replay_read(
	struct replay *r, const struct list *like, const struct model **out, struct err *err);

/* Drops the database, and stops the server if replay_begin has started it. NULL is allowed. */
void replay_end(struct replay *r);
void replay_cleanup(struct replay **r);
#define REPLAY_SCOPE __attribute__((cleanup(replay_cleanup)))

#endif
