/* rihla push: makes a database equal to the schema, without a migration. */
#include <string.h>

#include "cli/claim.h"
#include "cli/commands.h"
#include "cli/database.h"
#include "cli/project.h"
#include "cli/reading.h"
#include "cli/rename.h"
#include "cli/summary.h"
#include "introspect/introspect.h"
#include "push/form.h"
#include "push/loss.h"
#include "push/run.h"
#include "sql/sql.h"

static const struct option options[] = {
	{"explain", OPTION_BOOL, NULL, "print the statements and what they lose; change nothing"},
	{"force", OPTION_BOOL, NULL, "lose data without a question"},
	{"strict", OPTION_BOOL, NULL, "ask before anything is changed"},
	{"allow-migrated", OPTION_BOOL, NULL, "push to a database that has migrations recorded"},
	CLAIM_OPTION_LOCK_WAIT,
	RENAME_OPTION_HINTS,
	RENAME_OPTION_HINTS_FILE,
	RENAME_OPTION_RENAMES,
	DATABASE_OPTION_URL,
	DATABASE_OPTIONS_PARTS,
	DATABASE_OPTION_DEV,
	PROJECT_OPTION_SCHEMA,
	PROJECT_OPTION_CASING,
	DATABASE_OPTIONS_SCOPE,
	PROJECT_OPTION_TIMEOUT,
	PROJECT_OPTION_ORM,
	PROJECT_OPTION_DIALECT,
	PROJECT_OPTION_DRIVER,
	{NULL},
};

/* What one run knows. */
struct push {
	struct context *context;
	struct config config;
	struct renamer *renamer;
	struct introspect_options scope;
	struct opening *opening;
	struct eval_engine *engine;
	struct database target;
	struct claim claim;
	const struct model *schema; /* what lies within the scope */
	struct introspection database;
	struct diff diff;
	LIST_OF(const char) statements;
	LIST_OF(struct loss) losses, refusals, forms;
};

static bool refuse_production(const struct context *c, struct err *err)
{
	const char *env = map_get(c->env, "NODE_ENV");
	if (!env || strcmp(env, "production") != 0)
		return true;
	err_set(err, ERR_CONFIG, "push does not run where NODE_ENV is production");
	err_text(&err->hint, "push leaves no migration behind: write one with `rihla generate` and "
			     "apply it with `rihla migrate`");
	return false;
}

/* What was pushed beside its migrations no longer is what they lead to. */
static bool refuse_migrated(const struct push *p, struct err *err)
{
	if (!p->claim.is_migrated || cli_flag(p->context, "allow-migrated", false))
		return true;
	err_set(err, ERR_CONFIG, "%s has migrations recorded, which a push would not follow",
		p->target.name);
	err_text(&err->hint,
		"use `rihla generate` and `rihla migrate`, or pass --allow-migrated and expect "
		"the next migration to meet what was pushed");
	return false;
}

/* The lock is had from the first look at the database to the end, so that a plan meets what it was
 * made for. Where another run has it, the push goes on for now: there may be nothing to do. */
static bool claim(struct push *p, struct err *err)
{
	p->claim = (struct claim){.context = p->context,
		.pg = p->target.pg,
		.table = {p->config.migrations_schema, p->config.migrations_table}};
	return claim_try(&p->claim, !cli_flag(p->context, "explain", false), err) &&
	       refuse_migrated(p, err);
}

static bool check_config(const struct push *p, struct err *err)
{
	if (!p->config.schema.count) {
		err_set(err, ERR_CONFIG, "the config names no schema");
		err_text(&err->hint,
			"add schema: \"./schema.ts\" to the config, or pass --schema PATH");
		return false;
	}
	return refuse_production(p->context, err);
}

/* As drizzle-kit, push looks at public unless the config says otherwise: what else is in a database
 * may well be somebody else's. */
static void choose_scope(struct push *p)
{
	const struct list *tables = cli_list(p->context, "tablesFilter");
	const struct list *schemas = cli_list(p->context, "schemaFilters");
	project_introspect_options(&p->config, &p->scope);
	if (tables->count)
		memcpy(&p->scope.tables, tables, sizeof(p->scope.tables));
	if (schemas->count)
		memcpy(&p->scope.schemas, schemas, sizeof(p->scope.schemas));
	if (!p->scope.schemas.count)
		list_push(p->context->arena, &p->scope.schemas, "public");
}

static bool read_schema(struct push *p, struct err *err)
{
	const struct list *files = (const struct list *)&p->config.schema;
	struct model *model;
	if (!project_eval_schema_in(p->context, p->engine, p->config.casing, files, &model, err))
		return false;
	p->schema = model;
	report_phase(p->context, "schema");
	return true;
}

