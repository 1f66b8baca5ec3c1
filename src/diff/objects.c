/* Schemas, enums, sequences and roles. */
#include <string.h>

#include "diff/differ.h"
#include "diff/same.h"
#include "model/type.h"

bool diff_schemas(struct differ *d, struct err *err)
{
	LIST_OF(struct rename) renames = {0};
	struct match m = match_names(d->a, d->from->schemas, d->to->schemas);
	if (!differ_ask(d, ENTITY_SCHEMA, NULL, &m, (struct list *)&renames, err))
		return false;
	list_each (item, m.added)
		differ_add(d, STMT_CREATE_SCHEMA)->name = ((const struct schema *)item)->name;
	list_each (r, renames) {
		const struct schema *old = r->old, *new_ = r->new_;
		struct stmt *s = differ_add(d, STMT_RENAME_SCHEMA);
		s->name = old->name;
		s->to = new_->name;
		map_set(&d->schemas, old->name, (void *)new_->name);
	}
	list_each (item, m.deleted)
		differ_add(d, STMT_DROP_SCHEMA)->name = ((const struct schema *)item)->name;
	return true;
}

static struct map map_enums(struct differ *d, const struct model *model)
{
	struct map m = {.arena = d->a};
	list_each (e, model->enums)
		map_set(&m, map_key(d->a, e->schema, e->name), e);
	return m;
}

/* Whether the values of `old` are all in `new_`, in the same order. */
static bool only_adds_values(const struct enum_type *old, const struct enum_type *new_)
{
	size_t found = 0;
	for (size_t i = 0; i < new_->values.count && found < old->values.count; i++)
		found += !strcmp(new_->values.items[i], old->values.items[found]);
	return found == old->values.count;
}

static void add_values(struct differ *d, const struct enum_type *old, const struct enum_type *new_)
{
	size_t at = 0; /* the next old value: what a new one is put before */
	list_each (value, new_->values) {
		const char *next = at < old->values.count ? old->values.items[at] : NULL;
		if (next && !strcmp(value, next)) {
			at++;
			continue;
		}
		struct stmt *s =
			differ_add_object(d, STMT_ADD_ENUM_VALUE, new_->schema, new_->name);
		s->to = value;
		s->before = next;
	}
}

static bool is_of_type(struct differ *d, const struct column *c, const struct enum_type *e)
{
	return c->type_schema && !strcmp(c->type_schema, e->schema) &&
	       !strcmp(type_element(d->a, c->type, NULL), e->name);
}

static void recreate(struct differ *d, const struct enum_type *e)
{
	struct stmt *s = differ_add_object(d, STMT_RECREATE_ENUM, e->schema, e->name);
	s->object.enum_type = e;
	map_set(&d->recreated, map_key(d->a, e->schema, e->name), (void *)e);
	list_each (t, d->to->tables)
		list_each (c, t->columns)
			if (is_of_type(d, c, e)) {
				struct enum_use *use = arena_new_of(d->a, struct enum_use);
				*use = (struct enum_use){t, c};
				list_push(d->a, &s->uses, use);
			}
}

bool diff_enums(struct differ *d, struct err *err)
{
	static const struct qualified_kinds kinds = {
		ENTITY_ENUM, STMT_CREATE_ENUM, STMT_MOVE_ENUM, STMT_RENAME_ENUM, STMT_DROP_ENUM};
	LIST_OF(struct rename) renames = {0};
	struct match m;
	if (!differ_compare_qualified(d, &kinds, (const struct list *)&d->from->enums,
		    (const struct list *)&d->to->enums, &m, (struct list *)&renames, err))
		return false;
	list_each (r, renames) {
		const struct enum_type *old = r->old, *new_ = r->new_;
		map_set(&d->types, map_key(d->a, differ_schema(d, old->schema), old->name),
			(void *)new_);
		if (!strcmp(old->name, new_->name) && !only_adds_values(old, new_))
			differ_warn(d, "enum %s: it was moved, so its changed values are left out",
				old->name);
	}
	d->old_enums = map_enums(d, d->from);
	d->new_enums = map_enums(d, d->to);
	match_each(&m, struct enum_type, old, new_)
	{
		if (only_adds_values(old, new_))
			add_values(d, old, new_);
		else
			recreate(d, new_);
	}
	return true;
}

bool diff_sequences(struct differ *d, struct err *err)
{
	static const struct qualified_kinds kinds = {ENTITY_SEQUENCE, STMT_CREATE_SEQUENCE,
		STMT_MOVE_SEQUENCE, STMT_RENAME_SEQUENCE, STMT_DROP_SEQUENCE};
	LIST_OF(struct rename) renames = {0};
	struct match m;
	if (!differ_compare_qualified(d, &kinds, (const struct list *)&d->from->sequences,
		    (const struct list *)&d->to->sequences, &m, (struct list *)&renames, err))
		return false;
	list_each (r, renames) {
		const struct sequence *old = r->old, *new_ = r->new_;
		if (!strcmp(old->name, new_->name) && !same_sequence(old, new_))
			differ_warn(d,
				"sequence %s: it was moved, so its other changes are left out",
				old->name);
	}
	match_each(&m, struct sequence, old, new_)
	{
		if (!same_sequence(old, new_))
			differ_add_object(d, STMT_ALTER_SEQUENCE, new_->schema, new_->name)
				->object.sequence = new_;
	}
	return true;
}

bool diff_roles(struct differ *d, struct err *err)
{
	LIST_OF(struct rename) renames = {0};
	struct match m = match_names(d->a, d->from->roles, d->to->roles);
	if (!differ_ask(d, ENTITY_ROLE, NULL, &m, (struct list *)&renames, err))
		return false;
	list_each (item, m.added)
		differ_add(d, STMT_CREATE_ROLE)->object.role = item;
	list_each (r, renames) {
		struct stmt *s = differ_add(d, STMT_RENAME_ROLE);
		s->name = ((const struct role *)r->old)->name;
		s->to = ((const struct role *)r->new_)->name;
		match_join(&m, r->old, r->new_);
	}
	list_each (item, m.deleted)
		differ_add(d, STMT_DROP_ROLE)->name = ((const struct role *)item)->name;
	match_each(&m, struct role, old, new_)
	{
		if (!same_role(old, new_))
			differ_add(d, STMT_ALTER_ROLE)->object.role = new_;
	}
	return true;
}
