/* Arenas: alignment, growth in place, and going back to a mark. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void memory_is_zeroed_and_aligned(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t size = 0; size < 300; size += 7) {
		char *p = arena_alloc(a, size);
		assert_int_equal((uintptr_t)p % 16, 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 'x', size);
	}
}

static void memory_taken_again_is_zeroed(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct arena_mark mark = arena_mark(a);
	memset(arena_alloc(a, 100), 'x', 100);
	arena_reset(a, mark);
	char *p = arena_alloc(a, 100);
	for (size_t i = 0; i < 100; i++)
		assert_int_equal(p[i], 0);
}

static void large_requests_are_met(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	char *small = arena_strdup(a, "small");
	char *large = arena_alloc(a, 50 * 1000 * 1000);
	large[50 * 1000 * 1000 - 1] = 1;
	assert_string_equal(small, "small");
	assert_true(arena_size(a) >= 50 * 1000 * 1000);
}

static void the_last_thing_grows_in_place(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	char *p = arena_strdup(a, "one");
	char *grown = arena_grow(a, p, 4, 64);
	assert_ptr_equal(p, grown);
	assert_string_equal(grown, "one");
}

static void a_large_text_grows_without_waste(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	char *before = arena_strdup(a, "before");
	struct arena_mark mark = arena_mark(a);
	size_t size = 1 << 20;
	char *p = memset(arena_alloc(a, size), 'x', size);
	for (; size < 64 << 20; size *= 2) {
		p = arena_grow(a, p, size, size * 2);
		memset(p + size, 'x', size);
	}
	assert_true(arena_size(a) < size + (8 << 20));
	for (size_t i = 0; i < size; i += 4096)
		assert_int_equal(p[i], 'x');
	arena_reset(a, mark);
	assert_true(arena_size(a) < 1 << 20);
	assert_string_equal(arena_grow(a, before, 7, 100), "before");
}

static void others_are_copied_when_they_grow(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	char *first = arena_strdup(a, "first");
	char *second = arena_strdup(a, "second");
	char *grown = arena_grow(a, first, 6, 100);
	assert_ptr_not_equal(first, grown);
	assert_string_equal(grown, "first");
	memset(grown, 'x', 100);
	assert_string_equal(second, "second");
	assert_non_null(arena_grow(a, NULL, 0, 10));
}

static void a_reset_gives_back_whole_blocks(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	char *kept = arena_strdup(a, "kept");
	struct arena_mark mark = arena_mark(a);
	size_t before = arena_size(a);
	for (int i = 0; i < 1000; i++)
		arena_alloc(a, 1000);
	assert_true(arena_size(a) > before);
	arena_reset(a, mark);
	assert_int_equal(arena_size(a), before);
	assert_string_equal(kept, "kept");
}

static void a_mark_of_an_empty_arena_empties_it(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct arena_mark mark = arena_mark(a);
	arena_alloc(a, 1000);
	arena_reset(a, mark);
	assert_int_equal(arena_size(a), 0);
}

static void texts_are_formatted_and_cut(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	assert_string_equal(arena_printf(a, "%s %d", "x", 7), "x 7");
	assert_string_equal(arena_strndup(a, "abcdef", 3), "abc");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_and_aligned),
		cmocka_unit_test(memory_taken_again_is_zeroed),
		cmocka_unit_test(large_requests_are_met),
		cmocka_unit_test(a_large_text_grows_without_waste),
		cmocka_unit_test(the_last_thing_grows_in_place),
		cmocka_unit_test(others_are_copied_when_they_grow),
		cmocka_unit_test(a_reset_gives_back_whole_blocks),
		cmocka_unit_test(a_mark_of_an_empty_arena_empties_it),
		cmocka_unit_test(texts_are_formatted_and_cut),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
