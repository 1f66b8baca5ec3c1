/* Looks in the catalogs for what interrupted statements left. */
#include "apply/heal.h"

#include <string.h>

#include "apply/track.h"

struct healer {
	struct arena *arena;
	struct pg *c;
	const struct apply_options *options;
	const struct lint_statement *statement;
	bool was_begun, is_done;
};

static const char *literal(const struct healer *h, struct lint_relation r)
{
	if (!r.name)
		return "null";
	return track_literal(h->arena, track_name(h->arena, r.schema, r.name));
}

static void tell(const struct healer *h, const char *text)
{
	struct apply_event event = {.kind = APPLY_HEALS, .text = text};
	h->options->tell(h->options->context, &event);
}

static bool ask(const struct healer *h, const char *sql, struct pg_rows *rows, struct err *err)
{
	return pg_query(h->c, h->arena, sql, NULL, 0, rows, err);
}

static bool drop_index(const struct healer *h, const char *name, struct err *err)
{
	const char *sql = arena_printf(h->arena, "drop index concurrently if exists %s", name);
	return pg_query(h->c, h->arena, sql, NULL, 0, NULL, err);
}

#define INDEXES                                                                                    \
	"select i.indisvalid, format('%%I.%%I', n.nspname, x.relname), "                           \
	"pg_has_role(x.relowner, 'USAGE') and has_schema_privilege(n.oid, 'USAGE') "               \
	"from pg_index i join pg_class x on x.oid = i.indexrelid "                                 \
	"join pg_namespace n on n.oid = x.relnamespace "

/* Drops the invalid ones among the rows of INDEXES. */
static bool drop_invalid(const struct healer *h, const struct pg_rows *rows, struct err *err)
{
	for (size_t i = 0; i < rows->row_count; i++) {
		const char *name = pg_cell(rows, i, 1);
		bool is_valid = !strcmp(pg_cell(rows, i, 0), "t");
		bool can_drop = !strcmp(pg_cell(rows, i, 2), "t");
		if (is_valid)
			continue;
		tell(h, arena_printf(h->arena,
				"the index %s is invalid, as a build that failed or was "
				"interrupted leaves it: %s",
				name,
				can_drop ? "dropped, to be built anew"
					 : "this role may not drop it, a superuser can"));
		if (can_drop && !drop_index(h, name, err))
			return false;
	}
	return true;
}

/* An index that the server named is known by being the last one, and invalid. */
static bool heal_index(struct healer *h, struct err *err)
{
	const struct lint_statement *s = h->statement;
	struct pg_rows rows;
	const char *table = literal(h, s->table);
	if (!s->name.name && !h->was_begun)
		return true;
	const char *sql = s->name.name ? arena_printf(h->arena,
						 INDEXES "where i.indrelid = to_regclass(%s) "
							 "and x.relname = %s::name",
						 table, track_literal(h->arena, s->name.name))
				       : arena_printf(h->arena,
						 INDEXES "where i.indrelid = to_regclass(%s) "
							 "order by i.indexrelid desc limit 1",
						 table);
	if (!ask(h, sql, &rows, err) || !drop_invalid(h, &rows, err))
		return false;
	h->is_done = h->was_begun && s->name.name && rows.row_count &&
		     !strcmp(pg_cell(&rows, 0, 0), "t");
	return true;
}

static bool heal_dropped_index(struct healer *h, struct err *err)
{
	struct pg_rows rows;
	if (!ask(h,
		    arena_printf(
			    h->arena, "select to_regclass(%s)", literal(h, h->statement->name)),
		    &rows, err))
		return false;
	h->is_done = h->was_begun && !pg_cell(&rows, 0, 0);
	return true;
}

/* The copies are on the table that the statement names or whose index it names, on its partitions
 * and on their TOAST tables. */
