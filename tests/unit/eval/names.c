/* Made-up names of constraints and indexes. */
#include "eval/names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct references columns(struct arena *a, size_t count, const char *const (*names)[2])
{
	struct references out = {0};
	for (size_t i = 0; i < count; i++) {
		struct reference *r = arena_new_of(a, struct reference);
		*r = (struct reference){names[i][0], names[i][1]};
		list_push(a, &out.items, r);
	}
	return out;
}

static void keys_are_named_by_their_raw_columns(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct references from =
		columns(a, 2, (const char *const[][2]){{"userId", "user_id"}, {"b", "b"}});
	struct references to = columns(a, 1, (const char *const[][2]){{"id", "id"}});
	struct references none = {0};
	assert_string_equal(eval_primary_key_name(a, "t", &from), "t_userId_b_pk");
	assert_string_equal(eval_primary_key_name(a, "t", &none), "t__pk");
	assert_string_equal(
		eval_foreign_key_name(a, "t", &from, "users", &to), "t_userId_b_users_id_fk");
}

static void indexes_are_named_by_their_columns(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct list names = {0};
	assert_string_equal(eval_index_name(a, "t", &names), "t__index");
	list_push_pointer(a, &names, "x");
	list_push_pointer(a, &names, "y");
	assert_string_equal(eval_index_name(a, "t", &names), "t_x_y_index");
}

static void casing_replaces_first_occurrences(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct references one = columns(a, 1, (const char *const[][2]){{"aB", "a_b"}});
	assert_string_equal(eval_recase(a, "aB_aB_pk", &one), "a_b_aB_pk");
	assert_string_equal(eval_recase(a, "my_own_name", &one), "my_own_name");
	/* a replacement may be found by the next one */
	struct references two = columns(a, 2, (const char *const[][2]){{"aB", "a_b"}, {"b", "x"}});
	assert_string_equal(eval_recase(a, "t_aB_b_pk", &two), "t_a_x_b_pk");
}

static void dollars_are_those_of_string_replace(void **state)
{
	static const char *const cases[][3] = {
		{"$$", "a$$b", "[a$b]"},
		{"$&", "<$&>", "[<$&>]"},
		{"x", "$`", "[[]"},
		{"x", "$'", "[]]"},
		{"x", "$1", "[$1]"},
		{"x", "$", "[$]"},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct references one =
			columns(a, 1, (const char *const[][2]){{cases[i][0], cases[i][1]}});
		const char *name = arena_printf(a, "[%s]", cases[i][0]);
		assert_string_equal(eval_recase(a, name, &one), cases[i][2]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_are_named_by_their_raw_columns),
		cmocka_unit_test(indexes_are_named_by_their_columns),
		cmocka_unit_test(casing_replaces_first_occurrences),
		cmocka_unit_test(dollars_are_those_of_string_replace),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
