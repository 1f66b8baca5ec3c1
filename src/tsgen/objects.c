/* Schemas, enums, sequences, roles and views. */
#include <string.h>

#include "tsgen/gen.h"

/* pgEnum or schema.enum: the function that makes an object in its schema. */
static const char *maker(
	struct gen *g, const char *schema, const char *function, const char *method)
{
	if (!strcmp(model_schema_name(schema), "public"))
		return gen_use(g, function);
	list_each (s, g->model->schemas)
		if (!strcmp(s->name, schema))
			return arena_printf(g->a, "%s.%s", gen_export(g, s), method);
	return gen_use(g, function);
}

static void put_names(struct buf *out, const struct list *names)
{
	buf_putc(out, '[');
	for (size_t i = 0; i < names->count; i++) {
		buf_puts(out, i ? ", " : "");
		gen_string(out, names->items[i]);
	}
	buf_putc(out, ']');
}

static void put_schema(struct gen *g, const struct schema *s)
{
	const char *name = gen_export_as(g, s, s->name);
	buf_printf(&g->text, "export const %s = %s(", name, gen_use(g, "pgSchema"));
	gen_string(&g->text, s->name);
	buf_puts(&g->text, ");\n");
}

static void put_enum(struct gen *g, const struct enum_type *e)
{
	buf_printf(&g->text, "export const %s = %s(", gen_export(g, e),
		maker(g, e->schema, "pgEnum", "enum"));
	gen_string(&g->text, e->name);
	buf_puts(&g->text, ", ");
	put_names(&g->text, (const struct list *)&e->values);
	buf_puts(&g->text, ");\n");
}

static void put_sequence(struct gen *g, const struct sequence *s)
{
	const struct {
		const char *key, *value;
	} numbers[] = {{"startWith", s->start_with}, {"increment", s->increment},
		{"minValue", s->min_value}, {"maxValue", s->max_value}, {"cache", s->cache}};
	buf_printf(&g->text, "export const %s = %s(", gen_export(g, s),
		maker(g, s->schema, "pgSequence", "sequence"));
	gen_string(&g->text, s->name);
	for (size_t n = 0; n < sizeof(numbers) / sizeof(numbers[0]); n++) {
		buf_printf(&g->text, "%s%s: ", n ? ", " : ", { ", numbers[n].key);
		gen_number(&g->text, numbers[n].value);
	}
	buf_printf(&g->text, ", cycle: %s });\n", s->cycle ? "true" : "false");
}

static void put_role(struct gen *g, const struct role *r)
{
	buf_printf(&g->text, "export const %s = %s(", gen_take(g, r->name), gen_use(g, "pgRole"));
	gen_string(&g->text, r->name);
	buf_printf(&g->text, ", { createDb: %s, createRole: %s, inherit: %s });\n",
		r->create_db ? "true" : "false", r->create_role ? "true" : "false",
		r->inherit ? "true" : "false");
}

static void end_group(struct gen *g, size_t count)
{
	if (count)
		buf_putc(&g->text, '\n');
}

void gen_objects(struct gen *g)
{
	const struct model *m = g->model;
	list_each (s, m->schemas)
		put_schema(g, s);
	end_group(g, m->schemas.count);
	list_each (r, m->roles)
		put_role(g, r);
	end_group(g, m->roles.count);
	list_each (e, m->enums)
		put_enum(g, e);
	end_group(g, m->enums.count);
	list_each (s, m->sequences)
		put_sequence(g, s);
	end_group(g, m->sequences.count);
}

void gen_policy(struct gen *g, struct buf *out, const struct policy *p)
{
	buf_printf(out, "%s(", gen_use(g, "pgPolicy"));
	gen_string(out, p->name);
	buf_puts(out, ", { as: ");
	buf_puts(out, !strcmp(p->as, "PERMISSIVE") ? "\"permissive\"" : "\"restrictive\"");
	buf_puts(out, ", for: \"");
	for (const char *s = p->for_; *s; s++)
		buf_putc(out, (char)(*s - 'A' + 'a'));
	buf_puts(out, "\", to: ");
	put_names(out, (const struct list *)&p->to);
	if (p->using) {
		buf_puts(out, ", using: ");
		gen_sql(g, out, p->using);
	}
	if (p->with_check) {
		buf_puts(out, ", withCheck: ");
		gen_sql(g, out, p->with_check);
	}
	buf_puts(out, " })");
}

static void put_view_columns(struct gen *g, const struct view *v)
{
	struct table *columns = arena_new_of(g->a, struct table);
	memcpy(&columns->columns, &v->columns, sizeof(columns->columns));
	buf_puts(&g->text, ", {\n");
	list_each (c, v->columns) {
		buf_putc(&g->text, '\t');
		gen_column(g, &g->text, columns, c);
		buf_puts(&g->text, ",\n");
	}
	buf_putc(&g->text, '}');
}

static void put_view(struct gen *g, const struct view *v)
{
	const char *make = v->is_materialized
				   ? maker(g, v->schema, "pgMaterializedView", "materializedView")
				   : maker(g, v->schema, "pgView", "view");
	buf_printf(&g->text, "export const %s = %s(", gen_export(g, v), make);
	gen_string(&g->text, v->name);
	put_view_columns(g, v);
	buf_putc(&g->text, ')');
	if (v->using) {
		buf_puts(&g->text, ".using(");
		gen_string(&g->text, v->using);
		buf_putc(&g->text, ')');
	}
	if (json_count(v->with)) {
		buf_puts(&g->text, ".with(");
		json_put_compact(&g->text, v->with);
		buf_putc(&g->text, ')');
	}
	if (v->tablespace) {
		buf_puts(&g->text, ".tablespace(");
		gen_string(&g->text, v->tablespace);
		buf_putc(&g->text, ')');
	}
	buf_puts(&g->text, ".as(");
	gen_sql(g, &g->text, v->definition);
	buf_puts(&g->text, ");\n\n");
}

void gen_views(struct gen *g)
{
	list_each (v, g->model->views)
		put_view(g, v);
}
