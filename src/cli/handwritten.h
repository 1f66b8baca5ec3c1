/* Statements of a generated migration that its snapshots do not account for. */
#ifndef CLI_HANDWRITTEN_H
#define CLI_HANDWRITTEN_H

#include "diff/diff.h"
#include "folder/folder.h"
#include "model/model.h"

/* Pushes to `out` (a LIST_OF(struct statement)) the statements of `m` that the change from `from`
 * to `to` does not call for. False where nothing changed: then all of them are written by hand, as
 * with generate --custom. Layout and comments do not count, nor what older drizzle-kits wrote
 * otherwise: IF [NOT] EXISTS, DO blocks that pass over what exists, USING btree and the schema
 * public. Renames are taken from the migration itself. */
bool handwritten_find(struct arena *a, const struct migration *m, const struct model *from,
	const struct model *to, struct list *out);

/* How the migration begins that `pull --keep-sql` writes: it makes a database with all that no
 * snapshot holds, in the server's words. */
#define HANDWRITTEN_PULLED "-- Made by `rihla pull --keep-sql`"
bool handwritten_is_pulled(const struct migration *m);

/* The statements that lead from `from` to `to` (texts, as generate writes them, with --safe if
 * `safely`), with the renames that `m` makes. */
void handwritten_generated(struct arena *a, const struct migration *m, const struct model *from,
	const struct model *to, bool safely, struct list *statements);

/* Whether the migration was generated with --safe, and could not have been without. */
bool handwritten_is_safe(struct arena *a, const struct migration *m, const struct model *from,
	const struct model *to);

/* Whether a statement of `m` renames `old` to `created`, or moves it into the schema of `created`.
 */
bool handwritten_renames(
	const struct migration *m, const struct entity *old, const struct entity *created);

#endif
