/* Reading snapshots: what is refused and where, what older files may lack, and what is found. */
#include "snapshot/snapshot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"

#define META "\"_meta\":{\"schemas\":{},\"tables\":{},\"columns\":{}}"
#define HEAD "\"id\":\"a\",\"prevId\":\"b\",\"version\":\"7\",\"dialect\":\"postgresql\""
/* A file with this text as its one table. */
#define TABLE(text)                                                                                \
	"{" HEAD ",\"tables\":{\"public.t\":{" text "}},\"enums\":{},\"schemas\":{}," META "}"
#define NAMED        "\"name\":\"t\",\"schema\":\"\","
#define EMPTY        "\"indexes\":{},\"foreignKeys\":{},\"compositePrimaryKeys\":{}"
#define COLUMN(text) TABLE(NAMED EMPTY ",\"columns\":{\"c\":{" text "}}")
#define PLAIN        "\"name\":\"c\",\"type\":\"text\",\"primaryKey\":false,\"notNull\":false"
#define OTHERS(text) "{" HEAD ",\"tables\":{},\"enums\":{},\"schemas\":{}," META "," text "}"
#define VIEW(options)                                                                              \
	OTHERS("\"views\":{\"public.v\":{\"name\":\"v\",\"schema\":\"public\","                    \
	       "\"columns\":{},\"materialized\":true,\"isExisting\":false,"                        \
	       "\"with\":" options "}}")

static bool read(struct arena *a, const char *text, struct snapshot *out, struct err *err)
{
	return snapshot_read(a, "x.json", text, strlen(text), out, err);
}

static void expect_refused(const char *text, const char *message)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct snapshot s = {.id = "untouched"};
	assert_false(read(a, text, &s, &err));
	assert_int_equal(err.kind, ERR_FOLDER);
	assert_string_equal(err.file, "x.json");
	assert_non_null(err.hint);
	assert_string_equal(s.id, "untouched");
	const char *prefix = "x.json is not a valid snapshot: ";
	if (strncmp(err.message, prefix, strlen(prefix)))
		fail_msg("%s", err.message);
	assert_string_equal(err.message + strlen(prefix), message);
}

