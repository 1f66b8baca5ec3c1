/* Migration files: the hash of the whole, and statements with their places. */
#include "folder/folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"

static char root[] = "/tmp/rihla-migration-XXXXXX";

static bool read(
	struct arena *a, const char *text, size_t len, struct migration *m, struct err *err)
{
	struct folder f = {.path = root};
	struct journal_entry *e = arena_new_of(a, struct journal_entry);
	e->tag = "0000_x";
	return file_write(folder_sql_path(a, &f, e), text, len, err) &&
	       folder_read_migration(a, &f, e, m, err);
}

static void expect(const char *text, const char *statements)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct migration m;
	struct buf out = buf_in(a);
	if (!read(a, text, strlen(text), &m, &err))
		fail_msg("%s", err.message);
	list_each (s, m.statements) {
		buf_printf(&out, "%d:%s|", s->line, s->sql);
		assert_memory_equal(m.text + s->offset, s->sql, strlen(s->sql));
	}
	assert_string_equal(out.s, statements);
	assert_string_equal(m.hash, hash_sha256(a, text, strlen(text)));
}

static void files_are_split_at_breakpoints(void **state)
{
	expect("", "");
	expect("a;", "1:a;|");
	expect("a;--> statement-breakpoint\nb;\n--> statement-breakpoint\n\nc", "1:a;|2:b;\n|5:c|");
	expect("a\nb;\n--> statement-breakpoint\n  c;", "1:a\nb;\n|4:c;|");
	expect("a --> statement-breakpoint b", "1:a |1:b|");
	expect("-->statement-breakpoint", "1:-->statement-breakpoint|");
}

static void blank_parts_are_left_out(void **state)
{
	expect("--> statement-breakpoint\n", "");
	expect(" \r\n--> statement-breakpoint\n\t--> statement-breakpoint\na", "4:a|");
}

static void a_byte_order_mark_is_no_sql(void **state)
{
	expect("\xef\xbb\xbf-- x\na", "1:-- x\na|");
}

static void a_nul_byte_is_refused_with_its_line(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct migration m;
	assert_false(read(a, "a;\nb\0c;", 7, &m, &err));
	assert_int_equal(err.kind, ERR_FOLDER);
	assert_int_equal(err.line, 2);
}

static void a_missing_file_is_damage(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct folder f = {.path = root};
	struct journal_entry e = {.tag = "0007_gone"};
	struct migration m;
	assert_false(folder_read_migration(a, &f, &e, &m, &err));
	assert_int_equal(err.kind, ERR_FOLDER);
	assert_non_null(strstr(err.message, "0007_gone"));
}

static int tear_down(void **state)
{
	return file_remove_tree(root, &(struct err){0}) ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_are_split_at_breakpoints),
		cmocka_unit_test(blank_parts_are_left_out),
		cmocka_unit_test(a_byte_order_mark_is_no_sql),
		cmocka_unit_test(a_nul_byte_is_refused_with_its_line),
		cmocka_unit_test(a_missing_file_is_damage),
	};
	if (!mkdtemp(root))
		return 1;
	return cmocka_run_group_tests(tests, NULL, tear_down);
}
