/* Places in what is sent are found again in the file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "apply/script.h"

static const char file[] = "aa; -- x\n--> statement-breakpoint\n begin; bb; commit;";

static void add(struct arena *a, struct plan_migration *m, const char *sql, enum lint_role role)
{
	struct plan_statement *s = arena_new_of(a, struct plan_statement);
	s->sql = strstr(file, sql);
	s->offset = (size_t)(s->sql - file);
	s->len = strlen(sql);
	s->lint.role = role;
	list_push(a, &m->statements, s);
}

static struct plan_part *part_of(struct arena *a)
{
	struct plan_part *part = arena_new_of(a, struct plan_part);
	struct plan_migration *m = arena_new_of(a, struct plan_migration);
	struct migration_status *status = arena_new_of(a, struct migration_status);
	struct journal_entry *entry = arena_new_of(a, struct journal_entry);
	entry->tag = "it's";
	status->entry = entry;
	m->status = status;
	add(a, m, "aa", LINT_PLAIN);
	add(a, m, "begin", LINT_BEGIN);
	add(a, m, "bb", LINT_PLAIN);
	add(a, m, "commit", LINT_COMMIT);
	*part = (struct plan_part){.of = m, .end = 4};
	return part;
}

#define CLOCK "select extract(epoch from clock_timestamp());\n"

static void leads_back(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct plan_part *part = part_of(a);
	struct script s = {.text = buf_in(a)};
	script_add(&s, "begin;\n", 1);
	script_add_part(a, &s, part, false);
	script_add(&s, "commit", 1);
	assert_string_equal(s.text.s, "begin;\n" CLOCK "aa;\n" CLOCK "bb;\n" CLOCK "commit");
	assert_int_equal(s.count, 7);
	assert_int_equal(s.statements.count, 2);
	const struct script_statement *first = s.statements.items[0],
				      *second = s.statements.items[1];
	size_t at = (size_t)(strstr(s.text.s, "bb") - s.text.s);
	assert_ptr_equal(script_find(&s, at + 1), second);
	assert_ptr_equal(script_find(&s, at + 2), second); /* "at end of input" */
	assert_null(script_find(&s, 0));
	assert_null(script_find(&s, s.text.len - 1));
	assert_ptr_equal(script_at(&s, 2), first);
	assert_ptr_equal(script_at(&s, 4), second);
	assert_null(script_at(&s, 0));
	assert_null(script_at(&s, 6));
	assert_int_equal(second->of->offset, strstr(file, "bb") - file);
}

static void announces(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct plan_part *part = part_of(a);
	struct script s = {.text = buf_in(a)};
	part->end = 1;
	script_add_part(a, &s, part, true);
	assert_string_equal(
		s.text.s, "set local application_name = 'rihla 1/4 it''s';\n" CLOCK "aa;\n" CLOCK);
}

static void takes_times(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct plan_part *part = part_of(a);
	struct script s = {.text = buf_in(a)};
	script_add_part(a, &s, part, false);
	/* The first statement gives a row of its own, which is no time. */
	static const char *const cells[] = {"10", "999", "11.5", NULL, "14"};
	for (size_t i = 0; i < 5; i++)
		if (cells[i])
			script_take_time(&s, i, cells[i]);
	assert_float_equal(s.statements.items[0]->end - s.statements.items[0]->start, 1.5, 0);
	assert_float_equal(s.statements.items[1]->end - s.statements.items[1]->start, 2.5, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leads_back),
		cmocka_unit_test(announces),
		cmocka_unit_test(takes_times),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
