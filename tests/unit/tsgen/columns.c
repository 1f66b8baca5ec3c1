/* Columns as calls of drizzle-orm's functions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "write.h"

/* The line of a column `c` of this type, as generated. */
static void check_type(const char *type, const char *line)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct model *m = model_new(a);
	add_column(a, add_table(a, m, "", "t"), "c", type);
	assert_holds(write_schema(a, m, TSGEN_CAMEL), arena_printf(a, "\tc: %s,\n", line));
}

/* getSQLType() of the call on the right gives the type on the left. */
static void types_have_their_functions(void **state)
{
	static const char *const types[][2] = {
		{"integer", "integer()"},
		{"bigint", "bigint({ mode: \"number\" })"},
		{"bigserial", "bigserial({ mode: \"number\" })"},
		{"boolean", "boolean()"},
		{"varchar(20)", "varchar({ length: 20 })"},
		{"varchar", "varchar()"},
		{"char(3)", "char({ length: 3 })"},
		{"numeric(10, 2)", "numeric({ precision: 10, scale: 2 })"},
		{"numeric(10)", "numeric({ precision: 10 })"},
		{"double precision", "doublePrecision()"},
		{"time(3)", "time({ precision: 3 })"},
		{"time with time zone", "time({ withTimezone: true })"},
		{"timestamp", "timestamp({ mode: \"string\" })"},
		{"timestamp (3) with time zone",
			"timestamp({ precision: 3, withTimezone: true, mode: \"string\" })"},
		{"interval(2)", "interval({ precision: 2 })"},
		{"vector(3)", "vector({ dimensions: 3 })"},
		{"bit(3)", "bit({ dimensions: 3 })"},
		{"geometry(point)", "geometry({ type: \"point\" })"},
		{"text[][]", "text().array().array()"},
		{"varchar(8)[]", "varchar({ length: 8 }).array()"},
	};
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		check_type(types[i][0], types[i][1]);
}

/* What drizzle-orm has no function for, or none that says all of it. */
static void other_types_are_custom(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct model *m = model_new(a);
	struct table *t = add_table(a, m, "", "t");
	add_column(a, t, "a", "tsvector");
	add_column(a, t, "b", "tsvector[]");
	add_column(a, t, "c", "interval day to second");
	add_column(a, t, "d", "bit");
	add_column(a, t, "e", "text");
	const char *text = write_schema(a, m, TSGEN_CAMEL);
	assert_holds(text, "const tsvector = customType<{ data: string }>({ dataType: () => "
			   "\"tsvector\" });\n");
	assert_holds(text, "\ta: tsvector(),\n\tb: tsvector().array(),\n");
	assert_holds(text, "dataType: () => \"interval day to second\"");
	assert_holds(text, "\td: bit1(),\n");
	assert_holds(text, "\te: text(),\n");
}

static void check_default(const char *type, const struct json *value, const char *line)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct model *m = model_new(a);
	add_column(a, add_table(a, m, "", "t"), "c", type)->default_value = value;
	assert_holds(write_schema(a, m, TSGEN_CAMEL), arena_printf(a, "%s,\n", line));
}

/* A literal is one in TypeScript only where both languages read it alike. */
static void defaults_mean_the_same(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	check_default("integer", json_new_number(a, -2), "integer().default(-2)");
	check_default("boolean", json_new_bool(a, false), "boolean().default(false)");
	check_default("text", json_new_string(a, "'x'"), "text().default(\"x\")");
	check_default("text", json_new_string(a, "'it''s'"), "text().default(sql`'it''s'`)");
	check_default("text", json_new_string(a, "'a\\b ${c} `d`'"),
		"text().default(sql`'a\\\\b \\${c} \\`d\\`'`)");
	check_default("text", json_new_string(a, "now()"), "text().default(sql`now()`)");
	check_default("text[]", json_new_string(a, "'{a}'"), "text().array().default(sql`'{a}'`)");
	check_default("bigint", json_new_string(a, "'9007199254740993'"),
		"bigint({ mode: \"number\" }).default(sql`'9007199254740993'`)");
}

static void identities_say_what_is_not_usual(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct model *m = model_new(a);
	struct table *t = add_table(a, m, "", "t");
	const struct identity usual = {.type = "always",
		.name = "t_a_seq",
		.schema = "public",
		.increment = "1",
		.start_with = "1",
		.min_value = "1",
		.max_value = "2147483647",
		.cache = "1",
		.has_cycle = true};
	struct identity other = usual;
	other.type = "byDefault";
	other.name = "mine";
	other.start_with = "100";
	other.max_value = "9223372036854775806";
	other.cycle = true;
	add_column(a, t, "a", "integer")->identity = &usual;
	add_column(a, t, "b", "bigint")->identity = &other;
	const char *text = write_schema(a, m, TSGEN_CAMEL);
	assert_holds(text, "integer().generatedAlwaysAsIdentity(),");
	assert_holds(text, ".generatedByDefaultAsIdentity({ name: \"mine\", startWith: 100, "
			   "maxValue: \"9223372036854775806\", cycle: true }),");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(types_have_their_functions),
		cmocka_unit_test(other_types_are_custom),
		cmocka_unit_test(defaults_mean_the_same),
		cmocka_unit_test(identities_say_what_is_not_usual),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
