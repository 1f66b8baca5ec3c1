/* rihla pull: a database as schema.ts, relations.ts and a first snapshot. */
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
#include "cli/commands.h"
#include "cli/database.h"
#include "cli/handwritten.h"
#include "cli/project.h"
#include "cli/reading.h"
#include "cli/summary.h"
#include "diff/diff.h"
#include "folder/folder.h"
#include "introspect/introspect.h"
#include "snapshot/snapshot.h"
#include "sql/sql.h"
#include "tsgen/tsgen.h"

static const struct option options[] = {
	{"introspect-casing", OPTION_CHOICE, "camel|preserve",
		"names of tables and columns in TypeScript (default camel)"},
	{"keep-sql", OPTION_BOOL, NULL,
		"write a first migration that makes all of the database, also what drizzle cannot "
		"say"},
	{"force", OPTION_BOOL, NULL, "replace a schema.ts and relations.ts that are there"},
	DATABASE_OPTION_URL,
	DATABASE_OPTIONS_PARTS,
	DATABASE_OPTION_DEV,
	PROJECT_OPTION_OUT,
	PROJECT_OPTION_BREAKPOINTS,
	DATABASE_OPTIONS_SCOPE,
	PROJECT_OPTION_TIMEOUT,
	PROJECT_OPTION_ORM,
	PROJECT_OPTION_DIALECT,
	PROJECT_OPTION_DRIVER,
	{NULL},
};

static const char *const aliases[] = {"introspect", NULL};

/* What one run knows. */
struct pull {
	struct context *context;
	struct config config;
	struct introspect_options scope;
	struct folder folder;
	struct opening *opening;
	struct eval_engine *engine;
	struct database source;
	struct introspection database;
	struct reading *catalogs; /* `database` is of it */
	struct reading *others;   /* of `rest`, while TypeScript is written and evaluated */
	struct introspect_rest rest;
	bool keeps_sql;
	const char *schema_path, *relations_path;
	struct model *schema; /* what schema.ts says */
	LIST_OF(const char) missing;
};

static bool check_file(const struct pull *p, const char *path, struct err *err)
{
	if (!file_exists(path) || cli_flag(p->context, "force", false))
		return true;
	err_set(err, ERR_FILE, "%s is there already", cli_path(p->context, path));
	err_text(&err->hint, "pass --force to replace it, or --out FOLDER to write elsewhere");
	return false;
}

static bool begin(struct pull *p, struct err *err)
{
	struct context *c = p->context;
	const struct list *tables = cli_list(c, "tablesFilter");
	const struct list *schemas = cli_list(c, "schemaFilters");
	if (!project_read_config(c, &p->config, err) ||
		!folder_open(c->arena, p->config.out, &p->folder, err))
		return false;
	project_introspect_options(&p->config, &p->scope);
	if (tables->count)
		memcpy(&p->scope.tables, tables, sizeof(p->scope.tables));
	if (schemas->count)
		memcpy(&p->scope.schemas, schemas, sizeof(p->scope.schemas));
	if (!p->scope.schemas.count)
		list_push(c->arena, &p->scope.schemas, "public");
	p->schema_path = path_join(c->arena, p->config.out, "schema.ts");
	p->relations_path = path_join(c->arena, p->config.out, "relations.ts");
	p->keeps_sql = cli_flag(c, "keep-sql", false) && !p->folder.journal.entries.count;
	report_phase(c, "config");
	return check_file(p, p->schema_path, err) && check_file(p, p->relations_path, err);
}

/* The engine that evaluates what will be written starts while the server answers. */
static bool read_database(struct pull *p, struct err *err)
{
	struct context *c = p->context;
	p->opening = opening_start(c, &p->config, err);
	if (!p->opening)
		return false;
	p->catalogs = reading_start(p->opening, &p->scope);
	p->engine = project_start_engine(c, CASING_NONE, NULL);
	if (!opening_wait(p->opening, &p->source, err))
		return false;
	report_phase(c, "connection");
	report_set_text(c, "database", p->source.name);
	if (!reading_wait(p->catalogs, &p->database, err))
		return false;
	report_phase(c, "database");
	p->others = reading_start_rest(p->source.pg, &p->scope, p->keeps_sql);
	return true;
}

static bool read_rest(struct pull *p, struct err *err)
{
	if (!reading_wait_for_rest(p->others, &p->rest, err))
		return err_wrap(err, "cannot read what drizzle cannot say");
	list_each (sequence, p->database.sequences)
		list_push(p->context->arena, &p->rest.others, sequence);
	report_phase(p->context, "other objects");
	return true;
}

