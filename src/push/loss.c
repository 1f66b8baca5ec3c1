/* One query on the rows for each statement that may lose or meet some. */
#include "push/loss.h"

#include <stdlib.h>
#include <string.h>

#include "diff/stmt.h"
#include "model/type.h"
#include "push/names.h"

struct look {
	struct arena *a;
	struct pg *pg;
	const struct list *stmts;
	size_t at; /* of the statement that is looked at */
	struct list *out;
	struct err *err;
};

static const struct stmt *stmt_of(const struct look *l)
{
	return l->stmts->items[l->at];
}

static struct place place_of(const struct look *l, const char *table, const char *column)
{
	const struct stmt *s = stmt_of(l);
	const struct place now = {
		model_schema_name(s->schema ? s->schema : ""), table, column ? column : ""};
	return names_before(l->stmts, l->at, now);
}

static void put_table(struct buf *b, const struct place *p)
{
	buf_quote(b, p->schema, '"');
	buf_putc(b, '.');
	buf_quote(b, p->table, '"');
}

/* A name for people. */
static const char *label(struct look *l, const struct place *p)
{
	bool is_public = !strcmp(p->schema, "public");
	return arena_printf(l->a, "%s%s%s%s%s", is_public ? "" : p->schema, is_public ? "" : ".",
		p->table, *p->column ? "." : "", p->column);
}

/* What an earlier statement of the plan makes is not there yet, and a materialized view that was
 * never filled cannot be read: neither has rows. What may not be read may have some. */
static bool is_not_there(const struct err *err)
{
	static const char no_privilege[] = "42501";
	return err->sqlstate && strcmp(err->sqlstate, no_privilege) != 0 &&
	       (!strncmp(err->sqlstate, "42", 2) || !strcmp(err->sqlstate, "55000"));
}

static bool fail(const struct err *found, struct err *err)
{
	err_copy(err, found);
	err_wrap(err, "cannot look at the rows");
	if (!err->hint)
		err_text(&err->hint, "push counts what would be lost: it has to read every row of "
				     "the tables that it changes");
	err_text(&err->state, "nothing was changed");
	return false;
}

/* Rows that a policy hides, from the owner too where it is forced, are lost as all others: with
 * this the server fails instead of leaving them out. */
static bool query_all_rows(
	struct look *l, const struct buf *sql, struct pg_rows *rows, struct err *err)
{
	const char *text = arena_printf(l->a, "SET LOCAL row_security = off; %s", sql->s);
	return pg_query(l->pg, l->a, text, NULL, 0, rows, err);
}

/* The number that `sql` gives; 0 where what it names is not there yet. */
static bool count(struct look *l, const struct buf *sql, long long *out)
{
	ERR_SCOPE struct err err = {0};
	struct pg_rows rows;
	*out = 0;
	if (!query_all_rows(l, sql, &rows, &err))
		return is_not_there(&err) || fail(&err, l->err);
	*out = strtoll(pg_cell(&rows, 0, 0), NULL, 10);
	return true;
}

static void add(struct look *l, enum loss_kind kind, const char *object, const struct place *p,
	long long n, const char *text)
{
	struct loss *loss = arena_new_of(l->a, struct loss);
	bool is_column = *p->column;
	*loss = (struct loss){.kind = kind,
		.object = object,
		.schema = p->schema,
		.table = is_column ? p->table : "",
		.name = is_column ? p->column : p->table,
		.count = n,
		.text = arena_printf(l->a, "%s %s: %s", object, label(l, p), text)};
	list_push_pointer(l->a, l->out, loss);
}

static const char *plural(struct look *l, long long n, const char *one, const char *many)
{
	return arena_printf(l->a, "%lld %s", n, n == 1 ? one : many);
}

static bool count_rows(struct look *l, const struct place *p, long long *n)
{
	struct buf sql = buf_in(l->a);
	buf_puts(&sql, "SELECT count(*) FROM ");
	put_table(&sql, p);
	return count(l, &sql, n);
}

static bool look_at_table(struct look *l)
{
	struct place p = place_of(l, stmt_of(l)->name, NULL);
	long long n;
	if (!count_rows(l, &p, &n))
		return false;
	if (n)
		add(l, LOSS_OF_DATA, "table", &p, n,
			arena_printf(l->a, "dropped with %s", plural(l, n, "row", "rows")));
	return true;
}

