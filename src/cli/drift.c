/* The statements between a snapshot and the catalogs, sorted by object. */
#include "cli/drift.h"

#include <string.h>

#include "base/file.h"
#include "base/map.h"
#include "cli/chain.h"
#include "cli/project.h"
#include "cli/rename.h"
#include "diff/diff.h"
#include "introspect/introspect.h"
#include "sql/sql.h"

/* The last of the entries that are applied; NULL with a reason where none is, or not without a gap.
 */
static const struct journal_entry *last_applied(
	const struct apply_status *status, const char **reason)
{
	const struct journal_entry *last = NULL;
	bool is_gap = false;
	list_each (m, status->migrations) {
		if (m->row && is_gap) {
			*reason = "a migration is applied behind one that is not";
			return NULL;
		}
		is_gap |= !m->row;
		last = m->row ? m->entry : last;
	}
	if (!last)
		*reason = "no migration is applied";
	return last;
}

static bool is_interrupted(const struct apply_status *status)
{
	list_each (m, status->migrations)
		if (m->progress)
			return true;
	return status->strangers.count;
}

/* The model that the database should have; NULL with a reason. */
static const struct model *expected_model(struct context *c, const struct folder *folder,
	const struct apply_status *status, struct drift *out)
{
	ERR_SCOPE struct err ignored = {0}; /* what `check` is there to tell */
	const struct journal_entry *e = last_applied(status, &out->reason);
	struct snapshot snapshot;
	if (is_interrupted(status))
		out->reason = "a migration is applied in part";
	if (out->reason)
		return NULL;
	const char *path = folder_snapshot_path(c->arena, folder, e);
	if (!folder_has_own_snapshot(e) || !file_exists(path) ||
		!chain_read_snapshot(c->arena, path, &snapshot, &ignored)) {
		out->reason = "no snapshot tells what it should hold";
		return NULL;
	}
	out->tag = e->tag;
	return snapshot.model;
}

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

/* What a statement without a table is about. */
static const char *kind_of(enum stmt_kind kind)
{
	static const char *const kinds[STMT_KIND_COUNT] = {
		[STMT_CREATE_SCHEMA] = "schema",
		[STMT_DROP_SCHEMA] = "schema",
		[STMT_CREATE_ENUM] = "enum",
		[STMT_ADD_ENUM_VALUE] = "enum",
		[STMT_RECREATE_ENUM] = "enum",
		[STMT_DROP_ENUM] = "enum",
		[STMT_CREATE_SEQUENCE] = "sequence",
		[STMT_ALTER_SEQUENCE] = "sequence",
		[STMT_DROP_SEQUENCE] = "sequence",
		[STMT_CREATE_ROLE] = "role",
		[STMT_ALTER_ROLE] = "role",
		[STMT_DROP_ROLE] = "role",
		[STMT_CREATE_VIEW] = "view",
		[STMT_DROP_VIEW] = "view",
		[STMT_SET_VIEW_OPTIONS] = "view",
		[STMT_RESET_VIEW_OPTIONS] = "view",
		[STMT_SET_VIEW_TABLESPACE] = "view",
		[STMT_SET_VIEW_METHOD] = "view",
		[STMT_CREATE_LINKED_POLICY] = "policy",
		[STMT_ALTER_LINKED_POLICY] = "policy",
		[STMT_DROP_LINKED_POLICY] = "policy",
	};
	return kinds[kind] ? kinds[kind] : "table";
}

/* What is being put together. */
struct sorting {
	struct arena *a;
	struct drift *out;
	struct map objects; /* by kind, schema and name */
	struct map texts;   /* that are there already: a text is run once */
};

static struct drift_object *object_of(struct sorting *s, const struct stmt *stmt)
{
	const char *kind = stmt->table ? "table" : kind_of(stmt->kind);
	const char *name = stmt->table ? stmt->table : stmt->name;
	bool has_schema = strcmp(kind, "schema") != 0 && strcmp(kind, "role") != 0;
	const char *schema = has_schema ? model_schema_name(stmt->schema ? stmt->schema : "") : "";
	const char *key = arena_printf(s->a, "%s\x1f%s\x1f%s", kind, schema, name);
	struct drift_object *object = map_get(&s->objects, key);
	if (object)
		return object;
	object = arena_new_of(s->a, struct drift_object);
	*object = (struct drift_object){
		.kind = kind, .schema = schema, .name = name, .is_extra = true};
	list_push(s->a, &s->out->objects, object);
	map_set(&s->objects, key, object);
	return object;
}

static void add_text(struct sorting *s, const struct stmt *stmt, const char *text)
{
	struct drift_object *object = object_of(s, stmt);
	bool is_more = is_extra(stmt->kind);
	if (map_get(&s->texts, text))
		return;
	map_set(&s->texts, text, object);
	object->is_extra &= is_more;
	list_push(s->a, &object->statements, text);
	if (is_more)
		list_push(s->a, &s->out->extra, text);
	else
		list_push(s->a, &s->out->different, text);
}

static void sort(struct arena *a, const struct diff *diff, struct drift *out)
{
	struct sorting s = {a, out, {.arena = a}, {.arena = a}};
	list_each (stmt, diff->stmts) {
		struct list one = {0}, texts = {0};
		list_push_pointer(a, &one, stmt);
		sql_statements(a, &one, &texts);
		for (size_t i = 0; i < texts.count; i++)
			add_text(&s, stmt, texts.items[i]);
	}
}

bool drift_find(struct context *c, struct pg *pg, const struct config *config,
	const struct folder *folder, const struct apply_status *status, struct drift *out,
	struct err *err)
{
	struct arena *a = c->arena;
	struct drift drift = {0};
	struct introspect_options options;
	struct introspection found;
	struct diff diff = {0};
	const struct model *expected = expected_model(c, folder, status, &drift);
	if (!expected) {
		*out = drift;
		return true;
	}
	project_introspect_options(config, &options);
	if (!introspect_read_as(a, pg, &options, &expected, &found, err) ||
		!diff_models(a, expected, found.model, rename_never, NULL, &diff, err))
		return false;
	sort(a, &diff, &drift);
	*out = drift;
	return true;
}
