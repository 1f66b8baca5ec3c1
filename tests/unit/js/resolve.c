/* Which file an import means. */
#include "js/resolve.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/path.h"
#include "project.h"

static int set_up(void **state)
{
	*state = project_new();
	return 0;
}

static int tear_down(void **state)
{
	project_free(*state);
	return 0;
}

/* What `specifier` means in `importer`, as a path below the root. */
static const char *found(struct project *p, const char *specifier, const char *importer)
{
	struct resolver *r = resolver_new(p->arena, &p->options);
	struct target target;
	if (!resolve(r, specifier, project_path(p, importer), &target, &p->err))
		return arena_printf(p->arena, "error: %s", p->err.message);
	if (target.kind == TARGET_BUILTIN)
		return arena_printf(p->arena, "built-in %s", target.name);
	if (target.kind == TARGET_MISSING)
		return arena_printf(p->arena, "missing %s", target.name);
	return path_relative(p->arena, p->root, target.name);
}

static void files(struct project *p, const char *const *names)
{
	for (; *names; names++)
		project_file(p, *names, "");
}

#define FILES(p, ...) files((p), (const char *const[]){__VA_ARGS__, NULL})

static void finds_relative_files(void **state)
{
	struct project *p = *state;
	FILES(p, "a.ts", "b.js", "c.mts", "d.json", "e/index.ts", "f.ts", "f/index.ts",
		"g.test.ts");
	assert_string_equal(found(p, "./a", "x.ts"), "a.ts");
	assert_string_equal(found(p, "./a.ts", "x.ts"), "a.ts");
	assert_string_equal(found(p, "./a.js", "x.ts"), "a.ts");
	assert_string_equal(found(p, "./b.js", "x.ts"), "b.js");
	assert_string_equal(found(p, "./c.mjs", "x.ts"), "c.mts");
	assert_string_equal(found(p, "./d.json", "x.ts"), "d.json");
	assert_string_equal(found(p, "./d", "x.ts"), "d.json");
	assert_string_equal(found(p, "./e", "x.ts"), "e/index.ts");
	assert_string_equal(found(p, "./e/", "x.ts"), "e/index.ts");
	assert_string_equal(found(p, "./f", "x.ts"), "f.ts");
	assert_string_equal(found(p, "./f/", "x.ts"), "f/index.ts");
	assert_string_equal(found(p, ".", "e/x.ts"), "e/index.ts");
	assert_string_equal(found(p, "..", "e/y/x.ts"), "e/index.ts");
	assert_string_equal(found(p, "../a", "e/x.ts"), "a.ts");
	assert_string_equal(found(p, "./g.test", "x.ts"), "g.test.ts");
	assert_string_equal(found(p, project_path(p, "a"), "x.ts"), "a.ts");
}

/* Sources win over what a compiler made of them, but only where TypeScript asks and not in
 * packages; the order of the endings and of a folder's index is that of tsx. */
static void sources_and_results_side_by_side(void **state)
{
	struct project *p = *state;
	FILES(p, "a.ts", "a.js", "b.jsx", "b.mjs", "c/index.ts", "c/index.js",
		"node_modules/d/x.ts", "node_modules/d/x.js", "e.ts", "e.json");
	assert_string_equal(found(p, "./a.js", "x.ts"), "a.ts");
	assert_string_equal(found(p, "./a", "x.ts"), "a.ts");
	assert_string_equal(found(p, "./a.js", "x.js"), "a.js");
	assert_string_equal(found(p, "./a", "x.js"), "a.js");
	assert_string_equal(found(p, "./b", "x.ts"), "b.jsx");
	assert_string_equal(found(p, "./c", "x.ts"), "c/index.js");
	assert_string_equal(found(p, "d/x", "x.ts"), "node_modules/d/x.js");
	assert_string_equal(found(p, "./x", "node_modules/d/y.ts"), "node_modules/d/x.js");
	assert_string_equal(found(p, "./e", "x.ts"), "e.ts");
	assert_string_equal(found(p, "./e", "x.js"), "e.json");
}

static void says_what_was_tried(void **state)
{
	struct project *p = *state;
	FILES(p, "lib/x.ts");
	assert_string_equal(
		found(p, "./nope", "lib/x.ts"), "error: cannot find the module \"./nope\"");
	assert_non_null(strstr(p->err.hint, "tried lib/nope, lib/nope.ts"));
}

