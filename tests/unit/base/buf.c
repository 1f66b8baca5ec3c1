/* Buffers: growth, formatting and cutting. */
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void an_empty_buffer_is_the_empty_string(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct buf b = buf_in(a);
	assert_string_equal(b.s, "");
	buf_add(&b, "", 0);
	assert_string_equal(b.s, "");
	assert_int_equal(b.len, 0);
}

static void text_grows_over_many_blocks(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct buf b = buf_in(a);
	for (int i = 0; i < 100000; i++)
		buf_printf(&b, "%05d", i);
	assert_int_equal(b.len, 500000);
	assert_int_equal(strlen(b.s), 500000);
	assert_memory_equal(b.s + 5 * 77777, "77777", 5);
}

static void two_buffers_grow_side_by_side(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct buf x = buf_in(a), y = buf_in(a);
	for (int i = 0; i < 1000; i++) {
		buf_putc(&x, 'x');
		buf_putc(&y, 'y');
	}
	assert_int_equal(strspn(x.s, "x"), 1000);
	assert_int_equal(strspn(y.s, "y"), 1000);
}

static void bytes_and_cuts_are_exact(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct buf b = buf_in(a);
	buf_add(&b, "a\0b", 3);
	buf_puts(&b, "cd");
	assert_int_equal(b.len, 5);
	assert_memory_equal(b.s, "a\0bcd", 6);
	buf_truncate(&b, 1);
	assert_string_equal(b.s, "a");
	buf_reserve(&b, 10000);
	assert_string_equal(b.s, "a");
}

static void quotes_are_doubled(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct buf b = buf_in(a);
	buf_quote(&b, "it's \"x\"", '\'');
	buf_quote(&b, "it's \"x\"", '"');
	buf_quote(&b, "", '"');
	assert_string_equal(b.s, "'it''s \"x\"'\"it's \"\"x\"\"\"\"\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_buffer_is_the_empty_string),
		cmocka_unit_test(text_grows_over_many_blocks),
		cmocka_unit_test(two_buffers_grow_side_by_side),
		cmocka_unit_test(bytes_and_cuts_are_exact),
		cmocka_unit_test(quotes_are_doubled),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
