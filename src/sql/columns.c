/* Columns that change. */
#include <string.h>

#include "model/type.h"
#include "sql/emit.h"

#define ALTER_COLUMN "ALTER TABLE $table ALTER COLUMN $name "

/* drizzle-kit does not know the key's name and leaves the work to the user. */
void emit_drop_column_key(struct out *o, const struct stmt *s)
{
	out_put(o,
		"/* \n"
		"    Unfortunately in current drizzle-kit version we can't automatically get name "
		"for primary key.\n"
		"    We are working on making it available!\n"
		"\n"
		"    Meanwhile you can:\n"
		"        1. Check pk name in your database, by running\n"
		"            SELECT constraint_name FROM information_schema.table_constraints\n"
		"            WHERE table_schema = '");
	out_put(o, model_schema_name(s->schema));
	out_put(o, "'\n"
		   "                AND table_name = '");
	out_put(o, s->table);
	out_put(o, "'\n"
		   "                AND constraint_type = 'PRIMARY KEY';\n"
		   "        2. Uncomment code below and paste pk name manually\n"
		   "        \n"
		   "    Hope to release this update as soon as possible\n"
		   "*/\n"
		   "\n"
		   "-- ALTER TABLE ");
	out_name(o, s->table);
	out_put(o, " DROP CONSTRAINT \"<constraint_name>\";");
}

static void put_type(struct out *o, const struct column *c)
{
	out_column_type(o, c, c->type_schema ? c->type_schema : "undefined");
}

static void put_set_default(struct out *o, const struct stmt *s)
{
	out_fill(o, s, ALTER_COLUMN "SET DEFAULT ");
	out_default(o, s->object.column);
}

static void put_set_type(struct out *o, const struct stmt *s, const char *cast)
{
	out_fill(o, s, ALTER_COLUMN "SET DATA TYPE ");
	put_type(o, s->object.column);
	if (cast) {
		out_fill(o, s, cast);
		put_type(o, s->object.column);
	}
	out_put(o, ";");
	out_end(o);
}

static void set_type_to_plain(struct out *o, const struct stmt *s)
{
	put_set_type(o, s, NULL);
	if (!value_is_truthy(s->object.column->default_value))
		return;
	put_set_default(o, s);
	out_put(o, ";");
}

static void set_type_plain_to_enum(struct out *o, const struct stmt *s)
{
	if (value_is_truthy(s->object.column->default_value)) {
		put_set_default(o, s);
		out_put(o, "::");
		put_type(o, s->object.column);
		out_put(o, ";");
		out_end(o);
	}
	put_set_type(o, s, " USING $name::");
}

static void set_type_enum_to_enum(struct out *o, const struct stmt *s)
{
	bool with_default = value_is_truthy(s->object.column->default_value);
	if (with_default) {
		out_fill(o, s, ALTER_COLUMN "DROP DEFAULT;");
		out_end(o);
	}
	put_set_type(o, s, " USING $name::text::");
	if (!with_default)
		return;
	put_set_default(o, s);
	out_put(o, ";");
}

void emit_set_type(struct out *o, const struct stmt *s)
{
	if (!s->is_enum)
		set_type_to_plain(o, s);
	else if (!s->was_enum)
		set_type_plain_to_enum(o, s);
	else
		set_type_enum_to_enum(o, s);
}

void emit_set_default(struct out *o, const struct stmt *s)
{
	const struct json *old = s->old.column->default_value;
	if (values_are_compound(old, s->object.column->default_value))
		out_fill(o, s, ALTER_COLUMN "SET DEFAULT undefined");
	else
		put_set_default(o, s);
	out_put(o, ";");
}

void emit_add_identity(struct out *o, const struct stmt *s)
{
	out_fill(o, s, ALTER_COLUMN "ADD");
	put_identity(o, s->object.column->identity, s->schema);
	out_put(o, ";");
}

static void alter_option(
	struct out *o, const struct stmt *s, const char *keyword, const char *old, const char *new_)
{
	if (old == new_ || (old && new_ && !strcmp(old, new_)))
		return;
	out_fill(o, s, ALTER_COLUMN "SET ");
	out_put(o, keyword);
	out_put(o, new_ ? new_ : "undefined");
	out_put(o, ";");
	out_end(o);
}

void emit_alter_identity(struct out *o, const struct stmt *s)
{
	const struct identity *old = s->old.column->identity, *new_ = s->object.column->identity;
	const char *was = !strcmp(old->type, "always") ? "ALWAYS" : "BY DEFAULT";
	const char *is = !strcmp(new_->type, "always") ? "ALWAYS" : "BY DEFAULT";
	alter_option(o, s, "GENERATED ", was, is);
	alter_option(o, s, "MINVALUE ", old->min_value, new_->min_value);
	alter_option(o, s, "MAXVALUE ", old->max_value, new_->max_value);
	alter_option(o, s, "INCREMENT BY ", old->increment, new_->increment);
	alter_option(o, s, "START WITH ", old->start_with, new_->start_with);
	alter_option(o, s, "CACHE ", old->cache, new_->cache);
	alter_option(
		o, s, "", old->cycle ? "CYCLE" : "NO CYCLE", new_->cycle ? "CYCLE" : "NO CYCLE");
}
