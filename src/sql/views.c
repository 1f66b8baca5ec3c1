/* Views, plain and materialized. */
#include <ctype.h>

#include "model/field.h"
#include "sql/emit.h"

static void put_kind(struct out *o, const char *verb, const struct view *v)
{
	out_put(o, verb);
	out_put(o, v->is_materialized ? " MATERIALIZED VIEW " : " VIEW ");
}

/* autovacuumEnabled becomes autovacuum_enabled. */
static void put_snake(struct out *o, const char *key)
{
	for (; *key; key++) {
		if (isupper((unsigned char)*key))
			buf_putc(&o->text, '_');
		buf_putc(&o->text, (char)tolower((unsigned char)*key));
	}
}

static void put_options(struct out *o, const struct json *options, bool with_values)
{
	bool is_first = true;
	for (const struct option *option = view_options; option->key; option++) {
		const struct json *value = json_get(options, option->key);
		if (!value)
			continue;
		out_put(o, is_first ? "" : ", ");
		put_snake(o, option->key);
		if (with_values) {
			out_put(o, " = ");
			out_value(o, value);
		}
		is_first = false;
	}
}

void emit_create_view(struct out *o, const struct stmt *s)
{
	const struct view *v = s->object.view;
	put_kind(o, "CREATE", v);
	out_fill(o, s, "$object");
	if (v->using && v->using[0]) {
		out_put(o, " USING ");
		out_name(o, v->using);
	}
	if (v->with && (json_count(v->with) || !o->is_safe)) {
		out_put(o, " WITH (");
		put_options(o, v->with, true);
		out_put(o, ")");
	}
	if (v->tablespace && v->tablespace[0]) {
		out_put(o, " TABLESPACE ");
		out_put(o, v->tablespace);
	}
	out_put(o, " AS (");
	out_put(o, v->definition ? v->definition : "undefined");
	out_put(o, v->with_no_data ? ") WITH NO DATA;" : ");");
}

void emit_drop_view(struct out *o, const struct stmt *s)
{
	put_kind(o, "DROP", s->object.view);
	out_fill(o, s, "$object;");
}

void emit_rename_view(struct out *o, const struct stmt *s)
{
	put_kind(o, "ALTER", s->object.view);
	out_fill(o, s, "$object RENAME TO $to;");
}

void emit_move_view(struct out *o, const struct stmt *s)
{
	put_kind(o, "ALTER", s->object.view);
	out_fill(o, s, "$object SET SCHEMA $to;");
}

static void alter_options(struct out *o, const struct stmt *s, const char *verb, bool with_values)
{
	put_kind(o, "ALTER", s->old.view);
	out_fill(o, s, verb);
	put_options(o, s->object.options, with_values);
	out_put(o, ");");
}

void emit_set_view_options(struct out *o, const struct stmt *s)
{
	alter_options(o, s, "$object SET (", true);
}

void emit_reset_view_options(struct out *o, const struct stmt *s)
{
	alter_options(o, s, "$object RESET (", false);
}

void emit_set_view_tablespace(struct out *o, const struct stmt *s)
{
	out_fill(o, s, "ALTER MATERIALIZED VIEW $object SET TABLESPACE ");
	out_put(o, s->to);
	out_put(o, ";");
}
