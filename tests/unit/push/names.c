/* What objects were called before a plan renamed them. */
#include "push/names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "diff/stmt.h"

static void check(struct stmt *stmts, size_t count, struct place now, struct place before)
{
	void *items[8];
	for (size_t i = 0; i < count; i++)
		items[i] = &stmts[i];
	const struct list all = {items, count, count};
	const struct place found = names_before(&all, count, now);
	assert_string_equal(found.schema, before.schema);
	assert_string_equal(found.table, before.table);
	assert_string_equal(found.column, before.column);
}

static void without_a_rename_nothing_changes(void **state)
{
	struct stmt stmts[] = {
		{.kind = STMT_ADD_COLUMN, .schema = "", .table = "users", .name = "email"},
		{.kind = STMT_DROP_TABLE, .schema = "", .name = "old"},
	};
	check(stmts, 0, (struct place){"public", "users", "email"},
		(struct place){"public", "users", "email"});
	check(stmts, 2, (struct place){"public", "users", "email"},
		(struct place){"public", "users", "email"});
}

static void a_column_has_its_old_name(void **state)
{
	struct stmt stmts[] = {{.kind = STMT_RENAME_COLUMN,
		.schema = "",
		.table = "users",
		.name = "mail",
		.to = "email"}};
	check(stmts, 1, (struct place){"public", "users", "email"},
		(struct place){"public", "users", "mail"});
	check(stmts, 1, (struct place){"public", "users", "other"},
		(struct place){"public", "users", "other"});
	check(stmts, 1, (struct place){"public", "people", "email"},
		(struct place){"public", "people", "email"});
	check(stmts, 1, (struct place){"shop", "users", "email"},
		(struct place){"shop", "users", "email"});
}

/* Each rename is undone in the names that held when it ran. */
static void renames_are_undone_backwards(void **state)
{
	struct stmt stmts[] = {
		{.kind = STMT_RENAME_SCHEMA, .name = "old_shop", .to = "shop"},
		{.kind = STMT_MOVE_TABLE, .schema = "shop", .name = "people", .to = "crm"},
		{.kind = STMT_RENAME_TABLE, .schema = "crm", .name = "people", .to = "users"},
		{.kind = STMT_RENAME_COLUMN,
			.schema = "crm",
			.table = "users",
			.name = "mail",
			.to = "email"},
	};
	check(stmts, 4, (struct place){"crm", "users", "email"},
		(struct place){"old_shop", "people", "mail"});
	/* Before the last one has run, the column is still called otherwise. */
	check(stmts, 3, (struct place){"crm", "users", "mail"},
		(struct place){"old_shop", "people", "mail"});
	check(stmts, 1, (struct place){"shop", "people", ""},
		(struct place){"old_shop", "people", ""});
}

static void names_can_change_places(void **state)
{
	struct stmt stmts[] = {
		{.kind = STMT_RENAME_TABLE, .schema = "", .name = "a", .to = "c"},
		{.kind = STMT_RENAME_TABLE, .schema = "", .name = "b", .to = "a"},
		{.kind = STMT_RENAME_TABLE, .schema = "", .name = "c", .to = "b"},
	};
	check(stmts, 3, (struct place){"public", "a", ""}, (struct place){"public", "b", ""});
	check(stmts, 3, (struct place){"public", "b", ""}, (struct place){"public", "a", ""});
}

static void views_are_renamed_and_moved_alike(void **state)
{
	struct stmt stmts[] = {
		{.kind = STMT_MOVE_VIEW, .schema = "public", .name = "recent", .to = "shop"},
		{.kind = STMT_RENAME_VIEW, .schema = "shop", .name = "recent", .to = "latest"},
	};
	check(stmts, 2, (struct place){"shop", "latest", ""},
		(struct place){"public", "recent", ""});
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_a_rename_nothing_changes),
		cmocka_unit_test(a_column_has_its_old_name),
		cmocka_unit_test(renames_are_undone_backwards),
		cmocka_unit_test(names_can_change_places),
		cmocka_unit_test(views_are_renamed_and_moved_alike),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
