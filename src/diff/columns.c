/* Columns that stay: types, defaults, keys, identities, generated expressions. */
#include <string.h>

#include "base/buf.h"
#include "diff/cast.h"
#include "diff/differ.h"
#include "diff/same.h"
#include "model/type.h"

/* A column that is not the same in both models. */
struct column_change {
	const struct column *old, *new_;
	const char *old_type; /* with the new name of a renamed enum */
	bool other_type;
};

/* The type of a column of `from` once enums have their new names and schemas. Arrays keep the old
 * name: drizzle-kit looks for the type as it is written. */
static const char *old_type(struct differ *d, const struct column *c, const char **type_schema)
{
	*type_schema = c->type_schema;
	if (!d->types.count)
		return c->type;
	const char *key = map_key(d->a, c->type_schema ? c->type_schema : "public", c->type);
	const struct enum_type *renamed = map_get(&d->types, key);
	if (!renamed)
		return c->type;
	*type_schema = renamed->schema;
	return renamed->name;
}

static bool is_same(struct differ *d, const struct column *old, const struct column *new_)
{
	const char *type_schema;
	return !strcmp(old_type(d, old, &type_schema), new_->type) &&
	       same_text(type_schema, new_->type_schema) &&
	       old->is_primary_key == new_->is_primary_key &&
	       old->is_not_null == new_->is_not_null &&
	       json_same(old->default_value, new_->default_value) &&
	       same_generated(old->generated, new_->generated) &&
	       same_identity(old->identity, new_->identity);
}

bool columns_differ(struct differ *d, const struct table_pair *p)
{
	match_each(&p->columns, struct column, old, new_)
	{
		if (!is_same(d, old, new_))
			return true;
	}
	return false;
}

static const char *without_first_space(struct arena *a, const char *type)
{
	const char *at = strstr(type, " (");
	return at ? arena_printf(a, "%.*s%s", (int)(at - type), type, at + 1) : type;
}

/* Types that differ only in a blank before the parenthesis: drizzle-kit then looks at nothing of
 * the column (src/jsonDiffer.js, alternationsInColumn). */
static bool is_passed_over(struct differ *d, const struct column_change *c)
{
	return c->other_type && !strcmp(without_first_space(d->a, c->old_type),
					without_first_space(d->a, c->new_->type));
}

static bool gains_identity(const struct column_change *c)
{
	return !c->old->identity && c->new_->identity;
}

static bool loses_identity(const struct column_change *c)
{
	return c->old->identity && !c->new_->identity;
}

static struct stmt *add(struct differ *d, enum stmt_kind kind, const struct table_pair *p,
	const struct column_change *c)
{
	struct stmt *s = differ_add_on(d, kind, p->new_, c->new_->name);
	s->object.column = c->new_;
	s->old.column = c->old;
	return s;
}

static bool has_enum(
	struct differ *d, const struct map *enums, const char *schema, const char *type)
{
	return schema && map_get(enums, map_key(d->a, schema, type_element(d->a, type, NULL)));
}

void columns_warn_of_enum(
	struct differ *d, const struct table_pair *p, const struct column *old, const char *what)
{
	const char *type_schema, *type = old_type(d, old, &type_schema);
	if (type_schema && has_enum(d, &d->recreated, differ_schema(d, type_schema), type))
		differ_warn(d, "column %s.%s: its enum %s is made anew before %s, which fails",
			differ_table_text(d, p->new_), old->name, type, what);
}

static void warn_of_type(
	struct differ *d, const struct table_pair *p, const struct column_change *c, bool was_enum)
{
	const char *table = differ_table_text(d, p->new_), *type = c->new_->type;
	const char *old = was_enum ? "uuid" : c->old_type; /* both turn into text alone */
	if (!c->new_->type_schema && !type_is_native(type))
		differ_warn(d,
			"column %s.%s: its type is written as \"undefined\".\"%s\", which does not "
			"exist",
			table, c->new_->name, type);
	else if (!cast_is_automatic(d->a, old, type))
		differ_warn(d, "column %s.%s: %s does not turn into %s without USING", table,
			c->new_->name, c->old_type, type);
}

static void diff_type(struct differ *d, const struct table_pair *p, const struct column_change *c)
{
	if (!c->other_type)
		return;
	struct stmt *s = add(d, STMT_SET_TYPE, p, c);
	s->was_enum = has_enum(d, &d->old_enums, c->old->type_schema, c->old_type);
	s->is_enum = has_enum(d, &d->new_enums, c->new_->type_schema, c->new_->type);
	if (!s->is_enum)
		warn_of_type(d, p, c, s->was_enum);
	if (!has_enum(d, &d->recreated, c->new_->type_schema, c->new_->type))
		columns_warn_of_enum(d, p, c->old, "the column has another type");
	if (type_of_serial(c->old_type) && !type_of_serial(c->new_->type))
		differ_warn(d, "column %s.%s: the default and the sequence of its type %s stay",
			differ_table_text(d, p->new_), c->new_->name, c->old_type);
}

/* Statements that change the type or recreate the enum set the default as well; but a default of 0
 * or false is no default to them. */
static bool is_default_set_elsewhere(
	struct differ *d, const struct table_pair *p, const struct column_change *c)
{
	if (c->other_type && !value_is_truthy(c->new_->default_value))
		differ_warn(d, "column %s.%s: its new default is left out",
			differ_table_text(d, p->new_), c->new_->name);
	return c->other_type || has_enum(d, &d->recreated, c->new_->type_schema, c->new_->type);
}

