/* Tables, what is added to them, and indexes. */
#include <string.h>

#include "sql/emit.h"
#include "sql/packed.h"

static const char *column_schema(const struct column *c)
{
	return c->type_schema && strcmp(c->type_schema, "public") != 0 ? c->type_schema : NULL;
}

/* Type, key, default and generation; NOT NULL and identity follow where a column has them. */
static void put_column_begin(struct out *o, const struct column *c, const char *type_schema)
{
	out_name(o, c->name);
	out_put(o, " ");
	out_column_type(o, c, type_schema);
	if (c->is_primary_key)
		out_put(o, " PRIMARY KEY");
	if (c->default_value) {
		out_put(o, " DEFAULT ");
		out_default(o, c);
	}
	if (c->generated) {
		out_put(o, " GENERATED ALWAYS AS (");
		out_put(o, c->generated->as);
		out_put(o, ") STORED");
	}
}

static void put_primary_key(struct out *o, const struct primary_key *k)
{
	out_put(o, "CONSTRAINT ");
	out_name(o, k->name);
	out_put(o, " PRIMARY KEY(");
	out_names(o, (const struct list *)&k->columns);
	out_put(o, ")");
}

static void put_unique(struct out *o, const struct unique *u)
{
	out_put(o, "CONSTRAINT ");
	out_name(o, u->name);
	out_put(o, u->nulls_not_distinct ? " UNIQUE NULLS NOT DISTINCT(" : " UNIQUE(");
	out_names(o, (const struct list *)&u->columns);
	out_put(o, ")");
}

static void put_check(struct out *o, const struct check *c)
{
	out_put(o, "CONSTRAINT ");
	out_name(o, c->name);
	out_put(o, " CHECK (");
	out_put(o, packed_check(o, c->value));
	out_put(o, ")");
}

static void put_created_column(struct out *o, const struct column *c, const char *schema)
{
	put_column_begin(o, c, column_schema(c));
	if (c->identity)
		put_identity(o, c->identity, schema);
	else if (c->is_not_null)
		out_put(o, " NOT NULL");
}

static void begin_row(struct out *o, bool *is_first)
{
	out_put(o, *is_first ? "\t" : ",\n\t");
	*is_first = false;
}

void emit_create_table(struct out *o, const struct stmt *s)
{
	const struct table *t = s->object.table;
	bool is_first = true;
	out_fill(o, s, "CREATE TABLE $object (\n");
	list_each (column, t->columns) {
		begin_row(o, &is_first);
		put_created_column(o, column, s->schema);
	}
	if (t->primary_keys.count) {
		begin_row(o, &is_first);
		put_primary_key(o, t->primary_keys.items[0]);
	}
	list_each (unique, t->uniques) {
		begin_row(o, &is_first);
		put_unique(o, unique);
	}
	list_each (check, t->checks) {
		begin_row(o, &is_first);
		put_check(o, check);
	}
	out_put(o, "\n);\n");
	out_end(o);
	if (t->policies.count || t->is_rls_enabled)
		out_fill(o, s, "ALTER TABLE $object ENABLE ROW LEVEL SECURITY;");
}

void emit_drop_table(struct out *o, const struct stmt *s)
{
	list_each (policy, s->object.table->policies) {
		out_put(o, "DROP POLICY ");
		out_name(o, packed_policy_name(o, policy->name));
		out_fill(o, s, " ON $object CASCADE;");
		out_end(o);
	}
	out_fill(o, s, "DROP TABLE $object CASCADE;");
}

static void put_added_column(struct out *o, const struct stmt *s, const struct column *c,
	const char *type_schema, const struct identity *identity)
{
	out_fill(o, s, "ALTER TABLE $table ADD COLUMN ");
	put_column_begin(o, c, type_schema);
	if (c->is_not_null)
		out_put(o, " NOT NULL");
	if (identity)
		put_identity(o, identity, s->schema);
	out_put(o, ";");
}

