/* Rows of the tracking table decide what state a migration is in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "apply/status.h"

/* A folder and a table in one text: entries are "tag@when#hash" ("tag@when" has lost its file),
 * rows "hash@created_at" ("hash" has none; "hash@created_at=name" is of drizzle-orm 1.0). What is
 * expected is the first letter of each state (O: out of order, X: missing) and the number of rows
 * that stay unknown. */
struct status_case {
	const char *const entries[5], *const rows[5];
	const char *expected;
};

static struct migration_status *entry_of(struct arena *a, const char *text)
{
	struct migration_status *m = arena_new_of(a, struct migration_status);
	struct journal_entry *entry = arena_new_of(a, struct journal_entry);
	const char *at = strchr(text, '@'), *hash = strchr(text, '#');
	entry->tag = arena_strndup(a, text, (size_t)(at - text));
	entry->when = atoi(at + 1);
	m->entry = entry;
	if (hash) {
		struct migration *file = arena_new_of(a, struct migration);
		file->hash = hash + 1;
		m->migration = file;
	}
	return m;
}

static struct applied_row *row_of(struct arena *a, const char *text)
{
	struct applied_row *row = arena_new_of(a, struct applied_row);
	const char *at = strchr(text, '@'), *name = strchr(text, '=');
	row->name = name ? name + 1 : NULL;
	row->hash = arena_strndup(a, text, at ? (size_t)(at - text) : strlen(text));
	row->has_created_at = at;
	row->created_at = at ? atoi(at + 1) : 0;
	return row;
}

static const char *decide(struct arena *a, const struct status_case *c)
{
	static const char letters[] = {[MIGRATION_APPLIED] = 'A',
		[MIGRATION_PENDING] = 'P',
		[MIGRATION_OUT_OF_ORDER] = 'O',
		[MIGRATION_MODIFIED] = 'M',
		[MIGRATION_MISSING] = 'X'};
	struct apply_status status = {0};
	struct tracked found = {0};
	for (const char *const *e = c->entries; *e; e++)
		list_push(a, &status.migrations, entry_of(a, *e));
	for (const char *const *r = c->rows; *r; r++)
		list_push(a, &found.rows, row_of(a, *r));
	status_decide(a, &found, &status);
	char *got = arena_alloc(a, status.migrations.count + 2);
	list_each (m, status.migrations)
		got[m_at] = letters[m->state];
	got[status.migrations.count] = (char)('0' + status.unknown.count);
	return got;
}

static void decides(void **state)
{
	static const struct status_case cases[] = {
		{{"a@1#x", "b@2#y"}, {NULL}, "PP0"},
		{{"a@1#x", "b@2#y"}, {"x@1"}, "AP0"},
		{{"a@1#x", "b@2#y"}, {"x@1", "y@2"}, "AA0"},
		{{"a@1#x", "b@2#y"}, {"y@2"}, "OA0"},
		{{"a@1#x", "b@2#y"}, {"z@1", "y@2"}, "MA0"},
		{{"a@1#x", "b@2#y"}, {"a@1", "b@2"}, "AA0"}, /* tags as hashes */
		{{"a@1#x", "b@2#y"}, {"x@5", "y@6"}, "AA0"}, /* other stamps */
		{{"a@1#x", "b@2#y"}, {"x", "y"}, "AA0"},     /* no stamps */
		{{"a@1#x", "b@2#x"}, {"x@1"}, "AP0"},        /* one text twice */
		{{"a@1#x", "b@2#x"}, {"x@1", "x@1"}, "AP0"}, /* … and one row */
		{{"a@1#x", "b@2#x"}, {"x@7", "x@8"}, "AA0"},
		{{"a@1#x", "b@2#y"}, {"x@1", "a@9", "x@8"}, "AO0"}, /* doubles */
		{{"a@1#x", "b@2#y"}, {"x@1", "q@1"}, "AP1"},        /* of another text */
		{{"a@1#x", "b@2#x"}, {"x@0"}, "AP0"},               /* stamped anew */
		{{"a@5#x", "b@9#y"}, {"x@1", "y@2"}, "AA0"},
		{{"a@1#x", "b@2#y"}, {"y@1", "x@2"}, "AA0"},
		{{"a@1#x"}, {"z@7=a"}, "M0"}, /* by name */
		{{"a@1#x", "b@2#y"}, {"x@7=a", "q@8=c"}, "AO1"},
		{{"a@2#x", "b@1#y"}, {NULL}, "PP0"}, /* stamps going back */
		{{"a@2#x", "b@1#y"}, {"x@2"}, "AO0"},
		{{"a@1#x", "b@1#y"}, {"y@1", "x@1"}, "AA0"}, /* one stamp twice */
		{{"a@1#x", "b@1#y"}, {"x@1"}, "AO0"},
		{{"a@1#x"}, {"x@1", "q@9"}, "A1"},
		{{"a@1", "b@2#y"}, {"x@1"}, "XP0"},
	};
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(decide(a, &cases[i]), cases[i].expected);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decides),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
