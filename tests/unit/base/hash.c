/* Digests against the vectors of FIPS 180, and the form of identifiers. */
#include "base/hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void sha256_gives_the_published_digests(void **state)
{
	static const char *const cases[][2] = {
		{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
		{"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
		{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
			"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
		{"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopq"
		 "klmnopqrlmnopqrsmnopqrstnopqrstu",
			"cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(hash_sha256(a, cases[i][0], strlen(cases[i][0])), cases[i][1]);
	char *million = arena_alloc(a, 1000000);
	memset(million, 'a', 1000000);
	assert_string_equal(hash_sha256(a, million, 1000000),
		"cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/* The padding changes at 55, 56 and 64 bytes. */
static void sha256_pads_every_length(void **state)
{
	static const struct {
		size_t len;
		const char *digest;
	} cases[] = {
		{55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"},
		{56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"},
		{64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	char text[64];
	memset(text, 'a', sizeof(text));
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(hash_sha256(a, text, cases[i].len), cases[i].digest);
}

static void uuids_are_random_and_of_version_4(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	const char *x = hash_uuid(a), *y = hash_uuid(a);
	assert_int_equal(strlen(x), 36);
	assert_int_equal(x[8], '-');
	assert_int_equal(x[14], '4');
	assert_non_null(strchr("89ab", x[19]));
	assert_int_equal(strspn(x, "0123456789abcdef-"), 36);
	assert_string_not_equal(x, y);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sha256_gives_the_published_digests),
		cmocka_unit_test(sha256_pads_every_length),
		cmocka_unit_test(uuids_are_random_and_of_version_4),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
