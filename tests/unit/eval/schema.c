/* Schema modules to models: what drizzle-kit makes of everything, and what contradicts itself. */
#include "eval/eval.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/path.h"
#include "snapshot/snapshot.h"

struct project {
	struct arena *arena;
	char root[32];
	struct map env;
	struct eval_options options;
	struct buf printed;
	struct err err;
};

static void print(void *context, int fd, const char *text, size_t len)
{
	struct project *p = context;
	buf_add(&p->printed, text, len);
}

static int setup(void **state)
{
	struct arena *a = arena_new();
	struct project *p = arena_new_of(a, struct project);
	p->arena = a;
	p->env.arena = a;
	p->printed = buf_in(a);
	strcpy(p->root, "/tmp/rihla-schema-XXXXXX");
	if (!mkdtemp(p->root))
		return -1;
	p->options.root = p->root;
	p->options.env = &p->env;
	p->options.timeout = 60;
	p->options.print = print;
	p->options.print_context = p;
	*state = p;
	return 0;
}

static int teardown(void **state)
{
	struct project *p = *state;
	struct err err = {0};
	file_remove_tree(p->root, &err);
	err_clear(&err);
	err_clear(&p->err);
	arena_free(p->arena);
	return 0;
}

static void put(struct project *p, const char *name, const char *text)
{
	assert_true(file_write(path_join(p->arena, p->root, name), text, strlen(text), &p->err));
}

/* The names that every module below imports; it is the first line. */
static const char imports[] =
	"import { bigint, check, date, foreignKey, index, integer, jsonb, pgEnum, pgPolicy, "
	"pgSchema, pgTable, pgView, primaryKey, text, unique, vector } from 'drizzle-orm/pg-core'; "
	"import { sql } from 'drizzle-orm';\n";

static bool evaluate(struct project *p, const char *name, struct model **out)
{
	struct list files = {0};
	list_push_pointer(p->arena, &files, (void *)path_join(p->arena, p->root, name));
	err_clear(&p->err);
	return eval_schema(p->arena, &p->options, &files, out, &p->err);
}

/* The model of a module, which has to be fine. */
static const struct model *model_of(struct project *p, const char *text)
{
	struct model *m = NULL;
	put(p, "schema.ts", arena_printf(p->arena, "%s%s", imports, text));
	if (!evaluate(p, "schema.ts", &m))
		fail_msg("%s: %s", text, p->err.message);
	return m;
}

static void everything_is_as_drizzle_kit_has_it(void **state)
{
	static const char *const casings[] = {[CASING_NONE] = "none",
		[CASING_SNAKE] = "snake_case",
		[CASING_CAMEL] = "camelCase"};
	struct project *p = *state;
	const char *text;
	size_t len;
	assert_true(file_read(p->arena, DATA "everything.ts", &text, &len, &p->err));
	put(p, "everything.ts", text);
	for (enum casing casing = CASING_NONE; casing <= CASING_CAMEL; casing++) {
		struct snapshot s = {.id = "id", .prev_id = SNAPSHOT_NO_PARENT, .version = "7"};
		struct buf out = buf_in(p->arena);
		p->options.casing = casing;
		assert_true(evaluate(p, "everything.ts", &s.model));
		snapshot_write(&out, &s);
		const char *path =
			arena_printf(p->arena, DATA "everything.%s.json", casings[casing]);
		assert_true(file_read(p->arena, path, &text, &len, &p->err));
		assert_string_equal(out.s, text);
	}
}

