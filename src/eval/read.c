/* Reads the fields of extract.js in the order in which it puts them, and gives every object the
 * name and the values that drizzle-kit's generatePgSnapshot would. */
#include "eval/read.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "eval/casing.h"
#include "eval/names.h"

/* As in extract.js. */
enum column_flag {
	KEY_AS_NAME = 1,
	PRIMARY = 2,
	NOT_NULL = 4,
	ENUM = 8,
	UNIQUE = 16,
	NOT_DISTINCT = 32,
	DEFAULT = 64,
	GENERATED = 128,
	IDENTITY = 256,
};

struct reader {
	struct arena *a;
	const struct eval_options *options;
	const struct list *files;
	const char *at; /* the next field */
	struct model *model;
	struct map tables, enums, schemas, sequences, roles, views, policies; /* by key */
	struct map indexes; /* by schema and name */
	const struct json *nothing;
	struct err *err;
};

/* Fields. */

static const char *next(struct reader *r)
{
	const char *field = r->at;
	r->at += strlen(field) + 1;
	return field;
}

/* NULL where extract.js had undefined. */
static const char *next_maybe(struct reader *r)
{
	const char *field = next(r);
	return field[0] == '\x01' && !field[1] ? NULL : field;
}

static size_t next_number(struct reader *r)
{
	return strtoul(next(r), NULL, 10);
}

static bool next_flag(struct reader *r)
{
	return *next(r) == '1';
}

static const struct json *next_json(struct reader *r)
{
	const char *text = next_maybe(r);
	if (!text)
		return NULL;
	if (!strcmp(text, "{}"))
		return r->nothing;
	return json_parse(r->a, "a value", text, strlen(text), r->err);
}

static const char *cased(struct reader *r, const char *name, bool is_key)
{
	return is_key ? eval_case_name(r->a, r->options->casing, name) : name;
}

/* A field "kNAME" (the key of the column is its name) or "nNAME". */
static struct reference to_reference(struct reader *r, const char *field)
{
	return (struct reference){field + 1, cased(r, field + 1, *field == 'k')};
}

static void next_references(struct reader *r, struct references *columns)
{
	for (size_t n = next_number(r); n; n--) {
		struct reference *column = arena_new_of(r->a, struct reference);
		*column = to_reference(r, next(r));
		list_push(r->a, &columns->items, column);
	}
}

/* The names in the database, into a list of a model's object. */
static void push_names(struct reader *r, const struct references *columns, struct list *names)
{
	list_each (column, columns->items)
		list_push_pointer(r->a, names, (void *)column->name);
}

static void next_strings(struct reader *r, struct list *strings)
{
	for (size_t n = next_number(r); n; n--)
		list_push_pointer(r->a, strings, (void *)next(r));
}

/* Lists of objects by name (each struct begins with it). */

static void *find_named(const struct list *objects, const char *name)
{
	for (size_t i = 0; i < objects->count; i++)
		if (!strcmp(*(const char **)objects->items[i], name))
			return objects->items[i];
	return NULL;
}

/* JavaScript lists integer keys first; few schemas have a name that is one. */
static void order_keys(struct reader *r, struct list *objects)
{
	for (size_t i = 0; i < objects->count; i++) {
		const char *name = *(const char **)objects->items[i];
		if (*name >= '0' && *name <= '9') {
			model_order_keys(r->a, objects);
			return;
		}
	}
}

/* Columns. */

static const char *quoted_default(struct arena *a, const char *text)
{
	struct buf out = buf_in(a);
	buf_putc(&out, '\'');
	for (; *text; text++) {
		if (*text == '\'')
			buf_putc(&out, '\'');
		buf_putc(&out, *text);
	}
	buf_putc(&out, '\'');
	return out.s;
}

static const struct json *next_default(struct reader *r)
{
	char kind = *next(r);
	if (kind == 'j')
		return next_json(r);
	const char *text = next(r);
	return json_new_string(r->a, kind == 's' ? quoted_default(r->a, text) : text);
}