/* A materialized view that is made again afterwards loses nothing but time. */
static bool look_at_view(struct look *l)
{
	const struct stmt *s = stmt_of(l);
	for (size_t i = l->at + 1; i < l->stmts->count; i++) {
		const struct stmt *later = l->stmts->items[i];
		if (later->kind == STMT_CREATE_VIEW && !strcmp(later->name, s->name) &&
			!strcmp(later->schema, s->schema))
			return true;
	}
	if (!s->object.view->is_materialized)
		return true;
	struct place p = place_of(l, s->name, NULL);
	long long n;
	if (!count_rows(l, &p, &n))
		return false;
	if (n)
		add(l, LOSS_OF_DATA, "view", &p, n,
			arena_printf(l->a, "dropped with %s", plural(l, n, "row", "rows")));
	return true;
}

static bool count_values(struct look *l, const struct place *p, long long *n)
{
	struct buf sql = buf_in(l->a);
	buf_puts(&sql, "SELECT count(");
	buf_quote(&sql, p->column, '"');
	buf_puts(&sql, ") FROM ");
	put_table(&sql, p);
	return count(l, &sql, n);
}

static bool look_at_column(struct look *l)
{
	struct place p = place_of(l, stmt_of(l)->table, stmt_of(l)->name);
	long long n;
	if (!count_values(l, &p, &n))
		return false;
	if (n)
		add(l, LOSS_OF_DATA, "column", &p, n,
			arena_printf(l->a, "dropped with %s", plural(l, n, "value", "values")));
	return true;
}

/* The column is dropped and made anew: what was generated before can be generated again. */
static bool look_at_generated(struct look *l)
{
	const struct column *old = stmt_of(l)->old.column;
	return (old && old->generated) || look_at_column(l);
}

static bool has_value_of_its_own(const struct column *c)
{
	return c->default_value || c->generated || c->identity || strstr(c->type, "serial");
}

static bool look_at_added_column(struct look *l)
{
	const struct stmt *s = stmt_of(l);
	struct place p = place_of(l, s->table, NULL);
	long long n;
	if (!s->object.column->is_not_null || has_value_of_its_own(s->object.column))
		return true;
	if (!count_rows(l, &p, &n))
		return false;
	p.column = s->name;
	if (n)
		add(l, LOSS_REFUSED, "column", &p, n,
			arena_printf(l->a,
				"NOT NULL without a default, but the table has %s: give it a "
				"default, or add it without NOT NULL first",
				plural(l, n, "row", "rows")));
	return true;
}

static bool look_at_nulls(struct look *l)
{
	struct place p = place_of(l, stmt_of(l)->table, stmt_of(l)->name);
	struct buf sql = buf_in(l->a);
	long long n;
	buf_puts(&sql, "SELECT count(*) FROM ");
	put_table(&sql, &p);
	buf_puts(&sql, " WHERE ");
	buf_quote(&sql, p.column, '"');
	buf_puts(&sql, " IS NULL");
	if (!count(l, &sql, &n))
		return false;
	if (n)
		add(l, LOSS_REFUSED, "column", &p, n,
			arena_printf(l->a, "becomes NOT NULL, but %s NULL",
				plural(l, n, "row has", "rows have")));
	return true;
}

/* The keys of a unique or primary key: columns by their names before the plan. */
static void put_columns(
	struct look *l, struct buf *b, const struct list *columns, const char *separator)
{
	for (size_t i = 0; i < columns->count; i++) {
		struct place p = place_of(l, stmt_of(l)->table, columns->items[i]);
		buf_puts(b, i ? separator : "");
		buf_quote(b, p.column, '"');
	}
}

struct uniqueness {
	const char *object, *name;
	const char *keys;  /* SQL, with commas */
	const char *where; /* of the rows that count, or NULL */
};

static bool look_at_duplicates(struct look *l, const struct uniqueness *u)
{
	struct place p = place_of(l, stmt_of(l)->table, NULL);
	struct buf sql = buf_in(l->a);
	long long n;
	buf_puts(&sql, "SELECT count(*) FROM (SELECT FROM ");
	put_table(&sql, &p);
	if (u->where)
		buf_printf(&sql, " WHERE %s", u->where);
	buf_printf(&sql, " GROUP BY %s HAVING count(*) > 1) AS repeated", u->keys);
	if (!count(l, &sql, &n))
		return false;
	p.column = u->name;
	if (n)
		add(l, LOSS_REFUSED, u->object, &p, n,
			arena_printf(l->a, "%s in more than one row (%s)",
				plural(l, n, "value stands", "values stand"), u->keys));
	return true;
}