static void contradictions_are_refused(void **state)
{
	static const char *const cases[][2] = {
		{"export const t = pgTable('t', { a: text().references(() => undefined) });",
			"foreign key 1 of table \"t\" refers to nothing"},
		{"export const u = pgTable('u', { a: text() });"
		 "export const t = pgTable('t', { a: text().references(() => u) });",
			"foreign key 1 of table \"t\" refers to something that is not a column"},
		{"const u = text('u'); export const t = pgTable('t', { a: text() },"
		 "  (t) => [foreignKey({ columns: [t.a], foreignColumns: [u] })]);",
			"foreign key 1 of table \"t\" refers to"},
		{"export const e = pgEnum('e', []);", "enum \"e\" has no values"},
		{"export const e = pgEnum('e', [1]);", "enum \"e\" has a value that is not a text"},
		{"export const t = pgTable(undefined, { a: text() });",
			"has a name that is not a text"},
		{"export const t = pgTable('t', { a: text() }, (t) => [unique({ name: 'u' "
		 "}).on(t.a)]);",
			"a unique constraint of table \"t\" has a name that is not a text"},
		{"export const t = pgTable('t', { a: text() }, (t) => [index({ name: 'i' "
		 "}).on(t.a)]);",
			"of table \"t\" has a name that is not a text"},
		{"export const t = pgTable('', { a: text() });", "has an empty name"},
		{"export const t = pgTable('t', { a: text().default('x\\0y') });",
			"table \"t\" has a name, a type or a default with a NUL character in it"},
		{"export const t = pgTable('t\\0', { a: text() });", "table \"t\\0\" has a name"},
		{"export const t = pgTable('t', { a: text().default(sql`${'x'}`) });",
			"column \"a\" of table \"t\" has a default with a parameter"},
		{"export const t = pgTable('t', { a: integer().default(NaN) });",
			"column \"a\" of table \"t\" has the default NaN"},
		{"export const t = pgTable('t', { a: integer().default(() => 1) });",
			"column \"a\" of table \"t\" has a function as default"},
		{"const o = {}; o.o = o; export const t = pgTable('t', { a: jsonb().default(o) });",
			"column \"a\" of table \"t\" has a default that cannot be written"},
		{"export const t = pgTable('t', { a: date({ mode: 'date' }).default(new "
		 "Date('?')) });",
			"column \"a\" of table \"t\" has a default that cannot be written"},
		{"const i = (t) => [index('i').on(t.a)];"
		 "export const t = pgTable('t', { a: text() }, i), u = pgTable('u', { a: text() }, "
		 "i);",
			"two indexes of schema \"public\" are named \"i\", on table \"t\" and on "
			"\"u\""},
		{"export const t = pgTable('t', { a: text().unique('u'), b: text().unique('u') });",
			"table \"t\" has two unique constraints named \"u\", on \"a\" and on "
			"\"b\""},
		{"export const t = pgTable('t', { a: text() },"
		 "  () => [check('c', sql`1`), check('c', sql`2`)]);",
			"table \"t\" has two checks named \"c\""},
		{"export const t = pgTable('t', { a: text() }, () => [check('c', 'a > 1')]);",
			"check \"c\" of table \"t\" is not SQL"},
		{"export const t = pgTable('t', { a: text() }, (t) => "
		 "[index().on(sql`lower(${t.a})`)]);",
			"an index of table \"t\" stands on the expression lower(\"a\") and needs a "
			"name"},
		{"export const t = pgTable('t', { a: vector({ dimensions: 3 }) }, (t) => "
		 "[index('i').on(t.a)]);",
			"index \"i\" of table \"t\" has the vector column \"a\" without an "
			"operator class"},
		{"export const t = pgTable('t', { a: text() }, () => [pgPolicy('p'), "
		 "pgPolicy('p')]);",
			"table \"t\" has two policies named \"p\""},
	};
	struct project *p = *state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct model *m = NULL;
		put(p, "schema.ts", arena_printf(p->arena, "%s%s", imports, cases[i][0]));
		assert_false(evaluate(p, "schema.ts", &m));
		assert_int_equal(p->err.kind, ERR_SCHEMA);
		assert_string_equal(p->err.file, "schema.ts");
		if (!strstr(p->err.message, cases[i][1]))
			fail_msg("\"%s\" is not in \"%s\"", cases[i][1], p->err.message);
	}
}

static void what_is_no_constraint_is_passed_over_and_named(void **state)
{
	static const char *const cases[][2] = {
		{"[text('x')]", "a PgTextBuilder"},
		{"[index('i')]", "an index \"i\" without columns; add .on(…)"},
		{"({ u: unique() })", "a unique constraint without columns; add .on(…)"},
		{"[sql`CHECK (a > 1)`]", "SQL; write check(), index() or the like around it"},
		{"[{ i: index('i').on(t.a) }]", "an object in the list; write a list or an object"},
		{"['x']", "a string"},
	};
	struct project *p = *state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct model *m = NULL;
		put(p, "schema.ts",
			arena_printf(p->arena,
				"%sexport const t = pgTable('t', { a: text() }, (t) => %s);",
				imports, cases[i][0]));
		p->printed.len = 0;
		assert_true(evaluate(p, "schema.ts", &m));
		assert_int_equal(m->tables.items[0]->indexes.count, 0);
		const char *said = arena_printf(p->arena,
			"warning: table \"t\": passed over among its indexes and constraints: "
			"%s\n",
			cases[i][1]);
		assert_string_equal(p->printed.s, said);
	}
}