/* What drizzle-kit takes where a sequence of a type says nothing of its own. `least` is the
 * smallest value of a descending one: an identity's is that of smallint, whatever its type. */
struct range {
	const char *least, *greatest;
};

static struct range range_of_identity(const char *type)
{
	if (!strcmp(type, "integer"))
		return (struct range){"-32768", "2147483647"};
	if (!strcmp(type, "bigint"))
		return (struct range){"-32768", "9223372036854775807"};
	return (struct range){"-32768", "32767"};
}

struct sequence_options {
	const char *increment, *start_with, *min_value, *max_value, *cache;
	bool cycle;
};

static struct sequence_options next_sequence_options(struct reader *r, struct range range)
{
	struct sequence_options o = {.increment = next_maybe(r),
		.min_value = next_maybe(r),
		.max_value = next_maybe(r),
		.start_with = next_maybe(r),
		.cache = next_maybe(r),
		.cycle = next_flag(r)};
	if (!o.increment)
		o.increment = "1";
	bool is_descending = strtod(o.increment, NULL) < 0;
	if (!o.min_value)
		o.min_value = is_descending ? range.least : "1";
	if (!o.max_value)
		o.max_value = is_descending ? "-1" : range.greatest;
	if (!o.start_with)
		o.start_with = is_descending ? o.max_value : o.min_value;
	if (!o.cache)
		o.cache = "1";
	return o;
}

static const struct identity *next_identity(
	struct reader *r, const struct column *c, const char *owner, const char *schema)
{
	struct identity *i = arena_new_of(r->a, struct identity);
	i->type = next(r);
	i->name = next_maybe(r);
	if (!i->name)
		i->name = arena_printf(r->a, "%s_%s_seq", owner, c->name);
	i->schema = model_schema_name(schema);
	struct sequence_options o = next_sequence_options(r, range_of_identity(c->type));
	i->increment = o.increment;
	i->start_with = o.start_with;
	i->min_value = o.min_value;
	i->max_value = o.max_value;
	i->cache = o.cache;
	i->has_cycle = true;
	i->cycle = o.cycle;
	return i;
}

static const struct generated *next_generated(struct reader *r)
{
	struct generated *g = arena_new_of(r->a, struct generated);
	g->as = next(r);
	g->type = "stored";
	return g;
}

static bool add_unique(struct reader *r, struct table *t, struct unique *u)
{
	const struct unique *other = find_named((const struct list *)&t->uniques, u->name);
	if (other) {
		err_set(r->err, ERR_SCHEMA,
			"table \"%s\" has two unique constraints named \"%s\", on \"%s\" and on "
			"\"%s\"",
			t->name, u->name, other->columns.count ? other->columns.items[0] : "",
			u->columns.count ? u->columns.items[0] : "");
		err_text(&r->err->hint, "give one of them another name: unique(\"name\")");
		return false;
	}
	list_push(r->a, &t->uniques, u);
	return true;
}

/* A column, of a table or (with `t` NULL) of a view called `owner`, whose names are never cased. */
static bool next_column(struct reader *r, struct table *t, const char *owner, const char *schema,
	struct column **out)
{
	struct column *c = arena_new_of(r->a, struct column);
	size_t flags = next_number(r);
	c->name = next(r);
	if (t)
		c->name = cased(r, c->name, flags & KEY_AS_NAME);
	c->type = next(r);
	c->is_primary_key = flags & PRIMARY;
	c->is_not_null = flags & NOT_NULL;
	if (flags & ENUM)
		c->type_schema = next(r);
	struct unique *u = flags & UNIQUE ? arena_new_of(r->a, struct unique) : NULL;
	if (u) {
		u->name = next(r);
		u->nulls_not_distinct = flags & NOT_DISTINCT;
		list_push(r->a, &u->columns, c->name);
	}
	if (flags & DEFAULT)
		c->default_value = next_default(r);
	if (flags & GENERATED)
		c->generated = next_generated(r);
	if (flags & IDENTITY)
		c->identity = next_identity(r, c, owner, schema);
	*out = c;
	return !u || !t || add_unique(r, t, u);
}

