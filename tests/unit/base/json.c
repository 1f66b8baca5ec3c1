/* JSON: what JSON.parse and JSON.stringify do, byte for byte. */
#include "base/json.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct json *parse(struct arena *a, const char *text)
{
	struct err err = {0};
	const struct json *v = json_parse(a, "x.json", text, strlen(text), &err);
	if (!v)
		fail_msg("%s", err.message);
	return v;
}

static const char *again(struct arena *a, const char *text)
{
	struct buf out = buf_in(a);
	json_put_compact(&out, parse(a, text));
	return out.s;
}

/* Right-hand sides are what JSON.stringify(JSON.parse(text)) gives. */
static void values_are_written_as_javascript_does(void **state)
{
	static const char *const cases[][2] = {
		{"1e21", "1e+21"},
		{"1e20", "100000000000000000000"},
		{"123456789012345680000", "123456789012345680000"},
		{"1e-7", "1e-7"},
		{"0.000001", "0.000001"},
		{"1.5e-7", "1.5e-7"},
		{"0.1", "0.1"},
		{"0.30000000000000004", "0.30000000000000004"},
		{"5e-324", "5e-324"},
		{"1.7976931348623157e308", "1.7976931348623157e+308"},
		{"1e400", "null"},
		{"-0", "0"},
		{"-0.0", "0"},
		{"-1.50", "-1.5"},
		{"100", "100"},
		{"9007199254740993", "9007199254740992"},
		{"4.35", "4.35"},
		{"123e-20", "1.23e-18"},
		{"1E+2", "100"},
		{" [ 1 , 2 ] ", "[1,2]"},
		{"{}", "{}"},
		{"[]", "[]"},
		{"[true,false,null]", "[true,false,null]"},
		{"{\"a\":{\"b\":[]}}", "{\"a\":{\"b\":[]}}"},
		{"\"\\u00e9\\ud83d\\ude00\\/\"", "\"\xc3\xa9\xf0\x9f\x98\x80/\""},
		{"\"\\b\\f\\n\\r\\t\\u0001\\u001f\\\"\\\\\"",
			"\"\\b\\f\\n\\r\\t\\u0001\\u001f\\\"\\\\\""},
		{"\"\x7f\xe2\x80\xa8\"", "\"\x7f\xe2\x80\xa8\""},
		{"\"\\u007f\\u2028\"", "\"\x7f\xe2\x80\xa8\""},
		{"{\"b\":1,\"a\":2,\"b\":3}", "{\"b\":3,\"a\":2}"},
		{"{\"x\":0,\"10\":1,\"2\":2,\"01\":3,\"0\":4,\"4294967295\":5,\"4294967294\":6}",
			"{\"0\":4,\"2\":2,\"10\":1,\"4294967294\":6,\"x\":0,\"01\":3,"
			"\"4294967295\":5}"},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(again(a, cases[i][0]), cases[i][1]);
}

static void many_members_keep_their_order_and_the_last_of_equal_keys(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct buf text = buf_in(a), expected = buf_in(a);
	buf_putc(&text, '{');
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 1000; i++)
			buf_printf(&text, "%s\"k%d\":%d", round + i ? "," : "", i, i + round);
	buf_putc(&text, '}');
	buf_putc(&expected, '{');
	for (int i = 0; i < 1000; i++)
		buf_printf(&expected, "%s\"k%d\":%d", i ? "," : "", i, i + 1);
	buf_putc(&expected, '}');
	assert_string_equal(again(a, text.s), expected.s);
	assert_int_equal(json_count(parse(a, text.s)), 1000);
}

static void random_numbers_survive(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	srand(7);
	for (int i = 0; i < 20000; i++) {
		struct buf out = buf_in(a);
		uint64_t bits = (uint64_t)rand() << 42 ^ (uint64_t)rand() << 21 ^ (uint64_t)rand();
		double n;
		memcpy(&n, &bits, sizeof(n));
		if (!isfinite(n))
			continue;
		json_put_number(&out, n);
		assert_true(json_number(parse(a, out.s)) == n);
	}
}

