/* Statements by the locks they take. */
#include "lint/effect.h"

#include <string.h>
#include <strings.h>

#include "lint/alter.h"
#include "lint/lex.h"
#include "lint/parser.h"
#include "lint/split.h"
#include "lint/tree.h"

const char *lint_lock_name(enum lint_lock lock)
{
	static const char *const names[] = {
		[LOCK_NONE] = "none",
		[LOCK_ACCESS_SHARE] = "ACCESS SHARE",
		[LOCK_ROW_SHARE] = "ROW SHARE",
		[LOCK_ROW_EXCLUSIVE] = "ROW EXCLUSIVE",
		[LOCK_SHARE_UPDATE_EXCLUSIVE] = "SHARE UPDATE EXCLUSIVE",
		[LOCK_SHARE] = "SHARE",
		[LOCK_SHARE_ROW_EXCLUSIVE] = "SHARE ROW EXCLUSIVE",
		[LOCK_EXCLUSIVE] = "EXCLUSIVE",
		[LOCK_ACCESS_EXCLUSIVE] = "ACCESS EXCLUSIVE",
	};
	return names[lock];
}

struct lint_effect *effect_add(
	struct effect_reader *r, struct lint_relation relation, enum lint_lock lock)
{
	struct lint_effect *e = arena_new_of(r->arena, struct lint_effect);
	e->relation = relation;
	e->lock = lock;
	if (relation.name)
		list_push(r->arena, &r->out->effects, e);
	return e;
}

/* The one table of a node, under its usual name. */
static struct lint_effect *add_relation(
	struct effect_reader *r, const struct json *node, enum lint_lock lock)
{
	return effect_add(r, tree_relation(json_get(node, "relation")), lock);
}

static void read_create(struct effect_reader *r, const struct json *node)
{
	const struct json *elements = json_get(node, "tableElts");
	for (size_t i = 0; i < json_count(elements); i++) {
		const struct json *element = json_at(elements, i);
		const struct json *column = json_get(element, "ColumnDef");
		const struct json *constraints = json_get(column, "constraints");
		effect_add_foreign(r, json_get(element, "Constraint"));
		for (size_t k = 0; k < json_count(constraints); k++)
			effect_add_foreign(r, json_get(json_at(constraints, k), "Constraint"));
	}
	const struct json *parents = json_get(node, "inhRelations");
	for (size_t i = 0; i < json_count(parents); i++)
		effect_add(r, tree_relation(json_get(json_at(parents, i), "RangeVar")),
			json_get(node, "partbound") ? LOCK_ACCESS_EXCLUSIVE
						    : LOCK_SHARE_UPDATE_EXCLUSIVE);
}

static void read_index(struct effect_reader *r, const struct json *node)
{
	bool is_concurrent = tree_flag(node, "concurrent");
	add_relation(r, node, is_concurrent ? LOCK_SHARE_UPDATE_EXCLUSIVE : LOCK_SHARE)->scans =
		true;
}

static void read_drop(struct effect_reader *r, const struct json *node)
{
	static const char *const tables[] = {"OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW",
		"OBJECT_SEQUENCE", "OBJECT_FOREIGN_TABLE", "OBJECT_INDEX"};
	static const char *const parts[] = {"OBJECT_TRIGGER", "OBJECT_POLICY", "OBJECT_RULE"};
	const struct json *objects = json_get(node, "objects");
	enum lint_lock lock =
		tree_flag(node, "concurrent") ? LOCK_SHARE_UPDATE_EXCLUSIVE : LOCK_ACCESS_EXCLUSIVE;
	for (size_t i = 0; i < json_count(objects); i++) {
		const struct json *names = json_get(json_get(json_at(objects, i), "List"), "items");
		for (size_t k = 0; k < sizeof(tables) / sizeof(tables[0]); k++)
			if (tree_is(node, "removeType", tables[k]))
				effect_add(r, tree_names(names), lock)->is_index =
					tree_is(node, "removeType", "OBJECT_INDEX");
		/* Of a trigger, policy or rule the last name is its own. */
		for (size_t k = 0; k < sizeof(parts) / sizeof(parts[0]); k++)
			if (tree_is(node, "removeType", parts[k]))
				effect_add(r, tree_owner(names), lock);
	}
}

