/* check: the catalogs of a database against the snapshot of what it has applied. */
#include "cli/check.h"
#include "cli/drift.h"

static void set_statements(struct checkup *k, struct finding *finding, const struct list *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		list_push(k->context->arena, &finding->statements, (const char *)texts->items[i]);
}

static void add_findings(struct checkup *k, const struct drift *drift)
{
	struct finding *finding;
	if (drift->different.count) {
		finding = findings_add(&k->findings, FINDING_DRIFT, "database_drift",
			"the database is not what %s leads to, as if somebody had run", drift->tag);
		finding->remedy = "put the database right, or make a migration of it; where "
				  "whole migrations are missing, `rihla repair` has them run again";
		set_statements(k, finding, (const struct list *)&drift->different);
	}
	if (drift->extra.count) {
		finding = findings_add(&k->findings, FINDING_WARNING, "database_extra",
			"the database has more than %s leads to, as if somebody had run",
			drift->tag);
		finding->remedy = "add it to the schema, or leave it out with schemaFilter and "
				  "tablesFilter";
		set_statements(k, finding, (const struct list *)&drift->extra);
	}
}

bool check_drift(
	struct checkup *k, struct pg *pg, const struct apply_status *status, struct err *err)
{
	struct context *c = k->context;
	struct drift drift;
	if (!drift_find(c, pg, &k->config, &k->folder, status, &drift, err))
		return false;
	if (drift.reason)
		findings_skip(&k->findings,
			arena_printf(c->arena, "database: its objects are not compared, since %s",
				drift.reason));
	add_findings(k, &drift);
	report_phase(c, "database drift");
	return true;
}
