/* Tells the statements that cannot run in a transaction, or make and end one, from the others. */
#include "lint/statement.h"

#include <string.h>

#include "lint/parser.h"
#include "lint/split.h"
#include "lint/tree.h"

static void alone(struct lint_statement *out, enum lint_trace trace, struct lint_relation name,
	struct lint_relation table)
{
	out->role = LINT_ALONE;
	out->trace = trace;
	out->name = name;
	out->table = table;
}

static void alone_by_name(
	struct lint_statement *out, enum lint_trace trace, const struct json *node, const char *key)
{
	struct lint_relation name = {NULL, json_text(json_get(node, key))};
	alone(out, trace, name, (struct lint_relation){0});
}

static void read_transaction(const struct json *node, struct lint_statement *out)
{
	static const struct {
		const char *kind;
		enum lint_role role;
	} table[] = {
		{"TRANS_STMT_BEGIN", LINT_BEGIN},
		{"TRANS_STMT_START", LINT_BEGIN},
		{"TRANS_STMT_COMMIT", LINT_COMMIT},
		{"TRANS_STMT_ROLLBACK", LINT_UNDO},
		{"TRANS_STMT_PREPARE", LINT_UNDO},
		{"TRANS_STMT_COMMIT_PREPARED", LINT_ALONE},
		{"TRANS_STMT_ROLLBACK_PREPARED", LINT_ALONE},
	};
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (tree_is(node, "kind", table[i].kind))
			out->role = table[i].role;
}

static void read_index(const struct json *node, struct lint_statement *out)
{
	struct lint_relation table = tree_relation(json_get(node, "relation"));
	struct lint_relation name = {table.schema, json_text(json_get(node, "idxname"))};
	if (tree_flag(node, "concurrent"))
		alone(out, LINT_MAKES_INDEX, name, table);
}

static void read_drop(const struct json *node, struct lint_statement *out)
{
	const struct json *first = json_at(json_get(node, "objects"), 0);
	struct lint_relation name = tree_names(json_get(json_get(first, "List"), "items"));
	if (tree_flag(node, "concurrent"))
		alone(out, LINT_DROPS_INDEX, name, (struct lint_relation){0});
}

/* A whole schema or database is rebuilt table by table, each in a transaction. */
static void read_reindex(const struct json *node, struct lint_statement *out)
{
	bool is_one = tree_is(node, "kind", "REINDEX_OBJECT_INDEX") ||
		      tree_is(node, "kind", "REINDEX_OBJECT_TABLE");
	if (!is_one || tree_has_option(json_get(node, "params"), "concurrently"))
		alone(out, LINT_REBUILDS, tree_relation(json_get(node, "relation")),
			(struct lint_relation){0});
}

static void read_vacuum(const struct json *node, struct lint_statement *out)
{
	if (tree_flag(node, "is_vacuumcmd"))
		out->role = LINT_ALONE;
}

static void read_cluster(const struct json *node, struct lint_statement *out)
{
	if (!json_get(node, "relation"))
		out->role = LINT_ALONE;
}

static void read_alone(const struct json *node, struct lint_statement *out)
{
	out->role = LINT_ALONE;
}

static void read_enum(const struct json *node, struct lint_statement *out)
{
	if (json_get(node, "oldVal") || !json_get(node, "newVal"))
		return;
	out->role = LINT_NEW_VALUE;
	out->value = tree_text(node, "newVal");
}

static void read_alter_table(const struct json *node, struct lint_statement *out)
{
	const struct json *command = json_at(json_get(node, "cmds"), 0);
	const struct json *partition =
		json_get(json_get(json_get(command, "AlterTableCmd"), "def"), "PartitionCmd");
	if (tree_flag(partition, "concurrent"))
		alone(out, LINT_DETACHES, tree_relation(json_get(partition, "name")),
			tree_relation(json_get(node, "relation")));
}

static void read_make_database(const struct json *node, struct lint_statement *out)
{
	alone_by_name(out, LINT_MAKES_DATABASE, node, "dbname");
}

static void read_drop_database(const struct json *node, struct lint_statement *out)
{
	alone_by_name(out, LINT_DROPS_DATABASE, node, "dbname");
}

