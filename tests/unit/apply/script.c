/* Places in what is sent are found again in the file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "apply/script.h"

/* A migration whose parts are the given texts, as they stand in `file`. */
static struct migration *migration(struct arena *a, const char *file, const char *const *parts)
{
	struct migration *m = arena_new_of(a, struct migration);
	m->text = file;
	m->len = strlen(file);
	for (; *parts; parts++) {
		struct statement *s = arena_new_of(a, struct statement);
		s->sql = *parts;
		s->offset = (size_t)(strstr(file, *parts) - file);
		list_push(a, &m->statements, s);
	}
	return m;
}

static void joins_parts(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	static const char *const parts[] = {"aa; -- x", "bb", NULL};
	const char *file = "aa; -- x\n--> statement-breakpoint\n bb";
	struct list scripts = {0};
	script_make(a, migration(a, file, parts), "tail", &scripts);
	assert_int_equal(scripts.count, 1);
	const struct script *s = scripts.items[0];
	assert_string_equal(s->text, "aa; -- x\n;\nbb\n;\ntail");
	assert_int_equal(s->statements.count, 2);
	const char *b = strstr(s->text, "bb");
	const struct script_statement *second = script_find(s, (size_t)(b + 1 - s->text));
	assert_ptr_equal(second, s->statements.items[1]);
	assert_int_equal(second->offset, strstr(file, "bb") - file);
}

static void keeps_open_parts_apart(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	static const char *const parts[] = {"select 'a", "b'", NULL};
	const char *file = "select 'a --> statement-breakpoint b'";
	struct list scripts = {0};
	script_make(a, migration(a, file, parts), "tail", &scripts);
	assert_int_equal(scripts.count, 2);
	assert_string_equal(((struct script *)scripts.items[0])->text, "select 'a\n;\n");
	assert_string_equal(((struct script *)scripts.items[1])->text, "b'\n;\ntail");
}

static void sees_commits(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	static const char *const parts[] = {"x; COMMIT; END;", NULL};
	struct list scripts = {0};
	script_make(a, migration(a, parts[0], parts), "", &scripts);
	const struct script *s = scripts.items[0];
	assert_false(s->statements.items[0]->commits);
	assert_true(s->statements.items[1]->commits);
	assert_true(s->statements.items[2]->commits);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(joins_parts),
		cmocka_unit_test(keeps_open_parts_apart),
		cmocka_unit_test(sees_commits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