static void wrong_files_are_refused_with_the_place(void **state)
{
	static const char *const cases[][2] = {
		{"[]", "the file must be an object, not an array"},
		{"{}", "version is missing"},
		{"{\"version\":7}", "version must be a string, not a number"},
		{"{\"version\":\"x\"}", "version must be \"7\""},
		{"{\"version\":\"7\"}", "dialect must be one of \"postgresql\""},
		{"{\"version\":\"7\",\"dialect\":\"mysql\"}",
			"dialect must be one of \"postgresql\""},
		{"{\"version\":\"7\",\"dialect\":\"postgresql\"}", "id is missing"},
		{"{" HEAD "}", "tables is missing"},
		{"{" HEAD ",\"tables\":{},\"enums\":{},\"schemas\":{}}", "_meta is missing"},
		{"{" HEAD ",\"tables\":{},\"enums\":{},\"schemas\":{},\"_meta\":{\"schemas\":{}}}",
			"_meta.tables is missing"},
		{"{" HEAD ",\"tables\":{},\"enums\":{},\"schemas\":{\"a\":1}," META "}",
			"schemas.a must be a string, not a number"},
		{"{" HEAD ",\"tables\":{},\"enums\":{},\"schemas\":{\"a\":\"b\"}," META "}",
			"schemas.a must hold its own name"},
		{TABLE("\"x\":1"),
			"tables[\"public.t\"].x is not known to this version as a member of a "
			"table"},
		{TABLE("\"name\":\"t\",\"schema\":\"\""),
			"tables[\"public.t\"].columns is missing"},
		{TABLE(NAMED EMPTY ",\"columns\":[]"),
			"tables[\"public.t\"].columns must be an object, not an array"},
		{TABLE("\"name\":\"u\",\"schema\":\"\",\"columns\":{}," EMPTY),
			"tables[\"public.t\"] holds a table of another name, \"u\""},
		{TABLE("\"name\":\"t\",\"schema\":\"s\",\"columns\":{}," EMPTY),
			"tables[\"public.t\"] holds a table of another name, \"t\""},
		{COLUMN("\"name\":\"c\",\"type\":\"text\",\"primaryKey\":false"),
			"tables[\"public.t\"].columns.c.notNull is missing"},
		{COLUMN("\"name\":\"d\",\"type\":\"text\",\"primaryKey\":false,\"notNull\":true"),
			"tables[\"public.t\"].columns.c holds a column of another name, \"d\""},
		{COLUMN(PLAIN ",\"typeSchema\":null"),
			"tables[\"public.t\"].columns.c.typeSchema must be a string, not null"},
		{COLUMN(PLAIN ",\"uniqueName\":1"),
			"tables[\"public.t\"].columns.c.uniqueName must be a string, not a number"},
		{COLUMN(PLAIN ",\"generated\":{\"as\":\"1\",\"type\":\"virtual\"}"),
			"tables[\"public.t\"].columns.c.generated.type must be one of \"stored\""},
		{COLUMN(PLAIN ",\"identity\":{\"type\":\"always\",\"name\":\"n\",\"schema\":\"\","
			      "\"cycle\":\"no\"}"),
			"tables[\"public.t\"].columns.c.identity.cycle must be a boolean, not a "
			"string"},
		{TABLE(NAMED "\"columns\":{},\"foreignKeys\":{},\"compositePrimaryKeys\":{},"
			     "\"indexes\":{\"i\":{\"name\":\"i\",\"isUnique\":true,"
			     "\"columns\":[{\"expression\":\"c\",\"isExpression\":false,"
			     "\"asc\":true},\"d\"]}}"),
			"tables[\"public.t\"].indexes.i.columns[1] must be an object, not a "
			"string"},
		{TABLE(NAMED "\"columns\":{},\"foreignKeys\":{},\"compositePrimaryKeys\":{},"
			     "\"indexes\":{\"i\":{\"name\":\"i\",\"isUnique\":true,"
			     "\"columns\":[],\"with\":1}}"),
			"tables[\"public.t\"].indexes.i.with must be an object, not a number"},
		{TABLE(NAMED "\"columns\":{},\"foreignKeys\":{},\"indexes\":{},"
			     "\"compositePrimaryKeys\":{\"p\":{\"name\":\"p\",\"columns\":[1]}}"),
			"tables[\"public.t\"].compositePrimaryKeys.p.columns[0] must be a string, "
			"not a number"},
		{OTHERS("\"policies\":{\"p\":{\"name\":\"p\",\"for\":\"all\"}}"),
			"policies.p.for must be one of \"ALL\", \"SELECT\", \"INSERT\", "
			"\"UPDATE\", "
			"\"DELETE\""},
		{VIEW("{\"x\":1}"), "views[\"public.v\"].with.x is not known to this version"},
		{VIEW("{\"fillfactor\":\"70\"}"),
			"views[\"public.v\"].with.fillfactor must be a number, not a string"},
		{VIEW("{\"checkOption\":\"global\"}"),
			"views[\"public.v\"].with.checkOption must be one of \"local\", "
			"\"cascaded\""},
		{VIEW("[]"), "views[\"public.v\"].with must be an object, not an array"},
		{OTHERS("\"internal\":{}"), "internal.tables is missing"},
		{OTHERS("\"internal\":{\"tables\":{\"t\":{\"columns\":{\"c\":{\"isArray\":1}}}}}"),
			"internal.tables.t.columns.c.isArray must be a boolean, not a number"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		expect_refused(cases[i][0], cases[i][1]);
}

static void text_that_is_not_json_is_a_syntax_error(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct snapshot s;
	assert_false(read(a, "{\n<<<<<<< HEAD\n", &s, &err));
	assert_int_equal(err.kind, ERR_SYNTAX);
	assert_int_equal(err.line, 2);
}

static void other_versions_are_named_with_the_remedy(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct snapshot s;
	assert_false(read(a, "{\"version\":\"5\"}", &s, &err));
	assert_int_equal(err.kind, ERR_UNSUPPORTED);
	assert_string_equal(err.hint, "run `rihla up`");
	assert_false(read(a, "{\"version\":\"4\"}", &s, &err));
	assert_int_equal(err.kind, ERR_UNSUPPORTED);
	assert_non_null(strstr(err.hint, "drizzle-kit 0.20"));
	assert_false(read(a, "{\"version\":\"8\"}", &s, &err));
	assert_int_equal(err.kind, ERR_UNSUPPORTED);
	assert_string_equal(err.hint, "use a newer rihla");
}

static void what_older_files_lack_is_assumed(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct snapshot s;
	assert_true(read(a,
		TABLE(NAMED "\"columns\":{\"c\":{" PLAIN ",\"isUnique\":true,\"uniqueName\":\"u\","
			    "\"nullsNotDistinct\":false}},\"foreignKeys\":{},"
			    "\"compositePrimaryKeys\":{},\"indexes\":{\"i\":{\"name\":\"i\","
			    "\"isUnique\":true,\"columns\":[{\"expression\":\"c\",\"asc\":false,"
			    "\"isExpression\":false,\"opClass\":\"x\"}]}}"),
		&s, &err));
	const struct table *t = s.model->tables.items[0];
	assert_int_equal(t->uniques.count + t->checks.count + t->policies.count, 0);
	assert_false(t->is_rls_enabled);
	const struct index *i = t->indexes.items[0];
	assert_string_equal(i->method, "btree");
	assert_false(i->concurrently);
	assert_null(i->with);
	assert_null(i->columns.items[0]->opclass);
	assert_int_equal(s.model->views.count + s.model->roles.count, 0);
}

static void integer_names_stand_first(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct snapshot s;
	assert_true(read(a,
		OTHERS("\"roles\":{\"b\":{\"name\":\"b\"},\"10\":{\"name\":\"10\"},"
		       "\"9\":{\"name\":\"9\"}}"),
		&s, &err));
	assert_string_equal(s.model->roles.items[0]->name, "9");
	assert_string_equal(s.model->roles.items[1]->name, "10");
	assert_string_equal(s.model->roles.items[2]->name, "b");
}

static void everything_is_found(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	const char *text;
	size_t len;
	struct snapshot s;
	assert_true(file_read(a, DATA "every_kind.json", &text, &len, &err));
	assert_true(snapshot_read(a, "every_kind.json", text, len, &s, &err));
	const struct model *m = s.model;
	assert_string_equal(s.prev_id, SNAPSHOT_NO_PARENT);
	assert_int_equal(m->tables.count, 4);
	assert_int_equal(m->enums.count, 2);
	assert_int_equal(m->views.count, 5);
	const struct table *users = m->tables.items[3];
	assert_string_equal(users->name, "users");
	const struct column *c = users->columns.items[6];
	assert_string_equal(c->name, "m");
	assert_string_equal(c->type_schema, "public");
	assert_true(c->is_not_null);
	assert_true(json_is_text(c->default_value, "'sad'"));
	assert_string_equal(m->enums.items[1]->values.items[1], "o\"k");
	assert_true(m->sequences.items[0]->has_cycle && m->sequences.items[0]->cycle);
	assert_true(m->roles.items[0]->create_db);
	assert_false(m->roles.items[0]->inherit);
	assert_string_equal(m->policies.items[0]->on, "\"public\".\"elsewhere\"");
	assert_string_equal(m->views.items[3]->using, "heap");
	assert_int_equal(json_kind(m->tables.items[1]->columns.items[1]->default_value), JSON_NIL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wrong_files_are_refused_with_the_place),
		cmocka_unit_test(text_that_is_not_json_is_a_syntax_error),
		cmocka_unit_test(other_versions_are_named_with_the_remedy),
		cmocka_unit_test(what_older_files_lack_is_assumed),
		cmocka_unit_test(integer_names_stand_first),
		cmocka_unit_test(everything_is_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