static void read_rename(struct effect_reader *r, const struct json *node)
{
	bool is_index = tree_is(node, "renameType", "OBJECT_INDEX");
	/* The relation of an attribute of a composite type is that type. */
	if (tree_is(node, "renameType", "OBJECT_ATTRIBUTE"))
		return;
	add_relation(r, node, is_index ? LOCK_SHARE_UPDATE_EXCLUSIVE : LOCK_ACCESS_EXCLUSIVE);
}

static void read_exclusive(struct effect_reader *r, const struct json *node)
{
	add_relation(r, node, LOCK_ACCESS_EXCLUSIVE);
}

static void read_truncate(struct effect_reader *r, const struct json *node)
{
	const struct json *relations = json_get(node, "relations");
	for (size_t i = 0; i < json_count(relations); i++)
		effect_add(r, tree_relation(json_get(json_at(relations, i), "RangeVar")),
			LOCK_ACCESS_EXCLUSIVE);
}

static void read_policy(struct effect_reader *r, const struct json *node)
{
	effect_add(r, tree_relation(json_get(node, "table")), LOCK_ACCESS_EXCLUSIVE);
}

static void read_trigger(struct effect_reader *r, const struct json *node)
{
	add_relation(r, node, LOCK_SHARE_ROW_EXCLUSIVE);
}

static void read_sequence(struct effect_reader *r, const struct json *node)
{
	effect_add(r, tree_relation(json_get(node, "sequence")), LOCK_SHARE_ROW_EXCLUSIVE);
}

static void read_comment(struct effect_reader *r, const struct json *node)
{
	const struct json *names = json_get(json_get(json_get(node, "object"), "List"), "items");
	if (tree_is(node, "objtype", "OBJECT_TABLE"))
		effect_add(r, tree_names(names), LOCK_SHARE_UPDATE_EXCLUSIVE);
	else if (tree_is(node, "objtype", "OBJECT_COLUMN"))
		effect_add(r, tree_owner(names), LOCK_SHARE_UPDATE_EXCLUSIVE);
}

static void read_refresh(struct effect_reader *r, const struct json *node)
{
	bool is_concurrent = tree_flag(node, "concurrent");
	struct lint_effect *e =
		add_relation(r, node, is_concurrent ? LOCK_EXCLUSIVE : LOCK_ACCESS_EXCLUSIVE);
	e->rewrites = !is_concurrent;
}

static void read_vacuum(struct effect_reader *r, const struct json *node)
{
	const struct json *relations = json_get(node, "rels");
	bool is_full = tree_has_option(json_get(node, "options"), "full");
	for (size_t i = 0; i < json_count(relations); i++) {
		const struct json *one = json_get(json_at(relations, i), "VacuumRelation");
		struct lint_effect *e = add_relation(
			r, one, is_full ? LOCK_ACCESS_EXCLUSIVE : LOCK_SHARE_UPDATE_EXCLUSIVE);
		e->rewrites = is_full;
		e->scans = !is_full && tree_flag(node, "is_vacuumcmd");
	}
}

static void read_cluster(struct effect_reader *r, const struct json *node)
{
	add_relation(r, node, LOCK_ACCESS_EXCLUSIVE)->rewrites = true;
}

static void read_reindex(struct effect_reader *r, const struct json *node)
{
	bool is_concurrent = tree_has_option(json_get(node, "params"), "concurrently");
	bool is_index = tree_is(node, "kind", "REINDEX_OBJECT_INDEX");
	enum lint_lock lock = is_concurrent ? LOCK_SHARE_UPDATE_EXCLUSIVE
			      : is_index    ? LOCK_ACCESS_EXCLUSIVE
					    : LOCK_SHARE;
	struct lint_effect *e = add_relation(r, node, lock);
	e->is_index = is_index;
	e->scans = true;
}