static void errors_of_functions_name_the_table(void **state)
{
	struct project *p = *state;
	struct model *m = NULL;
	put(p, "schema.ts",
		arena_printf(p->arena, "%s%s", imports,
			"export const t = pgTable('t', {\n"
			"  a: text().references(() => nowhere.id),\n"
			"});\n"));
	assert_false(evaluate(p, "schema.ts", &m));
	assert_int_equal(p->err.kind, ERR_EVAL);
	assert_int_equal(p->err.line, 3);
	assert_non_null(strstr(p->err.message, "foreign key 1 of table \"t\""));
}

static void what_is_no_table_is_passed_over(void **state)
{
	struct project *p = *state;
	const struct model *m = model_of(p,
		"export const column = text('x'), nothing = null, list = [1];"
		"export const t = pgTable('t', { a: text() }, () => [undefined, false && "
		"index('i')]);"
		"export const same = t; export default t;");
	assert_int_equal(m->tables.count, 1);
	assert_int_equal(model_of(p, "export const x = 1;")->tables.count, 0);
}

static void policies_without_a_table_are_told(void **state)
{
	struct project *p = *state;
	const struct model *m = model_of(p, "export const x = pgPolicy('lost');");
	assert_int_equal(m->policies.count, 0);
	assert_non_null(strstr(p->printed.s, "policy \"lost\" is skipped"));
}

static void large_integers_keep_their_digits(void **state)
{
	struct project *p = *state;
	const struct model *m = model_of(p,
		"export const t = pgTable('t', { a: bigint({ mode: 'bigint' }).default(12n),"
		"  b: bigint({ mode: 'bigint' }).default(9223372036854775807n) });");
	const struct table *t = m->tables.items[0];
	assert_true(json_number(t->columns.items[0]->default_value) == 12);
	assert_true(json_is_text(t->columns.items[1]->default_value, "9223372036854775807"));
}

static void schemas_are_filtered(void **state)
{
	struct project *p = *state;
	list_push(p->arena, &p->options.schema_filter, "auth");
	const struct model *m =
		model_of(p, "export const auth = pgSchema('auth'), other = pgSchema('other');"
			    "export const t = pgTable('t', { a: text() }), u = auth.table('u', { "
			    "a: text() });");
	assert_int_equal(m->schemas.count, 1);
	assert_int_equal(m->tables.count, 1);
	assert_string_equal(m->tables.items[0]->name, "u");
}

/* Exports stand in the order of their names, those of `export *` behind, file by file. */
static void barrels_keep_drizzle_kits_order(void **state)
{
	struct project *p = *state;
	put(p, "a.ts",
		arena_printf(p->arena, "%sexport const z = pgTable('z', { a: text() });", imports));
	put(p, "b.ts",
		arena_printf(p->arena, "%sexport const y = pgTable('y', { a: text() });", imports));
	const struct model *m = model_of(p,
		"export * from './a'; export * from './b'; export { y as b } from './b';"
		"export const c = pgTable('c', { a: text() });");
	assert_int_equal(m->tables.count, 3);
	assert_string_equal(m->tables.items[0]->name, "y");
	assert_string_equal(m->tables.items[1]->name, "c");
	assert_string_equal(m->tables.items[2]->name, "z");
}

static void drivers_do_no_harm(void **state)
{
	struct project *p = *state;
	const struct model *m = model_of(p,
		"import { drizzle } from 'drizzle-orm/node-postgres';"
		"import { drizzle as connect } from 'drizzle-orm/mysql2';"
		"import { migrate } from 'drizzle-orm/postgres-js/migrator';"
		"import { mysqlTable, int } from 'drizzle-orm/mysql-core';"
		"import { sqliteTable } from 'drizzle-orm/sqlite-core';"
		"import { PgTable } from 'drizzle-orm/pg-core/table';"
		"import { authUsers } from 'drizzle-orm/supabase';"
		"import { crudPolicy } from 'drizzle-orm/neon';"
		"export const t = pgTable('t', { a: text() });"
		"if (!(t instanceof PgTable)) throw new Error('two copies');"
		"export const db = drizzle(process.env.URL, { schema: { t } });"
		"export const other = mysqlTable('m', { a: int() }), inert = connect('x');"
		"export const v = pgView('v').as(db.select().from(t));"
		"const seed = async () => { await db.insert(t).values({ a: 'x' });"
		"	await db.transaction(async (tx) => tx.delete(t)); await migrate(db, {}); };"
		"seed().then(() => process.exit(0)).catch(() => process.exit(1));");
	assert_int_equal(m->tables.count, 1);
	assert_string_equal(m->views.items[0]->definition, "select \"a\" from \"t\"");
	struct model *none = NULL;
	put(p, "query.ts",
		"import { drizzle } from 'drizzle-orm/node-postgres';"
		"import { sql } from 'drizzle-orm'; await drizzle('x').execute(sql`select 1`);");
	assert_false(evaluate(p, "query.ts", &none));
	assert_non_null(strstr(p->err.message, "it awaits something that never happens"));
	assert_non_null(strstr(p->err.hint, "has no database connection here"));
}

