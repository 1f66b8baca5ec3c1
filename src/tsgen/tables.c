/* Tables: columns, and the list of what else a table has. */
#include <string.h>

#include "tsgen/gen.h"

static void put_make(struct gen *g, const struct table *t)
{
	buf_printf(&g->text, "export const %s = ", gen_export(g, t));
	list_each (s, g->model->schemas)
		if (!strcmp(s->name, t->schema)) {
			buf_printf(&g->text, "%s.table(", gen_export(g, s));
			return;
		}
	buf_printf(&g->text, "%s(", gen_use(g, "pgTable"));
}

static void put_columns(struct gen *g, const struct table *t)
{
	buf_puts(&g->text, ", {\n");
	list_each (c, t->columns) {
		buf_putc(&g->text, '\t');
		gen_column(g, &g->text, t, c);
		buf_puts(&g->text, ",\n");
	}
	buf_putc(&g->text, '}');
}

static void put_column_list(
	struct gen *g, const char *variable, const struct table *t, const struct list *names)
{
	for (size_t i = 0; i < names->count; i++)
		buf_printf(&g->text, "%s%s%s", i ? ", " : "", variable,
			gen_access(g, t, names->items[i]));
}

static void put_index_column(struct gen *g, const struct table *t, const struct index_column *c)
{
	bool is_plain = c->asc && !strcmp(c->nulls, "last");
	if (c->is_expression) {
		const char *order = is_plain ? ""
					     : arena_printf(g->a, "%s nulls %s",
						       c->asc ? "" : " desc", c->nulls);
		gen_sql(g, &g->text,
			arena_printf(g->a, "%s%s%s%s", c->expression, c->opclass ? " " : "",
				c->opclass ? c->opclass : "", order));
		return;
	}
	buf_printf(&g->text, "table%s", gen_access(g, t, c->expression));
	if (!is_plain)
		buf_printf(&g->text, ".%s().%s()", c->asc ? "asc" : "desc",
			!strcmp(c->nulls, "first") ? "nullsFirst" : "nullsLast");
	if (c->opclass) {
		buf_puts(&g->text, ".op(");
		gen_string(&g->text, c->opclass);
		buf_putc(&g->text, ')');
	}
}

static void put_index(struct gen *g, const struct table *t, const struct index *i)
{
	buf_printf(&g->text, "%s(", gen_use(g, i->is_unique ? "uniqueIndex" : "index"));
	gen_string(&g->text, i->name);
	buf_puts(&g->text, ").using(");
	gen_string(&g->text, i->method);
	list_each (c, i->columns) {
		buf_puts(&g->text, ", ");
		put_index_column(g, t, c);
	}
	buf_putc(&g->text, ')');
	if (i->where) {
		buf_puts(&g->text, ".where(");
		gen_sql(g, &g->text, i->where);
		buf_putc(&g->text, ')');
	}
	if (json_count(i->with)) {
		buf_puts(&g->text, ".with(");
		json_put_compact(&g->text, i->with);
		buf_putc(&g->text, ')');
	}
}

static void put_primary_key(struct gen *g, const struct table *t, const struct primary_key *k)
{
	buf_printf(&g->text, "%s({ columns: [", gen_use(g, "primaryKey"));
	put_column_list(g, "table", t, (const struct list *)&k->columns);
	buf_puts(&g->text, "], name: ");
	gen_string(&g->text, k->name);
	buf_puts(&g->text, " })");
}

static void put_unique(struct gen *g, const struct table *t, const struct unique *u)
{
	buf_printf(&g->text, "%s(", gen_use(g, "unique"));
	gen_string(&g->text, u->name);
	buf_puts(&g->text, ").on(");
	put_column_list(g, "table", t, (const struct list *)&u->columns);
	buf_puts(&g->text, u->nulls_not_distinct ? ").nullsNotDistinct()" : ")");
}

static void put_action(struct gen *g, const char *method, const char *action)
{
	if (!action || !strcmp(action, "no action"))
		return;
	buf_printf(&g->text, ".%s(", method);
	gen_string(&g->text, action);
	buf_putc(&g->text, ')');
}