static bool write_typescript(struct pull *p, struct err *err)
{
	struct context *c = p->context;
	const char *casing = cli_text(c, "introspect-casing");
	struct buf schema = buf_in(c->arena), relations = buf_in(c->arena);
	if (!casing)
		casing = p->config.introspect_casing;
	tsgen_write(c->arena, p->database.model,
		!strcmp(casing, "preserve") ? TSGEN_PRESERVE : TSGEN_CAMEL, &schema, &relations);
	const struct file_content files[] = {{p->schema_path, schema.s, schema.len},
		{p->relations_path, relations.s, relations.len}};
	report_phase(c, "typescript");
	if (!file_make_folder(p->config.out, err) ||
		!file_write_all(files, relations.len ? 2 : 1, err))
		return false;
	report_set_text(c, "schema_path", cli_path(c, p->schema_path));
	if (relations.len)
		report_set_text(c, "relations_path", cli_path(c, p->relations_path));
	return true;
}

/* What was written is evaluated and held against the database: what is missing is said. */
static bool check_typescript(struct pull *p, struct err *err)
{
	struct context *c = p->context;
	struct list paths = {0};
	struct diff diff = {0};
	list_push_pointer(c->arena, &paths, (void *)p->schema_path);
	if (!project_eval_schema_in(c, p->engine, CASING_NONE, &paths, &p->schema, err)) {
		err_textf(&err->state, "%s was written, the snapshot was not",
			cli_path(c, p->schema_path));
		return false;
	}
	if (!read_rest(p, err) ||
		!introspect_align(c->arena, p->source.pg, &p->database, p->schema, err) ||
		!diff_models(c->arena, p->database.model, p->schema, NULL, NULL, &diff, err))
		return false;
	sql_statements(c->arena, (struct list *)&diff.stmts, (struct list *)&p->missing);
	report_phase(c, "check");
	return true;
}

static const char *snapshot_text(struct pull *p, size_t *len)
{
	struct arena *a = p->context->arena;
	struct buf text = buf_in(a);
	const struct snapshot snapshot = {.id = hash_uuid(a),
		.prev_id = SNAPSHOT_NO_PARENT,
		.version = "7",
		.model = p->schema};
	snapshot_write(&text, &snapshot);
	*len = text.len;
	return text.s;
}

static void put_commented(struct buf *out, const char *text)
{
	buf_puts(out, "-- ");
	for (; *text; text++) {
		buf_putc(out, *text);
		if (*text == '\n' && text[1])
			buf_puts(out, "-- ");
	}
	buf_putc(out, '\n');
}

/* Line by line: a migrator cuts the text at its breakpoints, wherever they stand. */
static const char *commented_sql(struct pull *p, struct err *err)
{
	struct arena *a = p->context->arena;
	struct diff diff = {0};
	struct folder_addition addition = {.breakpoints = p->config.breakpoints};
	struct buf sql = buf_in(a), out = buf_in(a);
	if (!diff_models(a, model_new(a), p->schema, NULL, NULL, &diff, err))
		return NULL;
	sql_statements(a, (struct list *)&diff.stmts, (struct list *)&addition.statements);
	folder_put_sql(&sql, &addition);
	buf_puts(&out, "-- The database had all this when its schema was pulled. To make another "
		       "one from it,\n-- take the dashes away.\n\n");
	put_commented(&out, sql.s);
	return out.s;
}

/* Roles are those of the whole server: another database has made them, perhaps. */
static void put_role(struct pull *p, const struct role *r, struct list *statements)
{
	struct buf sql = buf_in(p->context->arena);
	buf_puts(&sql, "DO $$ BEGIN CREATE ROLE ");
	buf_quote(&sql, r->name, '"');
	buf_printf(&sql, "%s%s%s; EXCEPTION WHEN duplicate_object THEN NULL; END $$;",
		r->create_db ? " CREATEDB" : "", r->create_role ? " CREATEROLE" : "",
		r->inherit ? "" : " NOINHERIT");
	list_push_pointer(p->context->arena, statements, sql.s);
}

/* Migrators look for it in the text alone. */
static void warn_of_breakpoint(struct pull *p, const char *text)
{
	if (strstr(text, "--> statement-breakpoint"))
		report_warning(p->context,
			"the migration is cut in two where a literal holds `--> "
			"statement-breakpoint`: %.*s",
			(int)strcspn(text, "\n"), text);
}

/* Bodies of functions may name what comes later. */
static const char *whole_sql(struct pull *p)
{
	struct arena *a = p->context->arena;
	struct folder_addition addition = {.breakpoints = p->config.breakpoints};
	struct list *statements = (struct list *)&addition.statements;
	struct buf out = buf_in(a);
	list_push(a, &addition.statements, "SET LOCAL check_function_bodies = false;");
	list_each (role, p->database.model->roles)
		put_role(p, role, statements);
	list_each (text, p->rest.statements) {
		list_push(a, &addition.statements, text);
		warn_of_breakpoint(p, text);
	}
	buf_puts(&out, HANDWRITTEN_PULLED
		": it makes all of the database, also what drizzle cannot say.\n-- A database "
		"that is there already gets it recorded, and not run, by `rihla baseline`.\n\n");
	folder_put_sql(&out, &addition);
	return out.s;
}

