/* Names of exports and members. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "write.h"

static void names_are_cased_or_kept(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct model *m = model_new(a);
	struct table *t = add_table(a, m, "", "user_accounts");
	add_column(a, t, "first_name", "text");
	add_column(a, t, "id", "text");
	const char *camel = write_schema(a, m, TSGEN_CAMEL);
	assert_holds(camel, "export const userAccounts = pgTable(\"user_accounts\", {\n");
	assert_holds(camel, "\tfirstName: text(\"first_name\"),\n\tid: text(),\n");
	const char *kept = write_schema(a, m, TSGEN_PRESERVE);
	assert_holds(kept, "export const user_accounts = pgTable(");
	assert_holds(kept, "\tfirst_name: text(),\n");
}

/* Words of the language, and what the file imports. */
static void taken_names_get_a_number(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct model *m = model_new(a);
	add_table(a, m, "", "class");
	add_table(a, m, "", "text");
	add_table(a, m, "", "user-table");
	add_table(a, m, "", "User_Table");
	add_table(a, m, "", "1st");
	const char *text = write_schema(a, m, TSGEN_CAMEL);
	assert_holds(text, "export const class1 = ");
	assert_holds(text, "export const text1 = ");
	assert_holds(text, "export const userTable = pgTable(\"user-table\"");
	assert_holds(text, "export const userTable1 = pgTable(\"User_Table\"");
	assert_holds(text, "export const _1st = ");
}

static void a_second_schema_gives_its_name(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct model *m = model_new(a);
	struct schema shop = {"shop"};
	list_push(a, &m->schemas, &shop);
	add_table(a, m, "", "items");
	add_table(a, m, "shop", "items");
	const char *text = write_schema(a, m, TSGEN_CAMEL);
	assert_holds(text, "export const shop = pgSchema(\"shop\");\n");
	assert_holds(text, "export const items = pgTable(\"items\"");
	assert_holds(text, "export const itemsInShop = shop.table(\"items\"");
}

/* No two members of a table are one. */
static void members_stay_apart(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct model *m = model_new(a);
	struct table *t = add_table(a, m, "", "t");
	add_column(a, t, "a_b", "text");
	add_column(a, t, "aB", "text");
	add_column(a, t, "a b-c", "text");
	add_column(a, t, "\xc3\xbc", "text");
	add_column(a, t, "say \"hi\"\n", "text");
	const char *text = write_schema(a, m, TSGEN_CAMEL);
	assert_holds(text, "\ta_b: text(),\n\taB: text(),\n\taBC: text(\"a b-c\"),\n");
	assert_holds(text, "\t\"\xc3\xbc\": text(),\n");
	assert_holds(text, "\tsayHi: text(\"say \\\"hi\\\"\\n\"),\n");
}

/* In an object literal it would set the prototype, and the column be gone. */
static void the_prototype_is_no_member(void **state)
{
	static const enum tsgen_casing casings[] = {TSGEN_CAMEL, TSGEN_PRESERVE};
	for (size_t i = 0; i < sizeof(casings) / sizeof(casings[0]); i++) {
		ARENA_SCOPE struct arena *a = arena_new();
		struct model *m = model_new(a);
		add_column(a, add_table(a, m, "", "t"), "__proto__", "text");
		const char *text = write_schema(a, m, casings[i]);
		assert_holds(text, ": text(\"__proto__\"),\n");
		assert_lacks(text, "__proto__:");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_cased_or_kept),
		cmocka_unit_test(taken_names_get_a_number),
		cmocka_unit_test(a_second_schema_gives_its_name),
		cmocka_unit_test(members_stay_apart),
		cmocka_unit_test(the_prototype_is_no_member),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
