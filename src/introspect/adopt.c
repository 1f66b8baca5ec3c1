/* Parts of tables: which are the same, and the schema's spelling for those that are. */
#include <string.h>
#include <strings.h>

#include "introspect/align.h"

enum { NAME_BYTES = 63 };

const char *stored_name(struct arena *a, const char *name)
{
	size_t len = strlen(name);
	if (len <= NAME_BYTES)
		return name;
	len = NAME_BYTES;
	while (len && ((unsigned char)name[len] & 0xc0) == 0x80)
		len--;
	return arena_strndup(a, name, len);
}

static bool is_stored(struct arena *a, const char *x, const char *y)
{
	return !strcmp(x, y) || !strcmp(stored_name(a, x), stored_name(a, y));
}

void *find_stored(struct arena *a, const struct list *objects, const char *name)
{
	for (size_t i = 0; i < objects->count; i++)
		if (is_stored(a, *(const char *const *)objects->items[i], name))
			return objects->items[i];
	return NULL;
}

static bool same_text(const char *x, const char *y)
{
	return x == y || (x && y && !strcmp(x, y));
}

/* An absent text is the same as an empty one. */
static bool same_or_empty(const char *x, const char *y)
{
	return !strcmp(x ? x : "", y ? y : "");
}

static bool same_names(struct arena *a, const struct list *x, const struct list *y)
{
	if (x->count != y->count)
		return false;
	for (size_t i = 0; i < x->count; i++)
		if (!is_stored(a, x->items[i], y->items[i]))
			return false;
	return true;
}
#define SAME_NAMES(a, x, y) same_names((a), (const struct list *)&(x), (const struct list *)&(y))

bool is_same_type(const struct column *x, const struct column *y)
{
	return !strcmp(x->type, y->type) && same_text(x->type_schema, y->type_schema);
}

bool is_same_generated(const struct column *x, const struct column *y)
{
	const struct generated *g = x->generated, *h = y->generated;
	return g == h || (g && h && !strcmp(g->as, h->as));
}

static bool is_same_index_column(
	struct arena *a, const struct index_column *x, const struct index_column *y)
{
	return x->is_expression == y->is_expression && x->asc == y->asc &&
	       same_text(x->nulls, y->nulls) && same_or_empty(x->opclass, y->opclass) &&
	       (x->is_expression ? !strcmp(x->expression, y->expression)
				 : is_stored(a, x->expression, y->expression));
}

static bool is_same_storage(const struct json *x, const struct json *y)
{
	return (!json_count(x) && !json_count(y)) || json_same(x, y);
}

bool is_same_index(struct arena *a, const struct index *x, const struct index *y)
{
	if (x->columns.count != y->columns.count || x->is_unique != y->is_unique ||
		!same_text(x->method, y->method) || !same_text(x->where, y->where) ||
		!is_same_storage(x->with, y->with))
		return false;
	for (size_t i = 0; i < x->columns.count; i++)
		if (!is_same_index_column(a, x->columns.items[i], y->columns.items[i]))
			return false;
	return true;
}

bool is_same_check(const struct check *x, const struct check *y)
{
	return !strcmp(x->value, y->value);
}

bool is_same_policy(struct arena *a, const struct policy *x, const struct policy *y)
{
	return same_text(x->as, y->as) && same_text(x->for_, y->for_) &&
	       SAME_NAMES(a, x->to, y->to) && same_or_empty(x->using, y->using) &&
	       same_or_empty(x->with_check, y->with_check);
}

static bool is_same_action(const char *x, const char *y)
{
	return !strcmp(x && *x ? x : "no action", y && *y ? y : "no action");
}

static bool is_same_foreign_key(
	struct arena *a, const struct foreign_key *x, const struct foreign_key *y)
{
	const char *schema = model_schema_name(x->schema_to ? x->schema_to : "");
	const char *other = model_schema_name(y->schema_to ? y->schema_to : "");
	return is_stored(a, schema, other) && is_stored(a, x->table_to, y->table_to) &&
	       SAME_NAMES(a, x->columns_from, y->columns_from) &&
	       SAME_NAMES(a, x->columns_to, y->columns_to) &&
	       is_same_action(x->on_delete, y->on_delete) &&
	       is_same_action(x->on_update, y->on_update);
}

static bool is_in_key(struct arena *a, const struct table *t, const struct column *c)
{
	list_each (key, t->primary_keys)
		list_each (name, key->columns)
			if (is_stored(a, name, c->name))
				return true;
	return c->is_primary_key;
}

static bool is_serial(const char *type)
{
	return !strcmp(type, "serial") || !strcmp(type, "bigserial") ||
	       !strcmp(type, "smallserial");
}

/* A serial, and a column of a key or an identity, is NOT NULL whether it says so or not. */
static void adopt_not_null(
	struct arena *a, const struct table *want, struct column *db, const struct column *column)
{
	if (db->is_not_null &&
		(column->identity || is_serial(column->type) || is_in_key(a, want, column)))
		db->is_not_null = column->is_not_null;
}

static void adopt_identity(struct arena *a, struct column *db, const struct column *want)
{
	struct identity *i = (struct identity *)db->identity;
	if (i && want->identity && is_stored(a, i->name, want->identity->name))
		i->name = want->identity->name;
}

/* DEFAULT NULL is no default to the server. */
static bool is_null(const struct json *value)
{
	const char *text = json_text(value);
	return text && !strncasecmp(text, "null", 4) && (!text[4] || text[4] == ':');
}

