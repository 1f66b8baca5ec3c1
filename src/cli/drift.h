/* A live database held against the snapshot of the newest migration that it has. */
#ifndef CLI_DRIFT_H
#define CLI_DRIFT_H

#include "apply/apply.h"
#include "cli/cli.h"
#include "eval/config.h"

/* One object that is not what the snapshot says. */
struct drift_object {
	const char *kind;   /* "table", "enum", "view", …: a table with all it has */
	const char *schema; /* "" where the kind has none; "public" for public */
	const char *name;
	bool is_extra;                  /* only what the snapshot does not know, or not yet */
	LIST_OF(const char) statements; /* as if somebody had run them */
};

/* What was found; nothing of it where `reason` is set. */
struct drift {
	const char *tag;    /* of the migration whose snapshot was compared */
	const char *reason; /* why no snapshot tells what the database should hold, or NULL */
	/* All statements in their order: what the database has otherwise or lacks, and what it has
	 * beside its migrations (SQL that was written by hand is in no snapshot). */
	LIST_OF(const char) different, extra;
	LIST_OF(struct drift_object) objects;
};

/* Compares within the filters of the config. `status` is that of `pg` and `folder`. Fails with
 * ERR_DATABASE or ERR_CONNECTION. */
bool drift_find(struct context *c, struct pg *pg, const struct config *config,
	const struct folder *folder, const struct apply_status *status, struct drift *out,
	struct err *err);

#endif
