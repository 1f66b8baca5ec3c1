/* What the safe form writes otherwise than drizzle-kit, and what only it writes. */
#include <string.h>

#include "model/type.h"
#include "sql/emit.h"

#define ALTER_COLUMN "ALTER TABLE $table ALTER COLUMN $name "

/* A name as a literal: '"schema"."name"'. */
static void put_name_literal(struct out *o, const char *schema, const char *name)
{
	struct out quoted = {.text = buf_in(o->text.arena), .is_safe = true};
	out_qualified(&quoted, schema, name);
	out_literal(o, quoted.text.s);
}

/* The sequence behind a serial column, as SQL that gives its quoted name or NULL. */
static void put_sequence_of(struct out *o, const struct stmt *s)
{
	out_put(o, "pg_get_serial_sequence(");
	put_name_literal(o, s->schema, s->table);
	out_put(o, ", ");
	out_literal(o, s->name);
	out_put(o, ")");
}

/* Nobody has said how the key is called, so the catalog is asked. */
static void emit_drop_key(struct out *o, const struct stmt *s)
{
	out_put(o, "DO $$ BEGIN\n"
		   "\tEXECUTE (SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', "
		   "conrelid::regclass, conname)\n"
		   "\t\tFROM pg_constraint WHERE contype = 'p' AND conrelid = ");
	put_name_literal(o, s->schema, s->table);
	out_put(o, "::regclass);\nEND $$;");
}

static void put_real_type(struct out *o, const struct stmt *s)
{
	const struct column *c = s->object.column;
	const char *integer = type_of_serial(c->type);
	if (integer)
		out_put(o, integer);
	else
		out_column_type(o, c, c->type_schema);
}

static void emit_set_type_safely(struct out *o, const struct stmt *s)
{
	const struct column *old = s->old.column, *new_ = s->object.column;
	const char *was, *is;
	type_element(o->text.arena, old->type, &was);
	type_element(o->text.arena, new_->type, &is);
	out_fill(o, s, ALTER_COLUMN "SET DATA TYPE ");
	put_real_type(o, s);
	if (s->is_via_text) {
		out_fill(o, s,
			!was[0] && is[0]  ? " USING CASE WHEN $name IS NOT NULL THEN "
					    "ARRAY[$name]::text[]::"
			: was[0] && is[0] ? " USING $name::text[]::"
					  : " USING $name::text::");
		put_real_type(o, s);
		out_put(o, !was[0] && is[0] ? " END" : "");
	}
	out_put(o, ";");
}

static const char *number(const char *value, const char *otherwise)
{
	return value ? value : otherwise;
}

static bool is_same(const char *x, const char *y)
{
	return x == y || (x && y && !strcmp(x, y));
}

static void put_option(struct out *o, const char *keyword, const char *old, const char *new_,
	const char *otherwise)
{
	if (is_same(old, new_))
		return;
	out_put(o, " SET ");
	out_put(o, new_ ? keyword : "");
	out_put(o, number(new_, otherwise));
}

/* All options in one command, since they are checked against each other after each. */
static void emit_alter_identity_safely(struct out *o, const struct stmt *s)
{
	const struct identity *old = s->old.column->identity, *new_ = s->object.column->identity;
	out_fill(o, s, ALTER_COLUMN "SET GENERATED ");
	out_put(o, !strcmp(new_->type, "always") ? "ALWAYS" : "BY DEFAULT");
	put_option(o, "INCREMENT BY ", old->increment, new_->increment, "INCREMENT BY 1");
	put_option(o, "MINVALUE ", old->min_value, new_->min_value, "NO MINVALUE");
	put_option(o, "MAXVALUE ", old->max_value, new_->max_value, "NO MAXVALUE");
	put_option(o, "START WITH ", old->start_with, new_->start_with,
		arena_printf(o->text.arena, "START WITH %s", number(new_->min_value, "1")));
	put_option(o, "CACHE ", old->cache, new_->cache, "CACHE 1");
	if (old->cycle != new_->cycle)
		out_put(o, new_->cycle ? " SET CYCLE" : " SET NO CYCLE");
	out_put(o, ";");
}