/* True where something is in doubt. */
static bool adopt_column(struct column *db, const struct column *want, const struct column *normal)
{
	if (is_same_type(db, normal) && (normal == want || !is_serial(want->type))) {
		db->type = want->type;
		db->type_schema = want->type_schema;
	}
	if (db->default_value ? json_same(db->default_value, normal->default_value)
			      : is_null(want->default_value))
		db->default_value = want->default_value;
	if (is_same_generated(db, normal))
		db->generated = want->generated;
	return !is_same_type(db, want) || !json_same(db->default_value, want->default_value) ||
	       !is_same_generated(db, want);
}

static bool adopt_columns(struct arena *a, const struct table_pair *p, const struct table *normal)
{
	bool is_doubtful = false;
	list_each (want, p->want->columns) {
		struct column *db =
			find_stored(a, (const struct list *)&p->db->columns, want->name);
		const struct column *spelled =
			find_stored(a, (const struct list *)&normal->columns, want->name);
		if (!db)
			continue;
		db->name = want->name;
		adopt_identity(a, db, want);
		adopt_not_null(a, p->want, db, want);
		if (spelled)
			is_doubtful |= adopt_column(db, want, spelled);
	}
	return is_doubtful;
}

/* Runs over the objects of one list that both tables have; `spelled` may be NULL. */
#define each_part(a, p, normal, T, list_name, db, want, spelled)                                   \
	list_each (want, (p)->want->list_name)                                                     \
		for (T *db = find_stored(                                                          \
			     (a), (const struct list *)&(p)->db->list_name, want->name),           \
		       *spelled = db ? find_stored((a), (const struct list *)&(normal)->list_name, \
					       want->name)                                         \
				     : NULL;                                                       \
			db; db = NULL)

static bool adopt_indexes(struct arena *a, const struct table_pair *p, const struct table *normal)
{
	bool is_doubtful = false;
	each_part(a, p, normal, struct index, indexes, db, want, spelled)
	{
		db->name = want->name;
		if (spelled && is_same_index(a, db, spelled))
			*db = *want;
		is_doubtful |= !is_same_index(a, db, want);
	}
	return is_doubtful;
}

static bool adopt_checks(struct arena *a, const struct table_pair *p, const struct table *normal)
{
	bool is_doubtful = false;
	each_part(a, p, normal, struct check, checks, db, want, spelled)
	{
		db->name = want->name;
		if (spelled && is_same_check(db, spelled))
			*db = *want;
		is_doubtful |= !is_same_check(db, want);
	}
	return is_doubtful;
}

static bool adopt_policies(struct arena *a, const struct table_pair *p, const struct table *normal)
{
	bool is_doubtful = false;
	each_part(a, p, normal, struct policy, policies, db, want, spelled)
	{
		db->name = want->name;
		if (spelled && is_same_policy(a, db, spelled))
			*db = *want;
		is_doubtful |= !is_same_policy(a, db, want);
	}
	return is_doubtful;
}

static void adopt_keys(struct arena *a, const struct table_pair *p)
{
	each_part(a, p, p->want, struct unique, uniques, db, want, same)
	{
		db->name = want->name;
		if (db->nulls_not_distinct == same->nulls_not_distinct &&
			SAME_NAMES(a, db->columns, same->columns))
			*db = *want;
	}
	each_part(a, p, p->want, struct primary_key, primary_keys, db, want, same)
	{
		db->name = want->name;
		if (SAME_NAMES(a, db->columns, same->columns))
			*db = *want;
	}
	each_part(a, p, p->want, struct foreign_key, foreign_keys, db, want, same)
	{
		db->name = want->name;
		if (is_same_foreign_key(a, db, same))
			*db = *want;
	}
}

void adopt_merged_unique(struct arena *a, const struct table_pair *p, struct primary_key *key)
{
	struct list *uniques = (struct list *)&p->db->uniques;
	list_each (unique, p->want->uniques)
		if (SAME_NAMES(a, unique->columns, key->columns) &&
			!find_stored(a, uniques, unique->name))
			list_push_pointer(a, uniques, unique);
	list_each (want, p->want->primary_keys)
		if (SAME_NAMES(a, want->columns, key->columns) &&
			find_stored(a, uniques, key->name))
			key->name = want->name;
}

/* drizzle turns row level security on where a table has policies, without saying so. */
static void adopt_row_security(const struct table_pair *p)
{
	if (p->db->is_rls_enabled && p->want->policies.count)
		p->db->is_rls_enabled = p->want->is_rls_enabled;
}

bool adopt_table(struct arena *a, const struct table_pair *p, const struct table *normal)
{
	adopt_keys(a, p);
	adopt_row_security(p);
	bool columns = adopt_columns(a, p, normal);
	bool indexes = adopt_indexes(a, p, normal);
	bool checks = adopt_checks(a, p, normal);
	bool policies = adopt_policies(a, p, normal);
	return columns || indexes || checks || policies;
}

/* What stands for an absent option: the server does not tell whether it was said. */
static void adopt_option(const char **db, const char *want, const char *otherwise)
{
	if (!*db && want && !strcmp(want, otherwise))
		*db = want;
}

bool adopt_view(struct arena *a, const struct view_pair *p, const struct view *normal)
{
	struct view *db = p->db;
	adopt_option(&db->using, p->want->using, "heap");
	adopt_option(&db->tablespace, p->want->tablespace, "pg_default");
	if (is_same_storage(db->with, p->want->with))
		db->with = p->want->with;
	/* Whether a view was filled when it was made says nothing of what it is. */
	db->has_with_no_data = p->want->has_with_no_data;
	db->with_no_data = p->want->with_no_data;
	if (normal && same_text(db->definition, normal->definition))
		db->definition = p->want->definition;
	return !same_text(db->definition, p->want->definition);
}
