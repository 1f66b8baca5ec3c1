/* The file as a whole, names and literals. */
#include "tsgen/gen.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What an export must not be called: words of the language, and what the files import. */
static const char *const reserved[] = {"abstract", "any", "arguments", "as", "async", "await",
	"boolean", "break", "case", "catch", "class", "const", "continue", "debugger", "declare",
	"default", "delete", "do", "else", "enum", "eval", "export", "extends", "false", "finally",
	"for", "from", "function", "get", "if", "implements", "import", "in", "instanceof",
	"interface", "let", "module", "namespace", "never", "new", "null", "number", "object", "of",
	"package", "private", "protected", "public", "require", "return", "set", "static", "string",
	"super", "switch", "symbol", "this", "throw", "true", "try", "type", "typeof", "undefined",
	"unique", "unknown", "var", "void", "while", "with", "yield", "bigint", "bigserial", "bit",
	"char", "check", "cidr", "customType", "date", "doublePrecision", "foreignKey", "geometry",
	"halfvec", "index", "inet", "integer", "interval", "json", "jsonb", "line", "macaddr",
	"macaddr8", "numeric", "pgEnum", "pgMaterializedView", "pgPolicy", "pgRole", "pgSchema",
	"pgSequence", "pgTable", "pgView", "point", "primaryKey", "real", "relations", "serial",
	"smallint", "smallserial", "sparsevec", "sql", "table", "text", "time", "timestamp",
	"uniqueIndex", "uuid", "varchar", "vector", "one", "many", "AnyPgColumn"};

bool gen_is_identifier(const char *name)
{
	if (!isalpha((unsigned char)*name) && *name != '_' && *name != '$')
		return false;
	for (; *name; name++)
		if (!isalnum((unsigned char)*name) && *name != '_' && *name != '$')
			return false;
	return true;
}

/* a_b-c to aBC: what is no letter and no digit ends a word. */
static const char *camel(struct arena *a, const char *name)
{
	struct buf out = buf_in(a);
	bool is_next = false;
	for (; *name; name++) {
		if (!isalnum((unsigned char)*name)) {
			is_next = out.len;
			continue;
		}
		int c = out.len ? *name : tolower((unsigned char)*name);
		buf_putc(&out, (char)(is_next ? toupper(c) : c));
		is_next = false;
	}
	return out.s;
}

/* In an object literal `__proto__` is no member, but sets the prototype. */
const char *gen_case(struct gen *g, const char *name)
{
	if (!strcmp(name, "__proto__"))
		return "_proto_";
	if (g->casing == TSGEN_PRESERVE)
		return name;
	const char *cased = camel(g->a, name);
	return gen_is_identifier(cased) ? cased : name;
}

static const char *as_identifier(struct gen *g, const char *name)
{
	const char *cased = gen_case(g, name);
	if (gen_is_identifier(cased))
		return cased;
	struct buf out = buf_in(g->a);
	if (!isalpha((unsigned char)*cased))
		buf_putc(&out, '_');
	for (; *cased; cased++)
		buf_putc(&out, isalnum((unsigned char)*cased) ? *cased : '_');
	return out.s;
}

const char *gen_take(struct gen *g, const char *wanted)
{
	if (!g->taken.count)
		for (size_t i = 0; i < sizeof(reserved) / sizeof(reserved[0]); i++)
			map_set(&g->taken, reserved[i], g);
	const char *name = wanted = as_identifier(g, wanted);
	for (int n = 1; map_get(&g->taken, name); n++)
		name = arena_printf(g->a, "%s%d", wanted, n);
	map_set(&g->taken, name, g);
	return name;
}

/* An object as the key of a map. */
struct address {
	char text[2 * sizeof(void *) + 1];
};

static struct address address_of(const void *object)
{
	struct address out = {0};
	char *at = out.text;
	for (uintptr_t n = (uintptr_t)object; n; n >>= 4)
		*at++ = (char)('a' + (n & 15));
	return out;
}

static void *get_of(const struct map *m, const void *object)
{
	return map_get(m, address_of(object).text);
}

static void set_of(struct gen *g, struct map *m, const void *object, const void *value)
{
	map_set(m, arena_strdup(g->a, address_of(object).text), (void *)value);
}

const char *gen_export_as(struct gen *g, const void *object, const char *wanted)
{
	const char *name = gen_take(g, wanted);
	set_of(g, &g->exports, object, name);
	return name;
}

const char *gen_export(struct gen *g, const void *object)
{
	const char *known = get_of(&g->exports, object);
	if (known)
		return known;
	const char *const *named = object; /* name, schema */
	const char *wanted = named[0];
	bool is_public = !strcmp(model_schema_name(named[1]), "public");
	if (!is_public && map_get(&g->taken, as_identifier(g, wanted)))
		wanted = arena_printf(g->a, "%s_in_%s", named[0], named[1]);
	return gen_export_as(g, object, wanted);
}

