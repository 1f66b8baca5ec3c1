/* Questions: who is asked what, and what happens when nobody knows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "diff/diff.h"

/* A model of tables with one column each, called by the letters of `names`. */
static struct model *model_of(struct arena *a, const char *names)
{
	struct model *m = model_new(a);
	for (; *names; names++) {
		struct table *t = arena_new_of(a, struct table);
		struct column *c = arena_new_of(a, struct column);
		*t = (struct table){.name = arena_strndup(a, names, 1), .schema = ""};
		*c = (struct column){.name = "id", .type = "integer"};
		list_push(a, &t->columns, c);
		list_push(a, &m->tables, t);
	}
	return m;
}

/* Counts questions and answers each with `which`, CREATE below 0. */
struct script {
	size_t asked;
	int which;
};

static bool by_script(void *context, const struct question *q, struct answer *out, struct err *err)
{
	struct script *s = context;
	s->asked++;
	assert_int_equal(q->kind, ENTITY_TABLE);
	assert_string_equal(q->created.schema, "public");
	assert_string_equal(q->created.table, "");
	*out = s->which < 0 ? (struct answer){ANSWER_CREATE}
			    : (struct answer){ANSWER_RENAME, (size_t)s->which};
	return true;
}

static bool closed(void *context, const struct question *q, struct answer *out, struct err *err)
{
	return err_set(err, ERR_USAGE, "the terminal was closed");
}

static void test_renames_end_the_questions(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct script s = {.which = 0};
	struct diff d;
	assert_true(diff_models(a, model_of(a, "ab"), model_of(a, "xyz"), by_script, &s, &d, &err));
	assert_int_equal(s.asked, 2);
	assert_int_equal(d.stmts.count, 3);
	assert_int_equal(d.stmts.items[0]->kind, STMT_CREATE_TABLE);
	assert_string_equal(d.stmts.items[0]->name, "z");
	assert_string_equal(d.stmts.items[1]->name, "a");
	assert_string_equal(d.stmts.items[1]->to, "x");
	assert_string_equal(d.stmts.items[2]->to, "y");
	assert_int_equal(d.unresolved.count, 0);
}

static void test_creation_keeps_the_deleted(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct script s = {.which = -1};
	struct diff d;
	assert_true(diff_models(a, model_of(a, "ab"), model_of(a, "xyz"), by_script, &s, &d, &err));
	assert_int_equal(s.asked, 3);
	assert_int_equal(d.stmts.count, 5);
}

static void test_unknown_collects(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct diff d;
	assert_true(diff_models(a, model_of(a, "ab"), model_of(a, "xy"), NULL, NULL, &d, &err));
	assert_int_equal(d.unresolved.count, 2);
	assert_string_equal(d.unresolved.items[0]->created.name, "x");
	assert_string_equal(d.unresolved.items[1]->created.name, "y");
	assert_int_equal(d.unresolved.items[1]->deleted_count, 2);
	assert_string_equal(d.unresolved.items[1]->deleted[1].name, "b");
}

static void test_failure_is_passed_on(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct diff d = {.unresolved.count = 7};
	assert_false(diff_models(a, model_of(a, "a"), model_of(a, "x"), closed, NULL, &d, &err));
	assert_string_equal(err.message, "the terminal was closed");
	assert_int_equal(d.unresolved.count, 7);
}

static void test_nothing_to_ask(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct diff d;
	assert_true(diff_models(a, model_of(a, "a"), model_of(a, "ab"), closed, NULL, &d, &err));
	assert_int_equal(d.stmts.count, 1);
	assert_true(diff_models(a, model_of(a, ""), model_of(a, ""), closed, NULL, &d, &err));
	assert_int_equal(d.stmts.count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_renames_end_the_questions),
		cmocka_unit_test(test_creation_keeps_the_deleted),
		cmocka_unit_test(test_unknown_collects),
		cmocka_unit_test(test_failure_is_passed_on),
		cmocka_unit_test(test_nothing_to_ask),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
