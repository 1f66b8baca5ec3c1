/* Reads the fields of extract.js in the order in which it puts them, and gives every object the
 * name and the values that drizzle-kit's generatePgSnapshot would. */
#include "eval/read.h"

#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "eval/check.h"
#include "eval/reader.h"

/* The same enum, role or sequence may be written down twice: only what differs is a contradiction.
 */
static bool same_values(const struct enum_type *x, const struct enum_type *y)
{
	if (x->values.count != y->values.count)
		return false;
	for (size_t i = 0; i < x->values.count; i++)
		if (strcmp(x->values.items[i], y->values.items[i]) != 0)
			return false;
	return true;
}

static bool same_sequence(const struct sequence *x, const struct sequence *y)
{
	return !strcmp(x->increment, y->increment) && !strcmp(x->start_with, y->start_with) &&
	       !strcmp(x->min_value, y->min_value) && !strcmp(x->max_value, y->max_value) &&
	       !strcmp(x->cache, y->cache) && x->cycle == y->cycle;
}

static bool same_role(const struct role *x, const struct role *y)
{
	return x->create_db == y->create_db && x->create_role == y->create_role &&
	       x->inherit == y->inherit;
}

static bool read_enum(struct reader *r, const char *file)
{
	struct enum_type *e = arena_new_of(r->a, struct enum_type);
	e->place.file = file;
	e->name = field_next(r);
	e->schema = field_next(r);
	field_strings(r, (struct list *)&e->values);
	if (!e->values.count)
		return err_set(r->err, ERR_SCHEMA, "enum \"%s\" has no values", e->name);
	struct enum_type *other = read_claimed(r, &r->enums, e->schema, e->name);
	if (other && same_values(e, other))
		return true;
	if (!check_enum(r, e))
		return false;
	if (other) {
		read_warn(r, "two enums are named \"%s\"; the first one is lost", e->name);
		*other = *e;
		return true;
	}
	if (!read_claim(r, &r->enums, "enums", e->schema, e->name, e))
		return false;
	list_push(r->a, &r->model->enums, e);
	return true;
}

static bool read_schema(struct reader *r, const char *file)
{
	struct schema *s = arena_new_of(r->a, struct schema);
	s->name = field_next(r);
	if (strcmp(s->name, "public") && read_is_wanted(r, s->name) &&
		map_set(&r->schemas, s->name, s))
		list_push(r->a, &r->model->schemas, s);
	return true;
}

static bool read_sequence(struct reader *r, const char *file)
{
	static const struct range range = {"-9223372036854775808", "9223372036854775807"};
	struct sequence *s = arena_new_of(r->a, struct sequence);
	s->name = field_next(r);
	s->schema = field_maybe(r);
	if (!s->schema)
		s->schema = "public";
	struct sequence_options o = read_sequence_options(r, range);
	s->increment = o.increment;
	s->start_with = o.start_with;
	s->min_value = o.min_value;
	s->max_value = o.max_value;
	s->cache = o.cache;
	s->has_cycle = true;
	s->cycle = o.cycle;
	const struct sequence *other = read_claimed(r, &r->sequences, s->schema, s->name);
	if (other) {
		if (!same_sequence(s, other))
			read_warn(r, "two sequences are named \"%s\"; the second one is lost",
				s->name);
		return true;
	}
	const char *what = arena_printf(r->a, "sequence \"%s\"", s->name);
	if (!check_sequence(r, s, "bigint", what) ||
		!read_claim(r, &r->sequences, "sequences", s->schema, s->name, s))
		return false;
	list_push(r->a, &r->model->sequences, s);
	return true;
}

static bool read_role(struct reader *r, const char *file)
{
	struct role *role = arena_new_of(r->a, struct role);
	role->name = field_next(r);
	role->create_db = field_flag(r);
	role->create_role = field_flag(r);
	role->inherit = field_flag(r);
	role->has_create_db = role->has_create_role = role->has_inherit = true;
	struct role *other = read_claimed(r, &r->roles, "", role->name);
	if (other) {
		if (!same_role(role, other))
			read_warn(
				r, "two roles are named \"%s\"; the first one is lost", role->name);
		*other = *role;
		return true;
	}
	if (!read_claim(r, &r->roles, "roles", "", role->name, role))
		return false;
	list_push(r->a, &r->model->roles, role);
	return true;
}

