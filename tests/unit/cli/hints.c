/* Hints: their shapes, and what is said of wrong ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/hints.h"

static void reads_each_shape(void **state)
{
	static const char text[] =
		"[{\"type\":\"rename\",\"kind\":\"table\",\"from\":[\"public\",\"a\"],"
		"\"to\":[\"public\",\"b\"]},"
		"{\"type\":\"create\",\"kind\":\"column\",\"entity\":[\"public\",\"b\",\"c\"]},"
		"{\"type\":\"create\",\"kind\":\"schema\",\"entity\":[\"s\"]},"
		"{\"type\":\"confirm_data_loss\",\"kind\":\"primary_key\","
		"\"entity\":[\"public\",\"b\",\"k\"]}]";
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct list hints = {0};
	assert_true(hints_parse(a, "--hints", text, strlen(text), &hints, &err));
	assert_int_equal(hints.count, 4);
	const struct hint *rename = hints.items[0], *column = hints.items[1];
	const struct hint *schema = hints.items[2], *lossy = hints.items[3];
	assert_int_equal(rename->type, HINT_RENAME);
	assert_int_equal(rename->kind, ENTITY_TABLE);
	assert_string_equal(rename->from.name, "a");
	assert_string_equal(rename->entity.name, "b");
	assert_string_equal(column->entity.table, "b");
	assert_string_equal(column->entity.name, "c");
	assert_string_equal(schema->entity.schema, "");
	assert_string_equal(lossy->kind_name, "primary_key");
}

static void refuses(void **state)
{
	static const char *const cases[][2] = {
		{"{}", "--hints has to be a JSON array of hints, not an object"},
		{"[1]", "--hints: hint 1 has to be an object, not a number"},
		{"[{}]", "--hints: hint 1: \"type\" has to be rename, create or confirm_data_loss, "
			 "not nothing"},
		{"[{\"type\":\"drop\"}]", "--hints: hint 1: there is no type \"drop\"; it is "
					  "rename, create or confirm_data_loss"},
		{"[{\"type\":\"create\",\"kind\":\"index\"}]",
			"--hints: hint 1: there is no kind \"index\" for create; it is one of "
			"schema, role, table, enum, sequence, view, column, policy"},
		{"[{\"type\":\"create\",\"kind\":\"unique\",\"entity\":[\"a\",\"b\",\"c\"]}]",
			"--hints: hint 1: there is no kind \"unique\" for create; it is one of "
			"schema, role, table, enum, sequence, view, column, policy"},
		{"[{\"type\":\"create\",\"kind\":\"table\",\"entity\":[\"a\"]}]",
			"--hints: hint 1: \"entity\" of a table has to be [schema, name], each a "
			"string"},
		{"[{\"type\":\"create\",\"kind\":\"table\",\"entity\":[\"a\",1]}]",
			"--hints: hint 1: \"entity\" of a table has to be [schema, name], each a "
			"string"},
		{"[{\"type\":\"rename\",\"kind\":\"role\",\"from\":\"a\"}]",
			"--hints: hint 1: \"from\" has to be an array [name], not a string"},
		{"[{\"type\":\"rename\",\"kind\":\"role\",\"from\":[\"a\"]}]",
			"--hints: hint 1: \"to\" has to be an array [name], not nothing"},
		{"[{\"type\":\"create\",\"kind\":\"role\",\"entity\":[\"a\"]},"
		 "{\"type\":\"rename\",\"kind\":\"role\",\"from\":[\"b\"],\"to\":[\"a\"]}]",
			"--hints: hints 1 and 2 are about the same role a"},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct list hints = {0};
		const char *text = cases[i][0];
		assert_false(hints_parse(a, "--hints", text, strlen(text), &hints, &err));
		assert_int_equal(err.kind, ERR_HINTS);
		assert_string_equal(err.message, cases[i][1]);
	}
}

static void refuses_broken_json(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct list hints = {0};
	assert_false(hints_parse(a, "--hints", "[{]", 3, &hints, &err));
	assert_int_equal(err.kind, ERR_HINTS);
}

static void writes_what_it_reads(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	const struct entity deleted[] = {{"public", "t", "x"}, {"public", "t", "y"}};
	const struct question q = {.kind = ENTITY_COLUMN,
		.created = {"public", "t", "z"},
		.deleted = deleted,
		.deleted_count = 2};
	struct buf create = buf_in(a), rename = buf_in(a);
	json_put_compact(&create, hints_create(a, &q));
	json_put_compact(&rename, hints_rename(a, &q, 1));
	assert_string_equal(create.s, "{\"type\":\"create\",\"kind\":\"column\","
				      "\"entity\":[\"public\",\"t\",\"z\"]}");
	assert_string_equal(rename.s, "{\"type\":\"rename\",\"kind\":\"column\","
				      "\"from\":[\"public\",\"t\",\"y\"],"
				      "\"to\":[\"public\",\"t\",\"z\"]}");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_each_shape),
		cmocka_unit_test(refuses),
		cmocka_unit_test(refuses_broken_json),
		cmocka_unit_test(writes_what_it_reads),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
