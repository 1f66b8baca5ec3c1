/* Files: whole or not at all, on full disks and in folders that cannot be written. */
#include "base/file.h"

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
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/path.h"

enum { NOBODY = 65534 };

static char root[] = "/tmp/rihla-file-XXXXXX";
static struct arena *arena;

static const char *at(const char *name)
{
	return path_join(arena, root, name);
}

static void put(const char *name, const char *text)
{
	struct err err = {0};
	if (!file_write(at(name), text, strlen(text), &err))
		fail_msg("%s", err.message);
}

static void expect_text(const char *name, const char *text)
{
	ERR_SCOPE struct err err = {0};
	const char *found;
	if (!file_read(arena, at(name), &found, NULL, &err))
		fail_msg("%s", err.message);
	assert_string_equal(found, text);
}

static void expect_names(const char *folder, const char *joined)
{
	ERR_SCOPE struct err err = {0};
	struct list names;
	struct buf out = buf_in(arena);
	assert_true(file_list(arena, at(folder), &names, &err));
	for (size_t i = 0; i < names.count; i++)
		buf_printf(&out, "%s%s", i ? " " : "", (const char *)names.items[i]);
	assert_string_equal(out.s, joined);
}

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

static void a_file_is_written_with_its_folders(void **state)
{
	put("a/b/c.txt", "one");
	expect_text("a/b/c.txt", "one");
	put("a/b/c.txt", "two");
	expect_text("a/b/c.txt", "two");
	expect_names("a/b", "c.txt");
	assert_true(file_is_folder(at("a/b")));
	assert_false(file_is_folder(at("a/b/c.txt")));
	assert_true(file_exists(at("a/b/c.txt")));
}

static void reading_fails_with_the_path(void **state)
{
	ERR_SCOPE struct err err = {0};
	const char *text = "untouched";
	assert_false(file_read(arena, at("none"), &text, NULL, &err));
	assert_int_equal(err.kind, ERR_FILE);
	assert_non_null(strstr(err.message, at("none")));
	assert_false(file_read(arena, root, &text, NULL, &err));
	assert_non_null(strstr(err.message, "it is a folder"));
	assert_string_equal(text, "untouched");
}

static void the_mode_of_a_replaced_file_stays(void **state)
{
	put("x", "1");
	assert_int_equal(chmod(at("x"), 0640), 0);
	put("x", "2");
	struct stat st;
	assert_int_equal(stat(at("x"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0640);
}

static void a_set_that_cannot_be_renamed_leaves_what_was(void **state)
{
	ERR_SCOPE struct err err = {0};
	put("old", "before");
	assert_true(file_make_folder(at("taken/full"), &err));
	const struct file_content set[] = {
		{at("new"), "n", 1},
		{at("old"), "after", 5},
		{at("taken"), "no file can replace a folder", 5},
	};
	assert_false(file_write_all(set, 3, &err));
	assert_int_equal(err.kind, ERR_FILE);
	assert_non_null(strstr(err.message, at("taken")));
	expect_text("old", "before");
	expect_names(".", "old taken");
}

static void a_set_removes_files_too(void **state)
{
	ERR_SCOPE struct err err = {0};
	put("kept", "before");
	put("gone", "text");
	const struct file_content set[] = {
		{at("kept"), "after", 5}, {at("gone")}, {at("never/there")}};
	assert_true(file_write_all(set, 3, &err));
	expect_text("kept", "after");
	expect_names(".", "kept");
}

static void what_was_removed_comes_back_when_the_set_fails(void **state)
{
	ERR_SCOPE struct err err = {0};
	put("kept", "before");
	put("gone", "text");
	assert_int_equal(chmod(at("gone"), 0640), 0);
	assert_true(file_make_folder(at("taken/full"), &err));
	const struct file_content set[] = {{at("kept"), "after", 5}, {at("gone")}, {at("taken")}};
	assert_false(file_write_all(set, 3, &err));
	assert_int_equal(err.kind, ERR_FILE);
	assert_non_null(strstr(err.message, at("taken")));
	expect_text("kept", "before");
	expect_text("gone", "text");
	expect_names(".", "gone kept taken");
}

/* Runs `body` in a child that is not root; its result is the exit code. */
static bool as_nobody(bool (*body)(void))
{
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		if (geteuid() == 0 && (setgroups(0, NULL) || setgid(NOBODY) || setuid(NOBODY)))
			_exit(2);
		_exit(body() ? 0 : 1);
	}
	int status;
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_not_equal(WEXITSTATUS(status), 2);
	return WEXITSTATUS(status) == 0;
}

static bool write_one(void)
{
	struct err err = {0};
	const struct file_content set[] = {{at("open/a"), "a", 1}, {at("closed/b"), "b", 1}};
	bool ok = file_write_all(set, 2, &err);
	return ok || !strstr(err.message, "Permission denied");
}

static void a_read_only_folder_gets_nothing(void **state)
{
	assert_int_equal(mkdir(at("open"), 0777), 0);
	assert_int_equal(chmod(at("open"), 0777), 0);
	assert_int_equal(mkdir(at("closed"), 0555), 0);
	assert_false(as_nobody(write_one));
	expect_names("open", "");
	expect_names("closed", "");
	assert_int_equal(chmod(at("closed"), 0777), 0);
	assert_true(as_nobody(write_one));
	expect_names("open", "a");
}

/* A limit on the size of files fails a write in the middle, as a full disk does. */
static bool write_much(void)
{
	struct err err = {0};
	static char text[100000];
	memset(text, 'x', sizeof(text));
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &(struct rlimit){50000, 50000});
	const struct file_content set[] = {
		{at("small"), "s", 1}, {at("large"), text, sizeof(text)}};
	return file_write_all(set, 2, &err) || err.kind != ERR_FILE;
}

