/* Diff and SQL in one, with --safe or without. */
#include "cli/statements.h"

#include "sql/sql.h"

bool statements_between(struct context *c, const struct model_change *change, struct diff *diff,
	struct list *texts, struct err *err)
{
	bool is_safe = cli_flag(c, "safe", false);
	diff_resolve *resolve = change->renamer ? rename_answer : NULL;
	if (!(is_safe ? diff_models_safely : diff_models)(
		    c->arena, change->from, change->to, resolve, change->renamer, diff, err))
		return false;
	if (diff->unresolved.count)
		return true;
	(is_safe ? sql_safe_statements : sql_statements)(
		c->arena, (const struct list *)&diff->stmts, texts);
	list_each (warning, diff->warnings)
		report_warning(c, "%s", warning);
	return true;
}
