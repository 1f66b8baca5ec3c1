/* Renames and moves, done to a copy of a model. */
#include "diff/renamed.h"

#include <string.h>

#include "model/field.h"
#include "model/type.h"

static void *copy_object(struct arena *a, const struct field_table *t, const void *object);

static void copy_array(struct arena *a, struct list *l)
{
	void **items = l->count ? arena_array(a, l->count, sizeof(*items)) : NULL;
	if (l->count)
		memcpy(items, l->items, l->count * sizeof(*items));
	l->items = items;
	l->capacity = l->count;
}

static void copy_items(struct arena *a, const struct field_table *of, struct list *l)
{
	copy_array(a, l);
	for (size_t i = 0; i < l->count; i++)
		l->items[i] = copy_object(a, of, l->items[i]);
}

static void copy_field(struct arena *a, const struct field *f, void *at)
{
	void **object = at;
	switch (f->type) {
	case FIELD_STRINGS: copy_array(a, at); break;
	case FIELD_ITEMS:
	case FIELD_MAP:
	case FIELD_NAMES: copy_items(a, f->of, at); break;
	case FIELD_OBJECT: *object = *object ? copy_object(a, f->of, *object) : NULL; break;
	case FIELD_STRING:
	case FIELD_BOOL:
	case FIELD_FLAG:
	case FIELD_VALUE: break;
	}
}

static void *copy_object(struct arena *a, const struct field_table *t, const void *object)
{
	char *copy = memcpy(arena_alloc(a, t->size), object, t->size);
	for (const struct field *f = t->fields; f->key; f++)
		copy_field(a, f, copy + f->offset);
	return copy;
}

static bool is_schema(const char *x, const char *y)
{
	return x && !strcmp(model_schema_name(x), model_schema_name(y));
}

/* Tables and views call public "". */
static const char *schema_of_table(const char *name)
{
	return strcmp(name, "public") != 0 ? name : "";
}

static void replace(const char **at, const char *old, const char *new_)
{
	if (*at && !strcmp(*at, old))
		*at = new_;
}

static void replace_in(const struct list *names, const char *old, const char *new_)
{
	for (size_t i = 0; i < names->count; i++)
		replace((const char **)&names->items[i], old, new_);
}

#define REPLACE_IN(names, old, new_) replace_in((const struct list *)&(names), (old), (new_))

/* `"schema"."table"`, as a policy outside tables names its table. */
static const char *quoted_table(struct arena *a, const char *schema, const char *name)
{
	return arena_printf(a, "\"%s\".\"%s\"", model_schema_name(schema), name);
}

static void rename_schema_of_table(struct table *t, const struct stmt *s)
{
	replace(&t->schema, s->name, s->to);
	list_each (k, t->foreign_keys)
		replace(&k->schema_to, s->name, s->to);
	list_each (c, t->columns) {
		replace(&c->type_schema, s->name, s->to);
		if (c->identity)
			replace((const char **)&c->identity->schema, s->name, s->to);
	}
}

static void rename_schema(struct arena *a, struct model *m, const struct stmt *s)
{
	list_each (schema, m->schemas)
		replace(&schema->name, s->name, s->to);
	list_each (t, m->tables)
		rename_schema_of_table(t, s);
	list_each (e, m->enums)
		replace(&e->schema, s->name, s->to);
	list_each (q, m->sequences)
		replace(&q->schema, s->name, s->to);
	list_each (v, m->views)
		replace(&v->schema, s->name, s->to);
}

/* Objects that begin with name and schema. */
struct named {
	const char *name, *schema;
};

static struct named *find(const struct list *objects, const struct stmt *s)
{
	for (size_t i = 0; i < objects->count; i++) {
		struct named *o = objects->items[i];
		if (!strcmp(o->name, s->name) && is_schema(o->schema, s->schema))
			return o;
	}
	return NULL;
}

#define FIND(objects, s) find((const struct list *)&(objects), (s))

static void rename_uses(struct arena *a, struct model *m, const struct stmt *s, const char *schema,
	const char *name)
{
	list_each (t, m->tables)
		list_each (c, t->columns) {
			const char *brackets, *element = type_element(a, c->type, &brackets);
			if (!is_schema(c->type_schema, s->schema) || strcmp(element, s->name) != 0)
				continue;
			c->type_schema = schema;
			c->type = arena_printf(a, "%s%s", name, brackets);
		}
}

static void rename_enum(struct arena *a, struct model *m, const struct stmt *s)
{
	struct named *e = FIND(m->enums, s);
	if (!e)
		return;
	if (s->kind == STMT_MOVE_ENUM)
		e->schema = s->to;
	else
		e->name = s->to;
	rename_uses(a, m, s, e->schema, e->name);
}

static void rename_sequence(struct arena *a, struct model *m, const struct stmt *s)
{
	struct named *q = FIND(m->sequences, s);
	if (q && s->kind == STMT_MOVE_SEQUENCE)
		q->schema = s->to;
	else if (q)
		q->name = s->to;
}

