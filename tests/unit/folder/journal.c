/* The journal: what is refused, what is kept, and where its files are. */
#include "folder/folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/path.h"

#define JOURNAL(entries) "{\"version\":\"7\",\"dialect\":\"postgresql\",\"entries\":[" entries "]}"
#define ENTRY(tag)                                                                                 \
	"{\"idx\":0,\"version\":\"7\",\"when\":1,\"tag\":\"" tag "\",\"breakpoints\":true}"

static char root[] = "/tmp/rihla-journal-XXXXXX";
static struct arena *arena;

static int set_up(void **state)
{
	arena = arena_new();
	return file_remove_tree(root, &(struct err){0}) && !mkdir(root, 0777) ? 0 : -1;
}

static int tear_down(void **state)
{
	arena_free(arena);
	return file_remove_tree(root, &(struct err){0}) ? 0 : -1;
}

static void put(const char *name, const char *text)
{
	struct err err = {0};
	if (!file_write(path_join(arena, root, name), text, strlen(text), &err))
		fail_msg("%s", err.message);
}

static void open_it(struct folder *f)
{
	struct err err = {0};
	if (!folder_open(arena, root, f, &err))
		fail_msg("%s", err.message);
}

static void nothing_there_is_an_empty_journal(void **state)
{
	struct folder f;
	open_it(&f);
	assert_false(f.exists);
	assert_int_equal(f.journal.entries.count, 0);
	ERR_SCOPE struct err err = {0};
	assert_true(folder_open(arena, path_join(arena, root, "none/there"), &f, &err));
	assert_false(f.exists);
	assert_true(folder_check(arena, &f, &err));
}

static void the_first_journal_is_written_in_one_line(void **state)
{
	ERR_SCOPE struct err err = {0};
	struct folder f;
	const char *text;
	open_it(&f);
	assert_true(folder_start(arena, &f, &err));
	assert_true(folder_start(arena, &f, &err));
	assert_true(f.exists);
	assert_true(
		file_read(arena, path_join(arena, root, "meta/_journal.json"), &text, NULL, &err));
	assert_string_equal(text, JOURNAL(""));
	open_it(&f);
	assert_true(f.exists);
}

static void entries_are_read(void **state)
{
	struct folder f;
	put("meta/_journal.json",
		"{\"version\":\"5\",\"dialect\":\"pg\",\"entries\":[{\"idx\":3,\"version\":\"5\","
		"\"when\":1700000000123,\"tag\":\"0003_x\",\"breakpoints\":false}]}");
	open_it(&f);
	assert_true(f.exists);
	assert_string_equal(f.journal.version, "5");
	const struct journal_entry *e = f.journal.entries.items[0];
	assert_int_equal(e->idx, 3);
	assert_true(e->when == 1700000000123);
	assert_string_equal(e->tag, "0003_x");
	assert_string_equal(e->version, "5");
	assert_false(e->breakpoints);
}

static void wrong_journals_are_refused(void **state)
{
	static const char *const cases[][2] = {
		{"[]", "it is an array, not an object"},
		{"{}", "\"entries\" is nothing, not an array"},
		{"{\"entries\":{}}", "\"entries\" is an object, not an array"},
		{"{\"version\":7,\"entries\":[]}", "\"version\" is no string"},
		{"{\"dialect\":null,\"entries\":[]}", "\"dialect\" is no string"},
		{"{\"dialect\":\"mysql\",\"entries\":[]}", "is of the dialect mysql"},
		{JOURNAL("1"), "entry 0 is a number"},
		{JOURNAL("{}"), "entry 0 has no \"idx\""},
		{JOURNAL("{\"idx\":1.5}"), "entry 0 has no \"idx\""},
		{JOURNAL("{\"idx\":1e300}"), "entry 0 has no \"idx\""},
		{JOURNAL("{\"idx\":0,\"when\":\"now\"}"), "entry 0 has no \"when\""},
		{JOURNAL("{\"idx\":0,\"when\":1}"), "entry 0 has no \"tag\""},
		{JOURNAL("{\"idx\":0,\"when\":1,\"tag\":\"\"}"), "entry 0 has no \"tag\""},
		{JOURNAL("{\"idx\":0,\"when\":1,\"tag\":\"../x\"}"), "entry 0 has no \"tag\""},
		{JOURNAL("{\"idx\":0,\"when\":1,\"tag\":\"x\",\"version\":7}"), "\"version\""},
		{JOURNAL("{\"idx\":0,\"when\":1,\"tag\":\"x\",\"breakpoints\":\"yes\"}"),
			"\"breakpoints\""},
		{JOURNAL(ENTRY("a") "," ENTRY("b") "," ENTRY("a")),
			"two entries have the tag \"a\""},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		ERR_SCOPE struct err err = {0};
		struct folder f = {.path = "untouched"};
		put("meta/_journal.json", cases[i][0]);
		assert_false(folder_open(arena, root, &f, &err));
		assert_int_equal(err.kind, ERR_FOLDER);
		assert_non_null(err.file);
		if (!strstr(err.message, cases[i][1]))
			fail_msg("%s: %s", cases[i][0], err.message);
		assert_string_equal(f.path, "untouched");
	}
}

static void a_journal_with_conflict_marks_is_a_syntax_error(void **state)
{
	ERR_SCOPE struct err err = {0};
	struct folder f;
	put("meta/_journal.json", "{\n  \"entries\": [\n<<<<<<< HEAD\n");
	assert_false(folder_open(arena, root, &f, &err));
	assert_int_equal(err.kind, ERR_SYNTAX);
	assert_int_equal(err.line, 3);
}

