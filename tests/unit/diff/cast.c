/* Assignment casts; what is said here was seen on PostgreSQL 15. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "diff/cast.h"

static void check(const char *old, const char *new_, bool expected)
{
	ARENA_SCOPE struct arena *a = arena_new();
	if (cast_is_automatic(a, old, new_) != expected)
		fail_msg("%s to %s", old, new_);
}

static void test_casts(void **state)
{
	check("text", "varchar(10)", true);
	check("text", "integer", false);
	check("integer", "text", true);
	check("integer", "numeric(10, 2)", true);
	check("integer", "boolean", false);
	check("boolean", "integer", false);
	check("uuid", "text", true);
	check("varchar(36)", "uuid", false);
	check("json", "jsonb", true);
	check("text", "jsonb", false);
	check("timestamp", "date", true);
	check("date", "timestamp with time zone", true);
	check("timestamp with time zone", "time", true);
	check("date", "time", false);
	check("time", "interval", true);
	check("timestamp", "interval", false);
}

static void test_serial_is_for_new_columns(void **state)
{
	check("integer", "serial", false);
	check("serial", "bigint", true);
}

static void test_arrays(void **state)
{
	check("integer[]", "text[]", true);
	check("text[]", "integer[]", false);
	check("text[]", "text", true);
	check("text", "text[]", false);
	check("integer", "integer[]", false);
}

static void test_unknown_types(void **state)
{
	check("inet", "integer", true);
	check("integer", "geography", true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_casts),
		cmocka_unit_test(test_serial_is_for_new_columns),
		cmocka_unit_test(test_arrays),
		cmocka_unit_test(test_unknown_types),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
