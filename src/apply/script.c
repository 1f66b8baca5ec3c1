/* Joins the statements of a part to what is sent. */
#include "apply/script.h"

#include <stdlib.h>
#include <string.h>

#include "apply/track.h"

static bool is_sent(const struct plan_statement *s)
{
	return s->lint.role != LINT_BEGIN && s->lint.role != LINT_COMMIT;
}

/* PostgreSQL keeps the first 63 bytes of it. */
static void announce(struct script *s, const struct plan_migration *m, size_t at)
{
	struct arena *a = s->text.arena;
	const char *name = arena_printf(
		a, "rihla %zu/%zu %s", at + 1, m->statements.count, m->status->entry->tag);
	buf_printf(&s->text, "set local application_name = %s;\n", track_literal(a, name));
	s->count++;
}

/* A query for each statement costs little, but not nothing. */
enum { MOST_TIMED = 1000 };

/* The one before a statement ends the time of the one before that. */
static void ask_time(struct script *s)
{
	script_add(s, "select extract(epoch from clock_timestamp());\n", 1);
}

void script_take_time(void *context, size_t statement, const char *cell)
{
	struct script *s = context;
	struct script_statement *last = NULL;
	list_each (one, s->statements) {
		if (one->before == statement + 1)
			one->start = strtod(cell, NULL);
		if (one->before <= statement)
			last = one;
	}
	if (last && !last->end && last->before < statement)
		last->end = strtod(cell, NULL);
}

static void add_statement(struct arena *a, struct script *s, const struct plan_statement *of)
{
	struct script_statement *one = arena_new_of(a, struct script_statement);
	*one = (struct script_statement){of, s->text.len, s->count};
	list_push(a, &s->statements, one);
	buf_add(&s->text, of->sql, of->len);
	s->count++;
}

void script_add_part(
	struct arena *a, struct script *s, const struct plan_part *part, bool is_watched)
{
	bool is_timed = part->end - part->first <= MOST_TIMED;
	for (size_t i = part->first; i < part->end; i++) {
		const struct plan_statement *of = part->of->statements.items[i];
		if (!is_sent(of))
			continue;
		if (is_watched)
			announce(s, part->of, i);
		if (is_timed)
			ask_time(s);
		add_statement(a, s, of);
		buf_puts(&s->text, ";\n");
	}
	if (is_timed && s->statements.count)
		ask_time(s);
}

void script_add_alone(struct arena *a, struct script *s, const struct plan_part *part)
{
	add_statement(a, s, part->of->statements.items[part->first]);
}

void script_add(struct script *s, const char *sql, size_t count)
{
	buf_puts(&s->text, sql);
	s->count += count;
}

const struct script_statement *script_find(const struct script *s, size_t sent)
{
	const struct script_statement *found = NULL;
	list_each (one, s->statements)
		if (one->sent <= sent)
			found = one;
	/* An error "at end of input" stands behind the last token, at the semicolon. */
	return found && sent <= found->sent + found->of->len + 1 ? found : NULL;
}

const struct script_statement *script_at(const struct script *s, size_t completed)
{
	list_each (one, s->statements)
		if (one->before == completed)
			return one;
	return NULL;
}
