/* Quoting, types, values and repeated texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "sql/out.h"
#include "sql/packed.h"
#include "sql/sql.h"

static struct out out_in(struct arena *a, struct list *texts)
{
	return (struct out){.text = buf_in(a), .texts = texts, .seen = {.arena = a}};
}

static void check_type(const char *schema, const char *type, const char *expected)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct list texts = {0};
	struct out o = out_in(a, &texts);
	out_type(&o, schema, type);
	assert_string_equal(o.text.s, expected);
}

static void test_types(void **state)
{
	check_type(NULL, "integer", "integer");
	check_type("app", "varchar(10)[][3]", "varchar(10)[][3]");
	check_type("app", "mood", "\"app\".\"mood\"");
	check_type("app", "mood[2][]", "\"app\".\"mood\"[2][]");
	check_type(NULL, "mood[]", "\"mood\"[]");
	check_type(NULL, "texture", "texture");
	check_type(NULL, "tsvector", "\"tsvector\"");
	check_type(NULL, "Integer", "\"Integer\"");
	check_type(NULL, "a[b]", "\"a[b]\"");
}

static void test_template(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct list texts = {0};
	struct out o = out_in(a, &texts);
	struct stmt s = {.schema = "", .table = "t", .name = "a \"b\"", .to = "c"};
	out_fill(&o, &s, "X $table, $object, $name TO $to;");
	assert_string_equal(o.text.s, "X \"t\", \"a \"b\"\", \"a \"b\"\" TO \"c\";");
	s.schema = "app";
	out_end(&o);
	out_fill(&o, &s, "$table");
	assert_string_equal(o.text.s, "\"app\".\"t\"");
}

static void test_texts_once(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct list texts = {0};
	struct out o = out_in(a, &texts);
	const char *const all[] = {"one", "two", "", "one"};
	for (size_t i = 0; i < 4; i++) {
		out_put(&o, all[i]);
		out_end(&o);
	}
	assert_int_equal(texts.count, 2);
	assert_string_equal(texts.items[1], "two");
}

static void test_values(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct list texts = {0};
	struct out o = out_in(a, &texts);
	out_value(&o, json_new_string(a, "now()"));
	out_put(&o, " ");
	out_value(&o, json_new_number(a, 1e21));
	out_put(&o, " ");
	out_value(&o, json_new_number(a, -0.5));
	out_put(&o, " ");
	out_value(&o, json_new_bool(a, false));
	out_put(&o, " ");
	out_literal(&o, "it's");
	assert_string_equal(o.text.s, "now() 1e+21 -0.5 false 'it''s'");
}

static void test_packed(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	const struct out o = {.text = buf_in(a)}, safe = {.text = buf_in(a), .is_safe = true};
	assert_string_equal(packed_check(&o, "a > 1"), "a > 1");
	assert_string_equal(packed_check(&o, "a <> ';'"), "a <> '");
	assert_string_equal(packed_check(&safe, "a <> ';'"), "a <> ';'");
	const struct index_column c = {
		.expression = "a--b", .is_expression = true, .asc = true, .nulls = "last"};
	const struct index_column *p = packed_index_column(&o, &c);
	assert_string_equal(p->expression, "a");
	assert_false(p->is_expression);
	assert_string_equal(p->opclass, "last");
	assert_ptr_equal(packed_index_column(&safe, &c), &c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_types),
		cmocka_unit_test(test_template),
		cmocka_unit_test(test_texts_once),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_packed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
