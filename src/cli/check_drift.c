/* check: the catalogs of a database against the snapshot of what it has applied. */
#include "base/file.h"
#include "cli/chain.h"
#include "cli/check.h"
#include "cli/rename.h"
#include "diff/diff.h"
#include "introspect/introspect.h"
#include "sql/sql.h"

/* The last of the entries that are applied without a gap; NULL where none is, or others are applied
 * behind a gap: no snapshot tells what such a database should hold. */
static const struct journal_entry *last_applied(const struct apply_status *status)
{
	const struct journal_entry *last = NULL;
	bool is_gap = false;
	list_each (m, status->migrations) {
		if (!m->row)
			is_gap = true;
		else if (is_gap)
			return NULL;
		else
			last = m->entry;
	}
	return last;
}

/* What a database may have beside its migrations: SQL that was written by hand is in no snapshot.
 */
static bool is_extra(enum stmt_kind kind)
{
	static const bool extra[STMT_KIND_COUNT] = {
		[STMT_CREATE_SCHEMA] = true,
		[STMT_CREATE_ENUM] = true,
		[STMT_ADD_ENUM_VALUE] = true,
		[STMT_CREATE_SEQUENCE] = true,
		[STMT_CREATE_ROLE] = true,
		[STMT_CREATE_TABLE] = true,
		[STMT_ADD_COLUMN] = true,
		[STMT_CREATE_TABLE_FOREIGN_KEY] = true,
		[STMT_CREATE_TABLE_INDEX] = true,
		[STMT_ADD_FOREIGN_KEY] = true,
		[STMT_ADD_INDEX] = true,
		[STMT_ADD_UNIQUE] = true,
		[STMT_ADD_CHECK] = true,
		[STMT_CREATE_VIEW] = true,
		[STMT_CREATE_POLICY] = true,
		[STMT_CREATE_LINKED_POLICY] = true,
	};
	return extra[kind];
}

static void take_statements(
	struct checkup *k, const struct diff *diff, bool are_extra, struct list *texts)
{
	struct list chosen = {0};
	list_each (stmt, diff->stmts)
		if (is_extra(stmt->kind) == are_extra)
			list_push_pointer(k->context->arena, &chosen, stmt);
	sql_statements(k->context->arena, &chosen, texts);
}

static void set_statements(struct checkup *k, struct finding *finding, const struct list *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		list_push(k->context->arena, &finding->statements, (const char *)texts->items[i]);
}

static void add_findings(struct checkup *k, const char *tag, const struct diff *diff)
{
	struct list different = {0}, more = {0};
	struct finding *finding;
	take_statements(k, diff, false, &different);
	take_statements(k, diff, true, &more);
	if (different.count) {
		finding = findings_add(&k->findings, FINDING_DRIFT, "database_drift",
			"the database is not what %s leads to, as if somebody had run", tag);
		finding->remedy = "put the database right, or make a migration of it; where "
				  "whole migrations are missing, `rihla repair` has them run again";
		set_statements(k, finding, &different);
	}
	if (more.count) {
		finding = findings_add(&k->findings, FINDING_WARNING, "database_extra",
			"the database has more than %s leads to, as if somebody had run", tag);
		finding->remedy = "add it to the schema, or leave it out with schemaFilter and "
				  "tablesFilter";
		set_statements(k, finding, &more);
	}
}

bool check_drift(
	struct checkup *k, struct pg *pg, const struct apply_status *status, struct err *err)
{
	ERR_SCOPE struct err ignored = {0}; /* a snapshot that cannot be read is told already */
	struct arena *a = k->context->arena;
	const struct journal_entry *e = last_applied(status);
	const char *path = e ? folder_snapshot_path(a, &k->folder, e) : NULL;
	struct introspect_options options;
	struct introspection found;
	struct snapshot snapshot;
	struct diff diff = {0};
	if (!e || !folder_has_own_snapshot(e) || !file_exists(path) ||
		!chain_read_snapshot(a, path, &snapshot, &ignored)) {
		findings_skip(&k->findings, "database: its objects are not compared, since no "
					    "snapshot tells what it should hold");
		return true;
	}
	const struct model *expected = snapshot.model;
	project_introspect_options(&k->config, &options);
	if (!introspect_read_as(a, pg, &options, &expected, &found, err) ||
		!diff_models(a, expected, found.model, rename_never, NULL, &diff, err))
		return false;
	add_findings(k, e->tag, &diff);
	report_phase(k->context, "database drift");
	return true;
}