static void warn_of_scope(struct push *p, const struct model *all)
{
	list_each (schema, all->schemas) {
		bool is_within = false;
		list_each (name, p->scope.schemas)
			is_within |= !strcmp(name, schema->name);
		if (!is_within)
			report_warning(p->context,
				"schema %s is not pushed: schemaFilter does not name it",
				schema->name);
	}
}

/* Nobody is asked as long as the plan may still become another one. */
static bool has_something_to_do(struct push *p, bool *out, struct err *err)
{
	struct diff diff = {0};
	if (!diff_models_safely(p->context->arena, p->database.model, p->schema, rename_never, NULL,
		    &diff, err))
		return false;
	*out = diff.stmts.count;
	return true;
}

/* What another run has left is another database. */
static bool settle_claim(struct push *p, struct err *err)
{
	struct arena *a = p->context->arena;
	struct pg *pg = p->target.pg;
	bool has_something;
	if (p->claim.lock != APPLY_LOCK_BUSY)
		return true;
	if (!has_something_to_do(p, &has_something, err))
		return false;
	if (!has_something)
		return true;
	return claim_wait(&p->claim, err) && refuse_migrated(p, err) &&
	       introspect_read(a, pg, &p->scope, &p->database, err) &&
	       introspect_align(a, pg, &p->database, p->schema, err);
}

static bool read_both_sides(struct push *p, struct reading *reading, struct err *err)
{
	struct arena *a = p->context->arena;
	if (!read_schema(p, err) || !reading_wait(reading, &p->database, err))
		return false;
	warn_of_scope(p, p->schema);
	report_phase(p->context, "database");
	p->schema = introspect_within(a, &p->scope, p->schema);
	if (!introspect_align(a, p->target.pg, &p->database, p->schema, err) ||
		!settle_claim(p, err))
		return false;
	list_each (note, p->database.notes)
		report_warning(p->context, "%s %s", note->object, note->text);
	report_phase(p->context, "spelling");
	return true;
}

static void sort_loss(struct push *p, struct loss *loss)
{
	struct arena *a = p->context->arena;
	switch (loss->kind) {
	case LOSS_OF_DATA: list_push(a, &p->losses, loss); break;
	case LOSS_OF_FORM: list_push(a, &p->forms, loss); break;
	case LOSS_REFUSED: list_push(a, &p->refusals, loss); break;
	}
}

/* What push makes of the difference; false with unresolved questions in the diff, too. */
static bool compare(struct push *p, struct err *err)
{
	struct arena *a = p->context->arena;
	const struct model *from = p->database.model;
	LIST_OF(struct loss) found = {0};
	if (!diff_models_safely(a, from, p->schema, rename_answer, p->renamer, &p->diff, err))
		return false;
	if (p->diff.unresolved.count)
		return true;
	sql_safe_statements(a, (struct list *)&p->diff.stmts, (struct list *)&p->statements);
	const struct list *stmts = (struct list *)&p->diff.stmts;
	if (!loss_find(a, p->target.pg, stmts, (struct list *)&found, err) ||
		!form_find(a, p->target.pg, stmts, (struct list *)&found, err))
		return false;
	list_each (loss, found)
		sort_loss(p, loss);
	report_phase(p->context, "comparison");
	return true;
}

static void set_losses(struct push *p)
{
	struct arena *a = p->context->arena;
	struct json *all = json_new_array(a);
	list_each (loss, p->losses) {
		struct json *one = json_new_object(a);
		json_set(a, one, "kind", json_new_string(a, loss->object));
		json_set(a, one, "count", json_new_number(a, (double)loss->count));
		json_set(a, one, "reason", json_new_string(a, loss->text));
		json_add(a, all, one);
	}
	report_set(p->context, "losses", all);
}

static void show_plan(struct push *p, bool with_statements)
{
	struct context *c = p->context;
	summary_set_statements(c, (struct list *)&p->statements);
	set_losses(p);
	if (with_statements)
		list_each (text, p->statements)
			report_output(c, arena_printf(c->arena, "%s\n", text), strlen(text) + 1);
}

/* Rows that stand against the plan: it is not begun. */
static bool refuse_rows(struct push *p, struct err *err)
{
	struct buf detail = buf_in(p->context->arena);
	if (!p->refusals.count)
		return true;
	list_each (loss, p->refusals)
		buf_printf(&detail, "%s%s", loss_at ? "\n" : "", loss->text);
	err_set(err, ERR_DATABASE, "rows of %s stand against the schema", p->target.name);
	err_text(&err->detail, detail.s);
	err_text(&err->hint, "change the rows or the schema, then push again");
	err_text(&err->state, "nothing was changed");
	return false;
}

static bool abort_push(struct err *err)
{
	err_set(err, ERR_ABORTED, "the push was not confirmed");
	err_text(&err->state, "nothing was changed");
	return false;
}