static void diff_default(
	struct differ *d, const struct table_pair *p, const struct column_change *c)
{
	const struct json *old = c->old->default_value, *new_ = c->new_->default_value;
	if (json_same(old, new_))
		return;
	bool is_undefined = values_are_compound(old, new_);
	if (is_undefined)
		differ_warn(d, "column %s.%s: its default is set to undefined",
			differ_table_text(d, p->new_), c->new_->name);
	if (!new_) {
		add(d, STMT_DROP_DEFAULT, p, c);
		if (!c->other_type)
			columns_warn_of_enum(d, p, c->old, "the old default is dropped");
	} else if (is_undefined || !is_default_set_elsewhere(d, p, c))
		add(d, STMT_SET_DEFAULT, p, c);
}

/* An option that is gone is written as "SET CACHE undefined". */
static bool loses_option(const struct identity *old, const struct identity *new_)
{
	return (old->increment && !new_->increment) || (old->min_value && !new_->min_value) ||
	       (old->max_value && !new_->max_value) || (old->start_with && !new_->start_with) ||
	       (old->cache && !new_->cache);
}

static void diff_identity(
	struct differ *d, const struct table_pair *p, const struct column_change *c)
{
	const struct identity *old = c->old->identity, *new_ = c->new_->identity;
	if (same_identity(old, new_))
		return;
	if (!old || !new_) {
		add(d, new_ ? STMT_ADD_IDENTITY : STMT_DROP_IDENTITY, p, c);
		return;
	}
	add(d, STMT_ALTER_IDENTITY, p, c);
	if (strcmp(old->name, new_->name) != 0)
		differ_warn(d, "column %s.%s: the sequence of its identity keeps the name %s",
			differ_table_text(d, p->new_), c->new_->name, old->name);
	if (loses_option(old, new_))
		differ_warn(d, "column %s.%s: an option of its identity is set to undefined",
			differ_table_text(d, p->new_), c->new_->name);
}

static void diff_generated(
	struct differ *d, const struct table_pair *p, const struct column_change *c)
{
	const struct generated *old = c->old->generated, *new_ = c->new_->generated;
	if (same_generated(old, new_))
		return;
	add(d, new_ ? STMT_REPLACE_GENERATED : STMT_DROP_GENERATED, p, c);
	if (!old)
		differ_warn(d, "column %s.%s: it is dropped with its data and made anew, generated",
			differ_table_text(d, p->new_), c->new_->name);
}

/* What the identities of a table hide: its other columns' NOT NULL statements. */
struct hidden {
	bool set_not_null, drop_not_null;
};

static void diff_not_null(struct differ *d, const struct table_pair *p,
	const struct column_change *c, const struct hidden *hidden)
{
	if (c->old->is_not_null == c->new_->is_not_null)
		return;
	bool sets = c->new_->is_not_null;
	if (!(sets ? hidden->set_not_null : hidden->drop_not_null))
		add(d, sets ? STMT_SET_NOT_NULL : STMT_DROP_NOT_NULL, p, c);
	else if (sets ? !gains_identity(c) : !loses_identity(c))
		differ_warn(d,
			"column %s.%s: %s NOT NULL is left out, because the table %s an identity",
			differ_table_text(d, p->new_), c->new_->name, sets ? "SET" : "DROP",
			sets ? "gains" : "loses");
}

/* drizzle-kit does not drop a key where a composite one has this name. */
static bool has_key_named_after(
	struct differ *d, const struct table_pair *p, const struct column_change *c)
{
	const char *name = arena_printf(d->a, "%s_%s", p->new_->name, c->new_->name);
	list_each (key, p->new_->primary_keys)
		if (!strcmp(key->name, name))
			return true;
	return false;
}

static void drop_key(struct differ *d, const struct table_pair *p, const struct column_change *c)
{
	if (!c->old->is_primary_key || c->new_->is_primary_key || has_key_named_after(d, p, c))
		return;
	add(d, STMT_DROP_COLUMN_KEY, p, c);
	differ_warn(d,
		"table %s: its primary key on %s is not dropped, the statement is written as a "
		"comment",
		differ_table_text(d, p->new_), c->new_->name);
}

void diff_columns(struct differ *d, const struct table_pair *p)
{
	LIST_OF(struct column_change) changes = {0};
	struct hidden hidden = {0};
	match_each(&p->columns, struct column, old, new_)
	{
		if (is_same(d, old, new_))
			continue;
		struct column_change c = {.old = old, .new_ = new_};
		const char *type_schema;
		c.old_type = old_type(d, old, &type_schema);
		c.other_type = strcmp(c.old_type, new_->type) != 0;
		if (is_passed_over(d, &c))
			continue;
		hidden.set_not_null |= gains_identity(&c);
		hidden.drop_not_null |= loses_identity(&c);
		struct column_change *kept = arena_new_of(d->a, struct column_change);
		*kept = c;
		list_push(d->a, &changes, kept);
	}
	list_each (c, changes)
		drop_key(d, p, c);
	list_each (c, changes)
		if (!c->old->is_primary_key && c->new_->is_primary_key)
			add(d, STMT_ADD_COLUMN_KEY, p, c);
	list_each (c, changes) {
		diff_type(d, p, c);
		diff_default(d, p, c);
		diff_not_null(d, p, c, &hidden);
		diff_identity(d, p, c);
		diff_generated(d, p, c);
	}
}