static bool read_view(struct reader *r, const char *file)
{
	struct view *v = arena_new_of(r->a, struct view);
	v->name = field_next(r);
	v->schema = field_maybe(r);
	v->schema = v->schema ? v->schema : "public";
	v->is_materialized = field_flag(r);
	v->is_existing = field_flag(r);
	v->definition = field_maybe(r);
	v->with = field_json(r);
	const char *no_data = field_maybe(r);
	v->has_with_no_data = no_data;
	v->with_no_data = no_data && *no_data == '1';
	v->using = field_maybe(r);
	v->tablespace = field_maybe(r);
	for (size_t n = field_number(r); n; n--) {
		struct column *c;
		read_column(r, NULL, v->name, v->schema, &c);
		list_push(r->a, &v->columns, c);
	}
	model_order_keys(r->a, (struct list *)&v->columns);
	if (!read_claim(r, &r->views, "views", v->schema, v->name, v))
		return false;
	list_push(r->a, &r->model->views, v);
	return true;
}

/* A policy that was linked to a table: part of the table where the schema has it, else of its own.
 */
static bool read_policy(struct reader *r, const char *file)
{
	const char *table = field_next(r), *given = field_maybe(r);
	const char *schema = given ? given : "public";
	struct policy *p = read_policy_fields(r);
	struct table *t = map_get(&r->tables, map_key(r->a, schema, table));
	if (map_get(&r->policies, p->name))
		return err_set(r->err, ERR_SCHEMA, "two policies are named \"%s\"", p->name);
	if (t && read_is_wanted(r, t->schema)) {
		if (!read_add_policy(r, t, p))
			return false;
		read_order(r, (struct list *)&t->policies);
		return check_policy(r, p, arena_printf(r->a, "table \"%s\"", table));
	}
	p->schema = schema;
	p->on = arena_printf(r->a, "\"%s\".\"%s\"", schema, table);
	map_set(&r->policies, p->name, p);
	list_push(r->a, &r->model->policies, p);
	return check_policy(r, p, arena_printf(r->a, "table \"%s\"", table));
}

/* The extractor found a contradiction itself. */
static bool read_refusal(struct reader *r, const char *file)
{
	err_set(r->err, ERR_SCHEMA, "%s", field_next(r));
	r->subject.kind = field_next(r);
	r->subject.name = field_next(r);
	return false;
}

static const struct {
	const char *kind;
	bool (*read)(struct reader *r, const char *file);
} kinds[] = {
	{"table", read_table},
	{"enum", read_enum},
	{"schema", read_schema},
	{"sequence", read_sequence},
	{"role", read_role},
	{"view", read_view},
	{"policy", read_policy},
	{"refused", read_refusal},
};

static bool read_object(struct reader *r)
{
	const char *kind = field_next(r);
	size_t file = field_number(r);
	/* All begin with their name, a policy with that of its table. */
	r->subject = (struct subject){strcmp(kind, "policy") ? kind : "table", r->at};
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(kind, kinds[i].kind))
			continue;
		if (kinds[i].read(r, r->files.items[file]))
			return true;
		if (!r->err->file)
			err_at(r->err, r->files.items[file], 0, 0);
		return false;
	}
	return err_set(r->err, ERR_UNSUPPORTED, "the extractor gave a %s", kind);
}

bool eval_fields_are_whole(const char *text, size_t len)
{
	size_t expected = strtoul(text, NULL, 10), found = 0;
	for (const char *end = text + len; (text = memchr(text, 0, (size_t)(end - text))); text++)
		found++;
	return found == expected;
}

bool eval_read_model(struct arena *a, const struct eval_options *options, const struct list *files,
	const char *text, struct model **out, struct subject *culprit, struct err *err)
{
	struct reader r = {.a = a, .options = options, .at = text, .err = err};
	struct map *const maps[] = {&r.tables, &r.enums, &r.schemas, &r.sequences, &r.roles,
		&r.views, &r.policies, &r.indexes};
	for (size_t i = 0; i < sizeof(maps) / sizeof(maps[0]); i++)
		maps[i]->arena = a;
	r.nothing = json_new_object(a);
	for (size_t i = 0; i < files->count; i++)
		list_push_pointer(
			a, &r.files, (void *)path_relative(a, options->root, files->items[i]));
	r.model = model_new(a);
	field_next(&r); /* the number of fields */
	bool is_sound = true;
	for (size_t objects = field_number(&r); objects && is_sound; objects--)
		is_sound = read_object(&r);
	if (!is_sound || !check_references(&r)) {
		*culprit = r.subject;
		return false;
	}
	model_order_keys(a, (struct list *)&r.model->schemas);
	model_order_keys(a, (struct list *)&r.model->roles);
	model_order_keys(a, (struct list *)&r.model->policies);
	*out = r.model;
	return true;
}
