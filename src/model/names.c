/* Names of a model, found by walking its field tables. */
#include "model/names.h"

#include <string.h>

#include "model/field.h"

struct walk {
	struct arena *arena;
	const char *in;
	const struct table *table;
	struct list *out;
};

static void look_at(struct walk *w, const char *what, const char *name)
{
	if (strlen(name) <= NAME_MAX_BYTES)
		return;
	struct long_name *found = arena_new_of(w->arena, struct long_name);
	*found = (struct long_name){what, name, w->in, w->table};
	list_push_pointer(w->arena, w->out, found);
}

static void walk_members(struct walk *w, const void *object, const struct field_table *table);

/* Objects that are listed by name begin with it. */
static void walk_named(struct walk *w, const void *object, const struct field_table *of)
{
	const char *name = *(const char *const *)object;
	look_at(w, of->what, name);
	struct walk inner = *w;
	inner.in = w->in ? w->in : name;
	inner.table = of == &table_fields ? object : w->table;
	walk_members(&inner, object, of);
}

static void walk_members(struct walk *w, const void *object, const struct field_table *table)
{
	for (const struct field *f = table->fields; f->key; f++) {
		const struct list *list = (const void *)((const char *)object + f->offset);
		if (f->type != FIELD_MAP && f->type != FIELD_NAMES)
			continue;
		for (size_t i = 0; i < list->count; i++)
			walk_named(w, list->items[i], f->of);
	}
}

void model_long_names(struct arena *a, const struct model *m, struct list *out)
{
	walk_members(&(struct walk){.arena = a, .out = out}, m, &model_fields);
}
