/* Puts pending migrations into transactions. */
#include "apply/plan.h"

#include <string.h>

#include "base/hash.h"
#include "lint/lex.h"
#include "lint/split.h"
#include "lint/tokens.h"

static bool refuse_open(
	const struct migration *m, const struct statement *part, size_t at, struct err *err)
{
	int line, column;
	const char *what = part->sql[at] == '/'   ? "comment"
			   : part->sql[at] == '"' ? "name"
						  : "string";
	pg_line_column(m->text, part->offset + at, &line, &column);
	err_set(err, ERR_SYNTAX, "migration %s: the %s that begins here does not end",
		m->entry->tag, what);
	if (part != m->statements.items[m->statements.count - 1])
		err_textf(&err->hint,
			"a `--> statement-breakpoint` may stand inside the %s: drizzle "
			"cuts the file there",
			what);
	return err_at(err, m->path, line, column);
}

static bool refuse_undo(
	const struct migration *m, const struct plan_statement *statement, struct err *err)
{
	int line, column;
	pg_line_column(m->text, statement->offset, &line, &column);
	err_set(err, ERR_FOLDER,
		"migration %s rolls back its transaction, which would undo what was applied in it",
		m->entry->tag);
	err_text(&err->hint,
		"take the statement out: a migration that fails is rolled back by itself");
	return err_at(err, m->path, line, column);
}

static bool read_part(struct arena *a, const struct migration *m, const struct statement *part,
	struct plan_migration *out, struct err *err)
{
	struct split s = {.text = part->sql};
	for (size_t start, end; split_next(&s, &start, &end);) {
		struct plan_statement *one = arena_new_of(a, struct plan_statement);
		one->sql = part->sql + start;
		one->offset = part->offset + start;
		one->len = end - start;
		if (!s.is_open && !lint_statement_read(a, one->sql, one->len, &one->lint, err))
			return false;
		if (one->lint.role == LINT_UNDO)
			return refuse_undo(m, one, err);
		list_push(a, &out->statements, one);
	}
	return !s.is_open || refuse_open(m, part, s.open_at, err);
}

bool plan_read(struct arena *a, const struct migration_status *status, struct plan_migration *out,
	struct err *err)
{
	const struct migration *m = status->migration;
	struct plan_migration read = {.status = status};
	list_each (part, m->statements)
		if (!read_part(a, m, part, &read, err))
			return false;
	*out = read;
	return true;
}

const char *plan_tokens(struct arena *a, const struct plan_migration *m, size_t count)
{
	struct buf text = buf_in(a);
	for (size_t i = 0; i < count; i++) {
		const struct plan_statement *one = m->statements.items[i];
		tokens_put(&text, arena_strndup(a, one->sql, one->len));
	}
	return hash_sha256(a, text.s, text.len);
}

/* A plan in the making. */
struct planner {
	struct arena *arena;
	const struct plan_options *options;
	struct plan plan;
	struct plan_step *open;     /* takes more statements; NULL: none does */
	struct plan_part *part;     /* of the migration at hand, in `open`; NULL: none yet */
	bool is_own;                /* `open` was begun by the migration itself */
	LIST_OF(const char) values; /* new enum values in `open` */
};

static void close_step(struct planner *p)
{
	p->open = NULL;
	p->part = NULL;
	p->is_own = false;
	p->values.count = 0;
}

static void open_step(struct planner *p, const char *begin)
{
	p->open = arena_new_of(p->arena, struct plan_step);
	p->open->is_transaction = true;
	p->open->begin = begin;
	p->part = NULL;
	p->values.count = 0;
	list_push(p->arena, &p->plan.steps, p->open);
}

/* The part of migration `m` in the open step; its end is raised by whoever adds to it. */
static struct plan_part *take_part(struct planner *p, const struct plan_migration *m, size_t at)
{
	if (!p->open)
		open_step(p, "begin");
	if (!p->part) {
		p->part = arena_new_of(p->arena, struct plan_part);
		*p->part = (struct plan_part){.of = m, .first = at, .end = at};
		list_push(p->arena, &p->open->parts, p->part);
	}
	return p->part;
}

/* Whether `value` stands in the statement as a word of its own, be it in a literal or in a body. */
static bool names_value(const struct plan_statement *s, const char *value)
{
	size_t len = strlen(value);
	const char *end = s->sql + s->len;
	for (const char *at = s->sql; (at = memmem(at, (size_t)(end - at), value, len)); at++) {
		bool is_begun = at > s->sql && lex_is_word(at[-1]) && lex_is_word(*value);
		if (!is_begun &&
			!(at + len < end && lex_is_word(at[len]) && lex_is_word(at[len - 1])))
			return true;
		if (!len)
			return true;
	}
	return false;
}

