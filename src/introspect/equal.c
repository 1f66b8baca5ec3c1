/* Which texts of a schema and of a database mean the same, as far as the server tells without
 * making anything. */
#include "introspect/equal.h"

#include <string.h>

#include "base/json.h"
#include "introspect/words.h"
#include "model/type.h"

enum doubt_kind {
	DOUBT_TYPE,
	DOUBT_DEFAULT,
	DOUBT_GENERATED,
	DOUBT_CHECK,
	DOUBT_KEY,   /* an expression that is a key of an index */
	DOUBT_WHERE, /* the condition of an index */
	DOUBT_USING,
	DOUBT_WITH_CHECK,
};

/* A part of a table that the two sides spell differently. An index and a policy have several texts,
 * and are the schema's whole or not at all: what is asked later compares them whole. */
struct doubt {
	enum doubt_kind kind;
	void *db; /* struct column, check, index_column, index or policy, as the kind says */
	const void *want;
	const struct index *index, *wanted_index; /* of keys and conditions */
	const char *before; /* the text of an index or a policy that gave way to the schema's */
	bool is_half;
};

/* The doubts of a table, or those about its types: one statement. */
struct question {
	const struct table_pair *pair;
	LIST_OF(struct doubt) doubts;
};

struct asking {
	struct arena *a;
	LIST_OF(struct question) questions;
};

/* --- what is in doubt
 * ------------------------------------------------------------------------------- */

static struct doubt *add(
	struct asking *s, struct question *q, enum doubt_kind kind, void *db, const void *want)
{
	struct doubt *d = arena_new_of(s->a, struct doubt);
	*d = (struct doubt){.kind = kind, .db = db, .want = want};
	list_push(s->a, &q->doubts, d);
	return d;
}

static bool is_said(const char *text)
{
	return text && text[0];
}

/* The doubt, or NULL where there is none. */
static struct doubt *add_texts(struct asking *s, struct question *q, enum doubt_kind kind, void *db,
	const void *want, const char *x, const char *y)
{
	bool is_doubtful = is_said(x) && is_said(y) && strcmp(x, y) != 0;
	return is_doubtful ? add(s, q, kind, db, want) : NULL;
}

static void set_index(struct doubt *d, const struct index *db, const struct index *want)
{
	if (!d)
		return;
	d->index = db;
	d->wanted_index = want;
}

static void doubt_columns(
	struct asking *s, const struct table_pair *p, struct question *types, struct question *q)
{
	list_each (want, p->want->columns) {
		struct column *db =
			find_stored(s->a, (const struct list *)&p->db->columns, want->name);
		if (!db)
			continue;
		/* A serial is more than its type. */
		if (!is_same_type(db, want) && !type_of_serial(want->type) &&
			!type_of_serial(db->type))
			add(s, types, DOUBT_TYPE, db, want);
		if (db->default_value && want->default_value &&
			!json_same(db->default_value, want->default_value))
			add(s, q, DOUBT_DEFAULT, db, want);
		if (db->generated && want->generated)
			add_texts(s, q, DOUBT_GENERATED, db, want, db->generated->as,
				want->generated->as);
	}
}

static void doubt_checks(struct asking *s, const struct table_pair *p, struct question *q)
{
	list_each (want, p->want->checks) {
		struct check *db =
			find_stored(s->a, (const struct list *)&p->db->checks, want->name);
		if (db)
			add_texts(s, q, DOUBT_CHECK, db, want, db->value, want->value);
	}
}

static void doubt_index(
	struct asking *s, struct question *q, struct index *db, const struct index *want)
{
	if (db->columns.count != want->columns.count)
		return;
	list_each (key, db->columns) {
		const struct index_column *other = want->columns.items[key_at];
		if (key->is_expression && other->is_expression)
			set_index(add_texts(s, q, DOUBT_KEY, key, other, key->expression,
					  other->expression),
				db, want);
	}
	set_index(add_texts(s, q, DOUBT_WHERE, db, want, db->where, want->where), db, want);
}

