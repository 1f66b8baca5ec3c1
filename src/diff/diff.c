/* The diff as a whole: the steps in the order of the questions, then the order of the output. */
#include "diff/diff.h"

#include <string.h>

#include "diff/differ.h"

enum stmt_kind stmt_rank(enum stmt_kind kind)
{
	if (kind > STMT_SET_VIEW_OPTIONS && kind <= STMT_SET_VIEW_METHOD)
		return STMT_SET_VIEW_OPTIONS;
	if (kind > STMT_DROP_COLUMN_KEY && kind <= STMT_DROP_GENERATED)
		return STMT_DROP_COLUMN_KEY;
	return kind;
}

/* A stable counting sort by rank. */
static void order_statements(struct arena *a, struct list *stmts)
{
	size_t start[STMT_KIND_COUNT + 1] = {0};
	for (size_t i = 0; i < stmts->count; i++)
		start[stmt_rank(((struct stmt *)stmts->items[i])->kind) + 1]++;
	for (size_t i = 0; i < STMT_KIND_COUNT; i++)
		start[i + 1] += start[i];
	void **ordered = arena_array(a, stmts->count, sizeof(*ordered));
	for (size_t i = 0; i < stmts->count; i++)
		ordered[start[stmt_rank(((struct stmt *)stmts->items[i])->kind)]++] =
			stmts->items[i];
	stmts->items = ordered;
	stmts->capacity = stmts->count;
}

struct differ differ_begin(
	struct arena *a, const struct model *from, const struct model *to, struct diff *out)
{
	struct map none = {.arena = a};
	return (struct differ){.a = a,
		.from = from,
		.to = to,
		.out = out,
		.schemas = none,
		.types = none,
		.recreated = none};
}

bool differ_run(struct differ *d, struct err *err)
{
	static bool (*const steps[])(struct differ *, struct err *) = {diff_schemas, diff_enums,
		diff_sequences, diff_roles, diff_tables, diff_linked_policies, diff_views};
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		if (!steps[i](d, err))
			return false;
	return true;
}

bool diff_models(struct arena *a, const struct model *from, const struct model *to,
	diff_resolve *resolve, void *context, struct diff *out, struct err *err)
{
	struct diff result = {0};
	struct differ d = differ_begin(a, from, to, &result);
	d.resolve = resolve;
	d.context = context;
	if (!differ_run(&d, err))
		return false;
	diff_warn(&d);
	order_statements(a, (struct list *)&result.stmts);
	if (!result.unresolved.count && !diff_warn_of_detours(&d, err))
		return false;
	*out = result;
	return true;
}
