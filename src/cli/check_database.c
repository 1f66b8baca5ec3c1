/* check: what of the folder a database has. */
#include "cli/check.h"
#include "cli/database.h"
#include "cli/tracking.h"

/* How the state of a migration is told. */
static const struct {
	enum finding_class class;
	const char *code, *text, *remedy;
} states[] = {
	[MIGRATION_PENDING] = {FINDING_PENDING, "pending", "is not applied", "rihla migrate"},
	[MIGRATION_OUT_OF_ORDER] = {FINDING_DAMAGE, "out_of_order",
		"is not applied, but stamped before one that is: drizzle skips it for ever",
		"`rihla migrate --out-of-order` applies it"},
	[MIGRATION_MODIFIED] = {FINDING_DAMAGE, "modified", "has changed since it was applied",
		"restore the file, and put the change into a new migration"},
};

static void add_states(struct checkup *k, const struct apply_status *status)
{
	struct arena *a = k->context->arena;
	list_each (m, status->migrations) {
		if ((size_t)m->state >= sizeof(states) / sizeof(*states) || !states[m->state].code)
			continue;
		const char *text = m->progress ? "is applied in part: a run was interrupted"
					       : states[m->state].text;
		struct finding *finding = findings_add(&k->findings, states[m->state].class,
			states[m->state].code, "%s %s", m->entry->tag, text);
		finding->file = folder_sql_path(a, &k->folder, m->entry);
		finding->remedy = states[m->state].remedy;
	}
	list_each (row, status->unknown) {
		struct finding *finding = findings_add(&k->findings, FINDING_WARNING, "unknown",
			"the database has a migration that the folder does not have: %s",
			row->hash);
		finding->remedy = "get the newest state of the repository";
	}
	list_each (progress, status->strangers) {
		struct finding *finding = findings_add(&k->findings, FINDING_WARNING, "unknown",
			"a migration was interrupted after %zu statement%s that the folder does "
			"not have: %s",
			progress->done, progress->done == 1 ? "" : "s", progress->tag);
		finding->remedy = "get the newest state of the repository";
	}
}

static void add_rows(struct checkup *k, const struct apply_status *status)
{
	const char *summary = tracking_summary(k->context->arena, status);
	if (summary)
		findings_add(&k->findings, FINDING_WARNING, "tracking_rows", "%s", summary)
			->remedy = "rihla repair";
}

static bool compare_database(struct checkup *k, struct err *err)
{
	struct context *c = k->context;
	struct database database;
	struct apply_status status;
	const struct apply_table table = {k->config.migrations_schema, k->config.migrations_table};
	size_t before = k->findings.all.count;
	if (!database_open(c, &k->config, &database, err))
		return false;
	PG_SCOPE struct pg *pg = database.pg;
	report_phase(c, "connection");
	if (!apply_read_status(c->arena, pg, &table, &k->folder, &status, err))
		return false;
	add_states(k, &status);
	add_rows(k, &status);
	if (!check_drift(k, pg, &status, err))
		return false;
	if (!findings_errors(&k->findings, before))
		findings_pass(&k->findings, "database: %s has all migrations, and what they make",
			database.name);
	return true;
}

void check_database(struct checkup *k)
{
	ERR_SCOPE struct err err = {0};
	bool is_asked_for = cli_flag(k->context, "dev", false) ||
			    db_credentials_are_given(&k->config.credentials);
	if (!is_asked_for)
		findings_skip(&k->findings, "database: not looked at, since none is configured");
	else if (!compare_database(k, &err))
		findings_add_err(&k->findings,
			err.kind == ERR_FOLDER || err.kind == ERR_FILE ? FINDING_DAMAGE
								       : FINDING_SETTING,
			&err);
	report_phase(k->context, "database");
}