static void nesting_is_indented(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct buf out = buf_in(a);
	json_put_pretty(&out, parse(a, "{\"a\":[1,{\"b\":2}],\"c\":{},\"d\":[]}"), 0);
	assert_string_equal(out.s, "{\n  \"a\": [\n    1,\n    {\n      \"b\": 2\n    }\n  ],\n"
				   "  \"c\": {},\n  \"d\": []\n}");
	buf_truncate(&out, 0);
	json_put_pretty(&out, parse(a, "[1]"), 2);
	assert_string_equal(out.s, "[\n      1\n    ]");
}

static void errors_say_where(void **state)
{
	static const struct {
		const char *text, *why;
		int line, column;
	} cases[] = {
		{"", "ends too early", 1, 1},
		{"{\n  \"a\": 1,\n}", "key in quotes", 3, 1},
		{"[1,]", "a value is expected", 1, 4},
		{"[1 2]", "a comma or ]", 1, 4},
		{"{\"a\" 1}", "a colon", 1, 6},
		{"{\"a\":1 \"b\":2}", "a comma or }", 1, 8},
		{"[\"\xc3\xa9\", x]", "a value is expected", 1, 7},
		{"01", "not a number", 1, 3},
		{"1.", "not a number", 1, 3},
		{"-", "not a number", 1, 2},
		{"1e", "not a number", 1, 3},
		{"\"a", "has no end", 1, 3},
		{"\"a\\", "escape that JSON does not have", 1, 4},
		{"\"\\x\"", "escape that JSON does not have", 1, 3},
		{"\"\\u12\"", "four hexadecimal digits", 1, 0},
		{"\"\\ud800\"", "surrogate", 1, 8},
		{"\"\\udc00\\ud800\"", "surrogate", 1, 8},
		{"\"\\ud83dx\"", "surrogate", 1, 8},
		{"\"\\u0000\"", "NUL", 1, 8},
		{"\"\n\"", "control character", 1, 2},
		{"\"\xff\"", "not UTF-8", 1, 2},
		{"\"\xed\xa0\x80\"", "not UTF-8", 1, 2},
		{"\"\xc0\x80\"", "not UTF-8", 1, 2},
		{"\"\xf4\x90\x80\x80\"", "not UTF-8", 1, 2},
		{"\"\xe2\x82", "not UTF-8", 1, 2},
		{"nul", "a value is expected", 1, 1},
		{"1 2", "nothing is expected", 1, 3},
		{"\xef\xbb\xbf{}", "a value is expected", 1, 1},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		ERR_SCOPE struct err err = {0};
		const char *text = cases[i].text;
		assert_null(json_parse(a, "x.json", text, strlen(text), &err));
		assert_int_equal(err.kind, ERR_SYNTAX);
		assert_string_equal(err.file, "x.json");
		if (!strstr(err.message, cases[i].why))
			fail_msg("%s: %s", text, err.message);
		assert_int_equal(err.line, cases[i].line);
		if (cases[i].column)
			assert_int_equal(err.column, cases[i].column);
	}
}

static void text_is_read_to_its_length_only(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	assert_true(json_number(json_parse(a, "x", "123", 2, &err)) == 12);
	assert_null(json_parse(a, "x", "true", 3, &err));
	assert_null(json_parse(a, "x", "\"\\ud83d\\ude00\"", 10, &err));
	assert_null(json_parse(a, "x", "1\0", 2, &err));
}

static void nesting_has_a_limit(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	char *text = arena_alloc(a, 100001);
	memset(text, '[', 100000);
	assert_null(json_parse(a, "x", text, 100000, &err));
	assert_non_null(strstr(err.message, "nested too deeply"));
	memset(text + 500, ']', 500);
	assert_non_null(json_parse(a, "x", text, 1000, &err));
}