static void projects_may_bring_their_own_drizzle(void **state)
{
	struct project *p = *state;
	struct model *m = NULL;
	put(p, "schema.ts",
		arena_printf(p->arena, "%sexport const t = pgTable('t', { a: text() });", imports));
	p->options.use_project_orm = true;
	assert_false(evaluate(p, "schema.ts", &m));
	assert_non_null(strstr(p->err.message, "drizzle-orm"));
}

static const char *files_of(struct project *p, const char *pattern)
{
	struct list patterns = {0}, files = {0};
	struct buf out = buf_in(p->arena);
	list_push_pointer(p->arena, &patterns, (void *)pattern);
	err_clear(&p->err);
	if (!eval_schema_files(p->arena, p->root, &patterns, &files, &p->err))
		return NULL;
	for (size_t i = 0; i < files.count; i++)
		buf_printf(&out, "%s%s", i ? " " : "",
			path_relative(p->arena, p->root, files.items[i]));
	return out.s;
}

/* Started before the files are known, with them, with others that fail, and never used. */
static void the_engine_may_be_started_before(void **state)
{
	struct project *p = *state;
	struct model *m;
	put(p, "a.ts",
		"import { pgTable, text } from 'drizzle-orm/pg-core';"
		"export const a = pgTable('a', { id: text() });");
	put(p, "b.ts", "export { a } from './a'; export const b: number = c;\nconst c = 1;");
	put(p, "c.ts", "export const c = ;");
	for (int i = 0; i < 6; i++) {
		const char *path = path_join(p->arena, p->root, i % 3 == 2 ? "c.ts" : "a.ts");
		struct list files = {0};
		list_push_pointer(p->arena, &files, (void *)path);
		EVAL_SCOPE struct eval_engine *engine =
			eval_start(&p->options, i < 3 ? &files : NULL);
		p->options.engine = engine;
		if (i % 3 == 2)
			assert_false(evaluate(p, "c.ts", &m));
		else if (i % 3)
			assert_true(evaluate(p, "a.ts", &m));
	}
	/* One that has to be run twice to be explained takes two engines. */
	EVAL_SCOPE struct eval_engine *engine = eval_start(&p->options, NULL);
	p->options.engine = engine;
	assert_false(evaluate(p, "b.ts", &m));
	assert_int_equal(p->err.line, 1);
	assert_true(evaluate(p, "a.ts", &m));
	assert_int_equal(m->tables.count, 1);
}

static void schema_files_are_found(void **state)
{
	struct project *p = *state;
	static const char *const names[] = {
		"db/b.ts", "db/a.mts", "db/README.md", "db/deep/c.ts", "d.js", "note.txt"};
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		put(p, names[i], "");
	assert_string_equal(files_of(p, "./db/b.ts"), "db/b.ts");
	assert_string_equal(files_of(p, "db"), "db/a.mts db/b.ts");
	assert_string_equal(files_of(p, "db/*"), "db/a.mts db/b.ts db/deep/c.ts");
	assert_string_equal(files_of(p, "**/*.{ts,js}"), "d.js db/b.ts db/deep/c.ts");
	assert_null(files_of(p, "nope/*.ts"));
	assert_int_equal(p->err.kind, ERR_CONFIG);
	assert_string_equal(p->err.message, "no schema files found for ['nope/*.ts']");
	assert_null(files_of(p, "note.txt"));
	assert_int_equal(p->err.kind, ERR_CONFIG);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(everything_is_as_drizzle_kit_has_it),
		TEST(contradictions_are_refused),
		TEST(what_is_no_constraint_is_passed_over_and_named),
		TEST(errors_of_functions_name_the_table),
		TEST(what_is_no_table_is_passed_over),
		TEST(policies_without_a_table_are_told),
		TEST(large_integers_keep_their_digits),
		TEST(schemas_are_filtered),
		TEST(barrels_keep_drizzle_kits_order),
		TEST(drivers_do_no_harm),
		TEST(projects_may_bring_their_own_drizzle),
		TEST(the_engine_may_be_started_before),
		TEST(schema_files_are_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
