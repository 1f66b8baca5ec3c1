/* Older snapshots, upgraded byte for byte as drizzle-kit's `up` does it. */
#include "snapshot/snapshot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"

static void load(struct arena *a, const char *name, struct snapshot_file *out)
{
	struct err err = {0};
	out->name = name;
	if (!file_read(a, name, &out->text, &out->len, &err))
		fail_msg("%s", err.message);
}

static void expect_upgrade(const char *from, const char *to)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct err err = {0};
	struct snapshot_file old, expected;
	const char *version;
	struct buf out = buf_in(a);
	load(a, from, &old);
	load(a, to, &expected);
	if (!snapshot_upgrade(a, &old, &version, &out, &err))
		fail_msg("%s", err.message);
	assert_string_equal(out.s, expected.text);
}

static void files_come_out_as_drizzle_kit_rewrites_them(void **state)
{
	expect_upgrade(DATA "version5.json", DATA "version5_up.json");
	expect_upgrade(DATA "version6.json", DATA "version6_up.json");
}

static void the_newest_version_stays_as_it_is(void **state)
{
	expect_upgrade(DATA "version6_up.json", DATA "version6_up.json");
	expect_upgrade(DATA "every_kind.json", DATA "every_kind.json");
}

static void damaged_files_are_refused(void **state)
{
#define FILE(text)                                                                                 \
	"{\"id\":\"a\",\"prevId\":\"b\",\"version\":\"6\",\"dialect\":\"postgresql\"" text "}"
#define REST ",\"enums\":{},\"schemas\":{},\"_meta\":{\"schemas\":{},\"tables\":{},\"columns\":{}}"
	static const char *const cases[] = {
		"{}",
		"{\"version\":\"6\"}",
		FILE(""),
		FILE(",\"tables\":[]" REST),
		FILE(",\"tables\":{\"public.t\":{\"name\":\"t\"}}" REST),
		FILE(",\"tables\":{\"public.t\":{\"name\":\"t\",\"zzz\":1}}" REST),
		FILE(",\"tables\":{},\"enums\":{}"),
		"{\"id\":\"a\",\"prevId\":\"b\",\"version\":\"5\",\"dialect\":\"postgresql\","
		"\"tables\":{}" REST "}",
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		ARENA_SCOPE struct arena *a = arena_new();
		ERR_SCOPE struct err err = {0};
		struct buf out = buf_in(a);
		struct snapshot_file old = {"x.json", cases[i], strlen(cases[i])};
		const char *version;
		if (snapshot_upgrade(a, &old, &version, &out, &err))
			fail_msg("%s is taken", cases[i]);
		assert_int_equal(err.kind, ERR_FOLDER);
		assert_int_equal(out.len, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_come_out_as_drizzle_kit_rewrites_them),
		cmocka_unit_test(the_newest_version_stays_as_it_is),
		cmocka_unit_test(damaged_files_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
