/* Reads and writes the tracking table. */
#include "apply/track.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/hash.h"

static const char *quote(struct arena *a, const char *name)
{
	struct buf out = buf_in(a);
	buf_putc(&out, '"');
	for (; *name; name++) {
		if (*name == '"')
			buf_putc(&out, '"');
		buf_putc(&out, *name);
	}
	buf_putc(&out, '"');
	return out.s;
}

static const char *quote_table(struct arena *a, const struct apply_table *t)
{
	return arena_printf(a, "%s.%s", quote(a, t->schema), quote(a, t->name));
}

bool track_read(struct arena *a, struct pg *c, const struct apply_table *t, struct list *rows,
	bool *exists, struct err *err)
{
	const char *sql = arena_printf(
		a, "select hash, created_at from %s order by created_at", quote_table(a, t));
	struct pg_rows found;
	*rows = (struct list){0};
	*exists = pg_query(c, a, sql, NULL, 0, &found, err);
	/* undefined_table, which a missing schema gives too */
	if (!*exists && err->sqlstate && !strcmp(err->sqlstate, "42P01")) {
		err_clear(err);
		return true;
	}
	if (!*exists)
		return err_wrap(err, "cannot read %s.%s", t->schema, t->name);
	for (size_t i = 0; i < found.row_count; i++) {
		struct applied_row *row = arena_new_of(a, struct applied_row);
		const char *created_at = pg_cell(&found, i, 1);
		const char *hash = pg_cell(&found, i, 0);
		row->hash = hash ? hash : "";
		row->has_created_at = created_at;
		row->created_at = created_at ? strtoll(created_at, NULL, 10) : 0;
		list_push_pointer(a, rows, row);
	}
	return true;
}

/* Advisory locks are known by a number: the beginning of a digest of what is locked. */
static long long lock_key(struct arena *a, const struct apply_table *t)
{
	const char *what = arena_printf(a, "rihla migrate %s", quote_table(a, t));
	char digits[16] = {0};
	memcpy(digits, hash_sha256(a, what, strlen(what)), sizeof(digits) - 1);
	return strtoll(digits, NULL, 16);
}

bool track_begin(struct arena *a, struct pg *c, const struct apply_options *o, struct err *err)
{
	long long key = lock_key(a, &o->table);
	struct pg_rows got;
	/* What another run committed while this one waited must be seen, whatever the default is.
	 */
	if (!pg_query(c, a,
		    arena_printf(a,
			    "begin isolation level read committed; "
			    "select pg_try_advisory_xact_lock(%lld)",
			    key),
		    NULL, 0, &got, err))
		return false;
	if (!strcmp(pg_cell(&got, 0, 0), "t"))
		return true;
	if (o->waiting)
		o->waiting(o->context);
	return pg_query(c, a, arena_printf(a, "select pg_advisory_xact_lock(%lld)", key), NULL, 0,
		NULL, err);
}

bool track_create(struct arena *a, struct pg *c, const struct apply_table *t, struct err *err)
{
	const char *schema = quote(a, t->schema);
	struct pg_rows found;
	struct buf sql = buf_in(a);
	if (!pg_query(c, a, "select 1 from pg_catalog.pg_namespace where nspname = $1", &t->schema,
		    1, &found, err))
		return false;
	if (!found.row_count)
		buf_printf(&sql, "create schema if not exists %s;\n", schema);
	buf_printf(&sql,
		"create table if not exists %s (\n"
		"\tid SERIAL PRIMARY KEY,\n"
		"\thash text NOT NULL,\n"
		"\tcreated_at bigint\n"
		")",
		quote_table(a, t));
	if (pg_script(c, sql.s, NULL, err))
		return true;
	return err_wrap(err, "cannot make %s.%s", t->schema, t->name);
}

const char *track_insert(struct arena *a, const struct apply_table *t, const struct migration *m)
{
	return arena_printf(a,
		"insert into %s (\"hash\", \"created_at\") values ('%s', %" PRId64 ")",
		quote_table(a, t), m->hash, m->entry->when);
}