static void rename_view(struct arena *a, struct model *m, const struct stmt *s)
{
	struct named *v = FIND(m->views, s);
	if (v && s->kind == STMT_MOVE_VIEW)
		v->schema = s->to;
	else if (v)
		v->name = s->to;
}

static void rename_referrers(struct model *m, const struct stmt *s, const struct table *t)
{
	list_each (other, m->tables)
		list_each (k, other->foreign_keys)
			if (!strcmp(k->table_to, s->name) &&
				is_schema(k->schema_to ? k->schema_to : "", s->schema)) {
				k->table_to = t->name;
				k->schema_to = t->schema[0] ? t->schema : NULL;
			}
}

static void rename_table(struct arena *a, struct model *m, const struct stmt *s)
{
	struct table *t = (struct table *)FIND(m->tables, s);
	if (!t)
		return;
	const char *on = quoted_table(a, t->schema, t->name);
	if (s->kind == STMT_MOVE_TABLE)
		t->schema = schema_of_table(s->to);
	else
		t->name = s->to;
	rename_referrers(m, s, t);
	list_each (k, t->foreign_keys)
		k->table_from = t->name;
	list_each (c, t->columns)
		if (c->identity)
			((struct identity *)c->identity)->schema = t->schema;
	list_each (p, m->policies)
		replace(&p->on, on, quoted_table(a, t->schema, t->name));
}

static struct table *table_of(const struct model *m, const struct stmt *s)
{
	list_each (t, m->tables)
		if (!strcmp(t->name, s->table) && is_schema(t->schema, s->schema))
			return t;
	return NULL;
}

static void rename_column_in_keys(struct table *t, const struct stmt *s)
{
	list_each (k, t->primary_keys)
		REPLACE_IN(k->columns, s->name, s->to);
	list_each (u, t->uniques)
		REPLACE_IN(u->columns, s->name, s->to);
	list_each (k, t->foreign_keys)
		REPLACE_IN(k->columns_from, s->name, s->to);
	list_each (i, t->indexes)
		list_each (c, i->columns)
			if (!c->is_expression)
				replace(&c->expression, s->name, s->to);
}

static void rename_column(struct arena *a, struct model *m, const struct stmt *s)
{
	struct table *t = table_of(m, s);
	if (!t)
		return;
	list_each (c, t->columns)
		replace(&c->name, s->name, s->to);
	rename_column_in_keys(t, s);
	list_each (other, m->tables)
		list_each (k, other->foreign_keys)
			if (!strcmp(k->table_to, t->name) &&
				is_schema(k->schema_to ? k->schema_to : "", t->schema))
				REPLACE_IN(k->columns_to, s->name, s->to);
}

static void rename_role(struct arena *a, struct model *m, const struct stmt *s)
{
	list_each (r, m->roles)
		replace(&r->name, s->name, s->to);
	list_each (p, m->policies)
		REPLACE_IN(p->to, s->name, s->to);
	list_each (t, m->tables)
		list_each (p, t->policies)
			REPLACE_IN(p->to, s->name, s->to);
}

static void rename_policy(struct arena *a, struct model *m, const struct stmt *s)
{
	struct table *t = table_of(m, s);
	if (!t)
		return;
	list_each (p, t->policies)
		replace(&p->name, s->name, s->to);
}

static void rename_linked_policy(struct arena *a, struct model *m, const struct stmt *s)
{
	list_each (p, m->policies)
		replace(&p->name, s->name, s->to);
}

typedef void rename_in(struct arena *a, struct model *m, const struct stmt *s);

static rename_in *const renames[STMT_KIND_COUNT] = {
	[STMT_RENAME_SCHEMA] = rename_schema,
	[STMT_MOVE_ENUM] = rename_enum,
	[STMT_RENAME_ENUM] = rename_enum,
	[STMT_MOVE_SEQUENCE] = rename_sequence,
	[STMT_RENAME_SEQUENCE] = rename_sequence,
	[STMT_RENAME_ROLE] = rename_role,
	[STMT_RENAME_VIEW] = rename_view,
	[STMT_MOVE_VIEW] = rename_view,
	[STMT_MOVE_TABLE] = rename_table,
	[STMT_RENAME_TABLE] = rename_table,
	[STMT_RENAME_COLUMN] = rename_column,
	[STMT_RENAME_POLICY] = rename_policy,
	[STMT_RENAME_LINKED_POLICY] = rename_linked_policy,
};

bool diff_is_rename(const struct stmt *s)
{
	return renames[s->kind];
}

const struct model *diff_renamed(
	struct arena *a, const struct model *from, const struct list *stmts)
{
	struct model *m = copy_object(a, &model_fields, from);
	for (size_t i = 0; i < stmts->count; i++)
		if (diff_is_rename(stmts->items[i]))
			renames[((const struct stmt *)stmts->items[i])->kind](
				a, m, stmts->items[i]);
	return m;
}