static bool next_columns(struct reader *r, struct table *t)
{
	struct column *c;
	for (size_t n = next_number(r); n; n--) {
		if (!next_column(r, t, t->name, t->schema, &c))
			return false;
		if (find_named((struct list *)&t->columns, c->name))
			return err_set(r->err, ERR_SCHEMA,
				"table \"%s\" has two columns named \"%s\"", t->name, c->name);
		list_push(r->a, &t->columns, c);
	}
	return true;
}

/* Constraints and indexes. */

static void next_primary_keys(struct reader *r, struct table *t)
{
	for (size_t n = next_number(r); n; n--) {
		struct primary_key *key = arena_new_of(r->a, struct primary_key);
		struct references columns = {0};
		key->name = next_maybe(r);
		next_references(r, &columns);
		if (!key->name)
			key->name = eval_primary_key_name(r->a, t->name, &columns);
		if (r->options->casing)
			key->name = eval_recase(r->a, key->name, &columns);
		push_names(r, &columns, (struct list *)&key->columns);
		list_push(r->a, &t->primary_keys, key);
	}
	if (t->primary_keys.count > 1)
		model_order_keys(r->a, (struct list *)&t->primary_keys);
}

static bool next_uniques(struct reader *r, struct table *t)
{
	for (size_t n = next_number(r); n; n--) {
		struct unique *u = arena_new_of(r->a, struct unique);
		struct references columns = {0};
		u->name = next(r);
		u->nulls_not_distinct = next_flag(r);
		next_references(r, &columns);
		push_names(r, &columns, (struct list *)&u->columns);
		if (!add_unique(r, t, u))
			return false;
	}
	return true;
}

static bool same_names(const struct list *x, const struct list *y)
{
	if (x->count != y->count)
		return false;
	for (size_t i = 0; i < x->count; i++)
		if (strcmp(x->items[i], y->items[i]))
			return false;
	return true;
}

static bool same_text(const char *x, const char *y)
{
	return x && y ? !strcmp(x, y) : x == y;
}

static bool same_foreign_key(const struct foreign_key *x, const struct foreign_key *y)
{
	return !strcmp(x->table_to, y->table_to) && same_text(x->schema_to, y->schema_to) &&
	       same_names((const void *)&x->columns_from, (const void *)&y->columns_from) &&
	       same_names((const void *)&x->columns_to, (const void *)&y->columns_to) &&
	       same_text(x->on_delete, y->on_delete) && same_text(x->on_update, y->on_update);
}

static struct foreign_key *next_foreign_key(struct reader *r, const struct table *t)
{
	struct foreign_key *key = arena_new_of(r->a, struct foreign_key);
	struct references from = {0}, to = {0};
	key->name = next_maybe(r);
	key->on_delete = next_maybe(r);
	key->on_update = next_maybe(r);
	key->table_from = t->name;
	key->table_to = next(r);
	key->schema_to = next_maybe(r);
	next_references(r, &from);
	next_references(r, &to);
	if (!key->name)
		key->name = eval_foreign_key_name(r->a, t->name, &from, key->table_to, &to);
	if (r->options->casing) {
		key->name = eval_recase(r->a, key->name, &from);
		key->name = eval_recase(r->a, key->name, &to);
	}
	push_names(r, &from, (struct list *)&key->columns_from);
	push_names(r, &to, (struct list *)&key->columns_to);
	return key;
}

/* The same foreign key twice is one; drizzle-kit would drop the first of two different ones. */
static bool next_foreign_keys(struct reader *r, struct table *t)
{
	for (size_t n = next_number(r); n; n--) {
		struct foreign_key *key = next_foreign_key(r, t);
		const struct foreign_key *other =
			find_named((struct list *)&t->foreign_keys, key->name);
		if (!other)
			list_push(r->a, &t->foreign_keys, key);
		else if (!same_foreign_key(key, other))
			return err_set(r->err, ERR_SCHEMA,
				"table \"%s\" has two different foreign keys named \"%s\"", t->name,
				key->name);
	}
	return true;
}

