/* What a statement is to the one who runs it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lint/statement.h"

struct statement_case {
	const char *sql;
	enum lint_role role;
	enum lint_trace trace;
	const char *name, *table; /* "schema.name" or "name" */
};

static const struct statement_case cases[] = {
	{"create table t (id int)", LINT_PLAIN},
	{"create index concurrently i on s.t (id)", LINT_ALONE, LINT_MAKES_INDEX, "s.i", "s.t"},
	{"CREATE /* now */ UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"I i\" ON t (id)", LINT_ALONE,
		LINT_MAKES_INDEX, "I i", "t"},
	{"create index concurrently on t (id)", LINT_ALONE, LINT_MAKES_INDEX, NULL, "t"},
	{"create index i on t (id) where note = 'concurrently'", LINT_PLAIN},
	{"create index \"concurrently\" on t (id)", LINT_PLAIN},
	{"drop index concurrently if exists s.i", LINT_ALONE, LINT_DROPS_INDEX, "s.i"},
	{"drop index i", LINT_PLAIN},
	{"reindex table concurrently t", LINT_ALONE, LINT_REBUILDS, "t"},
	{"reindex (concurrently) index s.i", LINT_ALONE, LINT_REBUILDS, "s.i"},
	{"reindex (concurrently false) index s.i", LINT_PLAIN},
	{"reindex table t", LINT_PLAIN},
	{"reindex schema s", LINT_ALONE, LINT_REBUILDS},
	{"vacuum", LINT_ALONE},
	{"vacuum (analyze) t", LINT_ALONE},
	{"analyze t", LINT_PLAIN},
	{"cluster", LINT_ALONE},
	{"cluster t using i", LINT_PLAIN},
	{"alter system set work_mem = '8MB'", LINT_ALONE},
	{"alter type e add value if not exists 'x' before 'y'", LINT_NEW_VALUE},
	{"alter type e rename value 'x' to 'y'", LINT_PLAIN},
	{"alter type e add attribute a int", LINT_PLAIN},
	{"alter table t detach partition p concurrently", LINT_ALONE, LINT_DETACHES, "p", "t"},
	{"alter table t detach partition p", LINT_PLAIN},
	{"create database d", LINT_ALONE, LINT_MAKES_DATABASE, "d"},
	{"drop database if exists d", LINT_ALONE, LINT_DROPS_DATABASE, "d"},
	{"alter database d set tablespace s", LINT_ALONE},
	{"alter database d set work_mem = '8MB'", LINT_PLAIN},
	{"create tablespace s location '/x'", LINT_ALONE, LINT_MAKES_TABLESPACE, "s"},
	{"drop tablespace s", LINT_ALONE, LINT_DROPS_TABLESPACE, "s"},
	{"create subscription s connection '' publication p", LINT_ALONE, LINT_MAKES_SUBSCRIPTION,
		"s"},
	{"drop subscription s", LINT_ALONE, LINT_DROPS_SUBSCRIPTION, "s"},
	{"discard all", LINT_ALONE},
	{"discard plans", LINT_PLAIN},
	{"begin isolation level serializable", LINT_BEGIN},
	{"start transaction", LINT_BEGIN},
	{"commit", LINT_COMMIT},
	{"end", LINT_COMMIT},
	{"rollback", LINT_UNDO},
	{"abort", LINT_UNDO},
	{"prepare transaction 'x'", LINT_UNDO},
	{"prepare p as select 1", LINT_PLAIN},
	{"rollback work to savepoint s", LINT_PLAIN},
	{"savepoint s", LINT_PLAIN},
	{"set search_path = s", LINT_SET},
	{"reset all", LINT_SET},
	{"set local search_path = s", LINT_PLAIN},
	{"set constraints all deferred", LINT_PLAIN},
	{"set transaction isolation level serializable", LINT_PLAIN},
	{"vacuum what the parser does not take (", LINT_PLAIN},
};

static void assert_relation(struct arena *a, struct lint_relation r, const char *expected)
{
	const char *got = r.schema ? arena_printf(a, "%s.%s", r.schema, r.name) : r.name;
	if (expected)
		assert_string_equal(got, expected);
	else
		assert_null(r.name);
}

static void judges(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct statement_case *c = &cases[i];
		ERR_SCOPE struct err err = {0};
		struct lint_statement got;
		assert_true(lint_statement_read(a, c->sql, strlen(c->sql), &got, &err));
		if (got.role != c->role)
			fail_msg("%s: %d", c->sql, got.role);
		assert_int_equal(got.trace, c->trace);
		assert_relation(a, got.name, c->name);
		assert_relation(a, got.table, c->table);
	}
}

static void reads_the_value(void **state)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct lint_statement got;
	const char *sql = "alter type e add value 'it''s'; vacuum";
	assert_true(lint_statement_read(a, sql, strcspn(sql, ";"), &got, &err));
	assert_string_equal(got.value, "it's");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(judges),
		cmocka_unit_test(reads_the_value),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
