/* Command lines: what drizzle-kit's parser takes, and what is said of what it would not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/options.h"

static const struct option options[] = {
	{"name", OPTION_TEXT, "NAME", "a name"},
	{"schema", OPTION_LIST, "PATH", "a schema"},
	{"breakpoints", OPTION_BOOL, NULL, "breakpoints"},
	{"custom", OPTION_BOOL, NULL, "custom"},
	{"prefix", OPTION_CHOICE, "index|none", "a prefix"},
	{"eval-timeout", OPTION_NUMBER, "SECONDS", "a limit"},
	{"wait", OPTION_MAYBE, "SECONDS", "a pause"},
	{NULL},
};
static const struct argument arguments[] = {{"FILE", "a file", true}, {NULL}};
static const char *const status_aliases[] = {"status", NULL};
static const struct command generate = {.name = "generate", .options = options};
static const struct command migrate = {.name = "migrate", .options = options};
static const struct command status = {
	.name = "migrate status", .aliases = status_aliases, .options = options};
static const struct command start = {.name = "dev start", .options = options};
static const struct command run = {.name = "run", .arguments = arguments};
static const struct command *const commands[] = {&generate, &migrate, &status, &start, &run, NULL};

struct line {
	struct arena *arena;
	struct list words, arguments;
	const struct command *command;
	const char *group;
	struct option_values *values;
	struct err err;
};

static bool parse(struct line *l, const char *text)
{
	char *save, *copy = arena_strdup(l->arena, text);
	err_clear(&l->err);
	l->words = l->arguments = (struct list){0};
	for (char *w = strtok_r(copy, " ", &save); w; w = strtok_r(NULL, " ", &save))
		list_push_pointer(l->arena, &l->words, strcmp(w, "''") ? w : "");
	return options_find_command(
		       l->arena, commands, &l->words, &l->command, &l->group, &l->err) &&
	       options_parse(l->arena, l->command, &l->words, &l->values, &l->arguments, &l->err);
}

static int setup(void **state)
{
	struct arena *a = arena_new();
	struct line *l = arena_new_of(a, struct line);
	l->arena = a;
	*state = l;
	return 0;
}

static int teardown(void **state)
{
	struct line *l = *state;
	err_clear(&l->err);
	arena_free(l->arena);
	return 0;
}

static void finds_commands(void **state)
{
	static const struct {
		const char *text;
		const struct command *command;
	} cases[] = {
		{"generate", &generate},
		{"migrate", &migrate},
		{"migrate status", &status},
		{"status", &status},
		{"--config x.ts generate", &generate},
		{"--schema a.ts generate --name x", &generate},
		{"--verbose migrate --quiet status", &status},
		{"dev start", &start},
		{"", NULL},
		{"dev", NULL},
	};
	struct line *l = *state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_true(parse(l, cases[i].text));
		assert_ptr_equal(l->command, cases[i].command);
	}
	assert_string_equal(l->group, "dev");
}

static void reads_values(void **state)
{
	struct line *l = *state;
	assert_true(parse(l, "generate --name=a=b --schema x --schema=y --prefix none --name c"));
	const struct option_value *name = options_get(l->values, "name");
	assert_int_equal(name->texts.count, 2);
	assert_string_equal(name->texts.items[0], "a=b");
	assert_string_equal(name->texts.items[1], "c");
	assert_int_equal(options_get(l->values, "schema")->texts.count, 2);
	assert_null(options_get(l->values, "custom"));
}

static void reads_numbers_that_may_be_left_out(void **state)
{
	struct line *l = *state;
	assert_true(parse(l, "generate --wait --custom"));
	assert_int_equal(options_get(l->values, "wait")->texts.count, 0);
	assert_true(parse(l, "generate --wait=5 --custom"));
	assert_string_equal(options_get(l->values, "wait")->texts.items[0], "5");
	assert_false(parse(l, "generate --wait=soon"));
	assert_string_equal(l->err.message, "--wait takes a number, not \"soon\"");
}

static void reads_booleans(void **state)
{
	static const struct {
		const char *text;
		bool is_on;
	} cases[] = {
		{"--breakpoints", true},
		{"--breakpoints=false", false},
		{"--breakpoints=0", false},
		{"--breakpoints=TRUE", true},
		{"--breakpoints=", true},
		{"--breakpoints false", false},
		{"--breakpoints true --custom", true},
		{"--breakpoints --custom", true},
		{"--breakpoints ''", true},
		{"--no-breakpoints", false},
		{"--no-breakpoints=false", true},
	};
	struct line *l = *state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_true(parse(l, arena_printf(l->arena, "generate %s", cases[i].text)));
		assert_int_equal(options_get(l->values, "breakpoints")->is_on, cases[i].is_on);
	}
}

static void refuses(void **state)
{
	static const char *const cases[][3] = {
		{"generat", "unknown command \"generat\"", "did you mean rihla generate?"},
		{"migrate generate", "unexpected argument \"generate\"",
			"rihla migrate --help shows what it takes"},
		{"dev stop", "unknown command \"dev stop\"", "did you mean rihla dev start?"},
		{"zzzzzzzz", "unknown command \"zzzzzzzz\"", "rihla --help lists the commands"},
		{"generate --nmae x", "unknown option --nmae of rihla generate",
			"did you mean --name?"},
		{"generate --no-name", "unknown option --no-name of rihla generate", NULL},
		{"generate -x", "unknown option -x of rihla generate", NULL},
		{"generate --name", "--name needs a value: --name NAME", NULL},
		{"generate --name --custom", "--name needs a value: --name NAME", NULL},
		{"generate --custom=maybe", "--custom takes true or false, not \"maybe\"", NULL},
		{"generate --prefix=x", "--prefix takes one of index|none, not \"x\"", NULL},
		{"generate --prefix=inde", "--prefix takes one of index|none, not \"inde\"", NULL},
		{"generate --eval-timeout=soon", "--eval-timeout takes a number, not \"soon\"",
			NULL},
		{"run", "rihla run needs FILE", NULL},
		{"run a b", "unexpected argument \"b\"", NULL},
	};
	struct line *l = *state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_false(parse(l, cases[i][0]));
		assert_int_equal(l->err.kind, ERR_USAGE);
		assert_string_equal(l->err.message, cases[i][1]);
		if (cases[i][2])
			assert_string_equal(l->err.hint, cases[i][2]);
	}
}

static void takes_arguments(void **state)
{
	struct line *l = *state;
	assert_true(parse(l, "run -- --help"));
	assert_int_equal(l->arguments.count, 1);
	assert_string_equal(l->arguments.items[0], "--help");
	assert_true(parse(l, "run --help"));
	assert_true(options_get(l->values, "help")->is_on);
}

#define LINE_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		LINE_TEST(finds_commands),
		LINE_TEST(reads_values),
		LINE_TEST(reads_numbers_that_may_be_left_out),
		LINE_TEST(reads_booleans),
		LINE_TEST(refuses),
		LINE_TEST(takes_arguments),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
