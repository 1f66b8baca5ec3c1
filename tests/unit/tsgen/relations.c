/* Foreign keys in schema.ts and relations.ts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "write.h"

static void a_key_is_two_relations(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct model *m = model_new(a);
	struct table *posts = add_table(a, m, "", "posts"), *users = add_table(a, m, "", "users");
	add_column(a, users, "id", "integer");
	add_column(a, posts, "author_id", "integer");
	add_key(a, posts, "author_id", users, "id")->on_delete = "set null";
	assert_string_equal(write_relations(a, m),
		"import { relations } from \"drizzle-orm/relations\";\n"
		"import { posts, users } from \"./schema\";\n"
		"\nexport const postsRelations = relations(posts, ({ one }) => ({\n"
		"\tauthor: one(users, { fields: [posts.authorId], references: [users.id] }),\n"
		"}));\n"
		"\nexport const usersRelations = relations(users, ({ many }) => ({\n"
		"\tposts: many(posts),\n"
		"}));\n");
	assert_holds(write_schema(a, m, TSGEN_CAMEL),
		"foreignKey({ columns: [table.authorId], foreignColumns: [users.id], name: "
		"\"posts_author_id_fkey\" }).onDelete(\"set null\"),\n");
}

static void two_keys_between_two_tables_are_told_apart(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct model *m = model_new(a);
	struct table *posts = add_table(a, m, "", "posts"), *users = add_table(a, m, "", "users");
	add_column(a, users, "id", "integer");
	add_column(a, posts, "author_id", "integer");
	add_column(a, posts, "editor_id", "integer");
	add_key(a, posts, "author_id", users, "id");
	add_key(a, posts, "editor_id", users, "id");
	const char *text = write_relations(a, m);
	assert_holds(text, "\tauthor: one(users, { fields: [posts.authorId], references: "
			   "[users.id], relationName: \"posts_posts_author_id_fkey\" }),\n");
	assert_holds(text,
		"\tpostsAuthor: many(posts, { relationName: \"posts_posts_author_id_fkey\" }),\n");
	assert_holds(text,
		"\tpostsEditor: many(posts, { relationName: \"posts_posts_editor_id_fkey\" }),\n");
}

static void a_table_may_refer_to_itself(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct model *m = model_new(a);
	struct table *staff = add_table(a, m, "", "staff");
	add_column(a, staff, "id", "integer");
	add_column(a, staff, "boss_id", "integer");
	add_key(a, staff, "boss_id", staff, "id");
	const char *text = write_relations(a, m);
	assert_holds(text, "\tboss: one(staff, ");
	assert_holds(text, "\tstaffBoss: many(staff, ");
	const char *schema = write_schema(a, m, TSGEN_CAMEL);
	assert_holds(schema, "foreignColumns: [table.id]");
	assert_lacks(schema, "PgTableExtraConfigValue");
}

/* TypeScript cannot tell the types of a circle by itself. */
static void circles_say_their_type(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct model *m = model_new(a);
	struct table *x = add_table(a, m, "", "x"), *y = add_table(a, m, "", "y");
	add_column(a, x, "y_id", "integer");
	add_column(a, y, "x_id", "integer");
	add_key(a, x, "y_id", y, "x_id");
	add_key(a, y, "x_id", x, "y_id");
	const char *schema = write_schema(a, m, TSGEN_CAMEL);
	assert_holds(schema, "type PgTableExtraConfigValue,");
	assert_holds(schema, "(table): PgTableExtraConfigValue[] => [\n");
}

/* The table is outside of the filters: `pull` tells what is missing. */
static void a_key_to_nowhere_is_left_out(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct model *m = model_new(a);
	struct table *posts = add_table(a, m, "", "posts");
	const struct table users = {.name = "users", .schema = ""};
	add_column(a, posts, "author_id", "integer");
	add_key(a, posts, "author_id", &users, "id");
	assert_lacks(write_schema(a, m, TSGEN_CAMEL), "foreignKey");
	assert_string_equal(write_relations(a, m), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_key_is_two_relations),
		cmocka_unit_test(two_keys_between_two_tables_are_told_apart),
		cmocka_unit_test(a_table_may_refer_to_itself),
		cmocka_unit_test(circles_say_their_type),
		cmocka_unit_test(a_key_to_nowhere_is_left_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
