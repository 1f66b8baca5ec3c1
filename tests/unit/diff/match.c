/* Matching of lists by key. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "diff/match.h"

struct named {
	const char *name;
};

/* A list of objects called by the letters of `letters`. */
static struct list list_of(struct arena *a, const char *letters)
{
	struct list l = {0};
	for (; *letters; letters++) {
		struct named *n = arena_new_of(a, struct named);
		n->name = arena_strndup(a, letters, 1);
		list_push_pointer(a, &l, n);
	}
	return l;
}

static const char *letters_of(struct arena *a, const struct list *l)
{
	const char *letters = "";
	for (size_t i = 0; i < l->count; i++)
		letters = arena_printf(a, "%s%s", letters, ((struct named *)l->items[i])->name);
	return letters;
}

static void check(const char *from, const char *to, const char *deleted, const char *added)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct list x = list_of(a, from), y = list_of(a, to);
	struct match m = match_names(a, x, y);
	assert_string_equal(letters_of(a, (struct list *)&m.deleted), deleted);
	assert_string_equal(letters_of(a, (struct list *)&m.added), added);
	size_t pairs = 0;
	match_each(&m, struct named, old, new_)
	{
		assert_string_equal(old->name, new_->name);
		pairs++;
	}
	assert_int_equal(pairs + strlen(deleted), strlen(from));
	assert_int_equal(pairs + strlen(added), strlen(to));
}

static void test_match(void **state)
{
	check("", "", "", "");
	check("abc", "abc", "", "");
	check("", "ab", "", "ab");
	check("ab", "", "ab", "");
	check("abcd", "axcb", "d", "x");
	check("abc", "abcde", "", "de");
	check("cab", "abc", "", "");
}

static void test_join(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct list x = list_of(a, "ab"), y = list_of(a, "ac");
	struct match m = match_names(a, x, y);
	assert_null(match_partner(&m, 1));
	match_join(&m, x.items[1], y.items[1]);
	assert_ptr_equal(match_partner(&m, 1), y.items[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_match), cmocka_unit_test(test_join)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
