/* All catalogs in one round trip, and the cells of their rows. */
#include "introspect/catalog.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "introspect/fetch.h"

extern const char query_schemas[], query_relations[], query_types[], query_columns[],
	query_constraints[], query_operator_classes[], query_indexes[], query_enums[],
	query_sequences[], query_policies[], query_roles[];

struct query_text {
	const char *sql;
	bool has_scope; /* $1 is the list of schemas */
};

static const struct query_text texts[QUERY_COUNT] = {
	[QUERY_SCHEMAS] = {query_schemas, true},
	[QUERY_RELATIONS] = {query_relations, true},
	[QUERY_TYPES] = {query_types, false},
	[QUERY_COLUMNS] = {query_columns, true},
	[QUERY_CONSTRAINTS] = {query_constraints, true},
	[QUERY_OPERATOR_CLASSES] = {query_operator_classes, false},
	[QUERY_INDEXES] = {query_indexes, true},
	[QUERY_ENUMS] = {query_enums, true},
	[QUERY_SEQUENCES] = {query_sequences, true},
	[QUERY_POLICIES] = {query_policies, true},
	[QUERY_ROLES] = {query_roles, false},
};

const char *fetch_array_text(struct arena *a, const struct list *texts_in)
{
	struct buf out = buf_in(a);
	buf_putc(&out, '{');
	for (size_t i = 0; i < texts_in->count; i++) {
		buf_puts(&out, i ? ",\"" : "\"");
		for (const char *s = texts_in->items[i]; *s; s++) {
			if (*s == '"' || *s == '\\')
				buf_putc(&out, '\\');
			buf_putc(&out, *s);
		}
		buf_putc(&out, '"');
	}
	buf_putc(&out, '}');
	return out.s;
}

/* Definitions of what stands on a table are read under its lock. */
static void explain_lock(struct err *err)
{
	if (!err->sqlstate || strcmp(err->sqlstate, "55P03") != 0)
		return;
	err_wrap(err, "cannot read the catalogs, since another session holds a table for itself");
	err_text(&err->statement, NULL);
	err_text(&err->hint, "run this again when that session is done; `select * from "
			     "pg_stat_activity where state <> 'idle'` shows it");
}

bool fetch_catalogs(struct arena *a, struct pg *pg, const struct fetch *how,
	struct pg_rows rows[QUERY_COUNT], struct err *err)
{
	const char **scope = arena_array(a, 1, sizeof(*scope));
	size_t before = how->before_count, count = before + QUERY_COUNT + 1;
	struct pg_statement *all = arena_array(a, count, sizeof(*all));
	struct pg_rows *answers = arena_array(a, count, sizeof(*answers));
	*scope = how->schemas->count ? fetch_array_text(a, how->schemas) : NULL;
	memcpy(all, how->before, before * sizeof(*all));
	for (size_t i = 0; i < QUERY_COUNT; i++)
		all[before + i] =
			(struct pg_statement){texts[i].sql, scope, texts[i].has_scope ? 1 : 0};
	all[count - 1] = (struct pg_statement){"ROLLBACK", NULL, 0};
	if (!pg_batch(pg, a, all, count, answers, err)) {
		ERR_SCOPE struct err ignored = {0};
		pg_query(pg, a, "ROLLBACK", NULL, 0, NULL, &ignored);
		explain_lock(err);
		return false;
	}
	memcpy(rows, answers + before, QUERY_COUNT * sizeof(*rows));
	return true;
}

const char *row_text(const struct row *r, int column)
{
	return pg_cell(r->rows, r->at, (size_t)column);
}

bool row_truth(const struct row *r, int column)
{
	const char *text = row_text(r, column);
	return text && text[0] == 't';
}

const struct json *row_array(struct arena *a, const struct row *r, int column)
{
	ERR_SCOPE struct err err = {0};
	const char *text = row_text(r, column);
	return text ? json_parse(a, "the catalog", text, strlen(text), &err) : NULL;
}

void row_strings(struct arena *a, const struct row *r, int column, struct list *out)
{
	const struct json *array = row_array(a, r, column);
	for (size_t i = 0; i < json_count(array); i++)
		list_push_pointer(a, out, (void *)json_text(json_at(array, i)));
}

static const char *column_key(struct arena *a, const char *oid, const struct json *number)
{
	return map_key(a, oid, arena_printf(a, "%d", (int)json_number(number)));
}

void row_columns(
	struct catalog *c, const struct row *r, int column, const char *oid, struct list *out)
{
	const struct json *numbers = row_array(c->a, r, column);
	for (size_t i = 0; i < json_count(numbers); i++) {
		const char *key = column_key(c->a, oid, json_at(numbers, i));
		const char *name = map_get(&c->column_names, key);
		if (name)
			list_push_pointer(c->a, out, (void *)name);
	}
}

static const char *camel(struct arena *a, const char *key)
{
	struct buf out = buf_in(a);
	for (; *key; key++) {
		bool is_next = key[0] == '_' && key[1];
		key += is_next;
		buf_putc(&out, is_next ? (char)toupper((unsigned char)*key) : *key);
	}
	return out.s;
}

static const struct json *option_value(struct arena *a, const char *text)
{
	char *end;
	if (!strcmp(text, "true") || !strcmp(text, "false"))
		return json_new_bool(a, text[0] == 't');
	double number = strtod(text, &end);
	return *text && !*end ? json_new_number(a, number) : json_new_string(a, text);
}

struct json *row_options(struct arena *a, const struct row *r, int column, bool is_camel)
{
	struct json *out = json_new_object(a);
	const struct json *pairs = row_array(a, r, column);
	for (size_t i = 0; i < json_count(pairs); i++) {
		const char *pair = json_text(json_at(pairs, i));
		size_t len = strcspn(pair, "=");
		const char *key = arena_strndup(a, pair, len);
		json_set(a, out, is_camel ? camel(a, key) : key,
			option_value(a, pair[len] ? pair + len + 1 : ""));
	}
	return out;
}

void catalog_note(struct catalog *c, const char *object, const char *text)
{
	struct introspect_note *note = arena_new_of(c->a, struct introspect_note);
	*note = (struct introspect_note){object, text};
	list_push(c->a, &c->out->notes, note);
}
