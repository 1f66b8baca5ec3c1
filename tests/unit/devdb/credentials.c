/* Port and password are kept, and a port that is taken is not given out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <arpa/inet.h>
#include <sys/socket.h>

#include <cmocka.h>

#include "base/file.h"
#include "devdb/credentials.h"

static struct home home_in(struct arena *a, const char *folder)
{
	return (struct home){.credentials = arena_printf(a, "%s/credentials.json", folder),
		.sockets = "/tmp/x",
		.uid = geteuid(),
		.gid = getegid()};
}

static void are_kept(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	char folder[] = "/tmp/rihla-test-XXXXXX";
	assert_non_null(mkdtemp(folder));
	struct home h = home_in(a, folder);
	struct credentials first = credentials_get(a, &h), again;
	assert_true(first.are_new);
	assert_int_equal(strlen(first.password), 32);
	assert_false(credentials_read(a, &h, &again));
	first.port = 1234;
	assert_true(credentials_write(a, &h, &first, &err));
	struct stat st;
	assert_int_equal(stat(h.credentials, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	again = credentials_get(a, &h);
	assert_false(again.are_new);
	assert_int_equal(again.port, 1234);
	assert_string_equal(again.password, first.password);
	assert_true(file_remove_tree(folder, &err));
}

static void damaged_ones_are_replaced(void **state)
{
	static const char *const texts[] = {"", "{", "[]", "{\"port\": 1}", "{\"password\": \"x\"}",
		"{\"port\": 70000, \"password\": \"x\"}", "{\"port\": \"1\", \"password\": \"x\"}",
		"{\"port\": 1, \"password\": \"\"}"};
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	char folder[] = "/tmp/rihla-test-XXXXXX";
	assert_non_null(mkdtemp(folder));
	struct home h = home_in(a, folder);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		assert_true(file_write(h.credentials, texts[i], strlen(texts[i]), &err));
		assert_true(credentials_get(a, &h).are_new);
	}
	assert_true(file_remove_tree(folder, &err));
}

static void finds_free_ports(void **state)
{
	ERR_SCOPE struct err err = {0};
	int first, same, other;
	assert_true(credentials_free_port(0, &first, &err));
	assert_true(credentials_free_port(first, &same, &err));
	assert_int_equal(same, first);
	struct sockaddr_in at = {.sin_family = AF_INET,
		.sin_port = htons((uint16_t)first),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&at, sizeof(at)), 0);
	assert_int_equal(listen(fd, 1), 0);
	assert_true(credentials_free_port(first, &other, &err));
	assert_int_not_equal(other, first);
	close(fd);
}

static void makes_urls(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct home h = home_in(a, "/x");
	const struct credentials c = {.port = 1, .password = "p"};
	assert_string_equal(
		credentials_url(a, &c, "dev"), "postgresql://postgres:p@127.0.0.1:1/dev");
	assert_string_equal(credentials_local_url(a, &h, 1, "dev"),
		"postgresql:///dev?host=/tmp/x&port=1&user=postgres&sslmode=disable");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(are_kept),
		cmocka_unit_test(damaged_ones_are_replaced),
		cmocka_unit_test(finds_free_ports),
		cmocka_unit_test(makes_urls),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
