/* The tracking table as drizzle-orm's migrator makes and reads it, and rihla's own beside it. */
#ifndef APPLY_TRACK_H
#define APPLY_TRACK_H

#include <stdbool.h>

#include "apply/apply.h"
#include "base/map.h"

/* What the tables hold. */
struct tracked {
	LIST_OF(struct applied_row) rows; /* oldest first */
	LIST_OF(struct apply_progress) progress;
	bool table_exists, progress_exists, tokens_exist;
};

/* One query; one more where a run was interrupted. */
bool track_read(struct arena *a, struct pg *c, const struct apply_table *t, struct tracked *out,
	struct err *err);

/* Token digests by the hash of the file they are of. */
bool track_read_tokens(struct arena *a, struct pg *c, const struct apply_table *t, struct map *out,
	struct err *err);

/* What the statements below depend on. */
struct track_layout {
	bool has_schema, has_names; /* names: drizzle-orm 1.0's column */
	bool keeps_tokens;          /* there is the right to make, or to fill, their table */
};

/* Makes schema and table where they are missing. The schema is looked for first, because CREATE
 * SCHEMA IF NOT EXISTS needs the right to create one even if it is there. */
bool track_create(struct arena *a, struct pg *c, const struct apply_table *t,
	const struct track_layout *layout, const struct apply_status *status, struct err *err);

/* Statements, each closed by a semicolon and with `*count` raised: the rows that record an applied
 * migration; the progress of one on its way, making its table; the end of that table. */
void track_put_applied(struct buf *out, const struct apply_table *t,
	const struct track_layout *layout, const struct migration *m, size_t *count);
void track_put_progress(struct buf *out, const struct apply_table *t,
	const struct apply_progress *progress, size_t *count);
void track_put_no_progress(
	struct buf *out, const struct apply_table *t, const char *tag, bool is_last, size_t *count);

/* `text` as a literal of SQL; "schema"."name" (`schema` may be NULL); the table of token digests.
 */
const char *track_literal(struct arena *a, const char *text);
const char *track_name(struct arena *a, const char *schema, const char *name);
const char *track_tokens_name(struct arena *a, const struct apply_table *t);

#endif
