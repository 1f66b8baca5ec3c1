/* A migration proven on a scratch database: the old state, the statements, and what came out. */
#include "cli/verify.h"

#include <string.h>

#include "cli/replay.h"
#include "sql/sql.h"

static bool make_old_state(
	struct context *c, struct replay *r, const struct model *from, struct err *err)
{
	struct diff diff = {0};
	struct list texts = {0};
	if (!diff_models_safely(c->arena, model_new(c->arena), from, NULL, NULL, &diff, err))
		return false;
	sql_safe_statements(c->arena, (struct list *)&diff.stmts, &texts);
	return replay_statements(r, &texts, err) ||
	       err_wrap(err, "cannot make the state of the newest snapshot");
}

static bool names(const char *text, const char *name)
{
	const char *at = name && *name ? strstr(text, name) : NULL;
	return at && at > text && at[-1] == '"' && at[strlen(name)] == '"';
}

/* The last statement that is about the object of `s`, or about its table; NULL if none is. */
static const char *statement_about(const struct list *statements, const struct stmt *s)
{
	for (size_t i = statements->count; i; i--)
		if (names(statements->items[i - 1], s->name))
			return statements->items[i - 1];
	for (size_t i = statements->count; i; i--)
		if (names(statements->items[i - 1], s->table))
			return statements->items[i - 1];
	return NULL;
}

static bool refuse(
	struct context *c, const struct diff *diff, const struct list *statements, struct err *err)
{
	struct list missing = {0};
	struct buf detail = buf_in(c->arena);
	sql_safe_statements(c->arena, (const struct list *)&diff->stmts, &missing);
	buf_puts(&detail, "once it has run, these would still be missing:");
	for (size_t i = 0; i < missing.count; i++)
		buf_printf(&detail, "\n%s", (const char *)missing.items[i]);
	err_set(err, ERR_SCHEMA, "the migration does not lead to the schema");
	err_text(&err->detail, detail.s);
	err_text(&err->statement, statement_about(statements, diff->stmts.items[0]));
	err_text(&err->hint, "--safe writes statements that do; or write the migration without "
			     "--verify and complete it by hand");
	err_text(&err->state, "nothing was written");
	return false;
}

static bool compare(struct context *c, struct replay *r, const struct model_change *change,
	const struct list *statements, struct err *err)
{
	struct list like = {0};
	struct diff diff = {0};
	const struct model *found;
	list_push_pointer(c->arena, &like, (void *)change->to);
	if (!replay_read(r, &like, &found, err) ||
		!diff_models_safely(c->arena, found, change->to, NULL, NULL, &diff, err))
		return false;
	report_phase(c, "verification");
	return !diff.stmts.count || refuse(c, &diff, statements, err);
}

bool verify_statements(struct context *c, const struct model_change *change,
	const struct list *statements, struct err *err)
{
	struct replay *begun;
	if (!replay_begin(c, &begun, err))
		return false;
	REPLAY_SCOPE struct replay *r = begun;
	if (!make_old_state(c, r, change->from, err))
		return false;
	if (!replay_statements(r, statements, err)) {
		err_text(&err->state, "nothing was written");
		return err_wrap(err, "PostgreSQL refuses the migration");
	}
	return compare(c, r, change, statements, err);
}
