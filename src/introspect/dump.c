/* What models do not hold, and the SQL of a whole database. */
#include <stdlib.h>
#include <string.h>

#include "introspect/catalog.h"
#include "introspect/fetch.h"

extern const char query_present[], query_others[], query_compression[], query_dump[];

enum {
	OTHER_PLACE,
	OTHER_SEQ,
	OTHER_KIND,
	OTHER_NAME,
	OTHER_SQL,
	OTHER_KEPT,
	OTHER_SCHEMA,
	OTHER_TABLE
};
enum { MADE_PLACE, MADE_SEQ, MADE_SQL, MADE_SCHEMA, MADE_TABLE, MADE_SCHEMA_TO, MADE_TABLE_TO };

/* A statement, and where it comes among all. */
struct piece {
	long place;
	long long seq;
	const char *sql;
};

struct dump {
	struct arena *a;
	const struct introspect_options *options;
	LIST_OF(struct piece) pieces;
	struct introspect_rest *out;
};

/* What belongs to no table is in. */
static bool takes(const struct dump *d, const struct row *r, int schema, int table)
{
	const char *name = row_text(r, table);
	return !name || (filter_takes_table(d->options, name) &&
				!filter_is_tracking(d->options, row_text(r, schema), name));
}

/* The name as people say it, without the schemas that are always looked through. */
static const char *plain_name(struct arena *a, const char *name)
{
	static const char *const hidden[] = {"public.", "pg_catalog."};
	struct buf out = buf_in(a);
	bool is_start = true;
	while (*name) {
		for (size_t i = 0; is_start && i < sizeof(hidden) / sizeof(hidden[0]); i++)
			if (!strncmp(name, hidden[i], strlen(hidden[i])))
				name += strlen(hidden[i]);
		is_start = strchr(" (,", *name);
		buf_putc(&out, *name++);
	}
	return out.s;
}

static void add_piece(struct dump *d, const struct row *r, int sql)
{
	struct piece *piece = arena_new_of(d->a, struct piece);
	*piece = (struct piece){strtol(row_text(r, OTHER_PLACE), NULL, 10),
		strtoll(row_text(r, OTHER_SEQ), NULL, 10), row_text(r, sql)};
	list_push(d->a, &d->pieces, piece);
}

/* A part that has a statement of its own has no kind. */
static void add_others(struct dump *d, const struct pg_rows *rows)
{
	for (struct row r = {rows, 0}; r.at < rows->row_count; r.at++) {
		if (!takes(d, &r, OTHER_SCHEMA, OTHER_TABLE))
			continue;
		if (row_text(&r, OTHER_SQL))
			add_piece(d, &r, OTHER_SQL);
		if (!row_text(&r, OTHER_KIND))
			continue;
		struct introspect_other *other = arena_new_of(d->a, struct introspect_other);
		*other = (struct introspect_other){row_text(&r, OTHER_KIND),
			plain_name(d->a, row_text(&r, OTHER_NAME)), row_truth(&r, OTHER_KEPT)};
		list_push(d->a, &d->out->others, other);
	}
}

static void add_made(struct dump *d, const struct pg_rows *rows)
{
	for (struct row r = {rows, 0}; r.at < rows->row_count; r.at++)
		if (takes(d, &r, MADE_SCHEMA, MADE_TABLE) &&
			takes(d, &r, MADE_SCHEMA_TO, MADE_TABLE_TO))
			add_piece(d, &r, MADE_SQL);
}

static int by_place(const void *x, const void *y)
{
	const struct piece *p = *(struct piece *const *)x, *q = *(struct piece *const *)y;
	if (p->place != q->place)
		return p->place < q->place ? -1 : 1;
	if (p->seq != q->seq)
		return p->seq < q->seq ? -1 : 1;
	return strcmp(p->sql, q->sql);
}

static void put_in_order(struct dump *d)
{
	if (d->pieces.count)
		qsort(d->pieces.items, d->pieces.count, sizeof(d->pieces.items[0]), by_place);
	list_each (piece, d->pieces)
		list_push(d->a, &d->out->statements, piece->sql);
}