static void a_full_disk_leaves_what_was(void **state)
{
	put("small", "before");
	assert_int_equal(chmod(at("small"), 0666), 0);
	assert_false(as_nobody(write_much));
	expect_text("small", "before");
	expect_names(".", "small");
}

static void what_a_killed_process_left_is_swept(void **state)
{
	pid_t pid = fork();
	if (pid == 0)
		_exit(0);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	put(arena_printf(arena, "_x.json.%ld.new", (long)pid), "left over");
	put(arena_printf(arena, "_y.json.%ld.new", (long)getpid()), "of a process that lives");
	put("_z.new", "of the user");
	put("a", "1");
	expect_names(".", arena_printf(arena, "_y.json.%ld.new _z.new a", (long)getpid()));
}

static void a_tree_is_removed_without_following_links(void **state)
{
	ERR_SCOPE struct err err = {0};
	put("kept/file", "x");
	put("tree/deep/file", "x");
	assert_int_equal(symlink(at("kept"), at("tree/link")), 0);
	assert_true(file_remove_tree(at("tree"), &err));
	assert_true(file_remove_tree(at("tree"), &err));
	expect_names(".", "kept");
	expect_text("kept/file", "x");
}

static void names_are_sorted(void **state)
{
	put("b", "");
	put("a", "");
	put("B", "");
	put(".hidden", "");
	expect_names(".", ".hidden B a b");
	ERR_SCOPE struct err err = {0};
	struct list names;
	assert_false(file_list(arena, at("none"), &names, &err));
}

static void a_file_in_memory_is_read_again_and_again(void **state)
{
	ERR_SCOPE struct err err = {0};
	struct stat st;
	const char *path, *text;
	assert_true(file_in_memory(arena, "secret", 6, &path, &err));
	for (int i = 0; i < 2; i++) {
		assert_true(file_read(arena, path, &text, NULL, &err));
		assert_string_equal(text, "secret");
	}
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_true(S_ISREG(st.st_mode));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_file_is_written_with_its_folders, set_up, tear_down),
		cmocka_unit_test_setup_teardown(reading_fails_with_the_path, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			the_mode_of_a_replaced_file_stays, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_set_that_cannot_be_renamed_leaves_what_was, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_set_removes_files_too, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			what_was_removed_comes_back_when_the_set_fails, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_read_only_folder_gets_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_full_disk_leaves_what_was, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			what_a_killed_process_left_is_swept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_tree_is_removed_without_following_links, set_up, tear_down),
		cmocka_unit_test_setup_teardown(names_are_sorted, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_file_in_memory_is_read_again_and_again, set_up, tear_down),
	};
	if (!mkdtemp(root))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