/* A key with a NULL in it repeats nothing. */
static const char *without_nulls(struct look *l, const struct list *columns)
{
	struct buf b = buf_in(l->a);
	buf_puts(&b, "(");
	put_columns(l, &b, columns, ", ");
	buf_puts(&b, ") IS NOT NULL");
	return b.s;
}

static const char *keys_of(struct look *l, const struct list *columns)
{
	struct buf b = buf_in(l->a);
	put_columns(l, &b, columns, ", ");
	return b.s;
}

static bool look_at_unique(struct look *l)
{
	const struct unique *u = stmt_of(l)->object.unique;
	const struct list *columns = (const struct list *)&u->columns;
	return look_at_duplicates(
		l, &(struct uniqueness){"unique", u->name, keys_of(l, columns),
			   u->nulls_not_distinct ? NULL : without_nulls(l, columns)});
}

static bool look_at_primary_key(struct look *l)
{
	const struct primary_key *k = stmt_of(l)->object.primary_key;
	return look_at_duplicates(l, &(struct uniqueness){"primary_key", k->name,
					     keys_of(l, (const struct list *)&k->columns), NULL});
}

static bool look_at_column_key(struct look *l)
{
	struct list columns = {0};
	list_push_pointer(l->a, &columns, (void *)stmt_of(l)->name);
	return look_at_duplicates(l,
		&(struct uniqueness){"primary_key", stmt_of(l)->name, keys_of(l, &columns), NULL});
}

static bool look_at_index(struct look *l)
{
	const struct index *i = stmt_of(l)->object.index;
	struct buf keys = buf_in(l->a), nulls = buf_in(l->a);
	if (!i->is_unique)
		return true;
	list_each (c, i->columns) {
		struct buf key = buf_in(l->a);
		if (c->is_expression)
			buf_printf(&key, "(%s)", c->expression);
		else
			buf_quote(&key, place_of(l, stmt_of(l)->table, c->expression).column, '"');
		buf_printf(&keys, "%s%s", c_at ? ", " : "", key.s);
		buf_printf(&nulls, "%s%s IS NOT NULL", c_at ? " AND " : "", key.s);
	}
	if (i->where && i->where[0])
		buf_printf(&nulls, " AND (%s)", i->where);
	return look_at_duplicates(l, &(struct uniqueness){"unique", i->name, keys.s, nulls.s});
}

static bool look_at_check(struct look *l)
{
	const struct check *c = stmt_of(l)->object.check;
	struct place p = place_of(l, stmt_of(l)->table, NULL);
	struct buf sql = buf_in(l->a);
	long long n;
	buf_puts(&sql, "SELECT count(*) FROM ");
	put_table(&sql, &p);
	buf_printf(&sql, " WHERE NOT (%s)", c->value);
	if (!count(l, &sql, &n))
		return false;
	p.column = c->name;
	if (n)
		add(l, LOSS_REFUSED, "check", &p, n,
			arena_printf(l->a, "%s it", plural(l, n, "row breaks", "rows break")));
	return true;
}

static void put_pairs(struct look *l, struct buf *b, const struct foreign_key *k)
{
	for (size_t i = 0; i < k->columns_from.count; i++) {
		struct place from = place_of(l, k->table_from, k->columns_from.items[i]);
		buf_puts(b, i ? " AND x." : "x.");
		buf_quote(b, from.column, '"');
		buf_puts(b, " = y.");
		buf_quote(b, k->columns_to.items[i], '"');
	}
}

static bool look_at_foreign_key(struct look *l)
{
	const struct foreign_key *k = stmt_of(l)->object.foreign_key;
	struct place p = place_of(l, k->table_from, NULL);
	struct place to = {model_schema_name(k->schema_to ? k->schema_to : ""), k->table_to, ""};
	struct buf sql = buf_in(l->a);
	long long n;
	to = names_before(l->stmts, l->at, to);
	buf_puts(&sql, "SELECT count(*) FROM ");
	put_table(&sql, &p);
	buf_puts(&sql, " AS x WHERE (");
	for (size_t i = 0; i < k->columns_from.count; i++) {
		buf_puts(&sql, i ? ", x." : "x.");
		buf_quote(&sql, place_of(l, k->table_from, k->columns_from.items[i]).column, '"');
	}
	buf_puts(&sql, ") IS NOT NULL AND NOT EXISTS (SELECT FROM ");
	put_table(&sql, &to);
	buf_puts(&sql, " AS y WHERE ");
	put_pairs(l, &sql, k);
	buf_puts(&sql, ")");
	if (!count(l, &sql, &n))
		return false;
	p.column = k->name;
	if (n)
		add(l, LOSS_REFUSED, "foreign_key", &p, n,
			arena_printf(l->a, "%s to a row of %s that does not exist",
				plural(l, n, "row refers", "rows refer"), k->table_to));
	return true;
}

