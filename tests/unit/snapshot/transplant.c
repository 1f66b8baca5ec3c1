/* A change made on another state, member by member. */
#include "snapshot/snapshot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct json *parse(struct arena *a, const char *text)
{
	struct err err = {0};
	const struct json *v = json_parse(a, "test", text, strlen(text), &err);
	if (!v)
		fail_msg("%s", err.message);
	return v;
}

static bool transplant(struct arena *a, const char *const *texts, struct json **out,
	struct list *conflicts, struct err *err)
{
	const struct snapshot_change change = {parse(a, texts[0]), parse(a, texts[1])};
	return snapshot_transplant(a, &change, parse(a, texts[2]), out, conflicts, err);
}

static void the_change_is_made(void **state)
{
	static const char *const cases[][4] = {
		/* before, after, onto, expected */
		{"{}", "{}", "{\"t\":1}", "{\"t\":1}"},
		{"{}", "{\"t\":{\"a\":1}}", "{\"t\":{\"b\":2}}", "{\"t\":{\"b\":2,\"a\":1}}"},
		{"{\"t\":{\"a\":1}}", "{\"t\":{}}", "{\"t\":{\"a\":1,\"b\":2}}",
			"{\"t\":{\"b\":2}}"},
		{"{\"t\":{\"a\":1}}", "{\"t\":{\"a\":2}}", "{\"t\":{\"a\":1}}",
			"{\"t\":{\"a\":2}}"},
		{"{\"t\":{\"a\":1}}", "{\"t\":{\"a\":1}}", "{\"t\":{}}", "{\"t\":{}}"},
		{"{\"t\":{\"a\":1}}", "{\"t\":{}}", "{\"t\":{}}", "{\"t\":{}}"},
		{"{\"v\":[1]}", "{\"v\":[1,2]}", "{\"v\":[1,3]}", "{\"v\":[1,3,2]}"},
		{"{\"v\":[1,2]}", "{\"v\":[2]}", "{\"v\":[1,2,3]}", "{\"v\":[2,3]}"},
		{"{\"id\":\"a\",\"prevId\":\"z\",\"x\":1}",
			"{\"id\":\"b\",\"prevId\":\"a\",\"x\":2}",
			"{\"id\":\"c\",\"prevId\":\"a\",\"x\":1}",
			"{\"id\":\"c\",\"prevId\":\"a\",\"x\":2}"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		ARENA_SCOPE struct arena *a = arena_new();
		ERR_SCOPE struct err err = {0};
		struct json *out;
		struct list conflicts = {0};
		struct buf text = buf_in(a);
		assert_true(transplant(a, cases[i], &out, &conflicts, &err));
		assert_int_equal(conflicts.count, 0);
		json_put_compact(&text, out);
		assert_string_equal(text.s, cases[i][3]);
	}
}

static void the_change_counts_where_both_changed(void **state)
{
	static const char *const texts[] = {
		"{\"t\":{\"a\":1}}", "{\"t\":{\"a\":2}}", "{\"t\":{\"a\":3}}"};
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct json *out;
	struct list conflicts = {0};
	assert_true(transplant(a, texts, &out, &conflicts, &err));
	assert_int_equal(conflicts.count, 1);
	assert_string_equal(conflicts.items[0], "t › a");
	assert_true(json_number(json_get(json_get(out, "t"), "a")) == 2);
}

static void what_is_gone_cannot_change(void **state)
{
	static const char *const texts[] = {
		"{\"t\":{\"a\":{\"b\":1}}}", "{\"t\":{\"a\":{\"b\":2}}}", "{\"t\":{}}"};
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct json *out;
	struct list conflicts = {0};
	assert_false(transplant(a, texts, &out, &conflicts, &err));
	assert_int_equal(err.kind, ERR_FOLDER);
	assert_non_null(strstr(err.message, "t › a"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_change_is_made),
		cmocka_unit_test(the_change_counts_where_both_changed),
		cmocka_unit_test(what_is_gone_cannot_change),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