/* A part of others.sql begins with a line that says when it is wanted, and ends before the UNION
 * ALL of the next or the parenthesis that closes the last. */
static const char part_end[] = "\n  UNION ALL\n  -- ", last_part_end[] = "\n)\n";

static const char *end_of_part(const char *part)
{
	const char *end = strstr(part, part_end);
	return end ? end : strstr(part, last_part_end);
}

static bool is_wanted(struct arena *a, const char *part, const struct map *present)
{
	static const char where[] = "where ";
	if (strncmp(part, where, strlen(where)) != 0)
		return true;
	part += strlen(where);
	return map_get(present, arena_strndup(a, part, strcspn(part, "\n")));
}

/* others.sql without the parts that the database has no use for; some are always wanted. */
static const char *others_text(struct arena *a, const struct map *present)
{
	static const char first[] = ") AS (\n  -- ";
	struct buf text = buf_in(a);
	const char *part = strstr(query_others, first) + strlen(first), *separator = "  -- ", *end;
	buf_add(&text, query_others, (size_t)(part - strlen("  -- ") - query_others));
	for (;; part = end + strlen(part_end)) {
		end = end_of_part(part);
		if (is_wanted(a, part, present)) {
			buf_puts(&text, separator);
			buf_add(&text, part, (size_t)(end - part));
			separator = part_end;
		}
		if (strncmp(end, part_end, strlen(part_end)) != 0)
			break;
	}
	buf_puts(&text, end);
	return text.s;
}

static struct map read_present(struct arena *a, const struct pg_rows *rows)
{
	struct map present = {.arena = a};
	for (size_t i = 0; i < rows->row_count; i++)
		map_set(&present, pg_cell(rows, i, 0), (void *)rows);
	return present;
}

/* Begins a transaction with one snapshot in which the server says every schema, and asks which
 * parts of others.sql are wanted. */
static bool begin_rest(struct arena *a, struct pg *pg, const char **others, struct err *err)
{
	static const struct pg_statement statements[] = {
		{"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", NULL, 0},
		{"SET LOCAL jit = off", NULL, 0},
		{"SET LOCAL search_path = ''", NULL, 0},
		{query_present, NULL, 0},
	};
	enum { COUNT = sizeof(statements) / sizeof(statements[0]) };
	struct pg_rows rows[COUNT];
	if (!pg_batch(pg, a, statements, COUNT, rows, err))
		return false;
	struct map present = read_present(a, &rows[COUNT - 1]);
	*others = others_text(a, &present);
	return true;
}

static bool end_badly(struct arena *a, struct pg *pg)
{
	ERR_SCOPE struct err ignored = {0};
	pg_query(pg, a, "ROLLBACK", NULL, 0, NULL, &ignored);
	return false;
}

bool introspect_rest(struct arena *a, struct pg *pg, const struct introspect_options *options,
	bool has_statements, struct introspect_rest *out, struct err *err)
{
	enum { OTHERS, MOST = 4 };
	static const int first_with_compression = 140000;
	const struct list *schemas = (const struct list *)&options->schemas;
	const char *scope[] = {schemas->count ? fetch_array_text(a, schemas) : NULL}, *others;
	if (!begin_rest(a, pg, &others, err))
		return end_badly(a, pg);
	struct pg_statement all[MOST] = {[OTHERS] = {others, scope, 1}};
	struct pg_rows rows[MOST];
	size_t count = OTHERS + 1, compression = 0, dump = 0;
	if (pg_server_version(pg) >= first_with_compression)
		all[compression = count++] = (struct pg_statement){query_compression, scope, 1};
	if (has_statements)
		all[dump = count++] = (struct pg_statement){query_dump, scope, 1};
	all[count++] = (struct pg_statement){"ROLLBACK", NULL, 0};
	if (!pg_batch(pg, a, all, count, rows, err))
		return end_badly(a, pg);
	*out = (struct introspect_rest){0};
	struct dump d = {.a = a, .options = options, .out = out};
	add_others(&d, &rows[OTHERS]);
	if (compression)
		add_others(&d, &rows[compression]);
	if (dump) {
		add_made(&d, &rows[dump]);
		put_in_order(&d);
	}
	return true;
}