static void folders_from_before_the_journal_are_refused(void **state)
{
	ERR_SCOPE struct err err = {0};
	struct folder f;
	put("20230101120000/migration.sql", "");
	assert_false(folder_open(arena, root, &f, &err));
	assert_int_equal(err.kind, ERR_UNSUPPORTED);
}

static void snapshots_without_a_journal_are_damage(void **state)
{
	ERR_SCOPE struct err err = {0};
	struct folder f;
	put("meta/0000_snapshot.json", "{}");
	assert_false(folder_open(arena, root, &f, &err));
	assert_int_equal(err.kind, ERR_FOLDER);
	assert_non_null(strstr(err.message, "it is missing"));
}

static void missing_files_are_named(void **state)
{
	ERR_SCOPE struct err err = {0};
	struct folder f;
	put("meta/_journal.json", JOURNAL(ENTRY("0000_a") "," ENTRY("0001_b")));
	open_it(&f);
	assert_false(folder_check(arena, &f, &err));
	assert_int_equal(err.kind, ERR_FOLDER);
	assert_non_null(strstr(err.message, "0000_a.sql is missing"));
	put("0000_a.sql", "");
	put("0001_b.sql", "");
	assert_false(folder_check(arena, &f, &err));
	assert_non_null(strstr(err.message, "meta/0001_snapshot.json is missing"));
	put("meta/0001_snapshot.json", "{}");
	assert_true(folder_check(arena, &f, &err));
}

static void snapshots_are_listed_as_drizzle_kit_does(void **state)
{
	ERR_SCOPE struct err err = {0};
	struct folder f = {.path = root};
	struct list names;
	assert_true(folder_snapshots(arena, &f, &names, &err));
	assert_int_equal(names.count, 0);
	put("meta/_journal.json", "{}");
	put("meta/_snapshot.json", "{}");
	put("meta/0010_snapshot.json", "{}");
	put("meta/0002_snapshot.json", "{}");
	put("meta/.DS_Store", "");
	assert_true(folder_snapshots(arena, &f, &names, &err));
	assert_int_equal(names.count, 2);
	assert_string_equal(
		names.items[0], arena_printf(arena, "%s/meta/0002_snapshot.json", root));
	assert_string_equal(path_base(names.items[1]), "0010_snapshot.json");
}

static const char *text_of(const struct journal *j)
{
	struct buf out = buf_in(arena);
	folder_put_journal(&out, j);
	return out.s;
}

static void a_journal_comes_out_as_it_went_in(void **state)
{
	static const char text[] = "{\n"
				   "  \"version\": \"7\",\n"
				   "  \"dialect\": \"postgresql\",\n"
				   "  \"note\": {\n"
				   "    \"by\": \"hand\"\n"
				   "  },\n"
				   "  \"entries\": [\n"
				   "    {\n"
				   "      \"idx\": 0,\n"
				   "      \"version\": \"7\",\n"
				   "      \"when\": 1700000000000,\n"
				   "      \"tag\": \"0000_a\",\n"
				   "      \"breakpoints\": true,\n"
				   "      \"reviewed\": [\n"
				   "        \"me\"\n"
				   "      ]\n"
				   "    }\n"
				   "  ]\n"
				   "}";
	struct folder f;
	put("meta/_journal.json", text);
	open_it(&f);
	assert_string_equal(text_of(&f.journal), text);
	f.journal.entries.count = 0;
	assert_non_null(strstr(text_of(&f.journal), "  \"entries\": []\n}"));
}

static void a_new_journal_is_written_as_drizzle_kit_does(void **state)
{
	struct journal j = {.version = "7", .dialect = "postgresql"};
	struct journal_entry e = {2, "7", 1795365161874, "0002_a\"b", false, NULL};
	list_push(arena, &j.entries, &e);
	assert_string_equal(text_of(&j), "{\n"
					 "  \"version\": \"7\",\n"
					 "  \"dialect\": \"postgresql\",\n"
					 "  \"entries\": [\n"
					 "    {\n"
					 "      \"idx\": 2,\n"
					 "      \"version\": \"7\",\n"
					 "      \"when\": 1795365161874,\n"
					 "      \"tag\": \"0002_a\\\"b\",\n"
					 "      \"breakpoints\": false\n"
					 "    }\n"
					 "  ]\n"
					 "}");
}

static void files_are_found_by_the_tag(void **state)
{
	struct folder f = {.path = "./drizzle/"};
	struct journal_entry e = {.tag = "0003_dizzy_fixer"}, none = {.tag = "_init"};
	assert_string_equal(folder_sql_path(arena, &f, &e), "drizzle/0003_dizzy_fixer.sql");
	assert_string_equal(folder_snapshot_path(arena, &f, &e), "drizzle/meta/0003_snapshot.json");
	assert_string_equal(folder_snapshot_path(arena, &f, &none), "drizzle/meta/_snapshot.json");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(nothing_there_is_an_empty_journal),
		TEST(the_first_journal_is_written_in_one_line),
		TEST(entries_are_read),
		TEST(wrong_journals_are_refused),
		TEST(a_journal_with_conflict_marks_is_a_syntax_error),
		TEST(folders_from_before_the_journal_are_refused),
		TEST(snapshots_without_a_journal_are_damage),
		TEST(missing_files_are_named),
		TEST(snapshots_are_listed_as_drizzle_kit_does),
		TEST(a_journal_comes_out_as_it_went_in),
		TEST(a_new_journal_is_written_as_drizzle_kit_does),
		TEST(files_are_found_by_the_tag),
	};
	if (!mkdtemp(root))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
