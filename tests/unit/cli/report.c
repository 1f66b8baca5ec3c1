/* The JSON envelope, errors for people, and help. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/help.h"
#include "cli/report.h"

static struct context context_in(struct arena *a)
{
	struct context c = {.arena = a, .root = "/project"};
	report_init(&c);
	return c;
}

static void envelope_holds_what_was_set(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct context c = context_in(a);
	struct buf out = buf_in(a);
	report_set_text(&c, "migration_path", "drizzle/0000_x.sql");
	report_set_number(&c, "count", 2);
	report_warning(&c, "table %s", "a");
	report_warning(&c, "table %s", "b");
	report_put_json(&out, &c);
	assert_string_equal(out.s, "{\"status\":\"ok\",\"dialect\":\"postgresql\","
				   "\"migration_path\":\"drizzle/0000_x.sql\",\"count\":2,"
				   "\"warnings\":[\"table a\",\"table b\"]}\n");
	assert_string_equal(c.report.notes.s, "warning: table a\nwarning: table b\n");
}

static void envelope_names_the_status(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct context c = context_in(a);
	struct buf out = buf_in(a);
	c.report.status = REPORT_NO_CHANGES;
	report_put_json(&out, &c);
	assert_string_equal(out.s, "{\"status\":\"no_changes\",\"dialect\":\"postgresql\"}\n");
}

static void quiet_keeps_the_product(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct context c = context_in(a);
	struct buf out = buf_in(a);
	c.is_quiet = true;
	report_line(&c, "3 tables");
	report_output(&c, "SELECT 1;\n", 10);
	report_put(&out, &c);
	assert_string_equal(out.s, "SELECT 1;\n");
}

static void errors_show_all_they_know(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct context c = context_in(a);
	struct buf text = buf_in(a), json = buf_in(a);
	err_set(&err, ERR_DATABASE, "relation \"a\" exists");
	err_at(&err, "/project/drizzle/0000_x.sql", 3, 14);
	err_text(&err.sqlstate, "42P07");
	err_text(&err.hint, "one\ntwo");
	err_text(&err.statement, "CREATE TABLE a ();");
	report_put_error(&text, &c, &err);
	assert_string_equal(text.s, "error: relation \"a\" exists\n"
				    "  at drizzle/0000_x.sql:3:14\n"
				    "  sqlstate: 42P07\n"
				    "  hint: one\n"
				    "        two\n"
				    "  statement: CREATE TABLE a ();\n");
	report_put_error_json(&json, a, &err);
	assert_string_equal(json.s,
		"{\"status\":\"error\",\"error\":{\"code\":\"database\","
		"\"message\":\"relation \\\"a\\\" exists\","
		"\"file\":\"/project/drizzle/0000_x.sql\",\"line\":3,\"column\":14,"
		"\"sqlstate\":\"42P07\",\"hint\":\"one\\ntwo\","
		"\"statement\":\"CREATE TABLE a ();\"}}\n");
}

static void help_comes_from_the_tables(void **state)
{
	static const char *const aliases[] = {"mk", NULL};
	static const struct option options[] = {
		{"name", OPTION_TEXT, "NAME", "what to call it"},
		{"old", OPTION_BOOL, NULL, NULL},
		{NULL},
	};
	static const struct argument arguments[] = {
		{"FILE", "where", true}, {"MORE", "and", false, true}, {NULL}};
	static const struct command make = {.name = "make",
		.aliases = aliases,
		.summary = "makes it",
		.options = options,
		.arguments = arguments};
	static const struct command *const commands[] = {&make, NULL};
	ARENA_SCOPE struct arena *a = arena_new();
	struct buf one = buf_in(a), all = buf_in(a);
	help_put_command(&one, &make, false);
	assert_non_null(strstr(one.s, "usage: rihla make [options] FILE [MORE…]\n"));
	assert_non_null(strstr(one.s, "also called: rihla mk\n"));
	assert_non_null(strstr(one.s, "  --name NAME "));
	assert_non_null(strstr(one.s, " what to call it\n"));
	assert_non_null(strstr(one.s, "-h, --help"));
	assert_null(strstr(one.s, "--old"));
	help_put_commands(&all, commands, NULL, false);
	assert_non_null(strstr(all.s, "  make          makes it\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(envelope_holds_what_was_set),
		cmocka_unit_test(envelope_names_the_status),
		cmocka_unit_test(quiet_keeps_the_product),
		cmocka_unit_test(errors_show_all_they_know),
		cmocka_unit_test(help_comes_from_the_tables),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