/* Two columns that only their casing tells apart keep their own names. */
static struct map *name_members(struct gen *g, const struct table *t)
{
	struct map *members = arena_new_of(g->a, struct map);
	struct map owners = {.arena = g->a};
	members->arena = g->a;
	list_each (c, t->columns) {
		const char *cased = gen_case(g, c->name), *owner = map_get(&owners, cased);
		if (owner)
			map_set(members, owner, (void *)owner);
		else
			map_set(&owners, cased, (void *)c->name);
		map_set(members, c->name, (void *)(owner ? c->name : cased));
	}
	return members;
}

const char *gen_member(struct gen *g, const struct table *t, const char *name)
{
	struct map *members = get_of(&g->members, t);
	if (!members) {
		members = name_members(g, t);
		set_of(g, &g->members, t, members);
	}
	const char *member = map_get(members, name);
	return member ? member : gen_case(g, name);
}

const char *gen_access(struct gen *g, const struct table *t, const char *name)
{
	const char *member = gen_member(g, t, name);
	struct buf out = buf_in(g->a);
	if (gen_is_identifier(member)) {
		buf_printf(&out, ".%s", member);
		return out.s;
	}
	buf_putc(&out, '[');
	gen_string(&out, member);
	buf_putc(&out, ']');
	return out.s;
}

const struct table *gen_table(const struct gen *g, const char *schema, const char *name)
{
	return map_get(&g->tables, map_key(g->a, model_schema_name(schema), name));
}

const char *gen_use(struct gen *g, const char *function)
{
	map_set(&g->imports, function, g);
	return function;
}

void gen_string(struct buf *out, const char *text)
{
	json_put_string(out, text);
}

void gen_sql(struct gen *g, struct buf *out, const char *text)
{
	g->uses_sql = true;
	buf_puts(out, "sql`");
	for (; *text; text++) {
		if (*text == '\\' || *text == '`' || (*text == '$' && text[1] == '{'))
			buf_putc(out, '\\');
		buf_putc(out, *text);
	}
	buf_putc(out, '`');
}

void gen_number(struct buf *out, const char *digits)
{
	enum { SAFE_DIGITS = 15 };
	buf_printf(out, strlen(digits) > SAFE_DIGITS ? "\"%s\"" : "%s", digits);
}

static int by_name(const void *x, const void *y)
{
	return strcmp(((const struct map_entry *)x)->key, ((const struct map_entry *)y)->key);
}

static void put_imports(struct gen *g, struct buf *out)
{
	enum { WIDTH = 100 };
	size_t line = 0;
	if (g->uses_sql)
		buf_puts(out, "import { sql } from \"drizzle-orm\";\n");
	if (!g->imports.count)
		return;
	qsort(g->imports.entries, g->imports.count, sizeof(*g->imports.entries), by_name);
	buf_puts(out, "import {");
	for (size_t i = 0; i < g->imports.count; i++) {
		const char *name = g->imports.entries[i].key;
		line += strlen(name) + 2;
		if (!i || line > WIDTH) {
			buf_puts(out, "\n\t");
			line = strlen(name);
		} else {
			buf_putc(out, ' ');
		}
		buf_printf(out, "%s,", name);
	}
	buf_puts(out, "\n} from \"drizzle-orm/pg-core\";\n\n");
}

static void put_custom_types(struct gen *g, struct buf *out)
{
	for (size_t i = 0; i < g->custom_types.count; i++) {
		buf_printf(out, "const %s = customType<{ data: string }>({ dataType: () => ",
			(const char *)g->custom_types.entries[i].value);
		gen_string(out, g->custom_types.entries[i].key);
		buf_puts(out, " });\n");
	}
	if (g->custom_types.count)
		buf_putc(out, '\n');
}

void tsgen_write(struct arena *a, const struct model *m, enum tsgen_casing casing,
	struct buf *schema, struct buf *relations)
{
	struct map none = {.arena = a};
	struct gen g = {.a = a,
		.model = m,
		.casing = casing,
		.text = buf_in(a),
		.imports = none,
		.taken = none,
		.exports = none,
		.members = none,
		.tables = none,
		.custom_types = none};
	list_each (t, m->tables) {
		map_set(&g.tables, map_key(a, model_schema_name(t->schema), t->name), t);
		gen_export(&g, t);
	}
	gen_objects(&g);
	gen_tables(&g);
	gen_views(&g);
	if (g.custom_types.count)
		gen_use(&g, "customType");
	put_imports(&g, schema);
	put_custom_types(&g, schema);
	buf_add(schema, g.text.s, g.text.len);
	gen_relations(&g, relations);
}
