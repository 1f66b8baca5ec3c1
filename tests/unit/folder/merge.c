/* Journals of two branches: what each side did is done, and contradictions are named. */
#include "folder/folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A journal of "tag:when" words. */
static struct journal journal(struct arena *a, const char *words)
{
	struct journal j = {.version = "7", .dialect = "postgresql"};
	for (const char *at = words; *at; at += strspn(at, " ")) {
		struct journal_entry *e = arena_new_of(a, struct journal_entry);
		size_t len = strcspn(at, ":");
		e->version = "7";
		e->tag = arena_strndup(a, at, len);
		for (at += len + 1; *at >= '0' && *at <= '9'; at++)
			e->when = e->when * 10 + (*at - '0');
		list_push(a, &j.entries, e);
	}
	return j;
}

static const char *words(struct arena *a, const struct journal *j)
{
	struct buf out = buf_in(a);
	list_each (e, j->entries)
		buf_printf(&out, "%s%s:%d", out.len ? " " : "", e->tag, (int)e->when);
	return out.s;
}

static bool merge(struct arena *a, const char *base, const char *ours, const char *theirs,
	struct journal *out, struct err *err)
{
	const struct journal b = journal(a, base), o = journal(a, ours), t = journal(a, theirs);
	return folder_merge_journals(a, &b, &o, &t, out, err);
}

static void both_sides_count(void **state)
{
	static const char *const cases[][4] = {
		{"", "", "", ""},
		{"a:1", "a:1", "a:1", "a:1"},
		{"a:1", "a:1 b:2", "a:1", "a:1 b:2"},
		{"a:1", "a:1", "a:1 b:2", "a:1 b:2"},
		{"a:1", "a:1 b:2", "a:1 b:2", "a:1 b:2"},
		{"a:1", "a:1 o:3", "a:1 t:2", "a:1 t:2 o:3"},
		{"a:1", "a:1 o:2 p:5", "a:1 t:3 u:4", "a:1 o:2 t:3 u:4 p:5"},
		{"a:9", "a:9 o:2", "a:9 t:1", "a:9 t:1 o:2"},
		{"a:1 b:2", "a:1", "a:1 b:2", "a:1"},
		{"a:1 b:2", "a:1 b:2", "b:2", "b:2"},
		{"a:1 b:2", "a:1 b:3", "a:1 b:2", "a:1 b:3"},
		{"a:1 b:2", "a:1 b:2", "a:1 b:4 c:5", "a:1 b:4 c:5"},
		{"", "o:2", "t:1", "t:1 o:2"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		ARENA_SCOPE struct arena *a = arena_new();
		ERR_SCOPE struct err err = {0};
		struct journal out;
		assert_true(merge(a, cases[i][0], cases[i][1], cases[i][2], &out, &err));
		assert_string_equal(words(a, &out), cases[i][3]);
	}
}

static void contradictions_are_named(void **state)
{
	static const char *const cases[][3] = {
		{"a:1 b:2", "a:1 b:3", "a:1 b:4"},
		{"a:1 b:2", "a:1", "a:1 b:4"},
		{"a:1 b:2", "a:1 b:3", "a:1"},
		{"a:1", "a:1 b:2", "a:1 b:3"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		ARENA_SCOPE struct arena *a = arena_new();
		ERR_SCOPE struct err err = {0};
		struct journal out = {.version = "untouched"};
		assert_false(merge(a, cases[i][0], cases[i][1], cases[i][2], &out, &err));
		assert_int_equal(err.kind, ERR_FOLDER);
		assert_string_equal(err.message, "both sides changed the journal entry b");
		assert_string_equal(out.version, "untouched");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_sides_count),
		cmocka_unit_test(contradictions_are_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
