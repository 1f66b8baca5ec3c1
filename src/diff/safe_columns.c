/* The safe form of columns that stay: nothing is left out, and each change finds the column in a
 * state that PostgreSQL lets it start from. */
#include <string.h>

#include "base/buf.h"
#include "diff/cast.h"
#include "diff/mention.h"
#include "diff/safe.h"
#include "diff/same.h"
#include "model/type.h"

struct change {
	const struct table_pair *pair;
	const struct column *old, *new_;
};

static const char *real_type(const char *type)
{
	const char *serial = type_of_serial(type);
	return serial ? serial : type;
}

static const char *without_blanks(struct arena *a, const char *type)
{
	struct buf b = buf_in(a);
	for (; *type; type++)
		if (*type != ' ')
			buf_putc(&b, *type);
	return b.s;
}

static const char *enum_key(struct arena *a, const struct column *c)
{
	return map_key(a, c->type_schema, type_element(a, c->type, NULL));
}

static bool is_enum(struct arena *a, const struct map *enums, const struct column *c)
{
	return c->type_schema && map_get(enums, enum_key(a, c));
}

static bool is_same_type(struct safe *s, const struct change *c)
{
	struct arena *a = s->d->a;
	return same_text(c->old->type_schema, c->new_->type_schema) &&
	       !strcmp(without_blanks(a, real_type(c->old->type)),
		       without_blanks(a, real_type(c->new_->type))) &&
	       !is_enum(a, &s->d->recreated, c->new_);
}

static struct stmt *add(struct safe *s, enum stmt_kind kind, const struct change *c)
{
	struct stmt *stmt = safe_add_on(s, kind, c->pair->new_, c->new_->name);
	stmt->object.column = c->new_;
	stmt->old.column = c->old;
	return stmt;
}

static void touch(
	struct safe *s, const struct table_pair *p, const struct column *c, bool is_dropped)
{
	struct touch *t = arena_new_of(s->d->a, struct touch);
	*t = (struct touch){p, c, is_dropped};
	list_push(s->d->a, &s->touched, t);
}

static void replace(struct safe *s, const struct change *c)
{
	if (safe_has(
		    s, STMT_DROP_COLUMN, c->pair->new_->schema, c->pair->new_->name, c->new_->name))
		return;
	add(s, STMT_DROP_COLUMN, c);
	add(s, STMT_ADD_COLUMN, c);
	touch(s, c->pair, c->old, true);
}

static bool is_replaced(const struct change *c)
{
	return c->new_->generated && !same_generated(c->old->generated, c->new_->generated);
}

static void change_type(struct safe *s, const struct change *c)
{
	struct arena *a = s->d->a;
	struct stmt *stmt = add(s, STMT_SET_TYPE, c);
	stmt->was_enum = is_enum(a, &s->d->old_enums, c->old);
	stmt->is_enum = is_enum(a, &s->d->new_enums, c->new_);
	stmt->is_via_text =
		stmt->was_enum || stmt->is_enum ||
		cast_goes_through_text(a, real_type(c->old->type), real_type(c->new_->type));
}

static void change_type_and_default(struct safe *s, const struct change *c)
{
	bool is_same = is_same_type(s, c);
	const struct json *old = c->old->default_value, *new_ = c->new_->default_value;
	bool is_other_default = !is_same || !json_same(old, new_);
	if (old && is_other_default && (!is_same || !new_))
		add(s, STMT_DROP_DEFAULT, c);
	if (!is_same)
		change_type(s, c);
	if (new_ && is_other_default)
		add(s, STMT_SET_DEFAULT, c);
}

static bool is_in_key(const struct table *t, const struct column *c)
{
	if (c->is_primary_key)
		return true;
	list_each (key, t->primary_keys)
		list_each (name, key->columns)
			if (!strcmp(name, c->name))
				return true;
	return false;
}

/* What makes a column NOT NULL by itself, beside the words. */
static bool is_never_null(const struct table *t, const struct column *c)
{
	return c->is_not_null || c->identity || type_of_serial(c->type) || is_in_key(t, c);
}

static void change_not_null(struct safe *s, const struct change *c)
{
	bool was = is_never_null(c->pair->old, c->old), is = is_never_null(c->pair->new_, c->new_);
	if (was && !is)
		add(s, STMT_DROP_NOT_NULL, c);
	else if (!was && is && !is_in_key(c->pair->new_, c->new_))
		add(s, STMT_SET_NOT_NULL, c);
}

static void change_serial(struct safe *s, const struct change *c)
{
	const char *old = type_of_serial(c->old->type), *new_ = type_of_serial(c->new_->type);
	if (new_ && !old)
		add(s, STMT_ADD_SERIAL, c);
	else if (new_ && strcmp(old, new_) != 0)
		add(s, STMT_ALTER_SERIAL, c);
}

static void change_identity(struct safe *s, const struct change *c)
{
	const struct identity *old = c->old->identity, *new_ = c->new_->identity;
	if (!new_)
		return;
	if (!old) {
		add(s, STMT_ADD_IDENTITY, c);
		return;
	}
	if (strcmp(old->name, new_->name) != 0) {
		struct stmt *rename = add(s, STMT_RENAME_IDENTITY, c);
		rename->name = old->name;
		rename->to = new_->name;
	}
	struct identity renamed = *old;
	renamed.name = new_->name;
	if (!same_identity(&renamed, new_))
		add(s, STMT_ALTER_IDENTITY, c);
}

static void change_key(struct safe *s, const struct change *c)
{
	if (c->old->is_primary_key && !c->new_->is_primary_key)
		add(s, STMT_DROP_COLUMN_KEY, c);
	else if (!c->old->is_primary_key && c->new_->is_primary_key)
		add(s, STMT_ADD_COLUMN_KEY, c);
}

static void change_column(struct safe *s, const struct change *c)
{
	if (is_replaced(c)) {
		replace(s, c);
		return;
	}
	change_key(s, c);
	if (c->old->generated && !c->new_->generated)
		add(s, STMT_DROP_GENERATED, c);
	if (c->old->identity && !c->new_->identity)
		add(s, STMT_DROP_IDENTITY, c);
	if (type_of_serial(c->old->type) && !type_of_serial(c->new_->type))
		add(s, STMT_DROP_SERIAL, c);
	if (!is_same_type(s, c))
		touch(s, c->pair, c->old, false);
	change_type_and_default(s, c);
	change_serial(s, c);
	change_not_null(s, c);
	change_identity(s, c);
}

/* A generated column has to be made anew when one that it is made of changes its type. */
static void replace_generated(struct safe *s, const struct table_pair *p, size_t first_touched)
{
	match_each(&p->columns, struct column, old, new_)
	{
		if (!old->generated || !new_->generated)
			continue;
		for (size_t i = first_touched; i < s->touched.count; i++)
			if (mention_in_text(
				    new_->generated->as, s->touched.items[i]->column->name)) {
				replace(s, &(struct change){p, old, new_});
				break;
			}
	}
}

static void change_table(struct safe *s, const struct table_pair *p)
{
	size_t first_touched = s->touched.count;
	list_each (c, p->columns.deleted)
		touch(s, p, c, true);
	match_each(&p->columns, struct column, old, new_)
		change_column(s, &(struct change){p, old, new_});
	replace_generated(s, p, first_touched);
}

void safe_columns(struct safe *s)
{
	list_each (p, s->d->pairs)
		change_table(s, p);
}