static void doubt_indexes(struct asking *s, const struct table_pair *p, struct question *q)
{
	list_each (want, p->want->indexes) {
		struct index *db =
			find_stored(s->a, (const struct list *)&p->db->indexes, want->name);
		if (db)
			doubt_index(s, q, db, want);
	}
}

static void doubt_policies(struct asking *s, const struct table_pair *p, struct question *q)
{
	list_each (want, p->want->policies) {
		struct policy *db =
			find_stored(s->a, (const struct list *)&p->db->policies, want->name);
		if (!db)
			continue;
		add_texts(s, q, DOUBT_USING, db, want, db->using, want->using);
		add_texts(s, q, DOUBT_WITH_CHECK, db, want, db->with_check, want->with_check);
	}
}

static void doubt_table(struct asking *s, const struct table_pair *p)
{
	struct question *types = arena_new_of(s->a, struct question);
	struct question *q = arena_new_of(s->a, struct question);
	types->pair = q->pair = p;
	doubt_columns(s, p, types, q);
	doubt_checks(s, p, q);
	doubt_indexes(s, p, q);
	doubt_policies(s, p, q);
	if (types->doubts.count)
		list_push(s->a, &s->questions, types);
	if (q->doubts.count)
		list_push(s->a, &s->questions, q);
}

/* --- how it is asked
 * -------------------------------------------------------------------------------- */

static void put_cast(struct buf *b, const struct column *type)
{
	buf_puts(b, ")::");
	words_put_type(b, type);
}

/* One side of a doubt, an object of its kind. What becomes a value of a column is cast as that
 * column would do it: to a shorter type two defaults may be one. */
static void put_side(
	struct buf *b, const struct question *q, const struct doubt *d, const void *object)
{
	const struct table *t = q->pair->want;
	const struct column *column = object;
	buf_putc(b, '(');
	switch (d->kind) {
	case DOUBT_TYPE:
		buf_puts(b, "NULL");
		put_cast(b, column);
		return;
	case DOUBT_DEFAULT:
		words_put_default(b, column);
		buf_putc(b, '\n');
		put_cast(b, column);
		return;
	case DOUBT_GENERATED:
		words_put_expression(b, t, column->generated->as);
		put_cast(b, column);
		return;
	case DOUBT_CHECK: words_put_expression(b, t, ((const struct check *)object)->value); break;
	case DOUBT_KEY:
		words_put_expression(b, t, ((const struct index_column *)object)->expression);
		break;
	case DOUBT_WHERE: words_put_expression(b, t, ((const struct index *)object)->where); break;
	case DOUBT_USING: words_put_expression(b, t, ((const struct policy *)object)->using); break;
	case DOUBT_WITH_CHECK:
		words_put_expression(b, t, ((const struct policy *)object)->with_check);
		break;
	}
	buf_putc(b, ')');
}

static const char *sides_text(struct arena *a, const struct question *q)
{
	struct buf b = buf_in(a);
	list_each (d, q->doubts) {
		buf_puts(&b, d_at ? ", " : "");
		put_side(&b, q, d, d->want);
		buf_puts(&b, ", ");
		put_side(&b, q, d, d->db);
	}
	return b.s;
}

/* A row with the columns that the texts may name. OFFSET keeps the planner from putting its NULLs
 * into the texts. */
static void put_row(struct buf *b, const struct question *q, const char *sides)
{
	const char *separator = "";
	buf_puts(b, " FROM (SELECT ");
	list_each (c, q->pair->db->columns) {
		if (!words_may_mention(sides, c->name))
			continue;
		buf_printf(b, "%sNULL::", separator);
		words_put_type(b, c);
		buf_puts(b, " AS ");
		buf_quote(b, c->name, '"');
		separator = ", ";
	}
	buf_puts(b, " OFFSET 0) AS ");
	buf_quote(b, q->pair->want->name, '"');
}

static const char *question_text(struct arena *a, const struct question *q)
{
	struct buf b = buf_in(a);
	const char *sides = sides_text(a, q);
	buf_printf(&b, "EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON) SELECT %s", sides);
	if (((const struct doubt *)q->doubts.items[0])->kind != DOUBT_TYPE)
		put_row(&b, q, sides);
	return b.s;
}

