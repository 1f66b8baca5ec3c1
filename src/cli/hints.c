/* Hints from JSON and to JSON. */
#include "cli/hints.h"

#include <string.h>

#include "base/buf.h"

/* How many names make up the name of a kind of object, and which hints it may stand in. */
struct kind {
	const char *name;
	int parts;
	bool is_entity; /* of renames and creates */
	bool is_lossy;  /* of confirm_data_loss */
	enum entity_kind entity;
};

static const struct kind kinds[] = {
	{"schema", 1, true, true, ENTITY_SCHEMA},
	{"role", 1, true, false, ENTITY_ROLE},
	{"table", 2, true, true, ENTITY_TABLE},
	{"enum", 2, true, false, ENTITY_ENUM},
	{"sequence", 2, true, false, ENTITY_SEQUENCE},
	{"view", 2, true, true, ENTITY_VIEW},
	{"column", 3, true, true, ENTITY_COLUMN},
	{"policy", 3, true, false, ENTITY_POLICY},
	{"primary_key", 3, false, true},
	{"add_not_null", 3, false, true},
	{"unique", 3, false, true},
};

enum { KIND_COUNT = sizeof(kinds) / sizeof(kinds[0]) };

static const char *const type_names[] = {
	[HINT_RENAME] = "rename",
	[HINT_CREATE] = "create",
	[HINT_CONFIRM_DATA_LOSS] = "confirm_data_loss",
};

struct parser {
	struct arena *arena;
	const char *name;
	size_t number;
	struct err *err;
};

static bool wrong(struct parser *p, const char *member, const char *expected, const struct json *v)
{
	return err_set(p->err, ERR_HINTS, "%s: hint %zu: \"%s\" has to be %s, not %s", p->name,
		p->number, member, expected, json_kind_name(v));
}

static const struct kind *kind_of(enum entity_kind entity)
{
	for (size_t i = 0; i < KIND_COUNT; i++)
		if (kinds[i].is_entity && kinds[i].entity == entity)
			return &kinds[i];
	return NULL;
}

static bool fits(const struct kind *k, enum hint_type type)
{
	return type == HINT_CONFIRM_DATA_LOSS ? k->is_lossy : k->is_entity;
}

static bool read_type(struct parser *p, const struct json *o, enum hint_type *out)
{
	const struct json *v = json_get(o, "type");
	for (size_t i = 0; i < sizeof(type_names) / sizeof(type_names[0]); i++) {
		if (json_is_text(v, type_names[i])) {
			*out = (enum hint_type)i;
			return true;
		}
	}
	if (json_text(v))
		return err_set(p->err, ERR_HINTS,
			"%s: hint %zu: there is no type \"%s\"; it is "
			"rename, create or confirm_data_loss",
			p->name, p->number, json_text(v));
	return wrong(p, "type", "rename, create or confirm_data_loss", v);
}

static bool read_kind(
	struct parser *p, const struct json *o, enum hint_type type, const struct kind **out)
{
	const struct json *v = json_get(o, "kind");
	struct buf all = buf_in(p->arena);
	for (size_t i = 0; i < KIND_COUNT; i++) {
		if (!fits(&kinds[i], type))
			continue;
		if (json_is_text(v, kinds[i].name)) {
			*out = &kinds[i];
			return true;
		}
		buf_printf(&all, "%s%s", all.len ? ", " : "", kinds[i].name);
	}
	if (json_text(v))
		return err_set(p->err, ERR_HINTS,
			"%s: hint %zu: there is no kind \"%s\" for %s; "
			"it is one of %s",
			p->name, p->number, json_text(v), type_names[type], all.s);
	return wrong(p, "kind", arena_printf(p->arena, "one of %s", all.s), v);
}

static bool read_name(struct parser *p, const struct json *o, const char *member,
	const struct kind *kind, struct entity *out)
{
	static const char *const shapes[] = {
		NULL, "[name]", "[schema, name]", "[schema, table, name]"};
	const struct json *v = json_get(o, member);
	const char *parts[3] = {"", "", ""};
	bool ok = json_kind(v) == JSON_ARR && json_count(v) == (size_t)kind->parts;
	for (int i = 0; ok && i < kind->parts; i++) {
		parts[i] = json_text(json_at(v, (size_t)i));
		ok = parts[i] && *parts[i];
	}
	if (!ok && json_kind(v) == JSON_ARR)
		return err_set(p->err, ERR_HINTS,
			"%s: hint %zu: \"%s\" of a %s has to be %s, each a string", p->name,
			p->number, member, kind->name, shapes[kind->parts]);
	if (!ok)
		return wrong(
			p, member, arena_printf(p->arena, "an array %s", shapes[kind->parts]), v);
	out->name = parts[kind->parts - 1];
	out->schema = kind->parts > 1 ? parts[0] : "";
	out->table = kind->parts > 2 ? parts[1] : "";
	return true;
}

