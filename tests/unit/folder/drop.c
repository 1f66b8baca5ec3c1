/* Dropping the last migration: the folder is again what it was before. */
#include "folder/folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/path.h"

static char root[] = "/tmp/rihla-drop-XXXXXX";
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

static void put_files(struct buf *out, const char *folder)
{
	ERR_SCOPE struct err err = {0};
	struct list names;
	assert_true(file_list(arena, path_join(arena, root, folder), &names, &err));
	for (size_t i = 0; i < names.count; i++) {
		const char *name = path_join(arena, folder, names.items[i]), *text;
		if (file_is_folder(path_join(arena, root, name)))
			continue;
		assert_true(file_read(arena, path_join(arena, root, name), &text, NULL, &err));
		buf_printf(out, "%s=%s\n", name, text);
	}
}

/* Every file with its text. */
static const char *content(void)
{
	struct buf out = buf_in(arena);
	put_files(&out, ".");
	put_files(&out, "meta");
	return out.s;
}

static void open_it(struct folder *f)
{
	struct err err = {0};
	if (!folder_open(arena, root, f, &err))
		fail_msg("%s", err.message);
}

static void add(struct folder *f, const char *name, enum folder_prefix prefix)
{
	struct err err = {0};
	const struct journal_entry *e;
	const struct folder_addition new = {.name = name,
		.prefix = prefix,
		.custom_text = "sql",
		.snapshot = "{}",
		.snapshot_len = 2};
	if (!folder_add(arena, f, &new, &e, &err))
		fail_msg("%s", err.message);
}

static const char *drop(struct folder *f)
{
	struct err err = {0};
	const struct journal_entry *e;
	if (!folder_drop(arena, f, &e, &err))
		fail_msg("%s", err.message);
	return e->tag;
}

static void the_folder_is_what_it_was(void **state)
{
	struct folder f;
	open_it(&f);
	add(&f, "one", PREFIX_INDEX);
	const char *before = content();
	add(&f, "two", PREFIX_INDEX);
	assert_string_not_equal(content(), before);
	assert_string_equal(drop(&f), "0001_two");
	assert_string_equal(content(), before);
	assert_int_equal(f.journal.entries.count, 1);
	assert_string_equal(drop(&f), "0000_one");
	open_it(&f);
	assert_int_equal(f.journal.entries.count, 0);
	add(&f, "one", PREFIX_INDEX);
}

static void a_missing_file_is_no_failure(void **state)
{
	struct folder f;
	open_it(&f);
	add(&f, "one", PREFIX_INDEX);
	const char *before = content();
	add(&f, "two", PREFIX_INDEX);
	assert_int_equal(unlink(path_join(arena, root, "0001_two.sql")), 0);
	drop(&f);
	assert_string_equal(content(), before);
}

static void a_shared_snapshot_stays(void **state)
{
	struct folder f;
	open_it(&f);
	add(&f, "one", PREFIX_NONE);
	const char *before = content();
	add(&f, "two", PREFIX_NONE);
	drop(&f);
	assert_string_equal(content(), before);
	drop(&f);
	assert_null(strstr(content(), "_snapshot.json"));
}

static void what_cannot_be_removed_stays_whole(void **state)
{
	struct folder f;
	open_it(&f);
	add(&f, "one", PREFIX_INDEX);
	ERR_SCOPE struct err err = {0};
	assert_int_equal(unlink(path_join(arena, root, "meta/0000_snapshot.json")), 0);
	assert_true(file_make_folder(path_join(arena, root, "meta/0000_snapshot.json/x"), &err));
	const char *before = content();
	const struct journal_entry *e;
	assert_false(folder_drop(arena, &f, &e, &err));
	assert_int_equal(err.kind, ERR_FILE);
	assert_string_equal(content(), before);
	assert_int_equal(f.journal.entries.count, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_folder_is_what_it_was, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_missing_file_is_no_failure, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_shared_snapshot_stays, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			what_cannot_be_removed_stays_whole, set_up, tear_down),
	};
	if (!mkdtemp(root))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