/* A table may refer to one that refers back, so the columns are looked up when they are needed. */
static void put_foreign_key(struct gen *g, const struct table *t, const struct foreign_key *k)
{
	const struct table *to = gen_table(g, k->schema_to ? k->schema_to : "", k->table_to);
	const char *variable = to == t ? "table" : gen_export(g, to);
	buf_printf(&g->text, "%s({ columns: [", gen_use(g, "foreignKey"));
	put_column_list(g, "table", t, (const struct list *)&k->columns_from);
	buf_puts(&g->text, "], foreignColumns: [");
	put_column_list(g, variable, to, (const struct list *)&k->columns_to);
	buf_puts(&g->text, "], name: ");
	gen_string(&g->text, k->name);
	buf_puts(&g->text, " })");
	put_action(g, "onDelete", k->on_delete);
	put_action(g, "onUpdate", k->on_update);
}

static void put_check(struct gen *g, const struct check *c)
{
	buf_printf(&g->text, "%s(", gen_use(g, "check"));
	gen_string(&g->text, c->name);
	buf_puts(&g->text, ", ");
	gen_sql(g, &g->text, c->value);
	buf_putc(&g->text, ')');
}

static bool can_refer(struct gen *g, const struct foreign_key *k)
{
	return gen_table(g, k->schema_to ? k->schema_to : "", k->table_to);
}

static void begin_item(struct gen *g)
{
	buf_puts(&g->text, "\t");
}

static void end_item(struct gen *g)
{
	buf_puts(&g->text, ",\n");
}

#define put_each(g, list, call)                                                                    \
	list_each (it, list) {                                                                     \
		begin_item(g);                                                                     \
		call;                                                                              \
		end_item(g);                                                                       \
	}

static void put_items(struct gen *g, const struct table *t)
{
	put_each(g, t->primary_keys, put_primary_key(g, t, it));
	put_each(g, t->uniques, put_unique(g, t, it));
	put_each(g, t->indexes, put_index(g, t, it));
	list_each (k, t->foreign_keys) {
		if (!can_refer(g, k))
			continue;
		begin_item(g);
		put_foreign_key(g, t, k);
		end_item(g);
	}
	put_each(g, t->checks, put_check(g, it));
	put_each(g, t->policies, gen_policy(g, &g->text, it));
}

static bool has_items(struct gen *g, const struct table *t)
{
	list_each (k, t->foreign_keys)
		if (can_refer(g, k))
			return true;
	return t->primary_keys.count || t->uniques.count || t->indexes.count || t->checks.count ||
	       t->policies.count;
}

/* Of tables that refer to each other TypeScript cannot tell the types from their initializers
 * alone. Each such circle has a table that refers to one further down: that one says what its list
 * is. */
static bool refers_forward(struct gen *g, const struct table *t, const struct map *seen)
{
	list_each (k, t->foreign_keys) {
		const char *schema = model_schema_name(k->schema_to ? k->schema_to : "");
		const char *key = map_key(g->a, schema, k->table_to);
		if (map_get(&g->tables, key) && !map_get(seen, key))
			return true;
	}
	return false;
}

static void put_table(struct gen *g, const struct table *t, struct map *seen)
{
	map_set(seen, map_key(g->a, model_schema_name(t->schema), t->name), g);
	put_make(g, t);
	gen_string(&g->text, t->name);
	put_columns(g, t);
	if (has_items(g, t)) {
		bool is_typed = refers_forward(g, t, seen);
		buf_printf(&g->text, ", (table)%s%s => [\n", is_typed ? ": " : "",
			is_typed ? "PgTableExtraConfigValue[]" : "");
		if (is_typed)
			gen_use(g, "type PgTableExtraConfigValue");
		put_items(g, t);
		buf_putc(&g->text, ']');
	}
	buf_putc(&g->text, ')');
	if (t->is_rls_enabled && !t->policies.count)
		buf_puts(&g->text, ".enableRLS()");
	buf_puts(&g->text, ";\n\n");
}

void gen_tables(struct gen *g)
{
	struct map seen = {.arena = g->a};
	list_each (t, g->model->tables)
		put_table(g, t, &seen);
}
