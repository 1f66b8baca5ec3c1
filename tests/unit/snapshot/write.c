/* Writing snapshots: the bytes of a file that drizzle-kit wrote, and of a model built by hand. */
#include "snapshot/snapshot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"

static void a_file_of_every_kind_comes_out_as_it_went_in(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	const char *text;
	size_t len;
	struct snapshot s;
	struct buf out = buf_in(a);
	assert_true(file_read(a, DATA "every_kind.json", &text, &len, &err));
	assert_true(snapshot_read(a, "every_kind.json", text, len, &s, &err));
	snapshot_write(&out, &s);
	assert_string_equal(out.s, text);
	assert_int_equal(out.len, len);
}

static void an_empty_model_has_all_its_members(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct buf out = buf_in(a);
	snapshot_write(&out, &(struct snapshot){"new", SNAPSHOT_NO_PARENT, "7", model_new(a)});
	assert_string_equal(out.s, "{\n"
				   "  \"id\": \"new\",\n"
				   "  \"prevId\": \"" SNAPSHOT_NO_PARENT "\",\n"
				   "  \"version\": \"7\",\n"
				   "  \"dialect\": \"postgresql\",\n"
				   "  \"tables\": {},\n"
				   "  \"enums\": {},\n"
				   "  \"schemas\": {},\n"
				   "  \"sequences\": {},\n"
				   "  \"roles\": {},\n"
				   "  \"policies\": {},\n"
				   "  \"views\": {},\n"
				   "  \"_meta\": {\n"
				   "    \"columns\": {},\n"
				   "    \"schemas\": {},\n"
				   "    \"tables\": {}\n"
				   "  }\n"
				   "}");
}

static void keys_are_qualified_and_escaped(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct buf out = buf_in(a);
	struct model *m = model_new(a);
	struct table t = {.name = "a\"b", .schema = ""};
	struct schema odd = {.name = "o\\dd"};
	list_push(a, &m->tables, &t);
	list_push(a, &m->schemas, &odd);
	snapshot_write(&out, &(struct snapshot){"x", "y", "7", m});
	assert_non_null(strstr(out.s, "    \"public.a\\\"b\": {\n      \"name\": \"a\\\"b\",\n"));
	assert_non_null(strstr(out.s, "    \"o\\\\dd\": \"o\\\\dd\"\n"));
	ERR_SCOPE struct err err = {0};
	struct snapshot again;
	assert_true(snapshot_read(a, "x", out.s, out.len, &again, &err));
	assert_string_equal(again.model->tables.items[0]->name, "a\"b");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_of_every_kind_comes_out_as_it_went_in),
		cmocka_unit_test(an_empty_model_has_all_its_members),
		cmocka_unit_test(keys_are_qualified_and_escaped),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
