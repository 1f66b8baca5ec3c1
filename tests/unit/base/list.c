/* Lists: growth, order and loops. */
#include "base/list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void items_keep_their_order(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	LIST_OF(int) list = {0};
	static int numbers[1000];
	for (int i = 0; i < 1000; i++) {
		numbers[i] = i;
		list_push(a, &list, &numbers[i]);
		arena_alloc(a, 1); /* so that the list cannot always grow in place */
	}
	assert_int_equal(list.count, 1000);
	int expected = 0;
	list_each (number, list)
		assert_int_equal(*number, expected++);
	assert_int_equal(expected, 1000);
}

static void loops_end_and_go_on(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	LIST_OF(const char) list = {0};
	list_push(a, &list, "a");
	list_push(a, &list, "b");
	list_push(a, &list, "c");
	int seen = 0;
	list_each (text, list) {
		if (text[0] == 'a')
			continue;
		seen++;
		assert_int_equal(text_at, 1);
		break;
	}
	assert_int_equal(seen, 1);
	LIST_OF(int) empty = {0};
	list_each (number, empty)
		fail_msg("an empty list has item %d", *number);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(items_keep_their_order),
		cmocka_unit_test(loops_end_and_go_on),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
