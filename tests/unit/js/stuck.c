/* Promises that make promises for ever: the engine is left by force, and lost for the process. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "project.h"

static void an_endless_chain_of_promises_ends(void **state)
{
	struct project *p = project_new();
	p->options.timeout = 0.3;
	project_file(p, "main.ts", "for (;;) await null;");
	assert_string_equal(project_failure(p, "main.ts"),
		"main.ts:0:0 the code ran for more than 0.3 seconds");
	assert_int_equal(p->err.kind, ERR_LIMIT);
	assert_null(project_run(p, "main.ts", "() => ''"));
	assert_string_equal(p->err.message, "the JavaScript engine was stopped by force");
	project_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(an_endless_chain_of_promises_ends)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
