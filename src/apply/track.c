/* Reads and writes the tracking table and its companions. */
#include "apply/track.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "apply/same.h"
#include "base/buf.h"

/* Statements of a migration that runs in several transactions; gone when there is none. */
static const char progress_table[] = "__rihla_progress";
/* Digests of tokens: by the row's hash alone nobody can tell a new comment from a new column. */
static const char tokens_table[] = "__rihla_tokens";

static void put_quoted(struct buf *out, const char *text, const char *doubled)
{
	for (; *text; text++) {
		if (strchr(doubled, *text))
			buf_putc(out, *text);
		buf_putc(out, *text);
	}
}

const char *track_literal(struct arena *a, const char *text)
{
	struct buf out = buf_in(a);
	/* Whatever standard_conforming_strings says. */
	buf_puts(&out, strchr(text, '\\') ? "E'" : "'");
	put_quoted(&out, text, "'\\");
	buf_putc(&out, '\'');
	return out.s;
}

const char *track_name(struct arena *a, const char *schema, const char *name)
{
	struct buf out = buf_in(a);
	buf_putc(&out, '"');
	if (schema) {
		put_quoted(&out, schema, "\"");
		buf_puts(&out, "\".\"");
	}
	put_quoted(&out, name, "\"");
	buf_putc(&out, '"');
	return out.s;
}

static const char *name_of(struct arena *a, const struct apply_table *t)
{
	return track_name(a, t->schema, t->name);
}

static const char *companion(struct arena *a, const struct apply_table *t, const char *name)
{
	return track_name(a, t->schema, name);
}

const char *track_tokens_name(struct arena *a, const struct apply_table *t)
{
	return companion(a, t, tokens_table);
}

/* Whether the query failed because the table, or its schema, is not there. */
static bool is_missing(const struct err *err)
{
	return err->sqlstate && !strcmp(err->sqlstate, "42P01");
}

static bool is_true(const struct pg_rows *rows, size_t row, size_t column)
{
	const char *cell = pg_cell(rows, row, column);
	return cell && !strcmp(cell, "t");
}

static bool read_progress(struct arena *a, struct pg *c, const struct apply_table *t,
	struct tracked *out, struct err *err)
{
	struct pg_rows rows;
	const char *sql = arena_printf(a, "select tag, done, is_in_doubt, tokens from %s",
		companion(a, t, progress_table));
	if (!pg_query(c, a, sql, NULL, 0, &rows, err)) {
		/* A run that ended just now took its table along. */
		bool is_gone = is_missing(err);
		if (is_gone)
			err_clear(err);
		return is_gone;
	}
	for (size_t i = 0; i < rows.row_count; i++) {
		struct apply_progress *one = arena_new_of(a, struct apply_progress);
		one->tag = pg_cell(&rows, i, 0);
		one->done = strtoul(pg_cell(&rows, i, 1), NULL, 10);
		one->is_in_doubt = is_true(&rows, i, 2);
		one->tokens = pg_cell(&rows, i, 3);
		list_push(a, &out->progress, one);
	}
	return true;
}

static void add_row(struct arena *a, const struct pg_rows *found, size_t i, struct tracked *out)
{
	const char *hash = pg_cell(found, i, 2), *created_at = pg_cell(found, i, 3);
	/* An empty table gives one row of nothing but what the other tables are. */
	if (!hash && !created_at)
		return;
	struct applied_row *row = arena_new_of(a, struct applied_row);
	row->hash = hash ? hash : "";
	row->has_created_at = created_at;
	row->created_at = created_at ? strtoll(created_at, NULL, 10) : 0;
	row->has_name = is_true(found, i, 4);
	row->name = pg_cell(found, i, 5);
	row->place = pg_cell(found, i, 6);
	list_push(a, &out->rows, row);
}

bool track_read(struct arena *a, struct pg *c, const struct apply_table *t, struct tracked *out,
	struct err *err)
{
	struct tracked read = {0};
	struct pg_rows found;
	const char *table = name_of(a, t);
	/* A row becomes JSON only where there is a column that it may lack. */
	const char *sql = arena_printf(a,
		"select own.progress, own.tokens, tracked.hash, tracked.created_at, own.named, "
		"case when own.named then to_jsonb(tracked) ->> 'name' end, tracked.ctid from "
		"(select to_regclass(%s) is not null progress, to_regclass(%s) is not null tokens, "
		"exists(select from pg_attribute where attrelid = to_regclass(%s) and "
		"attname = 'name' and not attisdropped) named) own "
		"left join %s tracked on true order by tracked.created_at",
		track_literal(a, companion(a, t, progress_table)),
		track_literal(a, companion(a, t, tokens_table)), track_literal(a, table), table);
	if (!pg_query(c, a, sql, NULL, 0, &found, err)) {
		if (!is_missing(err))
			return err_wrap(err, "cannot read %s.%s", t->schema, t->name);
		err_clear(err);
		*out = read;
		return true;
	}
	read.table_exists = true;
	read.progress_exists = is_true(&found, 0, 0);
	read.tokens_exist = is_true(&found, 0, 1);
	for (size_t i = 0; i < found.row_count; i++)
		add_row(a, &found, i, &read);
	if (read.progress_exists && !read_progress(a, c, t, &read, err))
		return false;
	*out = read;
	return true;
}

