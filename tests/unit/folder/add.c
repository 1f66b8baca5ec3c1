/* Adding migrations: names, texts, and files that appear whole or not at all. */
#include "folder/folder.h"

#include <fcntl.h>
#include <grp.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/path.h"

enum { NOBODY = 65534 };

static char root[] = "/tmp/rihla-add-XXXXXX";
static struct arena *arena;

static int set_up(void **state)
{
	arena = arena_new();
	return file_remove_tree(root, &(struct err){0}) && !mkdir(root, 0777) && !chmod(root, 0777)
		       ? 0
		       : -1;
}

static int tear_down(void **state)
{
	arena_free(arena);
	return file_remove_tree(root, &(struct err){0}) ? 0 : -1;
}

static struct folder_addition addition(const char *name)
{
	return (struct folder_addition){.name = name,
		.breakpoints = true,
		.custom_text = "sql",
		.snapshot = "{}",
		.snapshot_len = 2};
}

static const struct journal_entry *add(struct folder *f, const struct folder_addition *new)
{
	struct err err = {0};
	const struct journal_entry *e;
	if (!folder_add(arena, f, new, &e, &err))
		fail_msg("%s", err.message);
	return e;
}

static void open_it(struct folder *f)
{
	struct err err = {0};
	if (!folder_open(arena, root, f, &err))
		fail_msg("%s", err.message);
}

/* All files below the folder, as "path=text". */
static const char *content_of(const char *folder)
{
	struct err err = {0};
	struct list names;
	struct buf out = buf_in(arena);
	const char *path = path_join(arena, root, folder);
	if (!file_list(arena, path, &names, &err))
		fail_msg("%s", err.message);
	for (size_t i = 0; i < names.count; i++) {
		const char *text, *name = path_join(arena, folder, names.items[i]);
		const char *file = path_join(arena, root, name);
		if (file_is_folder(file))
			buf_puts(&out, content_of(name));
		else if (file_read(arena, file, &text, NULL, &err))
			buf_printf(&out, "%s=%s\n", name, text);
	}
	return out.s;
}

static void migrations_are_numbered(void **state)
{
	struct folder f, again;
	struct folder_addition first = addition("one"), second = addition("two");
	open_it(&f);
	int64_t before = (int64_t)time(NULL) * 1000;
	const struct journal_entry *e = add(&f, &first);
	assert_string_equal(e->tag, "0000_one");
	assert_true(e->when >= before && e->when <= before + 60000);
	assert_string_equal(add(&f, &second)->tag, "0001_two");
	assert_int_equal(f.journal.entries.count, 2);
	open_it(&again);
	assert_int_equal(again.journal.entries.count, 2);
	e = again.journal.entries.items[1];
	assert_int_equal(e->idx, 1);
	assert_string_equal(e->tag, "0001_two");
	ERR_SCOPE struct err err = {0};
	assert_true(folder_check(arena, &again, &err));
}

static void numbers_go_on_from_the_last_entry(void **state)
{
	ERR_SCOPE struct err err = {0};
	static const char journal[] = "{\"version\":\"7\",\"dialect\":\"postgresql\",\"entries\":["
				      "{\"idx\":41,\"version\":\"7\",\"when\":1,\"tag\":\"0041_x\","
				      "\"breakpoints\":true}]}";
	assert_true(file_write(
		path_join(arena, root, "meta/_journal.json"), journal, sizeof(journal) - 1, &err));
	struct folder f;
	struct folder_addition next = addition("y");
	open_it(&f);
	assert_string_equal(add(&f, &next)->tag, "0042_y");
	f.journal.entries.items[1]->idx = 12344;
	next.name = "z";
	assert_string_equal(add(&f, &next)->tag, "12345_z");
}

static void prefixes_are_those_of_drizzle_kit(void **state)
{
	struct folder f;
	open_it(&f);
	struct folder_addition new = addition("x");
	assert_true(folder_prefix_of("unix", &new.prefix));
	const char *tag = add(&f, &new)->tag;
	assert_true(llabs(strtoll(tag, NULL, 10) - (long long)time(NULL)) < 60);
	assert_string_equal(strchr(tag, '_'), "_x");
	assert_true(folder_prefix_of("timestamp", &new.prefix));
	tag = add(&f, &new)->tag;
	assert_int_equal(strspn(tag, "0123456789"), 14);
	assert_int_equal(strncmp(tag, "20", 2), 0);
	assert_true(folder_prefix_of("supabase", &new.prefix));
	new.name = "other";
	assert_true(folder_prefix_of("none", &new.prefix));
	assert_string_equal(add(&f, &new)->tag, "_other");
	assert_true(folder_prefix_of("index", &new.prefix));
	assert_string_equal(add(&f, &new)->tag, "0003_other");
	assert_false(folder_prefix_of("nothing", &new.prefix));
}

static void without_a_prefix_there_is_one_snapshot(void **state)
{
	struct folder f;
	open_it(&f);
	struct folder_addition new = addition("a");
	new.prefix = PREFIX_NONE;
	add(&f, &new);
	new.name = "b";
	new.snapshot = "[]";
	add(&f, &new);
	assert_non_null(strstr(content_of("meta"), "meta/_snapshot.json=[]\n"));
}

static void random_names_are_two_words(void **state)
{
	struct folder f;
	open_it(&f);
	struct folder_addition new = addition(NULL);
	const char *tag = add(&f, &new)->tag;
	assert_int_equal(strncmp(tag, "0000_", 5), 0);
	size_t first = strspn(tag + 5, "abcdefghijklmnopqrstuvwxyz");
	assert_true(first > 1 && tag[5 + first] == '_');
	assert_true(strlen(tag + 6 + first) > 1);
	new.name = "";
	assert_int_equal(strncmp(add(&f, &new)->tag, "0001_", 5), 0);
	assert_true(strlen(f.journal.entries.items[1]->tag) > 8);
}

