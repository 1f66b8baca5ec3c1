/* Paths as text. */
#include "base/path.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void paths_are_normalised(void **state)
{
	static const char *const cases[][2] = {
		{"a/b", "a/b"},
		{"./a//b/", "a/b"},
		{"a/./b/../c", "a/c"},
		{"../a", "../a"},
		{"a/../../b", "../b"},
		{"../../a/..", "../.."},
		{"/..", "/"},
		{"/a/../../b", "/b"},
		{"", "."},
		{".", "."},
		{"a/..", "."},
		{"/", "/"},
		{"...", "..."},
		{"a/..b", "a/..b"},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(path_normalize(a, cases[i][0]), cases[i][1]);
}

static void paths_are_joined(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	assert_string_equal(path_join(a, "./drizzle/", "meta/x.json"), "drizzle/meta/x.json");
	assert_string_equal(path_join(a, "/a/b", "../c"), "/a/c");
	assert_string_equal(path_join(a, "/a", "/b"), "/b");
	assert_string_equal(path_join(a, ".", "x"), "x");
}

static void paths_are_taken_apart(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	assert_string_equal(path_dir(a, "a/b/c.ts"), "a/b");
	assert_string_equal(path_dir(a, "c.ts"), ".");
	assert_string_equal(path_dir(a, "/c.ts"), "/");
	assert_string_equal(path_base("a/b/c.ts"), "c.ts");
	assert_string_equal(path_base("c"), "c");
	assert_string_equal(path_extension("a.b/c.d.ts"), ".ts");
	assert_string_equal(path_extension("a.b/c"), "");
	assert_string_equal(path_extension("a/.env"), "");
	assert_true(path_is_absolute("/a"));
	assert_false(path_is_absolute("a/b"));
}

static void paths_are_seen_from_a_folder(void **state)
{
	static const char *const cases[][3] = {
		{"/a/b", "/a/b/c/d.ts", "c/d.ts"},
		{"/a/b", "/a/c.ts", "../c.ts"},
		{"/a/b", "/a/bc/d.ts", "../bc/d.ts"},
		{"/a/b/c", "/x", "../../../x"},
		{"/a/b", "/a/b", "."},
		{"/", "/a", "a"},
		{"/a/b/c", "/a", "../.."},
		{"/a", "/", ".."},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(path_relative(a, cases[i][0], cases[i][1]), cases[i][2]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths_are_normalised),
		cmocka_unit_test(paths_are_joined),
		cmocka_unit_test(paths_are_taken_apart),
		cmocka_unit_test(paths_are_seen_from_a_folder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