static void put_type(struct buf *b, const struct column *c)
{
	const char *brackets, *element = type_element(b->arena, c->type, &brackets);
	if (c->type_schema) {
		buf_quote(b, c->type_schema, '"');
		buf_putc(b, '.');
	}
	if (type_is_native(c->type))
		buf_puts(b, element);
	else
		buf_quote(b, element, '"');
	buf_puts(b, brackets);
}

/* Counts the values that are not the same once they have become the new type and the old one again;
 * `via` is "" or "::text". */
static void put_round_trip(
	struct buf *sql, const struct stmt *s, const struct place *p, const char *via)
{
	buf_puts(sql, "SELECT count(*) FROM ");
	put_table(sql, p);
	buf_puts(sql, " WHERE ");
	buf_quote(sql, p->column, '"');
	buf_printf(sql, "%s::", via);
	put_type(sql, s->object.column);
	buf_printf(sql, "%s::", via);
	put_type(sql, s->old.column);
	buf_puts(sql, "::text <> ");
	buf_quote(sql, p->column, '"');
	buf_puts(sql, "::text");
}

static bool is_refused_value(const struct err *err)
{
	return err->sqlstate && !strncmp(err->sqlstate, "22", 2);
}

/* The new type is tried on every value: some may not fit, and some may lose a part of them. */
static bool look_at_type(struct look *l)
{
	const struct stmt *s = stmt_of(l);
	struct place p = place_of(l, s->table, s->name);
	long long n = 0;
	static const char *const ways[] = {"", "::text"};
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		ERR_SCOPE struct err err = {0};
		struct buf sql = buf_in(l->a);
		struct pg_rows rows;
		put_round_trip(&sql, s, &p, ways[i]);
		if (query_all_rows(l, &sql, &rows, &err)) {
			n = strtoll(pg_cell(&rows, 0, 0), NULL, 10);
			break;
		}
		if (is_refused_value(&err)) {
			add(l, LOSS_REFUSED, "column", &p, 1,
				arena_printf(l->a, "a value does not become %s: %s",
					s->object.column->type, err.message));
			return true;
		}
		if (!is_not_there(&err))
			return fail(&err, l->err);
	}
	if (n)
		add(l, LOSS_OF_DATA, "column", &p, n,
			arena_printf(l->a, "%s not the same as %s",
				plural(l, n, "value is", "values are"), s->object.column->type));
	return true;
}

static bool (*const looks[STMT_KIND_COUNT])(struct look *) = {
	[STMT_DROP_TABLE] = look_at_table,
	[STMT_DROP_VIEW] = look_at_view,
	[STMT_DROP_COLUMN] = look_at_column,
	[STMT_REPLACE_GENERATED] = look_at_generated,
	[STMT_ADD_COLUMN] = look_at_added_column,
	[STMT_SET_NOT_NULL] = look_at_nulls,
	[STMT_SET_TYPE] = look_at_type,
	[STMT_ADD_UNIQUE] = look_at_unique,
	[STMT_ADD_PRIMARY_KEY] = look_at_primary_key,
	[STMT_ADD_COLUMN_KEY] = look_at_column_key,
	[STMT_ADD_INDEX] = look_at_index,
	[STMT_ADD_CHANGED_INDEX] = look_at_index,
	[STMT_ADD_CHECK] = look_at_check,
	[STMT_ADD_FOREIGN_KEY] = look_at_foreign_key,
};

bool loss_find(
	struct arena *a, struct pg *pg, const struct list *stmts, struct list *out, struct err *err)
{
	struct look l = {.a = a, .pg = pg, .stmts = stmts, .out = out, .err = err};
	for (; l.at < stmts->count; l.at++) {
		bool (*look)(struct look *) = looks[stmt_of(&l)->kind];
		if (look && !look(&l))
			return false;
	}
	return true;
}