static bool uses_new_value(const struct planner *p, const struct plan_statement *s)
{
	list_each (value, p->values)
		if (names_value(s, value))
			return true;
	return false;
}

static void add_alone(struct planner *p, const struct plan_migration *m, size_t at)
{
	close_step(p);
	open_step(p, NULL);
	p->open->is_transaction = false;
	take_part(p, m, at)->end = at + 1;
	close_step(p);
}

static void add_statement(struct planner *p, const struct plan_migration *m, size_t at)
{
	const struct plan_statement *s = m->statements.items[at];
	if (p->open && uses_new_value(p, s))
		close_step(p);
	take_part(p, m, at)->end = at + 1;
	if (s->lint.role == LINT_NEW_VALUE)
		list_push(p->arena, &p->values, s->lint.value);
	bool is_last = p->options->tx == APPLY_NONE && !p->is_own;
	if (is_last || (s->lint.role == LINT_NEW_VALUE && p->options->parts_values))
		close_step(p);
}

/* BEGIN and COMMIT of a migration are not sent: they say where its steps begin and end. */
static void add(struct planner *p, const struct plan_migration *m, size_t at)
{
	const struct plan_statement *s = m->statements.items[at];
	switch (s->lint.role) {
	case LINT_ALONE: add_alone(p, m, at); return;
	case LINT_BEGIN:
		close_step(p);
		open_step(p, arena_strndup(p->arena, s->sql, s->len));
		take_part(p, m, at)->end = at + 1;
		p->is_own = true;
		return;
	case LINT_COMMIT:
		take_part(p, m, at)->end = at + 1;
		close_step(p);
		return;
	case LINT_PLAIN:
	case LINT_NEW_VALUE:
	case LINT_SET:
	case LINT_UNDO: add_statement(p, m, at);
	}
}

/* Everything before is applied and cannot be taken back, so it has to be what it was. */
static bool check_progress(struct arena *a, const struct plan_migration *m, struct err *err)
{
	const struct apply_progress *progress = m->status->progress;
	if (!progress)
		return true;
	size_t begun = progress->done + progress->is_in_doubt;
	if (begun <= m->statements.count && !strcmp(plan_tokens(a, m, begun), progress->tokens))
		return true;
	err_set(err, ERR_FOLDER,
		"migration %s was interrupted after %zu statement%s, and these have changed since",
		m->status->entry->tag, progress->done, progress->done == 1 ? "" : "s");
	err_text(&err->hint, "give the file back the statements that are applied; those after them "
			     "may change");
	return err_at(err, m->status->migration->path, 0, 0);
}

/* The record goes with the last transaction of the migration; one that ends otherwise gets another.
 */
static void add_record(struct planner *p, const struct plan_migration *m)
{
	size_t steps = p->plan.steps.count, count = m->statements.count;
	const struct plan_step *last = steps ? p->plan.steps.items[steps - 1] : NULL;
	struct plan_part *part = last ? last->parts.items[last->parts.count - 1] : NULL;
	if (part && part->of == m && part->end == count && last->is_transaction)
		part->finishes = true;
	else
		take_part(p, m, count)->finishes = true;
}

static bool add_migration(struct planner *p, const struct migration_status *status, struct err *err)
{
	struct plan_migration *m = arena_new_of(p->arena, struct plan_migration);
	if (!plan_read(p->arena, status, m, err) || !check_progress(p->arena, m, err))
		return false;
	list_push(p->arena, &p->plan.migrations, m);
	p->part = NULL;
	if (p->options->tx != APPLY_ALL)
		close_step(p);
	size_t count = m->statements.count;
	for (size_t i = status->progress ? status->progress->done : 0; i < count; i++)
		add(p, m, i);
	add_record(p, m);
	return true;
}

bool plan_make(struct arena *a, const struct apply_status *status,
	const struct plan_options *options, struct plan *out, struct err *err)
{
	struct planner p = {.arena = a, .options = options};
	list_each (m, status->migrations) {
		bool is_due = m->state == MIGRATION_PENDING ||
			      (m->state == MIGRATION_OUT_OF_ORDER && options->takes_out_of_order);
		if (is_due && !add_migration(&p, m, err))
			return false;
	}
	*out = p.plan;
	return true;
}
