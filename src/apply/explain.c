/* The plan with the locks of its statements and the size of what they lock. */
#include "apply/explain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "apply/failure.h"
#include "apply/plan.h"
#include "apply/track.h"

static const char *name_of(struct arena *a, struct lint_relation r)
{
	return r.schema ? arena_printf(a, "%s.%s", r.schema, r.name) : r.name;
}

static bool is_control(const struct plan_statement *s)
{
	return s->lint.role == LINT_BEGIN || s->lint.role == LINT_COMMIT;
}

static bool explain_statement(struct arena *a, const struct plan_part *part, size_t at,
	struct explained_step *out, struct err *err)
{
	const struct plan_statement *of = part->of->statements.items[at];
	struct explained_statement *s = arena_new_of(a, struct explained_statement);
	struct lint_effects found;
	int column;
	if (is_control(of))
		return true;
	if (!lint_effects_read(a, of->sql, of->len, &found, err))
		return false;
	s->migration = part->of->status->migration;
	s->sql = arena_strndup(a, of->sql, of->len);
	s->is_known = found.is_known;
	pg_line_column(s->migration->text, of->offset, &s->line, &column);
	list_each (effect, found.effects) {
		struct explained_effect *one = arena_new_of(a, struct explained_effect);
		one->effect = effect;
		one->name = name_of(a, effect->relation);
		one->rewrites = effect->rewrites;
		list_push(a, &s->effects, one);
	}
	list_push(a, &out->statements, s);
	return true;
}

static bool explain_step(
	struct arena *a, const struct plan_step *step, struct explanation *out, struct err *err)
{
	struct explained_step *one = arena_new_of(a, struct explained_step);
	one->is_transaction = step->is_transaction;
	list_each (part, step->parts) {
		for (size_t i = part->first; i < part->end; i++)
			if (!explain_statement(a, part, i, one, err))
				return false;
		if (part->finishes)
			list_push(a, &one->records, part->of->status->entry->tag);
	}
	list_push(a, &out->steps, one);
	return true;
}

static void collect(struct arena *a, const struct explanation *e, struct list *out)
{
	list_each (step, e->steps)
		list_each (s, step->statements)
			list_each (effect, s->effects)
				list_push_pointer(a, out, effect);
}

/* Rows by the number of the effect: the table's own name where the effect is on an index, its rows
 * and size, and for a column whose type changes the type it has, the new one by the same name, and
 * whether a value of the one is one of the other. */
static const char *size_query(struct arena *a, const struct list *effects, const char *size)
{
	struct buf sql = buf_in(a);
	buf_printf(&sql, "select e.i, t.relname, t.reltuples, %s, ", size);
	buf_puts(&sql, "format_type(c.atttypid, null), c.atttypmod, "
		       "format_type(to_regtype(e.type), null), "
		       "exists(select from pg_cast k where k.castsource = c.atttypid and "
		       "k.casttarget = to_regtype(e.type) and k.castmethod = 'b') from (values ");
	for (size_t i = 0; i < effects->count; i++) {
		const struct lint_effect *e =
			((const struct explained_effect *)effects->items[i])->effect;
		const char *name =
			track_literal(a, track_name(a, e->relation.schema, e->relation.name));
		buf_printf(&sql, "%s(%zu, %s, %s::name, %s::text)", i ? ", " : "", i, name,
			e->column ? track_literal(a, e->column) : "null",
			e->type ? track_literal(a, e->type) : "null");
	}
	buf_puts(&sql, ") e(i, name, col, type) join pg_class r on r.oid = to_regclass(e.name) "
		       "left join pg_index x on x.indexrelid = r.oid "
		       "join pg_class t on t.oid = coalesce(x.indrelid, r.oid) "
		       "left join pg_attribute c on c.attrelid = t.oid and c.attname = e.col");
	return sql.s;
}

/* The numbers in "varchar(20)", "numeric(10,2)"; how many there are. */
static int modifiers(const char *type, int *first, int *second)
{
	const char *open = strchr(type, '(');
	return open ? sscanf(open, "(%d,%d)", first, second) : 0;
}

