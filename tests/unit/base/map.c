/* Maps: order of insertion, replacement and growth. */
#include "base/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void entries_keep_the_order_of_insertion(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct map m = {.arena = a};
	assert_null(map_get(&m, "x"));
	assert_true(map_set(&m, "z", "1"));
	assert_true(map_set(&m, "a", "2"));
	assert_true(map_set(&m, "", "3"));
	assert_false(map_set(&m, "z", "4"));
	assert_int_equal(m.count, 3);
	assert_string_equal(m.entries[0].key, "z");
	assert_string_equal(m.entries[0].value, "4");
	assert_string_equal(m.entries[1].key, "a");
	assert_string_equal(map_get(&m, ""), "3");
	assert_null(map_get(&m, "b"));
}

static void it_grows(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct map m = {.arena = a};
	for (int i = 0; i < 20000; i++) {
		const char *key = arena_printf(a, "key %d", i);
		assert_true(map_set(&m, key, (void *)key));
	}
	for (int i = 0; i < 20000; i++) {
		const char *key = arena_printf(a, "key %d", i);
		assert_string_equal(map_get(&m, key), key);
		assert_string_equal(m.entries[i].key, key);
	}
	assert_null(map_get(&m, "key 20000"));
}

static void pairs_of_names_are_apart(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	assert_string_not_equal(map_key(a, "a", "bc"), map_key(a, "ab", "c"));
	assert_string_not_equal(map_key(a, "a.b", "c"), map_key(a, "a", "b.c"));
	assert_string_equal(map_key(a, "a", "b"), map_key(a, "a", "b"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(entries_keep_the_order_of_insertion),
		cmocka_unit_test(it_grows),
		cmocka_unit_test(pairs_of_names_are_apart),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