static void values_are_asked(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	const struct json *v =
		parse(a, "{\"s\":\"x\",\"n\":2.5,\"b\":true,\"l\":[1,2],\"z\":null}");
	assert_int_equal(json_kind(v), JSON_OBJ);
	assert_int_equal(json_count(v), 5);
	assert_true(json_is_text(json_get(v, "s"), "x"));
	assert_true(json_number(json_get(v, "n")) == 2.5);
	assert_true(json_truth(json_get(v, "b")));
	assert_true(json_number(json_at(json_get(v, "l"), 1)) == 2);
	assert_null(json_at(json_get(v, "l"), 2));
	assert_int_equal(json_kind(json_get(v, "z")), JSON_NIL);
	assert_null(json_get(v, "none"));
	assert_null(json_get(json_get(v, "none"), "none"));
	assert_null(json_text(json_get(v, "n")));
	assert_int_equal(json_kind(NULL), JSON_NONE);
	assert_string_equal(json_kind_name(json_get(v, "l")), "an array");
	struct json_iter it = json_members(json_get(v, "l"));
	assert_false(json_next(&it));
}

static void values_are_built(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct json *object = json_new_object(a), *list = json_new_array(a);
	json_set(a, object, "list", list);
	for (int i = 0; i < 9; i++)
		json_add(a, list, json_new_number(a, i));
	for (int i = 0; i < 6; i++)
		json_set(a, object, arena_printf(a, "k%d", i % 5), json_new_bool(a, i));
	json_set(a, object, "s", json_new_string(a, "x"));
	struct buf out = buf_in(a);
	json_put_compact(&out, object);
	assert_string_equal(out.s, "{\"list\":[0,1,2,3,4,5,6,7,8],\"k0\":true,\"k1\":true,"
				   "\"k2\":true,\"k3\":true,\"k4\":true,\"s\":\"x\"}");
}

static void parsed_values_can_grow(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	for (int count = 0; count < 12; count++) {
		struct buf text = buf_in(a), out = buf_in(a);
		buf_putc(&text, '[');
		for (int i = 0; i < count; i++)
			buf_printf(&text, "%d,", i);
		struct buf whole = buf_in(a);
		buf_add(&whole, text.s, text.len - (count > 0));
		buf_putc(&whole, ']');
		struct json *list = (struct json *)parse(a, whole.s);
		arena_alloc(a, 1);
		for (int i = count; i < 20; i++)
			json_add(a, list, json_new_number(a, i));
		json_put_compact(&out, list);
		assert_string_equal(out.s, "[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19]");
	}
}

static void equality_looks_at_values(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	const struct json *v = parse(a, "{\"a\":1,\"b\":[true,\"x\"]}");
	assert_true(json_same(v, parse(a, "{\"b\":[true,\"x\"],\"a\":1.0}")));
	assert_false(json_same(v, parse(a, "{\"b\":[true,\"y\"],\"a\":1}")));
	assert_false(json_same(v, parse(a, "{\"b\":[true,\"x\"],\"c\":1}")));
	assert_false(json_same(v, parse(a, "{\"b\":[false,\"x\"],\"a\":1}")));
	assert_false(json_same(v, NULL));
	assert_true(json_same(NULL, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_written_as_javascript_does),
		cmocka_unit_test(many_members_keep_their_order_and_the_last_of_equal_keys),
		cmocka_unit_test(random_numbers_survive),
		cmocka_unit_test(nesting_is_indented),
		cmocka_unit_test(errors_say_where),
		cmocka_unit_test(text_is_read_to_its_length_only),
		cmocka_unit_test(nesting_has_a_limit),
		cmocka_unit_test(values_are_asked),
		cmocka_unit_test(values_are_built),
		cmocka_unit_test(parsed_values_can_grow),
		cmocka_unit_test(equality_looks_at_values),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