static struct index_column *next_index_column(struct reader *r)
{
	struct index_column *c = arena_new_of(r->a, struct index_column);
	const char *field = next(r);
	if (*field == 'e') {
		c->expression = next(r);
		c->is_expression = true;
		c->asc = true;
		c->nulls = "last";
		return c;
	}
	c->expression = to_reference(r, field).name;
	c->asc = next_flag(r);
	c->nulls = next(r);
	c->opclass = next_maybe(r);
	return c;
}

static struct index *next_index(struct reader *r, const struct table *t)
{
	struct index *x = arena_new_of(r->a, struct index);
	struct list names = {0};
	x->name = next_maybe(r);
	x->is_unique = next_flag(r);
	x->concurrently = next_flag(r);
	x->method = next(r);
	x->where = next_maybe(r);
	x->with = next_json(r);
	for (size_t n = next_number(r); n; n--) {
		struct index_column *c = next_index_column(r);
		list_push(r->a, &x->columns, c);
		list_push_pointer(r->a, &names, (void *)c->expression);
	}
	if (!x->name)
		x->name = eval_index_name(r->a, t->name, &names);
	return x;
}

/* Indexes share the names of their schema. */
static bool next_indexes(struct reader *r, struct table *t)
{
	for (size_t n = next_number(r); n; n--) {
		struct index *x = next_index(r, t);
		const char *key = map_key(r->a, t->schema, x->name);
		const struct table *other = map_get(&r->indexes, key);
		if (other) {
			err_set(r->err, ERR_SCHEMA,
				"two indexes of schema \"%s\" are named \"%s\", on table \"%s\" "
				"and on \"%s\"",
				model_schema_name(t->schema), x->name, other->name, t->name);
			err_text(&r->err->hint, "give one of them another name: index(\"name\")");
			return false;
		}
		map_set(&r->indexes, key, t);
		list_push(r->a, &t->indexes, x);
	}
	return true;
}