static void finds_built_in_modules(void **state)
{
	struct project *p = *state;
	FILES(p, "node_modules/path/index.js", "node_modules/fs/index.js");
	assert_string_equal(found(p, "path", "x.ts"), "built-in path");
	assert_string_equal(found(p, "node:path", "x.ts"), "built-in path");
	assert_string_equal(found(p, "node:fs/promises", "x.ts"), "built-in fs/promises");
	assert_string_equal(found(p, "path/posix", "x.ts"), "built-in path");
}

static void the_caller_brings_modules(void **state)
{
	struct project *p = *state;
	struct js_builtin builtin = {"drizzle-orm/pg-core", "", 0};
	p->options.builtins = &builtin;
	p->options.builtin_count = 1;
	FILES(p, "node_modules/drizzle-orm/index.js");
	assert_string_equal(
		found(p, "drizzle-orm/pg-core", "x.ts"), "built-in drizzle-orm/pg-core");
	assert_string_equal(found(p, "drizzle-orm", "x.ts"), "node_modules/drizzle-orm/index.js");
}

static void finds_packages_upward(void **state)
{
	struct project *p = *state;
	FILES(p, "node_modules/a/index.js", "app/node_modules/b/lib/main.js",
		"node_modules/b/index.js", "node_modules/@s/c/sub/x.js");
	project_file(p, "app/node_modules/b/package.json", "{\"main\": \"lib/main\"}");
	assert_string_equal(found(p, "a", "app/src/x.ts"), "node_modules/a/index.js");
	assert_string_equal(found(p, "b", "app/src/x.ts"), "app/node_modules/b/lib/main.js");
	assert_string_equal(found(p, "b", "x.ts"), "node_modules/b/index.js");
	assert_string_equal(found(p, "@s/c/sub/x", "app/x.ts"), "node_modules/@s/c/sub/x.js");
	assert_string_equal(found(p, "nanoid", "app/x.ts"), "missing nanoid");
	assert_string_equal(found(p, "@s/other/x", "app/x.ts"), "missing @s/other/x");
	/* The package is there, the file in it is not. */
	assert_string_equal(found(p, "a/nope", "x.ts"), "error: cannot find the module \"a/nope\"");
	/* No package can have such a name. */
	assert_string_equal(
		found(p, "@/db/users", "x.ts"), "error: cannot find the module \"@/db/users\"");
}

static void reads_exports(void **state)
{
	struct project *p = *state;
	project_file(p, "node_modules/m/package.json",
		"{\"exports\": {\".\": {\"types\": \"./m.d.ts\", \"import\": \"./m.mjs\","
		"\"require\": {\"types\": \"./m.d.cts\", \"default\": \"./m.cjs\"}},"
		"\"./esm\": {\"import\": \"./esm.mjs\"},"
		"\"./features/*\": \"./src/*.js\", \"./features/private/*\": null,"
		"\"./features/*.json\": \"./data/*.json\","
		"\"./list\": [{\"browser\": \"./no.js\"}, \"./list.js\"],"
		"\"./package.json\": \"./package.json\"}}");
	project_file(p, "node_modules/sugar/package.json", "{\"exports\": \"./main.ts\"}");
	FILES(p, "node_modules/m/m.mjs", "node_modules/m/m.cjs", "node_modules/m/esm.mjs",
		"node_modules/m/src/x/y.js", "node_modules/m/data/z.json", "node_modules/m/list.js",
		"node_modules/sugar/main.ts");
	assert_string_equal(found(p, "m", "x.ts"), "node_modules/m/m.cjs");
	assert_string_equal(found(p, "m/esm", "x.ts"), "node_modules/m/esm.mjs");
	assert_string_equal(found(p, "m/features/x/y", "x.ts"), "node_modules/m/src/x/y.js");
	assert_string_equal(found(p, "m/features/z.json", "x.ts"), "node_modules/m/data/z.json");
	assert_string_equal(found(p, "m/list", "x.ts"), "node_modules/m/list.js");
	assert_string_equal(found(p, "sugar", "x.ts"), "node_modules/sugar/main.ts");
	assert_string_equal(found(p, "m/features/private/k", "x.ts"),
		"error: the package \"m\" does not export \"./features/private/k\"");
	assert_string_equal(
		found(p, "m/nope", "x.ts"), "error: the package \"m\" does not export \"./nope\"");
}

static void reads_imports_and_own_name(void **state)
{
	struct project *p = *state;
	project_file(p, "package.json",
		"{\"name\": \"@me/app\", \"exports\": {\"./db\": \"./src/db.ts\"},"
		"\"imports\": {\"#db\": \"./src/db.ts\", \"#lib/*\": \"./src/lib/*.ts\","
		"\"#dep\": \"dep\"}}");
	FILES(p, "src/db.ts", "src/lib/x.ts", "node_modules/dep/index.js");
	assert_string_equal(found(p, "#db", "src/a.ts"), "src/db.ts");
	assert_string_equal(found(p, "#lib/x", "src/a.ts"), "src/lib/x.ts");
	assert_string_equal(found(p, "#dep", "src/a.ts"), "node_modules/dep/index.js");
	assert_string_equal(found(p, "@me/app/db", "src/a.ts"), "src/db.ts");
}

