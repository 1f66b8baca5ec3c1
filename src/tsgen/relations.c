/* relations.ts: what foreign keys say, both ways. */
#include <string.h>

#include "tsgen/gen.h"

/* One foreign key as a relation of two tables. */
struct relation {
	const struct table *from, *to;
	const struct foreign_key *key;
	bool is_named; /* there is another one between the two */
};

/* The relations that a table has. */
struct side {
	LIST_OF(struct relation) ones, manies;
};

struct relations {
	struct gen *g;
	LIST_OF(struct relation) all;
	struct map sides; /* struct side, by the export of the table */
	struct map used;  /* tables that are imported */
};

/* The same for both directions. */
static const char *pair_key(struct relations *r, const struct relation *one)
{
	const char *from = gen_export(r->g, one->from), *to = gen_export(r->g, one->to);
	return strcmp(from, to) < 0 ? map_key(r->g->a, from, to) : map_key(r->g->a, to, from);
}

static struct side *side_of(struct relations *r, const struct table *t)
{
	const char *name = gen_export(r->g, t);
	struct side *side = map_get(&r->sides, name);
	if (!side) {
		side = arena_new_of(r->g->a, struct side);
		map_set(&r->sides, name, side);
	}
	return side;
}

static void collect(struct relations *r)
{
	list_each (t, r->g->model->tables)
		list_each (k, t->foreign_keys) {
			const char *schema = k->schema_to ? k->schema_to : "";
			const struct table *to = gen_table(r->g, schema, k->table_to);
			if (!to)
				continue;
			struct relation *one = arena_new_of(r->g->a, struct relation);
			*one = (struct relation){t, to, k, t == to};
			list_push(r->g->a, &r->all, one);
			list_push(r->g->a, &side_of(r, t)->ones, one);
			list_push(r->g->a, &side_of(r, to)->manies, one);
		}
	struct map pairs = {.arena = r->g->a};
	list_each (one, r->all) {
		struct relation *other = map_get(&pairs, pair_key(r, one));
		map_set(&pairs, pair_key(r, one), one);
		if (other)
			one->is_named = other->is_named = true;
	}
}

static const char *name_of(struct relations *r, const struct relation *one)
{
	return arena_printf(r->g->a, "%s_%s", gen_export(r->g, one->from), one->key->name);
}

/* author_id is a relation to the author. */
static const char *one_name(struct relations *r, const struct relation *one)
{
	const char *column = one->key->columns_from.items[0];
	size_t len = strlen(column);
	bool has_suffix = len > 3 && !strcmp(column + len - 3, "_id");
	if (!has_suffix || one->key->columns_from.count > 1)
		return gen_export(r->g, one->to);
	return gen_case(r->g, arena_strndup(r->g->a, column, len - 3));
}

static const char *many_name(struct relations *r, const struct relation *one)
{
	const char *table = gen_export(r->g, one->from);
	if (!one->is_named)
		return table;
	return gen_case(r->g, arena_printf(r->g->a, "%s_%s", table, one_name(r, one)));
}

/* A member that is a name and is not there yet. */
static const char *member(struct relations *r, struct map *members, const char *wanted)
{
	const char *name = wanted;
	if (!gen_is_identifier(name))
		name = wanted = "related";
	for (int n = 1; map_get(members, name); n++)
		name = arena_printf(r->g->a, "%s%d", wanted, n);
	map_set(members, name, members);
	return name;
}

static void put_columns(
	struct relations *r, struct buf *out, const struct table *t, const struct list *names)
{
	for (size_t i = 0; i < names->count; i++)
		buf_printf(out, "%s%s%s", i ? ", " : "", gen_export(r->g, t),
			gen_access(r->g, t, names->items[i]));
}

static void put_one(
	struct relations *r, struct buf *out, const struct relation *one, struct map *members)
{
	buf_printf(out, "\t%s: one(%s, { fields: [", member(r, members, one_name(r, one)),
		gen_export(r->g, one->to));
	put_columns(r, out, one->from, (const struct list *)&one->key->columns_from);
	buf_puts(out, "], references: [");
	put_columns(r, out, one->to, (const struct list *)&one->key->columns_to);
	buf_putc(out, ']');
	if (one->is_named) {
		buf_puts(out, ", relationName: ");
		gen_string(out, name_of(r, one));
	}
	buf_puts(out, " }),\n");
}

static void put_many(
	struct relations *r, struct buf *out, const struct relation *one, struct map *members)
{
	buf_printf(out, "\t%s: many(%s", member(r, members, many_name(r, one)),
		gen_export(r->g, one->from));
	if (one->is_named) {
		buf_puts(out, ", { relationName: ");
		gen_string(out, name_of(r, one));
		buf_puts(out, " }");
	}
	buf_puts(out, "),\n");
}

static void put_table(struct relations *r, struct buf *out, const struct table *t)
{
	struct buf ones = buf_in(r->g->a), manies = buf_in(r->g->a);
	struct map members = {.arena = r->g->a};
	list_each (one, side_of(r, t)->ones)
		put_one(r, &ones, one, &members);
	list_each (one, side_of(r, t)->manies)
		put_many(r, &manies, one, &members);
	if (!ones.len && !manies.len)
		return;
	const char *name = gen_export(r->g, t);
	map_set(&r->used, name, r);
	buf_printf(out, "\nexport const %s = relations(%s, ({ %s%s%s }) => ({\n%s%s}));\n",
		gen_take(r->g, arena_printf(r->g->a, "%sRelations", name)), name,
		ones.len ? "one" : "", ones.len && manies.len ? ", " : "", manies.len ? "many" : "",
		ones.s, manies.s);
}

void gen_relations(struct gen *g, struct buf *out)
{
	struct relations r = {.g = g, .sides = {.arena = g->a}, .used = {.arena = g->a}};
	struct buf text = buf_in(g->a);
	collect(&r);
	list_each (t, g->model->tables)
		put_table(&r, &text, t);
	if (!text.len)
		return;
	buf_puts(out, "import { relations } from \"drizzle-orm/relations\";\nimport { ");
	for (size_t i = 0; i < r.used.count; i++)
		buf_printf(out, "%s%s", i ? ", " : "", r.used.entries[i].key);
	buf_puts(out, " } from \"./schema\";\n");
	buf_puts(out, text.s);
}
