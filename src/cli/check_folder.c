/* check: the migrations folder by itself. */
#include <string.h>

#include "base/file.h"
#include "cli/chain.h"
#include "cli/check.h"
#include "cli/handwritten.h"

static void take_folder_finding(struct checkup *k, const struct folder_finding *found)
{
	bool is_harmless = found->problem == FOLDER_WHEN_TYPED;
	struct finding *finding =
		findings_add(&k->findings, is_harmless ? FINDING_WARNING : FINDING_DAMAGE,
			folder_problem_code(found->problem), "%s", found->message);
	finding->file = found->file;
	finding->line = found->line;
	finding->remedy = found->remedy;
}

static bool check_files(struct checkup *k, struct err *err)
{
	struct arena *a = k->context->arena;
	struct list found = {0};
	if (!folder_inspect(a, &k->folder, &k->snapshots, folder_now(), &found, err))
		return false;
	for (size_t i = 0; i < found.count; i++)
		take_folder_finding(k, found.items[i]);
	return true;
}

/* A snapshot that was read. */
struct link {
	const char *id; /* NULL where it cannot be read */
	const struct model *model;
};

static void check_statements(struct checkup *k, struct arena *scratch,
	const struct journal_entry *e, const struct model *from, const struct model *to)
{
	struct arena *a = k->context->arena;
	ERR_SCOPE struct err ignored = {0}; /* a file that is not there is told already */
	struct migration migration;
	struct list strange = {0};
	if (!folder_read_migration(scratch, &k->folder, e, &migration, &ignored))
		return;
	if (handwritten_is_pulled(&migration) ||
		!handwritten_find(scratch, &migration, from, to, &strange))
		return;
	for (size_t i = 0; i < strange.count; i++) {
		const struct statement *statement = strange.items[i];
		struct finding *finding =
			findings_add(&k->findings, FINDING_WARNING, "hand_written_sql",
				"%s has a statement that does not lead to its snapshot", e->tag);
		finding->file = arena_strdup(a, migration.path);
		finding->line = statement->line;
		finding->remedy = "give it a migration of its own: rihla generate --custom";
		list_push(a, &finding->statements, arena_strdup(a, statement->sql));
	}
}

/* Reads the snapshot of `e` into `a` and looks at the migration if its parent is `before`. */
static struct link check_migration(
	struct checkup *k, struct arena *a, const struct journal_entry *e, struct link before)
{
	ERR_SCOPE struct err ignored = {0};
	struct snapshot snapshot;
	const char *path = folder_snapshot_path(a, &k->folder, e);
	if (!folder_has_own_snapshot(e) || !file_exists(path) ||
		!chain_read_snapshot(a, path, &snapshot, &ignored))
		return (struct link){0};
	if (before.id && !strcmp(before.id, snapshot.prev_id))
		check_statements(k, a, e, before.model, snapshot.model);
	return (struct link){snapshot.id, snapshot.model};
}

/* Two models at a time are held in memory. */
static void check_migrations(struct checkup *k)
{
	ARENA_SCOPE struct arena *even = arena_new();
	ARENA_SCOPE struct arena *odd = arena_new();
	struct arena *arenas[] = {even, odd};
	struct link before = {SNAPSHOT_NO_PARENT, model_new(odd)};
	list_each (e, k->folder.journal.entries) {
		struct arena *a = arenas[e_at % 2];
		arena_reset(a, (struct arena_mark){0});
		before = check_migration(k, a, e, before);
	}
}

bool check_folder(struct checkup *k, struct err *err)
{
	size_t before = k->findings.all.count, count = k->folder.journal.entries.count;
	if (!check_files(k, err))
		return false;
	check_migrations(k);
	report_phase(k->context, "folder");
	if (!findings_errors(&k->findings, before))
		findings_pass(&k->findings, "folder: %zu migration%s in %s", count,
			count == 1 ? "" : "s", cli_path(k->context, k->folder.path));
	return true;
}