static void a_linked_package_is_its_real_file(void **state)
{
	struct project *p = *state;
	FILES(p, "packages/db/src/index.ts", "apps/web/x.ts", "apps/web/node_modules/@acme/keep");
	project_file(p, "packages/db/package.json", "{\"exports\": {\".\": \"./src/index.ts\"}}");
	assert_int_equal(symlink(project_path(p, "packages/db"),
				 project_path(p, "apps/web/node_modules/@acme/db")),
		0);
	assert_string_equal(found(p, "@acme/db", "apps/web/x.ts"), "packages/db/src/index.ts");
	assert_string_equal(
		found(p, "../../packages/db/src", "apps/web/x.ts"), "packages/db/src/index.ts");
}

static void reads_tsconfig(void **state)
{
	struct project *p = *state;
	project_file(p, "tsconfig.json",
		"// comment\n{ \"extends\": [\"./base.json\", \"@missing/config\"],\n"
		"\"compilerOptions\": { /* here */ \"paths\": {\n"
		"\"@/*\": [\"./nowhere/*\", \"./src/*\"], \"@/db/*\": [\"./db/*\"],\n"
		"\"exact\": [\"./src/exact.ts\"], \"url//*\": [\"./src/*\"],\n"
		"\"*.gen\": [\"./gen/*.ts\"], },\n },\n}\n");
	project_file(
		p, "base.json", "{\"compilerOptions\": {\"paths\": {\"old/*\": [\"./x/*\"]}}}");
	FILES(p, "src/a.ts", "db/users.ts", "src/exact.ts", "gen/q.ts", "src/db/posts.ts");
	assert_string_equal(found(p, "@/a", "src/x.ts"), "src/a.ts");
	assert_string_equal(found(p, "@/db/users", "src/x.ts"), "db/users.ts");
	assert_string_equal(found(p, "exact", "src/x.ts"), "src/exact.ts");
	assert_string_equal(found(p, "q.gen", "src/x.ts"), "gen/q.ts");
	assert_string_equal(found(p, "url//a", "src/x.ts"), "src/a.ts");
	assert_string_equal(
		found(p, "@/nope", "src/x.ts"), "error: cannot find the module \"@/nope\"");
	assert_non_null(strstr(p->err.hint, "extends \"@missing/config\", which is not there"));
	assert_string_equal(found(p, "old/a", "src/x.ts"), "missing old/a");
}

static void inherits_base_url(void **state)
{
	struct project *p = *state;
	project_file(p, "node_modules/@repo/tsconfig/base.json",
		"{\"compilerOptions\": {\"baseUrl\": \"${configDir}/src\"}}");
	project_file(p, "apps/api/tsconfig.json", "{\"extends\": \"@repo/tsconfig/base.json\"}");
	FILES(p, "apps/api/src/db/users.ts", "apps/api/src/x.ts");
	assert_string_equal(found(p, "db/users", "apps/api/src/x.ts"), "apps/api/src/db/users.ts");
}

static void the_first_condition_that_is_met_counts(void **state)
{
	struct project *p = *state;
	FILES(p, "node_modules/a/m.js", "node_modules/a/d.js", "node_modules/b/r.js",
		"node_modules/b/m.js");
	project_file(p, "node_modules/a/package.json",
		"{\"exports\": {\"browser\": \"./b.js\", \"module-sync\": \"./m.js\","
		" \"default\": \"./d.js\"}}");
	project_file(p, "node_modules/b/package.json",
		"{\"exports\": {\"require\": \"./r.js\", \"module-sync\": \"./m.js\"}}");
	assert_string_equal(found(p, "a", "x.ts"), "node_modules/a/m.js");
	assert_string_equal(found(p, "b", "x.ts"), "node_modules/b/r.js");
}

/* "assigns" where fields are assigned, "keeps" where imports are kept. */
static const char *settings(struct project *p, const char *path)
{
	struct resolver *r = resolver_new(p->arena, &p->options);
	struct ts_options o = {0};
	assert_true(resolve_settings(r, project_path(p, path), &o, &p->err));
	return o.assigns_fields  ? o.keeps_imports ? "assigns keeps" : "assigns"
	       : o.keeps_imports ? "keeps"
				 : "";
}