/* Only a move to another tablespace is more than a change of a row. */
static void read_alter_database(const struct json *node, struct lint_statement *out)
{
	if (tree_has_option(json_get(node, "options"), "tablespace"))
		out->role = LINT_ALONE;
}

static void read_make_tablespace(const struct json *node, struct lint_statement *out)
{
	alone_by_name(out, LINT_MAKES_TABLESPACE, node, "tablespacename");
}

static void read_drop_tablespace(const struct json *node, struct lint_statement *out)
{
	alone_by_name(out, LINT_DROPS_TABLESPACE, node, "tablespacename");
}

static void read_make_subscription(const struct json *node, struct lint_statement *out)
{
	alone_by_name(out, LINT_MAKES_SUBSCRIPTION, node, "subname");
}

static void read_drop_subscription(const struct json *node, struct lint_statement *out)
{
	alone_by_name(out, LINT_DROPS_SUBSCRIPTION, node, "subname");
}

static void read_set(const struct json *node, struct lint_statement *out)
{
	bool is_of_transaction =
		tree_flag(node, "is_local") || tree_is(node, "kind", "VAR_SET_MULTI");
	if (!is_of_transaction)
		out->role = LINT_SET;
}

static void read_discard(const struct json *node, struct lint_statement *out)
{
	if (tree_is(node, "target", "DISCARD_ALL"))
		out->role = LINT_ALONE;
}

static const struct {
	const char *node;
	void (*read)(const struct json *node, struct lint_statement *out);
} readers[] = {
	{"TransactionStmt", read_transaction},
	{"IndexStmt", read_index},
	{"DropStmt", read_drop},
	{"ReindexStmt", read_reindex},
	{"VacuumStmt", read_vacuum},
	{"ClusterStmt", read_cluster},
	{"AlterSystemStmt", read_alone},
	{"AlterEnumStmt", read_enum},
	{"AlterTableStmt", read_alter_table},
	{"CreatedbStmt", read_make_database},
	{"DropdbStmt", read_drop_database},
	{"AlterDatabaseStmt", read_alter_database},
	{"CreateTableSpaceStmt", read_make_tablespace},
	{"DropTableSpaceStmt", read_drop_tablespace},
	{"CreateSubscriptionStmt", read_make_subscription},
	{"AlterSubscriptionStmt", read_alone},
	{"DropSubscriptionStmt", read_drop_subscription},
	{"DiscardStmt", read_discard},
	{"VariableSetStmt", read_set},
};

/* How those begin that may be more than LINT_PLAIN, and a word that they then hold. */
static const struct {
	const char *begin, *word;
} suspects[] = {
	{"create index", "concurrently"},
	{"create unique index", "concurrently"},
	{"drop index", "concurrently"},
	{"alter table", "concurrently"},
	{"alter type", "add"},
	{"reindex"},
	{"vacuum"},
	{"cluster"},
	{"alter system"},
	{"create database"},
	{"drop database"},
	{"alter database"},
	{"create tablespace"},
	{"drop tablespace"},
	{"create subscription"},
	{"alter subscription"},
	{"drop subscription"},
	{"discard"},
	{"begin"},
	{"start"},
	{"commit"},
	{"end"},
	{"rollback"},
	{"abort"},
	{"prepare"},
	{"set"},
	{"reset"},
};

static bool is_suspect(const char *sql)
{
	for (size_t i = 0; i < sizeof(suspects) / sizeof(suspects[0]); i++)
		if (split_begins_with(sql, suspects[i].begin) &&
			(!suspects[i].word || strcasestr(sql, suspects[i].word)))
			return true;
	return false;
}

bool lint_statement_read(
	struct arena *a, const char *sql, size_t len, struct lint_statement *out, struct err *err)
{
	struct lint_statement found = {0};
	const char *text = arena_strndup(a, sql, len);
	const struct json *tree = NULL;
	if (is_suspect(text) && !parser_read(a, text, &tree, err))
		return false;
	for (size_t i = 0; tree && i < sizeof(readers) / sizeof(readers[0]); i++) {
		const struct json *node = json_get(tree, readers[i].node);
		if (node)
			readers[i].read(node, &found);
	}
	*out = found;
	return true;
}
