/* Other programs: what they print, how they end, and those that are not there. */
#include "base/command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct command_output run(struct arena *a, const char *folder, const char *script)
{
	struct err err = {0};
	struct command_output out;
	if (!command_run(a, folder, (const char *const[]){"sh", "-c", script, NULL}, &out, &err))
		fail_msg("%s", err.message);
	return out;
}

static void what_is_printed_is_taken(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct command_output out = run(a, "/", "pwd; echo away >&2; cat");
	assert_string_equal(out.text, "/\n");
	assert_int_equal(out.len, 2);
	assert_int_equal(out.code, 0);
	out = run(a, "/", "head -c 300000 /dev/zero");
	assert_int_equal(out.len, 300000);
}

static void the_end_is_told(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	assert_int_equal(run(a, "/", "exit 3").code, 3);
	assert_int_equal(run(a, "/", "kill -9 $$").code, 128 + 9);
}

static void what_is_not_there_is_an_error(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct command_output out;
	const char *const argv[] = {"no-such-program-of-that-name", NULL};
	assert_false(command_run(a, "/", argv, &out, &err));
	assert_int_equal(err.kind, ERR_FILE);
	assert_non_null(strstr(err.message, "no-such-program-of-that-name"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_printed_is_taken),
		cmocka_unit_test(the_end_is_told),
		cmocka_unit_test(what_is_not_there_is_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
