/* Globs: components, order, and folders of files. */
#include "base/glob.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/path.h"

static void components_match(void **state)
{
	static const char *const matching[][2] = {
		{"*.ts", "a.ts"},
		{"*", "a"},
		{"a*c*", "abcd"},
		{"?.ts", "x.ts"},
		{"[a-c]x", "bx"},
		{"[!a-c]x", "dx"},
		{"[^a]x", "bx"},
		{"[]a]", "]"},
		{"\\*", "*"},
		{".*", ".env"},
		{"@(a|b).ts", "b.ts"},
		{"?(a)b", "b"},
		{"*(ab)c", "ababc"},
		{"+(a|b)", "abba"},
		{"!(*.test).ts", "a.ts"},
		{"*.!(test).ts", "a.schema.ts"},
		{"[a", "[a"},
	};
	static const char *const other[][2] = {
		{"*.ts", ".ts"},
		{"*", ".hidden"},
		{"*.ts", "a.tsx"},
		{"?", "ab"},
		{"[a-c]x", "dx"},
		{"+(a|b)", ""},
		{"@(a|b)", "ab"},
		{"!(*.test).ts", "a.test.ts"},
		{"*.!(test).ts", "a.test.ts"},
	};
	for (size_t i = 0; i < sizeof(matching) / sizeof(*matching); i++)
		assert_true(glob_match(matching[i][0], matching[i][1]));
	for (size_t i = 0; i < sizeof(other) / sizeof(*other); i++)
		assert_false(glob_match(other[i][0], other[i][1]));
}

static void names_are_ordered_as_by_locale(void **state)
{
	static const char *const names[] = {"_a", "-a", ".a", "$a", "1a", "9", "a", "a_", "a.b",
		"A.c", "a/b", "ab", "aB", "b", "B"};
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		for (size_t j = 0; j < sizeof(names) / sizeof(*names); j++) {
			int order = glob_compare(names[i], names[j]);
			assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
		}
}

struct folder {
	struct arena *arena;
	char root[32];
};

static int setup(void **state)
{
	static const char *const files[] = {"b.ts", "a.ts", "B.ts", "note.md", "db/users.ts",
		"db/deep/x.ts", "db/deep/.y.ts", "db/users.test.ts", ".git/z.ts"};
	struct arena *a = arena_new();
	struct folder *f = arena_new_of(a, struct folder);
	struct err err = {0};
	f->arena = a;
	strcpy(f->root, "/tmp/rihla-glob-XXXXXX");
	if (!mkdtemp(f->root))
		return -1;
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		if (!file_write(path_join(a, f->root, files[i]), "", 0, &err))
			return -1;
	*state = f;
	return symlink("db", path_join(a, f->root, "link"));
}

static int teardown(void **state)
{
	struct folder *f = *state;
	struct err err = {0};
	file_remove_tree(f->root, &err);
	err_clear(&err);
	arena_free(f->arena);
	return 0;
}

/* What the pattern finds, relative to the root, joined by spaces. */
static const char *found(struct folder *f, const char *pattern)
{
	struct list paths = {0};
	struct buf out = buf_in(f->arena);
	glob_find(f->arena, f->root, pattern, &paths);
	for (size_t i = 0; i < paths.count; i++)
		buf_printf(&out, "%s%s", i ? " " : "",
			path_relative(f->arena, f->root, paths.items[i]));
	return out.len ? out.s : "";
}

static void files_are_found(void **state)
{
	static const char *const cases[][2] = {
		{"*.ts", "a.ts b.ts B.ts"},
		{"./*.ts", "a.ts b.ts B.ts"},
		{"a.ts", "a.ts"},
		{"nope.ts", ""},
		{"db", "db"},
		{"db/", "db"},
		{"**/*.ts", "a.ts b.ts B.ts db/deep/x.ts db/users.test.ts "
			    "db/users.ts link/users.test.ts link/users.ts"},
		{"**/users.ts", "db/users.ts link/users.ts"},
		{"*/deep/*", "db/deep/x.ts link/deep/x.ts"},
		{"db/**", "db db/deep db/deep/x.ts db/users.test.ts db/users.ts"},
		{"{b,a}.ts", "a.ts b.ts"},
		{"{db,nope}/*.ts", "db/users.test.ts db/users.ts"},
		{"d{b,c{d,e}}/users.ts", "db/users.ts"},
		{"[ab].ts", "a.ts b.ts"},
		{"db/!(*.test).ts", "db/users.ts"},
		{"db/deep/.*.ts", "db/deep/.y.ts"},
		{".git/*.ts", ".git/z.ts"},
		{"link/*.ts", "link/users.test.ts link/users.ts"},
		{"{a}.ts", ""},
	};
	struct folder *f = *state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(found(f, cases[i][0]), cases[i][1]);
	assert_string_equal(found(f, path_join(f->arena, f->root, "a.*")), "a.ts");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(components_match),
		cmocka_unit_test(names_are_ordered_as_by_locale),
		cmocka_unit_test_setup_teardown(files_are_found, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
