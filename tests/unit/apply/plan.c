/* How migrations are cut into transactions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "apply/plan.h"

/* Migrations as texts, and the plan as one: a transaction in brackets, a statement that runs alone
 * in angles; of each part the migration's letter, its statements by their first letters, and a
 * period where it is recorded. */
struct plan_case {
	enum apply_tx tx;
	const char *const files[4];
	const char *expected;
	size_t done; /* statements of the first migration that an earlier run did */
};

static const struct plan_case cases[] = {
	{APPLY_EACH, {"x; y", "z"}, "[axy.][bz.]"},
	{APPLY_ALL, {"x; y", "z"}, "[axy. bz.]"},
	{APPLY_NONE, {"x; y", "z"}, "[ax][ay.][bz.]"},
	{APPLY_EACH, {"", "-- nothing"}, "[a.][b.]"},
	{APPLY_EACH, {"x; vacuum; y"}, "[ax]<av>[ay.]"},
	{APPLY_EACH, {"vacuum"}, "<av>[a.]"},
	{APPLY_ALL, {"x", "y; create index concurrently i on t (a); y", "z"},
		"[ax. by]<bc>[by. cz.]"},
	{APPLY_NONE, {"x; vacuum; y"}, "[ax]<av>[ay.]"},
	{APPLY_EACH, {"begin; x; y; commit"}, "[abxyc.]"},
	{APPLY_EACH, {"x; begin; y; commit; z"}, "[ax][abyc][az.]"},
	{APPLY_EACH, {"x; commit; y"}, "[axc][ay.]"},
	{APPLY_NONE, {"begin; x; y; commit; z"}, "[abxyc][az.]"},
	{APPLY_EACH, {"alter type e add value 'n'; x"}, "[aax.]"},
	{APPLY_EACH, {"alter type e add value 'n'; insert 'n'"}, "[aa][ai.]"},
	{APPLY_EACH, {"alter type e add value 'n'; insert 'nn'"}, "[aai.]"},
	{APPLY_EACH, {"alter type e add value 'n'; do $$ x('{m,n}') $$"}, "[aa][ad.]"},
	{APPLY_EACH, {"alter type e add value 'n'; alter type e add value 'm' after 'n'"},
		"[aa][aa.]"},
	{APPLY_EACH, {"alter type e add value 'n'", "insert 'n'"}, "[aa.][bi.]"},
	{APPLY_ALL, {"alter type e add value 'n'", "insert 'n'"}, "[aa.][bi.]"},
	{APPLY_EACH, {"x; vacuum; y"}, "<av>[ay.]", 1},
	{APPLY_EACH, {"x; vacuum; y", "z"}, "[ay.][bz.]", 2},
	{APPLY_EACH, {"x; vacuum"}, "[a.]", 2},
};

static struct migration_status *status_of(struct arena *a, const char *text, size_t number)
{
	struct migration_status *status = arena_new_of(a, struct migration_status);
	struct journal_entry *entry = arena_new_of(a, struct journal_entry);
	struct migration *m = arena_new_of(a, struct migration);
	struct statement *part = arena_new_of(a, struct statement);
	entry->tag = arena_printf(a, "%c", (char)('a' + number));
	*part = (struct statement){.sql = text, .line = 1};
	m->entry = entry;
	m->path = "file.sql";
	m->text = text;
	m->len = strlen(text);
	list_push(a, &m->statements, part);
	*status = (struct migration_status){
		.entry = entry, .state = MIGRATION_PENDING, .migration = m};
	return status;
}

static void set_progress(struct arena *a, struct migration_status *status, size_t done)
{
	ERR_SCOPE struct err err = {0};
	struct plan_migration read;
	assert_true(plan_read(a, status, &read, &err));
	struct apply_progress *progress = arena_new_of(a, struct apply_progress);
	*progress = (struct apply_progress){
		.tag = status->entry->tag, .done = done, .tokens = plan_tokens(a, &read, done)};
	status->progress = progress;
}

static const char *draw(struct arena *a, const struct plan *plan)
{
	struct buf out = buf_in(a);
	list_each (step, plan->steps) {
		buf_putc(&out, step->is_transaction ? '[' : '<');
		list_each (part, step->parts) {
			buf_puts(&out, part_at ? " " : "");
			buf_puts(&out, part->of->status->entry->tag);
			for (size_t i = part->first; i < part->end; i++)
				buf_putc(&out, *part->of->statements.items[i]->sql);
			buf_puts(&out, part->finishes ? "." : "");
		}
		buf_putc(&out, step->is_transaction ? ']' : '>');
	}
	return out.s;
}

static void cuts(void **state)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		ARENA_SCOPE struct arena *a = arena_new();
		ERR_SCOPE struct err err = {0};
		struct apply_status status = {0};
		struct plan plan;
		const struct plan_options how = {.tx = cases[i].tx};
		for (const char *const *file = cases[i].files; *file; file++)
			list_push(a, &status.migrations,
				status_of(a, *file, status.migrations.count));
		if (cases[i].done)
			set_progress(a, status.migrations.items[0], cases[i].done);
		assert_true(plan_make(a, &status, &how, &plan, &err));
		assert_string_equal(draw(a, &plan), cases[i].expected);
	}
}

static void fails(struct arena *a, struct apply_status *status, const char *message)
{
	ERR_SCOPE struct err err = {0};
	struct plan plan;
	const struct plan_options how = {.tx = APPLY_EACH};
	assert_false(plan_make(a, status, &how, &plan, &err));
	if (!strstr(err.message, message))
		fail_msg("%s", err.message);
	assert_string_equal(err.file, "file.sql");
}

static void refuses(void **state)
{
	static const char *const texts[][2] = {
		{"x; select 'a; y", "the string that begins here does not end"},
		{"select \"a", "the name that begins here does not end"},
		{"x /* y", "the comment that begins here does not end"},
		{"x; rollback; y", "rolls back its transaction"},
		{"prepare transaction 'x'", "rolls back its transaction"},
	};
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		ARENA_SCOPE struct arena *a = arena_new();
		struct apply_status status = {0};
		list_push(a, &status.migrations, status_of(a, texts[i][0], 0));
		fails(a, &status, texts[i][1]);
	}
}

static void sees_that_what_was_done_has_changed(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct apply_status status = {0};
	struct migration_status *before = status_of(a, "x; vacuum; y", 0);
	struct migration_status *after = status_of(a, "xx; vacuum; y", 0);
	set_progress(a, before, 1);
	after->progress = before->progress;
	list_push(a, &status.migrations, after);
	fails(a, &status, "interrupted after 1 statement");
}

static void parts_all_values(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct apply_status status = {0};
	struct plan plan;
	const struct plan_options how = {.tx = APPLY_EACH, .parts_values = true};
	list_push(a, &status.migrations, status_of(a, "alter type e add value 'n'; x", 0));
	assert_true(plan_make(a, &status, &how, &plan, &err));
	assert_string_equal(draw(a, &plan), "[aa][ax.]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cuts),
		cmocka_unit_test(refuses),
		cmocka_unit_test(sees_that_what_was_done_has_changed),
		cmocka_unit_test(parts_all_values),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