static bool read_hint(struct parser *p, const struct json *o, struct hint *out)
{
	const struct kind *kind = NULL;
	if (json_kind(o) != JSON_OBJ)
		return err_set(p->err, ERR_HINTS, "%s: hint %zu has to be an object, not %s",
			p->name, p->number, json_kind_name(o));
	if (!read_type(p, o, &out->type) || !read_kind(p, o, out->type, &kind))
		return false;
	out->kind_name = kind->name;
	out->kind = kind->entity;
	out->number = p->number;
	out->source = o;
	if (out->type != HINT_RENAME)
		return read_name(p, o, "entity", kind, &out->entity);
	return read_name(p, o, "from", kind, &out->from) &&
	       read_name(p, o, "to", kind, &out->entity);
}

bool hints_same_entity(const struct entity *x, const struct entity *y)
{
	return !strcmp(x->name, y->name) && !strcmp(x->schema, y->schema) &&
	       !strcmp(x->table, y->table);
}

static bool check_single(struct parser *p, const struct list *known, const struct hint *h)
{
	for (size_t i = 0; i < known->count; i++) {
		const struct hint *k = known->items[i];
		bool is_same_kind =
			!strcmp(k->kind_name, h->kind_name) &&
			(k->type == HINT_CONFIRM_DATA_LOSS) == (h->type == HINT_CONFIRM_DATA_LOSS);
		if (is_same_kind && hints_same_entity(&k->entity, &h->entity))
			return err_set(p->err, ERR_HINTS,
				"%s: hints %zu and %zu are about the same %s %s", p->name,
				k->number, h->number, h->kind_name,
				hints_label(p->arena, h->kind, &h->entity));
	}
	return true;
}

bool hints_parse(struct arena *a, const char *name, const char *text, size_t len, struct list *out,
	struct err *err)
{
	struct parser p = {.arena = a, .name = name, .err = err};
	const struct json *all = json_parse(a, name, text, len, err);
	if (!all) {
		err->kind = ERR_HINTS;
		return false;
	}
	if (json_kind(all) != JSON_ARR)
		return err_set(err, ERR_HINTS, "%s has to be a JSON array of hints, not %s", name,
			json_kind_name(all));
	for (size_t i = 0; i < json_count(all); i++) {
		struct hint *h = arena_new_of(a, struct hint);
		p.number = i + 1;
		if (!read_hint(&p, json_at(all, i), h) || !check_single(&p, out, h))
			return false;
		list_push_pointer(a, out, h);
	}
	return true;
}

const struct json *hints_name(struct arena *a, enum entity_kind kind, const struct entity *entity)
{
	struct json *name = json_new_array(a);
	int parts = kind_of(kind)->parts;
	if (parts > 1)
		json_add(a, name, json_new_string(a, entity->schema));
	if (parts > 2)
		json_add(a, name, json_new_string(a, entity->table));
	json_add(a, name, json_new_string(a, entity->name));
	return name;
}

static struct json *new_hint(struct arena *a, enum hint_type type, enum entity_kind kind)
{
	struct json *h = json_new_object(a);
	json_set(a, h, "type", json_new_string(a, type_names[type]));
	json_set(a, h, "kind", json_new_string(a, kind_of(kind)->name));
	return h;
}

const struct json *hints_create(struct arena *a, const struct question *q)
{
	struct json *h = new_hint(a, HINT_CREATE, q->kind);
	json_set(a, h, "entity", hints_name(a, q->kind, &q->created));
	return h;
}

const struct json *hints_rename(struct arena *a, const struct question *q, size_t which)
{
	struct json *h = new_hint(a, HINT_RENAME, q->kind);
	json_set(a, h, "from", hints_name(a, q->kind, &q->deleted[which]));
	json_set(a, h, "to", hints_name(a, q->kind, &q->created));
	return h;
}

const char *hints_label(struct arena *a, enum entity_kind kind, const struct entity *entity)
{
	bool is_public = !*entity->schema || !strcmp(entity->schema, "public");
	if (*entity->table)
		return arena_printf(a, "%s%s%s.%s", is_public ? "" : entity->schema,
			is_public ? "" : ".", entity->table, entity->name);
	return is_public ? entity->name : arena_printf(a, "%s.%s", entity->schema, entity->name);
}