static void texts_are_joined_at_breakpoints(void **state)
{
	struct folder_addition new = {.breakpoints = true};
	struct buf out = buf_in(arena);
	folder_put_sql(&out, &new);
	assert_string_equal(out.s, "");
	list_push(arena, &new.statements, "CREATE TABLE \"a\" ();\n");
	folder_put_sql(&out, &new);
	assert_string_equal(out.s, "CREATE TABLE \"a\" ();\n");
	buf_truncate(&out, 0);
	list_push(arena, &new.statements, "ALTER TABLE b;");
	list_push(arena, &new.statements, "DROP c;");
	folder_put_sql(&out, &new);
	assert_string_equal(out.s, "CREATE TABLE \"a\" ();\n--> statement-breakpoint\n"
				   "ALTER TABLE b;--> statement-breakpoint\nDROP c;");
	buf_truncate(&out, 0);
	new.breakpoints = false;
	folder_put_sql(&out, &new);
	assert_string_equal(out.s, "CREATE TABLE \"a\" ();\n\nALTER TABLE b;\nDROP c;");
}

static void refuse(struct folder *f, const struct folder_addition *new, enum err_kind kind)
{
	ERR_SCOPE struct err err = {0};
	const struct journal_entry *e = NULL;
	size_t count = f->journal.entries.count;
	assert_false(folder_add(arena, f, new, &e, &err));
	assert_int_equal(err.kind, kind);
	assert_null(e);
	assert_int_equal(f->journal.entries.count, count);
}

static void files_in_the_way_are_kept(void **state)
{
	ERR_SCOPE struct err err = {0};
	struct folder f;
	struct folder_addition new = addition("x");
	open_it(&f);
	assert_true(file_write(path_join(arena, root, "0000_x.sql"), "mine", 4, &err));
	refuse(&f, &new, ERR_FOLDER);
	assert_string_equal(content_of("."), "0000_x.sql=mine\n");
	new.name = "y";
	assert_true(file_write(path_join(arena, root, "meta/0000_snapshot.json"), "mine", 4, &err));
	refuse(&f, &new, ERR_FOLDER);
	assert_string_equal(content_of("."), "0000_x.sql=mine\nmeta/0000_snapshot.json=mine\n");
	new.name = "../y";
	refuse(&f, &new, ERR_USAGE);
}

static const struct {
	const char *name;
	size_t size;
} limits[] = {{"the SQL file", 1}, {"the snapshot", 100}, {"the journal", 405}};

/* A limit on the size of files stands for a full disk; it hits each of the files in turn. */
static bool add_within(size_t limit)
{
	struct err err = {0};
	struct folder f;
	struct folder_addition new = addition("second");
	const struct journal_entry *e;
	static char snapshot[400];
	memset(snapshot, 'x', sizeof(snapshot));
	new.snapshot = snapshot;
	new.snapshot_len = sizeof(snapshot);
	signal(SIGXFSZ, SIG_IGN);
	if (!folder_open(arena, root, &f, &err))
		return true;
	setrlimit(RLIMIT_FSIZE, &(struct rlimit){limit, limit});
	return folder_add(arena, &f, &new, &e, &err) || err.kind != ERR_FILE;
}

static void a_full_disk_changes_nothing(void **state)
{
	struct folder f;
	struct folder_addition first = addition(
		"a_long_name_so_that_the_journal_is_the_longest_of_the_three_files_to_be_written_"
		"and_the_last_limit_hits_it_alone_and_not_the_snapshot_before_it_in_the_set");
	open_it(&f);
	add(&f, &first);
	const char *before = content_of(".");
	for (size_t i = 0; i < sizeof(limits) / sizeof(*limits); i++) {
		int status;
		pid_t pid = fork();
		assert_true(pid >= 0);
		if (pid == 0)
			_exit(add_within(limits[i].size));
		assert_int_equal(waitpid(pid, &status, 0), pid);
		if (!WIFEXITED(status) || WEXITSTATUS(status))
			fail_msg("%s was written", limits[i].name);
		assert_string_equal(content_of("."), before);
	}
}

/* Root may write anywhere, so a child gives that up. */
static bool add_as_nobody(void)
{
	struct err err = {0};
	struct folder f;
	struct folder_addition new = addition("second");
	const struct journal_entry *e;
	if (geteuid() == 0 && (setgroups(0, NULL) || setgid(NOBODY) || setuid(NOBODY)))
		return true;
	if (!folder_open(arena, root, &f, &err))
		return true;
	return folder_add(arena, &f, &new, &e, &err) || err.kind != ERR_FILE ||
	       !strstr(err.message, "Permission denied");
}

static void a_read_only_folder_stays_as_it_is(void **state)
{
	struct folder f;
	struct folder_addition first = addition("first");
	open_it(&f);
	add(&f, &first);
	const char *before = content_of("."), *meta = path_join(arena, root, "meta");
	assert_int_equal(chmod(meta, 0555), 0);
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0)
		_exit(add_as_nobody());
	int status;
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_int_equal(chmod(meta, 0777), 0);
	assert_string_equal(content_of("."), before);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(migrations_are_numbered),
		TEST(numbers_go_on_from_the_last_entry),
		TEST(prefixes_are_those_of_drizzle_kit),
		TEST(without_a_prefix_there_is_one_snapshot),
		TEST(random_names_are_two_words),
		TEST(texts_are_joined_at_breakpoints),
		TEST(files_in_the_way_are_kept),
		TEST(a_full_disk_changes_nothing),
		TEST(a_read_only_folder_stays_as_it_is),
	};
	if (!mkdtemp(root))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
