/* Shows the plan of a run: transactions, statements, locks. */
#include "cli/explain.h"

#include <string.h>

static const char *amount(struct arena *a, double bytes)
{
	static const char *const units[] = {"bytes", "kB", "MB", "GB", "TB"};
	size_t unit = 0;
	for (; bytes >= 1000 && unit < 4; unit++)
		bytes /= 1024;
	return arena_printf(a, unit && bytes < 10 ? "%.1f %s" : "%.0f %s", bytes, units[unit]);
}

static const char *size_of(struct arena *a, const struct explained_effect *e)
{
	if (!e->exists)
		return "not there yet";
	if (e->rows < 0)
		return arena_printf(a, "%s", amount(a, e->bytes));
	return arena_printf(
		a, "about %.0f row%s, %s", e->rows, e->rows == 1 ? "" : "s", amount(a, e->bytes));
}

static struct json *effect_json(struct context *c, const struct explained_effect *e)
{
	struct arena *a = c->arena;
	struct json *one = json_new_object(a);
	json_set(a, one, "relation", json_new_string(a, e->name));
	json_set(a, one, "lock", json_new_string(a, lint_lock_name(e->effect->lock)));
	json_set(a, one, "scans", json_new_bool(a, e->effect->scans));
	json_set(a, one, "rewrites", json_new_bool(a, e->rewrites));
	json_set(a, one, "exists", json_new_bool(a, e->exists));
	if (e->exists && e->rows >= 0)
		json_set(a, one, "rows", json_new_number(a, e->rows));
	if (e->exists)
		json_set(a, one, "bytes", json_new_number(a, e->bytes));
	return one;
}

static void report_effect(struct context *c, const struct explained_effect *e)
{
	bool is_strong = e->effect->lock >= LOCK_SHARE && e->exists;
	const char *lock = lint_lock_name(e->effect->lock);
	report_line(c, "      %s on %s (%s)%s%s",
		cli_paint(c, is_strong ? TERM_YELLOW : TERM_DIM, lock), e->name,
		size_of(c->arena, e), e->rewrites ? cli_paint(c, TERM_RED, ", written anew") : "",
		e->effect->scans ? cli_paint(c, TERM_YELLOW, ", scanned") : "");
}

static struct json *report_statement(struct context *c, const struct explained_statement *s)
{
	struct arena *a = c->arena;
	struct json *one = json_new_object(a), *locks = json_new_array(a);
	size_t first = strcspn(s->sql, "\n");
	report_line(c, "    %s:%d  %.*s%s", cli_path(c, s->migration->path), s->line, (int)first,
		s->sql, s->sql[first] ? " …" : "");
	list_each (effect, s->effects) {
		json_add(a, locks, effect_json(c, effect));
		report_effect(c, effect);
	}
	if (!s->is_known)
		report_line(c, "      what it locks cannot be told from its text");
	json_set(a, one, "tag", json_new_string(a, s->migration->entry->tag));
	json_set(a, one, "line", json_new_number(a, s->line));
	json_set(a, one, "statement", json_new_string(a, s->sql));
	json_set(a, one, "is_known", json_new_bool(a, s->is_known));
	json_set(a, one, "locks", locks);
	return one;
}

static void report_title(struct context *c, const struct explained_step *step, size_t number)
{
	const char *what = step->is_transaction ? arena_printf(c->arena, "transaction %zu", number)
						: "outside a transaction";
	report_line(c, "  %s", cli_paint(c, TERM_BOLD, what));
}

static struct json *report_step(
	struct context *c, const struct explained_step *step, size_t *transactions)
{
	struct arena *a = c->arena;
	struct json *one = json_new_object(a);
	struct json *statements = json_new_array(a), *records = json_new_array(a);
	*transactions += step->is_transaction;
	report_title(c, step, *transactions);
	list_each (s, step->statements)
		json_add(a, statements, report_statement(c, s));
	list_each (tag, step->records) {
		json_add(a, records, json_new_string(a, tag));
		report_line(c, "    %s is recorded", tag);
	}
	json_set(a, one, "transaction", json_new_bool(a, step->is_transaction));
	json_set(a, one, "statements", statements);
	json_set(a, one, "records", records);
	return one;
}

void explain_report(struct context *c, const char *database, const struct explanation *e)
{
	struct json *plan = json_new_array(c->arena);
	size_t transactions = 0;
	report_line(c, "%zu migration%s would be applied to %s", e->migrations,
		e->migrations == 1 ? "" : "s", database);
	list_each (step, e->steps)
		json_add(c->arena, plan, report_step(c, step, &transactions));
	report_set(c, "plan", plan);
	if (e->is_blocked)
		report_warning(c, "another session has locked one of the tables, for which the run "
				  "would have to wait; sizes are those that VACUUM or ANALYZE last "
				  "saw");
	if (!e->migrations)
		c->report.status = REPORT_NO_CHANGES;
}
