/* Plans: the fewest stamps that have to change, and none in a folder that is whole. */
#include "folder/repair.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/path.h"

enum { NOW = 1000000000, COUNT = 5 };

static char root[] = "/tmp/rihla-repair-XXXXXX";
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

/* A folder of migrations with these stamps, and a sound chain of snapshots. */
static void make(const int64_t *whens, struct folder *f, struct list *snapshots)
{
	struct err err = {0};
	const char *parent = "00000000-0000-0000-0000-000000000000";
	*f = (struct folder){.path = root, .exists = true};
	for (int i = 0; i < COUNT; i++) {
		struct journal_entry *e = arena_new_of(arena, struct journal_entry);
		struct folder_snapshot *s = arena_new_of(arena, struct folder_snapshot);
		*e = (struct journal_entry){.idx = i, .version = "7", .when = whens[i]};
		e->tag = arena_printf(arena, "%04d_x", i);
		list_push(arena, &f->journal.entries, e);
		assert_true(file_write(folder_sql_path(arena, f, e), "", 0, &err));
		*s = (struct folder_snapshot){.path = folder_snapshot_path(arena, f, e),
			.id = e->tag,
			.prev_id = parent,
			.version = "7"};
		parent = s->id;
		list_push_pointer(arena, snapshots, s);
	}
}

static void expect_stamps(const int64_t *given, const int64_t *expected, size_t changed)
{
	struct err err = {0};
	struct folder f;
	struct list snapshots = {0};
	struct repair plan;
	make(given, &f, &snapshots);
	assert_true(folder_plan_repair(arena, &f, &snapshots, REPAIR_ASIDE, NOW, &plan, &err));
	assert_int_equal(plan.steps.count, changed);
	list_each (e, plan.entries)
		assert_int_equal(e->entry->when, expected[e_at]);
}

static void the_fewest_stamps_change(void **state)
{
	static const struct {
		int64_t given[COUNT], expected[COUNT];
		size_t changed;
	} cases[] = {
		{{10, 20, 30, 40, 50}, {10, 20, 30, 40, 50}, 0},
		{{10, 90, 20, 30, 40}, {10, 11, 20, 30, 40}, 1},
		{{10, 20, 5, 30, 40}, {10, 20, 21, 30, 40}, 1},
		{{90, 20, 30, 40, 50}, {NOW, NOW + 1, NOW + 2, NOW + 3, NOW + 4}, 5},
		{{7, 7, 7, 7, 7}, {7, 8, 9, 10, 11}, 4},
		{{10, 11, 5, 12, 13}, {10, 11, 12, 13, 14}, 3},
		{{10, 20, 30, 40, NOW + 3600000}, {10, 20, 30, 40, 41}, 1},
		{{10, NOW * 5ll, 30, 40, 50}, {10, 11, 30, 40, 50}, 1},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		expect_stamps(cases[i].given, cases[i].expected, cases[i].changed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_fewest_stamps_change, set_up, tear_down),
	};
	if (!mkdtemp(root))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
