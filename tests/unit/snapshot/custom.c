/* The snapshot of a --custom migration, byte for byte. */
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

static void members_stand_as_drizzle_kit_leaves_them(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct snapshot_file before, after;
	struct snapshot expected;
	struct buf out = buf_in(a);
	load(a, DATA "every_kind.json", &before);
	load(a, DATA "every_kind_custom.json", &after);
	assert_true(snapshot_read(a, after.name, after.text, after.len, &expected, &err));
	assert_true(snapshot_custom(a, &before, expected.id, &out, &err));
	assert_string_equal(out.s, after.text);
}

static void a_first_one_is_empty(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct buf out = buf_in(a);
	assert_true(snapshot_custom(a, NULL, "new", &out, &err));
	assert_string_equal(out.s, "{\n"
				   "  \"id\": \"new\",\n"
				   "  \"prevId\": \"" SNAPSHOT_NO_PARENT "\",\n"
				   "  \"version\": \"7\",\n"
				   "  \"dialect\": \"postgresql\",\n"
				   "  \"tables\": {},\n"
				   "  \"enums\": {},\n"
				   "  \"schemas\": {},\n"
				   "  \"views\": {},\n"
				   "  \"sequences\": {},\n"
				   "  \"roles\": {},\n"
				   "  \"policies\": {},\n"
				   "  \"_meta\": {\n"
				   "    \"columns\": {},\n"
				   "    \"schemas\": {},\n"
				   "    \"tables\": {}\n"
				   "  }\n"
				   "}");
}

static void a_damaged_one_is_refused(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct buf out = buf_in(a);
	struct snapshot_file damaged = {"x.json", "{}", 2};
	assert_false(snapshot_custom(a, &damaged, "new", &out, &err));
	assert_int_equal(err.kind, ERR_FOLDER);
	assert_int_equal(out.len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_stand_as_drizzle_kit_leaves_them),
		cmocka_unit_test(a_first_one_is_empty),
		cmocka_unit_test(a_damaged_one_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