/* A folder with migrations has its own history already. */
static bool write_migration(struct pull *p, struct err *err)
{
	struct context *c = p->context;
	struct folder_addition addition = {.breakpoints = p->config.breakpoints};
	const struct journal_entry *entry;
	if (p->folder.journal.entries.count)
		return true;
	folder_prefix_of(p->config.migrations_prefix, &addition.prefix);
	addition.custom_text = p->keeps_sql ? whole_sql(p) : commented_sql(p, err);
	if (!addition.custom_text)
		return false;
	addition.snapshot = snapshot_text(p, &addition.snapshot_len);
	if (!folder_add(c->arena, &p->folder, &addition, &entry, err))
		return false;
	const char *path = cli_path(c, folder_sql_path(c->arena, &p->folder, entry));
	report_set_text(c, "migration_path", path);
	report_line(c, "%s %s", cli_paint(c, TERM_GREEN, "✓"), path);
	if (p->keeps_sql)
		report_line(c, "  `rihla baseline` records it as applied to %s", p->source.name);
	return true;
}

static struct json *other_json(struct pull *p, const struct introspect_other *other)
{
	struct arena *a = p->context->arena;
	struct json *one = json_new_object(a);
	json_set(a, one, "kind", json_new_string(a, other->kind));
	json_set(a, one, "name", json_new_string(a, other->name));
	json_set(a, one, "kept", json_new_bool(a, p->keeps_sql && other->is_kept));
	return one;
}

static void report_others(struct pull *p)
{
	struct context *c = p->context;
	struct json *all = json_new_array(c->arena);
	size_t lost = 0;
	if (p->rest.others.count)
		report_line(c,
			"Drizzle cannot say, and %s does not hold:", cli_path(c, p->schema_path));
	list_each (other, p->rest.others) {
		bool is_lost = p->keeps_sql && !other->is_kept;
		json_add(c->arena, all, other_json(p, other));
		report_line(c, "  %s %s%s", other->kind, other->name,
			is_lost ? "  (nor does the migration)" : "");
		lost += is_lost;
	}
	report_set(c, "not_expressed", all);
	if (lost)
		report_warning(c,
			"the migration does not make %zu of the objects that drizzle cannot say: "
			"`pg_dump --schema-only` has their SQL",
			lost);
}

static void report_gaps(struct pull *p)
{
	struct context *c = p->context;
	if (cli_flag(c, "keep-sql", false) && !p->keeps_sql)
		report_warning(c,
			"--keep-sql writes a first migration, and %s has migrations: pass --out "
			"FOLDER for one beside it",
			cli_path(c, p->config.out));
	list_each (note, p->database.notes)
		report_warning(c, "%s %s", note->object, note->text);
	list_each (text, p->missing)
		report_warning(c, "%s does not say all of the database; it would want: %s",
			cli_path(c, p->schema_path), text);
}

static bool finish(struct pull *p, struct err *err)
{
	struct context *c = p->context;
	summary_report(c, p->schema);
	report_line(c, "%s %s", cli_paint(c, TERM_GREEN, "✓"), cli_path(c, p->schema_path));
	if (file_exists(p->relations_path))
		report_line(
			c, "%s %s", cli_paint(c, TERM_GREEN, "✓"), cli_path(c, p->relations_path));
	if (!write_migration(p, err))
		return false;
	report_others(p);
	report_gaps(p);
	report_phase(c, "writing");
	return true;
}

static bool run(struct context *c, struct err *err)
{
	struct pull p = {.context = c};
	bool ok = begin(&p, err) && read_database(&p, err) && write_typescript(&p, err) &&
		  check_typescript(&p, err) && finish(&p, err);
	reading_free(p.others);
	reading_free(p.catalogs);
	eval_free(p.engine);
	opening_close(p.opening);
	return ok;
}

const struct command command_pull = {
	.name = "pull",
	.aliases = aliases,
	.summary = "write the schema of a database as TypeScript",
	.details = "Writes schema.ts and relations.ts into the migrations folder, and, where that "
		   "has\n"
		   "no migrations yet, a first one with its snapshot, so that the next generate "
		   "begins\n"
		   "from there. What was written is evaluated and held against the database. What\n"
		   "drizzle cannot say (functions, triggers, partitions, …) is listed. With "
		   "--keep-sql\n"
		   "the first migration makes all of the database, in the words of the server.",
	.options = options,
	.run = run,
};
