/* Models: JavaScript's order of keys, and names of schemas. */
#include "model/model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"

static void push(struct arena *a, struct list *l, const char *name)
{
	struct role *role = arena_new_of(a, struct role);
	role->name = name;
	list_push_pointer(a, l, role);
}

static const char *ordered(struct arena *a, const char *const *names, size_t count)
{
	struct list l = {0};
	struct buf out = buf_in(a);
	for (size_t i = 0; i < count; i++)
		push(a, &l, names[i]);
	model_order_keys(a, &l);
	for (size_t i = 0; i < l.count; i++)
		buf_printf(&out, "%s ", ((const struct role *)l.items[i])->name);
	return out.s;
}

static void integer_keys_come_first(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	const char *names[] = {"b", "10", "a", "9", "01", "0", "4294967295", "4294967294", "-1"};
	assert_string_equal(ordered(a, names, sizeof(names) / sizeof(*names)),
		"0 9 10 4294967294 b a 01 4294967295 -1 ");
}

static void names_without_integers_keep_their_order(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	const char *names[] = {"b", "a", "c"};
	assert_string_equal(ordered(a, names, 3), "b a c ");
	assert_string_equal(ordered(a, names, 0), "");
}

static void the_later_of_equal_names_takes_the_place_of_the_earlier(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct list l = {0};
	push(a, &l, "a");
	push(a, &l, "b");
	push(a, &l, "a");
	const void *later = l.items[2];
	model_order_keys(a, &l);
	assert_int_equal(l.count, 2);
	assert_ptr_equal(l.items[0], later);
	assert_string_equal(((const struct role *)l.items[1])->name, "b");
}

static void no_schema_is_public(void **state)
{
	assert_string_equal(model_schema_name(""), "public");
	assert_string_equal(model_schema_name("app"), "app");
}

static void a_new_model_has_no_renames(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	const struct model *m = model_new(a);
	assert_int_equal(json_kind(m->renames.tables), JSON_OBJ);
	assert_int_equal(json_count(m->renames.columns), 0);
	assert_int_equal(m->tables.count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(integer_keys_come_first),
		cmocka_unit_test(names_without_integers_keep_their_order),
		cmocka_unit_test(the_later_of_equal_names_takes_the_place_of_the_earlier),
		cmocka_unit_test(no_schema_is_public),
		cmocka_unit_test(a_new_model_has_no_renames),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