static const char *upper(struct arena *a, const char *text)
{
	char *copy = arena_strdup(a, text);
	for (char *c = copy; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	return copy;
}

static struct policy *next_policy(struct reader *r)
{
	struct policy *p = arena_new_of(r->a, struct policy);
	p->name = next(r);
	p->as = next_maybe(r);
	p->as = p->as ? upper(r->a, p->as) : "PERMISSIVE";
	p->for_ = next_maybe(r);
	p->for_ = p->for_ ? upper(r->a, p->for_) : "ALL";
	next_strings(r, (struct list *)&p->to);
	p->using = next_maybe(r);
	p->with_check = next_maybe(r);
	return p;
}

static bool add_policy(struct reader *r, struct table *t, struct policy *p)
{
	if (find_named((struct list *)&t->policies, p->name))
		return err_set(r->err, ERR_SCHEMA, "table \"%s\" has two policies named \"%s\"",
			t->name, p->name);
	list_push(r->a, &t->policies, p);
	return true;
}

static bool next_policies(struct reader *r, struct table *t)
{
	for (size_t n = next_number(r); n; n--)
		if (!add_policy(r, t, next_policy(r)))
			return false;
	return true;
}

static bool next_checks(struct reader *r, struct table *t)
{
	for (size_t n = next_number(r); n; n--) {
		struct check *c = arena_new_of(r->a, struct check);
		c->name = next(r);
		c->value = next(r);
		if (find_named((struct list *)&t->checks, c->name))
			return err_set(r->err, ERR_SCHEMA,
				"table \"%s\" has two checks named \"%s\"", t->name, c->name);
		list_push(r->a, &t->checks, c);
	}
	return true;
}

/* Top-level objects. */

/* Whether `schemaFilter` lets the schema through; no filter lets all through. */
static bool is_wanted(const struct reader *r, const char *schema)
{
	if (!r->options->schema_filter.count)
		return true;
	list_each (name, r->options->schema_filter)
		if (!strcmp(name, model_schema_name(schema)))
			return true;
	return false;
}

/* Remembers an object under its schema and name; two objects of one name contradict each other. */
static bool claim(struct reader *r, struct map *map, const char *what, const char *schema,
	const char *name, void *object)
{
	const char *key = map_key(r->a, model_schema_name(schema), name);
	if (map_set(map, key, object))
		return true;
	return err_set(r->err, ERR_SCHEMA, "two %s are named \"%s\"%s%s%s", what, name,
		*schema ? " in schema \"" : "", schema, *schema ? "\"" : "");
}

static void order_table(struct reader *r, struct table *t)
{
	order_keys(r, (struct list *)&t->columns);
	order_keys(r, (struct list *)&t->indexes);
	order_keys(r, (struct list *)&t->foreign_keys);
	order_keys(r, (struct list *)&t->uniques);
	order_keys(r, (struct list *)&t->policies);
	order_keys(r, (struct list *)&t->checks);
}

static bool read_table(struct reader *r, const char *file)
{
	struct table *t = arena_new_of(r->a, struct table);
	t->place.file = file;
	t->name = next(r);
	t->schema = next_maybe(r);
	if (!t->schema)
		t->schema = "";
	t->is_rls_enabled = next_flag(r);
	if (!claim(r, &r->tables, "tables", t->schema, t->name, t) || !next_columns(r, t))
		return false;
	next_primary_keys(r, t);
	if (!next_uniques(r, t) || !next_foreign_keys(r, t) || !next_indexes(r, t))
		return false;
	if (!next_policies(r, t) || !next_checks(r, t))
		return false;
	order_table(r, t);
	if (is_wanted(r, t->schema))
		list_push(r->a, &r->model->tables, t);
	return true;
}

static bool read_enum(struct reader *r, const char *file)
{
	struct enum_type *e = arena_new_of(r->a, struct enum_type);
	e->place.file = file;
	e->name = next(r);
	e->schema = next(r);
	next_strings(r, (struct list *)&e->values);
	if (!e->values.count)
		return err_set(r->err, ERR_SCHEMA, "enum \"%s\" has no values", e->name);
	if (!claim(r, &r->enums, "enums", e->schema, e->name, e))
		return false;
	list_push(r->a, &r->model->enums, e);
	return true;
}

static bool read_schema(struct reader *r, const char *file)
{
	struct schema *s = arena_new_of(r->a, struct schema);
	s->name = next(r);
	if (strcmp(s->name, "public") && is_wanted(r, s->name) && map_set(&r->schemas, s->name, s))
		list_push(r->a, &r->model->schemas, s);
	return true;
}

static bool read_sequence(struct reader *r, const char *file)
{
	static const struct range range = {"-9223372036854775808", "9223372036854775807"};
	struct sequence *s = arena_new_of(r->a, struct sequence);
	s->name = next(r);
	s->schema = next_maybe(r);
	if (!s->schema)
		s->schema = "public";
	struct sequence_options o = next_sequence_options(r, range);
	s->increment = o.increment;
	s->start_with = o.start_with;
	s->min_value = o.min_value;
	s->max_value = o.max_value;
	s->cache = o.cache;
	s->has_cycle = true;
	s->cycle = o.cycle;
	if (!claim(r, &r->sequences, "sequences", s->schema, s->name, s))
		return false;
	list_push(r->a, &r->model->sequences, s);
	return true;
}

static bool read_role(struct reader *r, const char *file)
{
	struct role *role = arena_new_of(r->a, struct role);
	role->name = next(r);
	role->create_db = next_flag(r);
	role->create_role = next_flag(r);
	role->inherit = next_flag(r);
	role->has_create_db = role->has_create_role = role->has_inherit = true;
	if (!claim(r, &r->roles, "roles", "", role->name, role))
		return false;
	list_push(r->a, &r->model->roles, role);
	return true;
}

static bool read_view(struct reader *r, const char *file)
{
	struct view *v = arena_new_of(r->a, struct view);
	v->name = next(r);
	v->schema = next_maybe(r);
	v->schema = v->schema ? v->schema : "public";
	v->is_materialized = next_flag(r);
	v->is_existing = next_flag(r);
	v->definition = next_maybe(r);
	v->with = next_json(r);
	const char *no_data = next_maybe(r);
	v->has_with_no_data = no_data;
	v->with_no_data = no_data && *no_data == '1';
	v->using = next_maybe(r);
	v->tablespace = next_maybe(r);
	for (size_t n = next_number(r); n; n--) {
		struct column *c;
		next_column(r, NULL, v->name, v->schema, &c);
		list_push(r->a, &v->columns, c);
	}
	model_order_keys(r->a, (struct list *)&v->columns);
	if (!claim(r, &r->views, "views", v->schema, v->name, v))
		return false;
	list_push(r->a, &r->model->views, v);
	return true;
}

/* A policy that was linked to a table: part of the table where the schema has it, else of its own.
 */
static bool read_policy(struct reader *r, const char *file)
{
	const char *table = next(r), *given = next_maybe(r);
	const char *schema = given ? given : "public";
	struct policy *p = next_policy(r);
	struct table *t = map_get(&r->tables, map_key(r->a, schema, table));
	if (map_get(&r->policies, p->name))
		return err_set(r->err, ERR_SCHEMA, "two policies are named \"%s\"", p->name);
	if (t && is_wanted(r, t->schema)) {
		if (!add_policy(r, t, p))
			return false;
		order_keys(r, (struct list *)&t->policies);
		return true;
	}
	p->schema = schema;
	p->on = arena_printf(r->a, "\"%s\".\"%s\"", schema, table);
	map_set(&r->policies, p->name, p);
	list_push(r->a, &r->model->policies, p);
	return true;
}

/* The extractor found a contradiction itself. */
static bool read_refusal(struct reader *r, const char *file)
{
	return err_set(r->err, ERR_SCHEMA, "%s", next(r));
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
	const char *kind = next(r);
	size_t file = next_number(r);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(kind, kinds[i].kind))
			continue;
		if (kinds[i].read(r, r->files->items[file]))
			return true;
		if (!r->err->file)
			err_at(r->err, r->files->items[file], 0, 0);
		return false;
	}
	return err_set(r->err, ERR_UNSUPPORTED, "the extractor gave a %s", kind);
}

bool eval_fields_are_whole(const char *text, size_t len)
{
	size_t expected = strtoul(text, NULL, 10), found = 0;
	for (const char *end = text + len; (text = memchr(text, 0, (size_t)(end - text))); text++)
		found++;
	return found == expected + 2;
}

bool eval_read_model(struct arena *a, const struct eval_options *options, const struct list *files,
	const char *text, struct model **out, struct err *err)
{
	struct reader r = {.a = a, .options = options, .files = files, .at = text, .err = err};
	struct map *const maps[] = {&r.tables, &r.enums, &r.schemas, &r.sequences, &r.roles,
		&r.views, &r.policies, &r.indexes};
	for (size_t i = 0; i < sizeof(maps) / sizeof(maps[0]); i++)
		maps[i]->arena = a;
	r.nothing = json_new_object(a);
	r.model = model_new(a);
	next(&r); /* the number of fields */
	for (size_t objects = next_number(&r); objects; objects--)
		if (!read_object(&r))
			return false;
	model_order_keys(a, (struct list *)&r.model->schemas);
	model_order_keys(a, (struct list *)&r.model->roles);
	model_order_keys(a, (struct list *)&r.model->policies);
	*out = r.model;
	return true;
}