void emit_add_column(struct out *o, const struct stmt *s)
{
	const struct column *c = s->object.column;
	put_added_column(o, s, c, column_schema(c), c->identity);
}

/* The new column forgets the schema of its type and its identity. */
void emit_replace_generated(struct out *o, const struct stmt *s)
{
	out_fill(o, s, "ALTER TABLE $table drop column $name;");
	out_end(o);
	put_added_column(o, s, s->object.column, NULL, NULL);
}

static void begin_constraint(struct out *o, const struct stmt *s)
{
	out_fill(o, s, "ALTER TABLE $table ADD ");
}

void emit_add_primary_key(struct out *o, const struct stmt *s)
{
	begin_constraint(o, s);
	put_primary_key(o, s->object.primary_key);
	out_put(o, ";");
}

/* One text with a breakpoint in it. */
void emit_replace_primary_key(struct out *o, const struct stmt *s)
{
	out_fill(o, s, "ALTER TABLE $table DROP CONSTRAINT ");
	out_name(o, s->old.primary_key->name);
	out_put(o, ";\n--> statement-breakpoint\n");
	emit_add_primary_key(o, s);
}

void emit_add_unique(struct out *o, const struct stmt *s)
{
	begin_constraint(o, s);
	put_unique(o, s->object.unique);
	out_put(o, ";");
}

void emit_add_check(struct out *o, const struct stmt *s)
{
	begin_constraint(o, s);
	put_check(o, s->object.check);
	out_put(o, ";");
}

void emit_add_foreign_key(struct out *o, const struct stmt *s)
{
	const struct foreign_key *k = s->object.foreign_key;
	out_put(o, "ALTER TABLE ");
	out_qualified(o, s->schema, k->table_from);
	out_put(o, " ADD CONSTRAINT ");
	out_name(o, k->name);
	out_put(o, " FOREIGN KEY (");
	out_names(o, (const struct list *)&k->columns_from);
	out_put(o, ") REFERENCES ");
	out_qualified(o, model_schema_name(k->schema_to ? k->schema_to : ""), k->table_to);
	out_put(o, "(");
	out_names(o, (const struct list *)&k->columns_to);
	out_put(o, ")");
	out_option(o, " ON DELETE ", k->on_delete);
	out_option(o, " ON UPDATE ", k->on_update);
	out_put(o, ";");
}

/* An operator class hides the direction and the place of nulls. */
static void put_index_column(struct out *o, const struct index_column *c)
{
	if (c->is_expression)
		out_put(o, c->expression);
	else
		out_name(o, c->expression);
	if (c->opclass && c->opclass[0]) {
		out_put(o, " ");
		out_put(o, c->opclass);
		if (!o->is_safe)
			return;
	}
	const char *nulls = c->nulls ? c->nulls : "undefined";
	if (c->asc && !strcmp(nulls, "last"))
		return;
	out_put(o, c->asc ? " NULLS " : " DESC NULLS ");
	out_upper(o, nulls);
}

static void put_storage(struct out *o, const struct json *with)
{
	if (!json_count(with))
		return;
	bool is_first = true;
	out_put(o, " WITH (");
	for (struct json_iter it = json_members(with); json_next(&it); is_first = false) {
		out_put(o, is_first ? "" : ",");
		out_put(o, it.key);
		out_put(o, "=");
		out_value(o, it.value);
	}
	out_put(o, ")");
}

void emit_create_index(struct out *o, const struct stmt *s)
{
	const struct index *i = s->object.index;
	out_put(o, i->is_unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ");
	out_fill(o, s, i->concurrently ? "CONCURRENTLY $name ON $table" : "$name ON $table");
	out_put(o, " USING ");
	out_put(o, i->method ? i->method : "btree");
	out_put(o, " (");
	list_each (column, i->columns) {
		out_put(o, column_at ? "," : "");
		put_index_column(o, packed_index_column(o, column));
	}
	out_put(o, ")");
	put_storage(o, i->with);
	out_option(o, " WHERE ", i->where);
	out_put(o, ";");
}