/* A type that only gets room for longer values keeps its form (ALTER TABLE, Notes). */
static bool only_grows(const char *type, int before, const char *wanted)
{
	int first = 0, second = 0, count = modifiers(wanted, &first, &second);
	if (!count)
		return strcmp(type, "character") != 0;
	if (before < 0)
		return false;
	if (!strcmp(type, "character varying"))
		return first >= before - 4;
	if (!strcmp(type, "bit varying"))
		return first >= before;
	if (!strcmp(type, "numeric"))
		return first >= (before - 4) >> 16 && second == ((before - 4) & 0x7ff);
	return false;
}

static void take_size(
	struct arena *a, const struct pg_rows *rows, size_t i, struct explained_effect *e)
{
	const char *table = pg_cell(rows, i, 1), *before = pg_cell(rows, i, 4);
	const char *mod = pg_cell(rows, i, 5), *after = pg_cell(rows, i, 6);
	e->exists = true;
	e->rows = strtod(pg_cell(rows, i, 2), NULL);
	e->bytes = strtod(pg_cell(rows, i, 3), NULL);
	if (e->effect->is_index)
		e->name = arena_printf(a, "%s (index %s)", table, e->name);
	if (!e->effect->type)
		return;
	bool is_same = before && after && !strcmp(before, after);
	bool has_modifier = strchr(e->effect->type, '(');
	bool is_binary = !strcmp(pg_cell(rows, i, 7), "t") && !has_modifier;
	bool keeps = is_binary || (is_same && only_grows(before, atoi(mod), e->effect->type));
	e->rewrites = e->rewrites || !keeps;
}

/* To ask for the size of a table takes a lock, for which whoever changes it would be waited for;
 * the size that the last VACUUM or ANALYZE saw does not. */
static bool ask_sizes(struct arena *a, struct pg *c, const struct list *effects,
	struct explanation *e, struct pg_rows *out, struct err *err)
{
	ERR_SCOPE struct err ignored = {0};
	const char *exact = arena_printf(a, "begin; set local lock_timeout = '1s'; %s; commit",
		size_query(a, effects, "pg_table_size(t.oid)"));
	if (pg_query(c, a, exact, NULL, 0, out, err))
		return true;
	if (!err->sqlstate || strcmp(err->sqlstate, "55P03") != 0)
		return false;
	err_clear(err);
	e->is_blocked = true;
	return pg_script(c, "rollback", NULL, err) &&
	       pg_query(c, a,
		       size_query(a, effects, "t.relpages * current_setting('block_size')::float8"),
		       NULL, 0, out, err);
}

static bool measure(struct arena *a, struct pg *c, struct explanation *e, struct err *err)
{
	struct list effects = {0};
	struct pg_rows rows;
	collect(a, e, &effects);
	if (!effects.count)
		return true;
	if (!ask_sizes(a, c, &effects, e, &rows, err))
		return err_wrap(err, "cannot look at the tables");
	for (size_t i = 0; i < rows.row_count; i++)
		take_size(a, &rows, i, effects.items[strtoul(pg_cell(&rows, i, 0), NULL, 10)]);
	return true;
}

bool apply_explain(struct arena *a, struct pg *c, const struct apply_options *options,
	struct apply_status *status, struct explanation *out, struct err *err)
{
	struct explanation e = {0};
	struct plan plan;
	const struct plan_options how = {
		.tx = options->tx, .takes_out_of_order = options->takes_out_of_order};
	if (!apply_match(a, c, &options->table, status, err) ||
		!failure_check(status, options, err) || !plan_make(a, status, &how, &plan, err))
		return false;
	e.migrations = plan.migrations.count;
	list_each (step, plan.steps)
		if (!explain_step(a, step, &e, err))
			return false;
	if (!measure(a, c, &e, err))
		return false;
	*out = e;
	return true;
}