bool track_read_tokens(struct arena *a, struct pg *c, const struct apply_table *t, struct map *out,
	struct err *err)
{
	struct pg_rows rows;
	const char *sql =
		arena_printf(a, "select hash, tokens from %s", companion(a, t, tokens_table));
	if (!pg_query(c, a, sql, NULL, 0, &rows, err)) {
		/* Who may read only drizzle's table sees edits by the bytes. */
		bool is_forbidden = err->sqlstate && !strcmp(err->sqlstate, "42501");
		if (is_forbidden)
			err_clear(err);
		return is_forbidden;
	}
	for (size_t i = 0; i < rows.row_count; i++)
		map_set(out, pg_cell(&rows, i, 0), (void *)pg_cell(&rows, i, 1));
	return true;
}

bool track_create(struct arena *a, struct pg *c, const struct apply_table *t,
	const struct track_layout *layout, const struct apply_status *status, struct err *err)
{
	struct buf sql = buf_in(a);
	bool makes_tokens = !status->tokens_exist && layout->keeps_tokens;
	if (status->table_exists && !makes_tokens)
		return true;
	buf_puts(&sql, "begin;\n");
	if (!layout->has_schema)
		buf_printf(
			&sql, "create schema if not exists %s;\n", track_name(a, NULL, t->schema));
	if (!status->table_exists)
		buf_printf(&sql,
			"create table if not exists %s (\n"
			"\tid SERIAL PRIMARY KEY,\n"
			"\thash text NOT NULL,\n"
			"\tcreated_at bigint\n"
			");\n",
			name_of(a, t));
	if (makes_tokens)
		buf_printf(&sql,
			"create table if not exists %s (hash text primary key, tokens text not "
			"null);\n",
			companion(a, t, tokens_table));
	buf_puts(&sql, "commit");
	if (pg_script(c, sql.s, NULL, err))
		return true;
	return err_wrap(err, "cannot make %s.%s", t->schema, t->name);
}

void track_put_applied(struct buf *out, const struct apply_table *t,
	const struct track_layout *layout, const struct migration *m, size_t *count)
{
	struct arena *a = out->arena;
	const char *hash = m->hash;
	int64_t when = m->entry->when;
	if (layout->has_names)
		buf_printf(out,
			"insert into %s (hash, created_at, name) values ('%s', %" PRId64 ", %s);\n",
			name_of(a, t), hash, when, track_literal(a, m->entry->tag));
	else
		buf_printf(out, "insert into %s (hash, created_at) values ('%s', %" PRId64 ");\n",
			name_of(a, t), hash, when);
	++*count;
	if (!layout->keeps_tokens)
		return;
	buf_printf(out, "insert into %s values ('%s', '%s') on conflict do nothing;\n",
		companion(a, t, tokens_table), hash, same_tokens(a, m));
	++*count;
}

void track_put_progress(struct buf *out, const struct apply_table *t,
	const struct apply_progress *progress, size_t *count)
{
	struct arena *a = out->arena;
	const char *table = companion(a, t, progress_table);
	buf_printf(out,
		"create table if not exists %s (tag text primary key, done integer not null, "
		"is_in_doubt boolean not null, tokens text not null);\n"
		"insert into %s values (%s, %zu, %s, '%s') on conflict (tag) do update set "
		"done = excluded.done, is_in_doubt = excluded.is_in_doubt, "
		"tokens = excluded.tokens;\n",
		table, table, track_literal(a, progress->tag), progress->done,
		progress->is_in_doubt ? "true" : "false", progress->tokens);
	*count += 2;
}

void track_put_no_progress(
	struct buf *out, const struct apply_table *t, const char *tag, bool is_last, size_t *count)
{
	struct arena *a = out->arena;
	const char *table = companion(a, t, progress_table);
	if (is_last)
		buf_printf(out, "drop table %s;\n", table);
	else
		buf_printf(out, "delete from %s where tag = %s;\n", table, track_literal(a, tag));
	++*count;
}
