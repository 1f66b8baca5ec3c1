/* check: what generate would write now. */
#include "cli/check.h"
#include "diff/diff.h"
#include "model/names.h"
#include "sql/sql.h"

/* What generate would go on from, or why it would not. */
static bool read_newest(struct checkup *k, struct err *err)
{
	struct parent_snapshot newest;
	if (!folder_check(k->context->arena, &k->folder, err) ||
		!parent_wait(k->parent, &newest, err))
		return false;
	k->newest = newest.snapshot.model;
	return true;
}

static void read_schema(struct checkup *k)
{
	ERR_SCOPE struct err err = {0};
	struct model *schema;
	const struct list *patterns = (struct list *)&k->config.schema;
	if (project_eval_schema(k->context, k->config.casing, patterns, &schema, &err))
		k->schema = schema;
	else
		findings_add_err(&k->findings, FINDING_SETTING, &err);
	report_phase(k->context, "schema");
}

static void add_drift(struct checkup *k, const struct diff *diff)
{
	struct list statements = {0};
	struct finding *finding;
	if (diff->unresolved.count) {
		finding = findings_add(&k->findings, FINDING_DRIFT, "schema_drift",
			"the schema has changes that no migration has, with %zu question%s on "
			"renames",
			diff->unresolved.count, diff->unresolved.count == 1 ? "" : "s");
		finding->remedy = "rihla generate";
		return;
	}
	sql_statements(k->context->arena, (struct list *)&diff->stmts, &statements);
	if (!statements.count) {
		findings_pass(&k->findings, "schema: the migrations lead to it");
		return;
	}
	finding = findings_add(&k->findings, FINDING_DRIFT, "schema_drift",
		"the schema has changes that no migration has");
	finding->remedy = "rihla generate";
	for (size_t i = 0; i < statements.count; i++)
		list_push(
			k->context->arena, &finding->statements, (const char *)statements.items[i]);
}

void check_schema(struct checkup *k)
{
	ERR_SCOPE struct err err = {0};
	struct diff diff = {0};
	if (!read_newest(k, &err)) {
		/* Whoever looked at the folder has told it. */
		if (!findings_errors(&k->findings, 0))
			findings_add_err(&k->findings, FINDING_DAMAGE, &err);
		findings_skip(&k->findings, "schema: not compared with a damaged folder");
		return;
	}
	if (!k->config.schema.count) {
		findings_skip(&k->findings, "schema: not compared, since the config names none");
		return;
	}
	read_schema(k);
	if (!k->schema)
		return;
	/* Nobody is asked, so that nothing can fail. */
	diff_models(k->context->arena, k->newest, k->schema, NULL, NULL, &diff, &err);
	add_drift(k, &diff);
}

void check_names(struct checkup *k)
{
	struct arena *a = k->context->arena;
	const struct model *m = k->schema ? k->schema : k->newest;
	struct list found = {0};
	if (m)
		model_long_names(a, m, &found);
	for (size_t i = 0; i < found.count; i++) {
		const struct long_name *n = found.items[i];
		struct finding *finding = findings_add(&k->findings, FINDING_WARNING,
			"identifier_too_long",
			"PostgreSQL cuts off after %d bytes the name of %s%s%s: %s", NAME_MAX_BYTES,
			n->what, n->in ? " of " : "", n->in ? n->in : "", n->name);
		finding->remedy = "give it a shorter name of its own in the schema";
		if (n->table && n->table->place.file) {
			finding->file = n->table->place.file;
			finding->line = n->table->place.line;
		}
	}
}