static bool ask(struct push *p, const char *question, const char *yes, struct err *err)
{
	const char *const answers[] = {"No, abort", yes};
	size_t which;
	if (!term_select(&p->context->term, question, answers, 2, &which, err))
		return false;
	return which || abort_push(err);
}

static void list_unconfirmed(struct push *p, struct list *out)
{
	list_each (loss, p->losses)
		if (!rename_confirms(p->renamer, loss))
			list_push_pointer(p->context->arena, out, loss);
}

static bool ask_losses(struct push *p, const struct list *losses, struct err *err)
{
	struct buf question = buf_in(p->context->arena);
	buf_puts(&question, "Data would be lost for ever:\n");
	for (size_t i = 0; i < losses->count; i++)
		buf_printf(&question, "  %s\n", ((const struct loss *)losses->items[i])->text);
	buf_puts(&question, "Push nevertheless?");
	return ask(p, question.s, "Yes, lose them", err);
}

static bool run_statements(struct push *p, struct err *err)
{
	struct context *c = p->context;
	size_t count = p->statements.count;
	pg_cancel_on_signals(p->target.pg);
	if (!push_run(c->arena, p->target.pg, (struct list *)&p->statements, err))
		return false;
	report_phase(c, "statements");
	report_line(c, "%s %zu statement%s pushed to %s", cli_paint(c, TERM_GREEN, "✓"), count,
		count == 1 ? "" : "s", p->target.name);
	return true;
}

static bool confirm_statements(struct push *p, struct err *err)
{
	struct context *c = p->context;
	if (cli_flag(c, "force", false) || !cli_flag(c, "strict", p->config.strict))
		return true;
	if (c->may_ask)
		return ask(p, "Push these statements?", "Yes, run all of them", err);
	return err_set(err, ERR_USAGE,
		"--strict asks before it changes anything, and there is no terminal: leave it "
		"out, or pass --force");
}

static bool execute(struct push *p, struct err *err)
{
	struct context *c = p->context;
	struct list losses = {0};
	list_unconfirmed(p, &losses);
	if (!rename_check_hints(p->renamer, p->database.model, p->schema, err))
		return false;
	if (!losses.count || cli_flag(c, "force", false))
		return confirm_statements(p, err) && run_statements(p, err);
	if (c->may_ask)
		return ask_losses(p, &losses, err) && run_statements(p, err);
	rename_report_losses(p->renamer, &losses);
	return true;
}

static bool finish(struct push *p, struct err *err)
{
	struct context *c = p->context;
	bool is_dry = cli_flag(c, "explain", false);
	if (p->diff.unresolved.count) {
		rename_report_missing(p->renamer, &p->diff);
		return true;
	}
	show_plan(p, is_dry || c->is_verbose || p->config.verbose);
	if (!p->statements.count) {
		c->report.status = REPORT_NO_CHANGES;
		report_line(c, "No changes: %s is what the schema says", p->target.name);
		return rename_check_hints(p->renamer, p->database.model, p->schema, err);
	}
	list_each (loss, p->forms)
		report_warning(c, "%s", loss->text);
	if (is_dry)
		list_each (loss, p->losses)
			report_warning(c, "%s", loss->text);
	return refuse_rows(p, err) && (is_dry || execute(p, err));
}

/* The server answers while the engine starts. */
static bool connect(struct push *p, struct err *err)
{
	struct context *c = p->context;
	p->opening = opening_start(c, &p->config, err);
	if (!p->opening)
		return false;
	p->engine =
		project_start_engine(c, p->config.casing, (const struct list *)&p->config.schema);
	if (!opening_wait(p->opening, &p->target, err))
		return false;
	report_phase(c, "connection");
	report_set_text(c, "database", p->target.name);
	return true;
}

static bool push(struct push *p, struct err *err)
{
	if (!connect(p, err) || !claim(p, err))
		return false;
	READING_SCOPE struct reading *reading = reading_start(p->opening, &p->scope);
	return read_both_sides(p, reading, err) && compare(p, err) && finish(p, err);
}

static bool run(struct context *c, struct err *err)
{
	struct push p = {.context = c};
	if (!rename_begin(c, &p.renamer, err) || !project_read_config(c, &p.config, err) ||
		!check_config(&p, err))
		return false;
	report_phase(c, "config");
	choose_scope(&p);
	bool ok = push(&p, err);
	eval_free(p.engine);
	opening_close(p.opening);
	return ok;
}

const struct command command_push = {
	.name = "push",
	.summary = "make a database equal to the schema, without a migration",
	.details =
		"Compares the database with the schema as the server understands both, and runs\n"
		"the statements between them in one transaction. What would lose data is counted\n"
		"and asked for; without a terminal the answers are --hints or --force, and "
		"without\n"
		"them nothing is changed and the exit code is 2. Only what schemaFilter (default\n"
		"public) and tablesFilter name is looked at. Another push or migrate of the same\n"
		"database is waited for.",
	.options = options,
	.run = run,
};
