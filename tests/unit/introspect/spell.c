/* Types and defaults: PostgreSQL's words in drizzle-orm's. */
#include "introspect/spell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Left: format_type() and attndims; right: getSQLType() of the column that makes such a type. */
static void types_are_those_of_drizzle(void **state)
{
	static const struct {
		const char *postgres;
		int dimensions;
		const char *drizzle;
	} types[] = {
		{"integer", 0, "integer"},
		{"character varying(20)", 0, "varchar(20)"},
		{"character varying", 0, "varchar"},
		{"character(3)", 0, "char(3)"},
		{"bpchar", 0, "char"},
		{"\"char\"", 0, "\"char\""},
		{"numeric(10,2)", 0, "numeric(10, 2)"},
		{"numeric", 0, "numeric"},
		{"timestamp without time zone", 0, "timestamp"},
		{"timestamp(3) without time zone", 0, "timestamp (3)"},
		{"timestamp(6) with time zone", 0, "timestamp (6) with time zone"},
		{"timestamp with time zone", 0, "timestamp with time zone"},
		{"time(3) without time zone", 0, "time(3)"},
		{"time with time zone", 0, "time with time zone"},
		{"interval day to second(2)", 0, "interval day to second(2)"},
		{"text[]", 1, "text[]"},
		{"text[]", 0, "text[]"},
		{"character varying(8)[]", 3, "varchar(8)[][][]"},
		{"\"My Type\"", 0, "My Type"},
		{"\"say \"\"hi\"\"\"[]", 1, "say \"hi\"[]"},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		assert_string_equal(
			spell_type(a, types[i].postgres, types[i].dimensions), types[i].drizzle);
}

static const char *default_of(
	struct arena *a, const char *expression, const char *type, const char *cast)
{
	const struct default_text d = {expression, type, cast, cast};
	struct buf out = buf_in(a);
	const struct json *value = spell_default(a, &d);
	if (!value)
		return "none";
	json_put_compact(&out, value);
	return out.s;
}

static void defaults_are_those_of_drizzle(void **state)
{
	static const struct {
		const char *expression, *type, *cast, *json;
	} defaults[] = {
		{"5", "integer", "integer", "5"},
		{"'-5'::integer", "integer", "integer", "-5"},
		{"'9223372036854775807'::bigint", "bigint", "bigint", "\"'9223372036854775807'\""},
		{"1.5", "numeric(5, 2)", "numeric", "\"'1.5'\""},
		{"0.5", "real", "real", "0.5"},
		{"true", "boolean", "boolean", "true"},
		{"'it''s'::text", "text", "text", "\"'it''s'\""},
		{"E'a\\\\b'::text", "text", "text", "\"'a\\\\b'\""},
		{"'x'::character varying", "varchar(3)", "character varying", "\"'x'\""},
		{"'{\"a\": [1, 2]}'::jsonb", "jsonb", "jsonb", "\"'{\\\"a\\\":[1,2]}'::jsonb\""},
		{"'{}'::text[]", "text[]", "text[]", "\"'{}'\""},
		{"NULL::text", "text", "text", "none"},
		{"now()", "timestamp", "timestamp without time zone", "\"now()\""},
		{"('a'::text || 'b'::text)", "text", "text", "\"('a'::text || 'b'::text)\""},
		{"'a'::text || 'b'::text", "text", "text", "\"'a'::text || 'b'::text\""},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(defaults) / sizeof(*defaults); i++)
		assert_string_equal(
			default_of(a, defaults[i].expression, defaults[i].type, defaults[i].cast),
			defaults[i].json);
}

static void enclosing_parentheses_go(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	assert_string_equal(spell_condition(a, "(a > 0)"), "a > 0");
	assert_string_equal(spell_condition(a, "(a > 0) AND (b > 0)"), "(a > 0) AND (b > 0)");
	assert_string_equal(spell_condition(a, "((a > 0) AND (b > 0))"), "(a > 0) AND (b > 0)");
	assert_string_equal(spell_condition(a, "(a = ')'::text)"), "a = ')'::text");
	assert_string_equal(spell_condition(a, "true"), "true");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(types_are_those_of_drizzle),
		cmocka_unit_test(defaults_are_those_of_drizzle),
		cmocka_unit_test(enclosing_parentheses_go),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
