/* Every file of a folder: two snapshots, renames, and what drizzle-kit asks and writes for them
 * (rewrite.cjs puts it there). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/path.h"
#include "diff/diff.h"
#include "snapshot/snapshot.h"
#include "sql/sql.h"

struct run {
	struct arena *a;
	const struct json *renames; /* [{"from": name, "to": name}] */
	struct json *questions;     /* [[created, deleted, …]] */
};

/* ["table", "public", "users"] */
static const struct json *name_of(struct arena *a, enum entity_kind kind, const struct entity *e)
{
	struct json *name = json_new_array(a);
	json_add(a, name, json_new_string(a, diff_entity_name(kind)));
	const char *const parts[] = {e->schema, e->table, e->name};
	for (size_t i = 0; i < 3; i++)
		if (parts[i][0])
			json_add(a, name, json_new_string(a, parts[i]));
	return name;
}

static bool is_answered(const struct run *run, const struct json *from, const struct json *to)
{
	for (size_t i = 0; i < json_count(run->renames); i++) {
		const struct json *r = json_at(run->renames, i);
		if (json_same(json_get(r, "from"), from) && json_same(json_get(r, "to"), to))
			return true;
	}
	return false;
}

static bool answer(void *context, const struct question *q, struct answer *out, struct err *err)
{
	struct run *run = context;
	struct json *asked = json_new_array(run->a);
	const struct json *created = name_of(run->a, q->kind, &q->created);
	*out = (struct answer){ANSWER_CREATE};
	json_add(run->a, asked, created);
	for (size_t i = 0; i < q->deleted_count; i++) {
		const struct json *deleted = name_of(run->a, q->kind, &q->deleted[i]);
		json_add(run->a, asked, deleted);
		if (out->kind == ANSWER_CREATE && is_answered(run, deleted, created))
			*out = (struct answer){ANSWER_RENAME, i};
	}
	json_add(run->a, run->questions, asked);
	return true;
}

static const struct model *read_model(struct arena *a, const char *file, const struct json *v)
{
	struct buf text = buf_in(a);
	struct snapshot s;
	ERR_SCOPE struct err err = {0};
	json_put_compact(&text, v);
	if (!snapshot_read(a, file, text.s, text.len, &s, &err))
		fail_msg("%s", err.message);
	return s.model;
}

static void check(struct arena *a, const struct list *texts, const struct json *expected)
{
	for (size_t i = 0; i < texts->count || i < json_count(expected); i++) {
		const char *text = i < texts->count ? texts->items[i] : "(nothing)";
		const char *wanted = json_text(json_at(expected, i));
		assert_string_equal(text, wanted ? wanted : "(nothing)");
	}
}

static void check_same(struct arena *a, const struct json *got, const struct json *expected)
{
	struct buf x = buf_in(a), y = buf_in(a);
	json_put_compact(&x, got);
	json_put_compact(&y, expected);
	assert_string_equal(x.s, y.s);
}

static void run_case(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	const char *file = *state, *text;
	size_t len;
	assert_true(file_read(a, file, &text, &len, &err));
	const struct json *test = json_parse(a, file, text, len, &err);
	assert_non_null(test);
	struct run run = {a, json_get(test, "renames"), json_new_array(a)};
	struct diff diff;
	assert_true(diff_models(a, read_model(a, file, json_get(test, "from")),
		read_model(a, file, json_get(test, "to")), answer, &run, &diff, &err));
	struct list texts = {0};
	sql_statements(a, (const struct list *)&diff.stmts, &texts);
	check(a, &texts, json_get(test, "sql"));
	check_same(a, run.questions, json_get(test, "questions"));
	const struct json *warnings = json_get(test, "warnings"); /* null: any */
	if (json_kind(warnings) != JSON_NIL)
		check(a, (const struct list *)&diff.warnings, warnings);
}

int main(int argc, char **argv)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct list names = {0};
	const char *folder = argc > 1 ? argv[1] : ".";
	if (!file_list(a, folder, &names, &err)) {
		fprintf(stderr, "%s\n", err.message);
		return 1;
	}
	struct CMUnitTest *tests = arena_array(a, names.count, sizeof(*tests));
	for (size_t i = 0; i < names.count; i++)
		tests[i] = (struct CMUnitTest){.name = names.items[i],
			.test_func = run_case,
			.initial_state = (void *)path_join(a, folder, names.items[i])};
	return _cmocka_run_group_tests("cases", tests, names.count, NULL, NULL);
}