static void tsconfig_covers_its_files(void **state)
{
	struct project *p = *state;
	project_file(p, "tsconfig.json", "{\"compilerOptions\": {\"target\": \"ES2017\"}}");
	assert_string_equal(settings(p, "a.ts"), "assigns");
	assert_string_equal(settings(p, "b/c/a.ts"), "assigns");
	assert_string_equal(settings(p, "node_modules/b/a.ts"), "");
	assert_string_equal(settings(p, "b/node_modules/c/a.ts"), "");
	assert_string_equal(settings(p, "../a.ts"), "");
	project_file(p, "base.json",
		"{\"compilerOptions\": {\"target\": \"es2022\", \"verbatimModuleSyntax\": true},"
		" \"include\": [\"nothing\"]}");
	project_file(p, "tsconfig.json",
		"{\"extends\": \"./base.json\", \"include\": [\"src\", \"lib/**/*.ts\", "
		"\"*.config.ts\"],"
		" \"exclude\": [\"src/old\", \"**/*.test.ts\"], \"files\": [\"src/old/kept.ts\"]}");
	assert_string_equal(settings(p, "src/a.ts"), "keeps");
	assert_string_equal(settings(p, "src/b/c.mts"), "keeps");
	assert_string_equal(settings(p, "lib/a.ts"), "keeps");
	assert_string_equal(settings(p, "lib/a/b.ts"), "keeps");
	assert_string_equal(settings(p, "lib/a/b.tsx"), "");
	assert_string_equal(settings(p, "x.config.ts"), "keeps");
	assert_string_equal(settings(p, "a/x.config.ts"), "");
	assert_string_equal(settings(p, "nothing/a.ts"), "");
	assert_string_equal(settings(p, "src/old/a.ts"), "");
	assert_string_equal(settings(p, "src/old/b/a.ts"), "");
	assert_string_equal(settings(p, "src/old/kept.ts"), "keeps");
	assert_string_equal(settings(p, "src/b/a.test.ts"), "");
}

static void classes_are_as_target_and_flag_say(void **state)
{
	static const char *const examples[][2] = {
		{"{}", ""},
		{"{\"target\": \"ES5\"}", "assigns"},
		{"{\"target\": \"es2021\"}", "assigns"},
		{"{\"target\": \"ES2022\"}", ""},
		{"{\"target\": \"ESNext\"}", ""},
		{"{\"useDefineForClassFields\": false}", "assigns"},
		{"{\"target\": \"ES6\", \"useDefineForClassFields\": true}", ""},
		{"{\"importsNotUsedAsValues\": \"error\"}", "keeps"},
		{"{\"importsNotUsedAsValues\": \"remove\"}", ""},
	};
	struct project *p = *state;
	for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
		project_file(p, "tsconfig.json",
			arena_printf(p->arena, "{\"compilerOptions\": %s}", examples[i][0]));
		assert_string_equal(settings(p, "a.ts"), examples[i][1]);
	}
}

static void the_projects_tsconfig_counts_everywhere(void **state)
{
	struct project *p = *state;
	project_file(
		p, "tsconfig.json", "{\"compilerOptions\": {\"paths\": {\"~/*\": [\"./src/*\"]}}}");
	project_file(p, "lib/tsconfig.json", "{}");
	FILES(p, "src/a.ts", "node_modules/k/index.js");
	assert_string_equal(found(p, "~/a", "lib/x.ts"), "src/a.ts");
	assert_string_equal(found(p, "~/a", "node_modules/k/index.js"),
		"error: cannot find the module \"~/a\"");
}

static void a_broken_json_has_its_place(void **state)
{
	struct project *p = *state;
	project_file(p, "tsconfig.json", "{\n  \"compilerOptions\": {a}\n}");
	FILES(p, "a.ts");
	found(p, "x", "a.ts");
	assert_int_equal(p->err.kind, ERR_SYNTAX);
	assert_int_equal(p->err.line, 2);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(finds_relative_files),
		TEST(sources_and_results_side_by_side),
		TEST(says_what_was_tried),
		TEST(finds_built_in_modules),
		TEST(the_caller_brings_modules),
		TEST(finds_packages_upward),
		TEST(reads_exports),
		TEST(reads_imports_and_own_name),
		TEST(a_linked_package_is_its_real_file),
		TEST(reads_tsconfig),
		TEST(inherits_base_url),
		TEST(the_first_condition_that_is_met_counts),
		TEST(tsconfig_covers_its_files),
		TEST(classes_are_as_target_and_flag_say),
		TEST(the_projects_tsconfig_counts_everywhere),
		TEST(a_broken_json_has_its_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