static void emit_alter_sequence_safely(struct out *o, const struct stmt *s)
{
	emit_alter_sequence(o, s);
	if (s->object.sequence->cycle)
		return;
	buf_truncate(&o->text, o->text.len - 1);
	out_put(o, " NO CYCLE;");
}

static void emit_add_value(struct out *o, const struct stmt *s)
{
	out_fill(o, s, "ALTER TYPE $object ADD VALUE ");
	out_literal(o, s->to);
	if (s->before) {
		out_put(o, " BEFORE ");
		out_literal(o, s->before);
	}
	out_put(o, ";");
}

static const char *set_aside(struct out *o, const char *name)
{
	return arena_printf(o->text.arena, "%s__old", name);
}

static void emit_replace_enum(struct out *o, const struct stmt *s)
{
	out_fill(o, s, "ALTER TYPE $object RENAME TO ");
	out_name(o, set_aside(o, s->name));
	out_put(o, ";");
	out_end(o);
	emit_create_enum(o, s);
}

static void emit_drop_replaced_enum(struct out *o, const struct stmt *s)
{
	out_put(o, "DROP TYPE ");
	out_qualified(o, s->schema, set_aside(o, s->name));
	out_put(o, ";");
}

/* The name that PostgreSQL would have given the sequence. */
static void emit_add_serial(struct out *o, const struct stmt *s)
{
	const char *name = arena_printf(o->text.arena, "%s_%s_seq", s->table, s->name);
	out_put(o, "CREATE SEQUENCE ");
	out_qualified(o, s->schema, name);
	out_put(o, " AS ");
	out_put(o, type_of_serial(s->object.column->type));
	out_fill(o, s, " OWNED BY $table.$name;");
	out_end(o);
	out_put(o, "SELECT setval(");
	put_name_literal(o, s->schema, name);
	out_fill(o, s, ", max($name)) FROM $table;");
	out_end(o);
	out_fill(o, s, ALTER_COLUMN "SET DEFAULT nextval(");
	put_name_literal(o, s->schema, name);
	out_put(o, ");");
}

static void emit_alter_serial(struct out *o, const struct stmt *s)
{
	out_put(o, "DO $$ BEGIN\n\tEXECUTE coalesce('ALTER SEQUENCE ' || ");
	put_sequence_of(o, s);
	out_put(o, " || ' AS ");
	out_put(o, type_of_serial(s->object.column->type));
	out_put(o, "', 'SELECT');\nEND $$;");
}

static void emit_drop_serial(struct out *o, const struct stmt *s)
{
	out_fill(o, s, ALTER_COLUMN "DROP DEFAULT;");
	out_end(o);
	out_put(o, "DO $$ BEGIN\n\tEXECUTE coalesce('DROP SEQUENCE ' || ");
	put_sequence_of(o, s);
	out_put(o, ", 'SELECT');\nEND $$;");
}

const struct form safe_forms[STMT_KIND_COUNT] = {
	[STMT_DROP_TABLE] = {"DROP TABLE $object;"},
	[STMT_DROP_POLICY] = {"DROP POLICY $name ON $table;"},
	[STMT_DROP_COLUMN_KEY] = {.emit = emit_drop_key},
	[STMT_SET_TYPE] = {.emit = emit_set_type_safely},
	[STMT_ALTER_IDENTITY] = {.emit = emit_alter_identity_safely},
	[STMT_ALTER_SEQUENCE] = {.emit = emit_alter_sequence_safely},
	[STMT_ADD_ENUM_VALUE] = {.emit = emit_add_value},
	[STMT_REPLACE_ENUM] = {.emit = emit_replace_enum},
	[STMT_DROP_REPLACED_ENUM] = {.emit = emit_drop_replaced_enum},
	[STMT_RENAME_IDENTITY] = {"ALTER SEQUENCE IF EXISTS $object RENAME TO $to;"},
	[STMT_ADD_SERIAL] = {.emit = emit_add_serial},
	[STMT_ALTER_SERIAL] = {.emit = emit_alter_serial},
	[STMT_DROP_SERIAL] = {.emit = emit_drop_serial},
};
