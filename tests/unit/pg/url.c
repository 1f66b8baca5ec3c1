/* Database URLs are cleaned for libpq and shown without secrets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pg/pg.h"

struct url_case {
	const char *url, *expected;
};

static void cleans(void **state)
{
	static const struct url_case cases[] = {
		{"postgres://u:p@h:5432/d", "postgresql://u:p@h:5432/d"},
		{"postgresql://h/d", "postgresql://h/d"},
		{"postgresql:///d?host=/tmp/x", "postgresql:///d?host=/tmp/x"},
		{"postgres://u:p@ss@h/d", "postgresql://u:p%40ss@h/d"},
		{"postgres://u@server:p@server/d", "postgresql://u%40server:p@server/d"},
		{"postgres://u:100%@h/d", "postgresql://u:100%25@h/d"},
		{"postgres://u:a%2Fb@h/d", "postgresql://u:a%2Fb@h/d"},
		{"postgres://u:a b@h/d", "postgresql://u:a%20b@h/d"},
		{"postgres://u@[::1]:5433/d", "postgresql://u@[::1]:5433/d"},
		{"postgres://u@a:1,b:2/d", "postgresql://u@a:1,b:2/d"},
		{"postgres://h/d?schema=public&pgbouncer=true", "postgresql://h/d"},
		{"postgres://h/d?schema=x&sslmode=require", "postgresql://h/d?sslmode=require"},
		{"postgres://h/d?sslmode=no-verify", "postgresql://h/d?sslmode=require"},
		{"postgres://h/d?ssl=true", "postgresql://h/d?sslmode=require"},
		{"postgres://h/d?ssl=false", "postgresql://h/d?sslmode=disable"},
		{"postgres://h/d#x", "postgresql://h/d"},
		{"postgres://h/d?options=-c%20a%3D1&statement_timeout=5&x=1",
			"postgresql://h/d?x=1&options=-c%20a%3D1%20-c%20statement_timeout%3D5"},
		{"host=h password=p", "host=h password=p"},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(pg_clean_url(a, cases[i].url, &err), cases[i].expected);
}

static void refuses(void **state)
{
	static const char *const urls[] = {
		"mysql://u:secret@h/d",
		"postgres://u:secret/word@h/d",
		"postgres://u:p@secret/word@h/d",
		"postgres://u:secret?x@h/d",
		"postgres://u:123#secret@h/d",
		"postgres://h:secret/d",
	};
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
		assert_null(pg_clean_url(a, urls[i], &err));
		assert_int_equal(err.kind, ERR_CONNECTION);
		assert_null(strstr(err.message, "secret"));
		assert_null(strstr(pg_public_url(a, urls[i]), "secret"));
	}
}

static void hides(void **state)
{
	static const struct url_case cases[] = {
		{"postgres://u:secret@h:1/d?password=secret&sslmode=require",
			"postgresql://u@h:1/d?sslmode=require"},
		{"postgres://u:se@cret@h/d", "postgresql://u@h/d"},
		{"postgresql:///d?host=/tmp/x&passfile=y", "postgresql:///d?host=/tmp/x"},
		{"host=h port = 5 password='a b' user=u", "host=h port = 5 user=u"},
		{"password=secret", "the database"},
		{"secret", "the database"},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(pg_public_url(a, cases[i].url), cases[i].expected);
}

static void counts_characters(void **state)
{
	int line, column;
	pg_line_column("ä\nöü x", 8, &line, &column);
	assert_int_equal(line, 2);
	assert_int_equal(column, 4);
	pg_line_column("x", 0, &line, &column);
	assert_int_equal(line, 1);
	assert_int_equal(column, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cleans),
		cmocka_unit_test(refuses),
		cmocka_unit_test(hides),
		cmocka_unit_test(counts_characters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