/* --- what is said
 * ----------------------------------------------------------------------------------- */

/* The text of a doubt about an index or a policy; NULL for any other. */
static const char **text_of(const struct doubt *d, const void *object)
{
	switch (d->kind) {
	case DOUBT_KEY: return &((struct index_column *)object)->expression;
	case DOUBT_WHERE: return &((struct index *)object)->where;
	case DOUBT_USING: return &((struct policy *)object)->using;
	case DOUBT_WITH_CHECK: return &((struct policy *)object)->with_check;
	case DOUBT_TYPE:
	case DOUBT_DEFAULT:
	case DOUBT_GENERATED:
	case DOUBT_CHECK: break;
	}
	return NULL;
}

static void adopt(struct doubt *d)
{
	struct column *column = d->db;
	const struct column *wanted = d->want;
	const char **text = text_of(d, d->db);
	if (text) {
		d->before = *text;
		*text = *text_of(d, d->want);
	} else if (d->kind == DOUBT_TYPE) {
		column->type = wanted->type;
		column->type_schema = wanted->type_schema;
	} else if (d->kind == DOUBT_DEFAULT) {
		column->default_value = wanted->default_value;
	} else if (d->kind == DOUBT_GENERATED) {
		column->generated = wanted->generated;
	} else {
		((struct check *)d->db)->value = ((const struct check *)d->want)->value;
	}
}

static bool is_same_now(struct arena *a, const struct doubt *d)
{
	return d->index ? is_same_index(a, d->index, d->wanted_index)
			: is_same_policy(a, d->db, d->want);
}

/* Gives objects that are not the schema's yet all their texts back. */
static void take_halves_back(struct arena *a, const struct question *q)
{
	list_each (d, q->doubts)
		d->is_half = d->before && !is_same_now(a, d);
	list_each (d, q->doubts)
		if (d->is_half)
			*text_of(d, d->db) = d->before;
}

/* A subquery is shown by its number alone. */
static bool is_whole(const char *text)
{
	return text && !strstr(text, "SubPlan ") && !strstr(text, "InitPlan ");
}

/* The texts of what the plan gives: two for each doubt. NULL where the server did not take it. */
static const struct json *read_output(struct arena *a, const struct pg_rows *rows)
{
	ERR_SCOPE struct err err = {0};
	if (!rows->row_count)
		return NULL;
	const char *text = pg_cell(rows, 0, 0);
	const struct json *plans = json_parse(a, "the plan", text, strlen(text), &err);
	return plans ? json_get(json_get(json_at(plans, 0), "Plan"), "Output") : NULL;
}

static void take_answer(struct arena *a, const struct question *q, const struct pg_rows *rows)
{
	const struct json *output = read_output(a, rows);
	if (!output || json_count(output) != 2 * q->doubts.count)
		return;
	list_each (d, q->doubts) {
		const char *want = json_text(json_at(output, 2 * d_at));
		const char *db = json_text(json_at(output, 2 * d_at + 1));
		if (is_whole(want) && is_whole(db) && !strcmp(want, db))
			adopt(d);
	}
	take_halves_back(a, q);
}

static bool ask(struct asking *s, struct pg *pg, struct err *err)
{
	size_t count = s->questions.count;
	struct pg_statement *statements = arena_array(s->a, count, sizeof(*statements));
	struct pg_rows *rows = arena_array(s->a, count, sizeof(*rows));
	list_each (q, s->questions)
		statements[q_at].sql = question_text(s->a, q);
	if (!pg_try_each(pg, s->a, statements, count, rows, err))
		return false;
	list_each (q, s->questions)
		take_answer(s->a, q, &rows[q_at]);
	return true;
}

bool equal_settle(struct alignment *al, struct err *err)
{
	struct asking s = {.a = al->a};
	struct list left = {0};
	list_each (p, al->tables)
		doubt_table(&s, p);
	if (!s.questions.count)
		return true;
	if (!ask(&s, al->pg, err))
		return false;
	list_each (p, al->tables)
		if (adopt_table(al->a, p, p->want))
			list_push_pointer(al->a, &left, p);
	memcpy(&al->tables, &left, sizeof(left));
	return true;
}