static void read_write(struct effect_reader *r, const struct json *node)
{
	struct lint_effect *e = add_relation(r, node, LOCK_ROW_EXCLUSIVE);
	e->scans = !json_get(node, "whereClause");
}

static void read_insert(struct effect_reader *r, const struct json *node)
{
	add_relation(r, node, LOCK_ROW_EXCLUSIVE);
}

static void read_copy(struct effect_reader *r, const struct json *node)
{
	add_relation(r, node, tree_flag(node, "is_from") ? LOCK_ROW_EXCLUSIVE : LOCK_ACCESS_SHARE);
}

static void read_lock(struct effect_reader *r, const struct json *node)
{
	const struct json *relations = json_get(node, "relations");
	enum lint_lock lock = (enum lint_lock)json_number(json_get(node, "mode"));
	for (size_t i = 0; i < json_count(relations); i++)
		effect_add(r, tree_relation(json_get(json_at(relations, i), "RangeVar")), lock);
}

static void read_unknown(struct effect_reader *r, const struct json *node)
{
	r->out->is_known = false;
}

static const struct {
	const char *node;
	void (*read)(struct effect_reader *r, const struct json *node);
} readers[] = {
	{"CreateStmt", read_create},
	{"AlterTableStmt", effect_read_alter},
	{"IndexStmt", read_index},
	{"DropStmt", read_drop},
	{"RenameStmt", read_rename},
	{"AlterObjectSchemaStmt", read_exclusive},
	{"TruncateStmt", read_truncate},
	{"CreatePolicyStmt", read_policy},
	{"AlterPolicyStmt", read_policy},
	{"CreateTrigStmt", read_trigger},
	{"RuleStmt", read_exclusive},
	{"AlterSeqStmt", read_sequence},
	{"CommentStmt", read_comment},
	{"RefreshMatViewStmt", read_refresh},
	{"VacuumStmt", read_vacuum},
	{"ClusterStmt", read_cluster},
	{"ReindexStmt", read_reindex},
	{"InsertStmt", read_insert},
	{"UpdateStmt", read_write},
	{"DeleteStmt", read_write},
	{"MergeStmt", read_insert},
	{"CopyStmt", read_copy},
	{"LockStmt", read_lock},
	{"DoStmt", read_unknown},
	{"CallStmt", read_unknown},
};

bool lint_effects_read(
	struct arena *a, const char *sql, size_t len, struct lint_effects *out, struct err *err)
{
	struct lint_effects found = {.is_known = true};
	struct effect_reader r = {a, &found};
	const struct json *tree;
	if (!parser_read(a, arena_strndup(a, sql, len), &tree, err))
		return false;
	found.is_known = tree;
	for (size_t i = 0; tree && i < sizeof(readers) / sizeof(readers[0]); i++) {
		const struct json *node = json_get(tree, readers[i].node);
		if (node)
			readers[i].read(&r, node);
	}
	*out = found;
	return true;
}

/* Measured on PostgreSQL 15: what one more of these adds to pg_locks before the commit. */
static const struct {
	const char *word;
	size_t locks;
} makers[] = {
	{"primary", 3},
	{"unique", 2},
	{"serial", 3},
	{"bigserial", 3},
	{"smallserial", 3},
	{"identity", 3},
	{"text", 3},
};

size_t lint_count_locks(const char *sql, size_t len)
{
	bool ignored, has_text = false;
	size_t count = 2;
	if (split_begins_with(sql, "create index") || split_begins_with(sql, "create unique index"))
		return 1;
	if (!split_begins_with(sql, "create table"))
		return 0;
	for (size_t at = 0, next; at < len; at = next) {
		next = lex_token_end(sql, at, &ignored);
		for (size_t i = 0; i < sizeof(makers) / sizeof(makers[0]); i++) {
			const char *word = makers[i].word;
			bool is_text = !strcmp(word, "text");
			if (strlen(word) != next - at || strncasecmp(sql + at, word, next - at))
				continue;
			/* One table for long values serves all columns. */
			count += is_text && has_text ? 0 : makers[i].locks;
			has_text = has_text || is_text;
		}
	}
	return count;
}
