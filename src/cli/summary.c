/* Tables and enums in short. */
#include "cli/summary.h"

#include <string.h>

static const char *count_of(struct context *c, size_t n, const char *one, const char *many)
{
	return arena_printf(c->arena, "%zu %s", n, n == 1 ? one : many);
}

static const char *qualified(struct context *c, const char *schema, const char *name)
{
	bool is_public = !strcmp(model_schema_name(schema), "public");
	return is_public ? name : arena_printf(c->arena, "%s.%s", schema, name);
}

static int widest_table(struct context *c, const struct model *m)
{
	enum { WIDEST = 40 };
	size_t width = 0;
	list_each (t, m->tables) {
		size_t len = strlen(qualified(c, t->schema, t->name));
		if (len > width && len <= WIDEST)
			width = len;
	}
	return (int)width;
}

static void report_table(struct context *c, const struct table *t, int width)
{
	const char *name = qualified(c, t->schema, t->name);
	int padding = width - (int)strlen(name);
	const char *text = count_of(c, t->columns.count, "column", "columns");
	if (t->indexes.count)
		text = arena_printf(c->arena, "%s, %s", text,
			count_of(c, t->indexes.count, "index", "indexes"));
	if (t->foreign_keys.count)
		text = arena_printf(c->arena, "%s, %s", text,
			count_of(c, t->foreign_keys.count, "foreign key", "foreign keys"));
	report_line(c, "  %s%*s  %s", cli_paint(c, TERM_BLUE, name), padding > 0 ? padding : 0, "",
		cli_paint(c, TERM_DIM, text));
}

static void report_enum(struct context *c, const struct enum_type *e)
{
	struct buf values = buf_in(c->arena);
	list_each (value, e->values)
		buf_printf(&values, "%s%s", values.len ? ", " : "", value);
	report_line(c, "  %s  %s", cli_paint(c, TERM_BLUE, qualified(c, e->schema, e->name)),
		cli_paint(c, TERM_DIM, values.s));
}

void summary_report(struct context *c, const struct model *m)
{
	if (c->is_quiet || c->output == OUTPUT_JSON)
		return;
	int width = widest_table(c, m);
	report_line(
		c, "%s", cli_paint(c, TERM_BOLD, count_of(c, m->tables.count, "table", "tables")));
	list_each (t, m->tables)
		report_table(c, t, width);
	if (m->enums.count)
		report_line(c, "%s",
			cli_paint(c, TERM_BOLD, count_of(c, m->enums.count, "enum", "enums")));
	list_each (e, m->enums)
		report_enum(c, e);
	report_line(c, "%s", "");
}

void summary_set_statements(struct context *c, const struct list *statements)
{
	struct json *all = json_new_array(c->arena);
	for (size_t i = 0; i < statements->count; i++)
		json_add(c->arena, all, json_new_string(c->arena, statements->items[i]));
	report_set(c, "statements", all);
}