static bool heal_rebuilt(struct healer *h, struct err *err)
{
	struct pg_rows rows;
	const char *of = literal(h, h->statement->name);
	if (!h->was_begun)
		return true;
	const char *sql = arena_printf(h->arena,
		"with named as (select to_regclass(%s)::oid as oid), "
		"tree as (select oid from named union "
		"select t.relid from named, pg_partition_tree(named.oid) t), "
		"tables as (select coalesce(i.indrelid, tree.oid) as oid from tree "
		"left join pg_index i on i.indexrelid = tree.oid) " INDEXES
		"where not i.indisvalid and x.relname ~ '_cc(new|old)[0-9]*$' and "
		"(%s is null or i.indrelid in (select oid from tables union all "
		"select c.reltoastrelid from tables join pg_class c on c.oid = tables.oid))",
		of, of);
	return ask(h, sql, &rows, err) && drop_invalid(h, &rows, err);
}

static bool heal_detached(struct healer *h, struct err *err)
{
	const struct lint_statement *s = h->statement;
	struct pg_rows rows;
	if (!h->was_begun)
		return true;
	const char *sql = arena_printf(h->arena,
		"select inhdetachpending from pg_inherits where inhrelid = to_regclass(%s) "
		"and inhparent = to_regclass(%s)",
		literal(h, s->name), literal(h, s->table));
	if (!ask(h, sql, &rows, err))
		return false;
	h->is_done = !rows.row_count;
	if (h->is_done || strcmp(pg_cell(&rows, 0, 0), "t") != 0)
		return true;
	h->is_done = true;
	tell(h, "a detachment of a partition was interrupted: brought to its end");
	sql = arena_printf(h->arena, "alter table %s detach partition %s finalize",
		track_name(h->arena, s->table.schema, s->table.name),
		track_name(h->arena, s->name.schema, s->name.name));
	return pg_query(h->c, h->arena, sql, NULL, 0, NULL, err);
}

/* An object of the whole server that is there, or not, by its name. */
static bool heal_object(
	struct healer *h, const char *catalog, const char *column, bool is_made, struct err *err)
{
	struct pg_rows rows;
	const char *sql = arena_printf(h->arena, "select 1 from %s where %s = %s::name", catalog,
		column, track_literal(h->arena, h->statement->name.name));
	if (!ask(h, sql, &rows, err))
		return false;
	h->is_done = h->was_begun && (rows.row_count > 0) == is_made;
	return true;
}

static bool heal(struct healer *h, struct err *err)
{
	switch (h->statement->trace) {
	case LINT_NO_TRACE: return true;
	case LINT_MAKES_INDEX: return heal_index(h, err);
	case LINT_DROPS_INDEX: return heal_dropped_index(h, err);
	case LINT_REBUILDS: return heal_rebuilt(h, err);
	case LINT_DETACHES: return heal_detached(h, err);
	case LINT_MAKES_DATABASE:
	case LINT_DROPS_DATABASE:
		return heal_object(h, "pg_database", "datname",
			h->statement->trace == LINT_MAKES_DATABASE, err);
	case LINT_MAKES_TABLESPACE:
	case LINT_DROPS_TABLESPACE:
		return heal_object(h, "pg_tablespace", "spcname",
			h->statement->trace == LINT_MAKES_TABLESPACE, err);
	case LINT_MAKES_SUBSCRIPTION:
	case LINT_DROPS_SUBSCRIPTION:
		return heal_object(h, "pg_subscription", "subname",
			h->statement->trace == LINT_MAKES_SUBSCRIPTION, err);
	}
	return true;
}

bool heal_statement(struct arena *a, struct pg *c, const struct apply_options *options,
	const struct lint_statement *s, bool was_begun, bool *is_done, struct err *err)
{
	struct healer h = {
		.arena = a, .c = c, .options = options, .statement = s, .was_begun = was_begun};
	if (!heal(&h, err))
		return err_wrap(err, "cannot see what an interrupted statement left");
	*is_done = h.is_done;
	return true;
}
