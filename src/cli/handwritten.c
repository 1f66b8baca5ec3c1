/* A migration's statements held against those of the diff between its two snapshots. */
#include "cli/handwritten.h"

#include <string.h>

#include "base/map.h"
#include "lint/split.h"
#include "lint/tokens.h"
#include "sql/sql.h"

static bool has_name(const char *sql, const char *name)
{
	size_t len = strlen(name);
	for (const char *at = sql; (at = strstr(at, name)); at++)
		if (at > sql && at[-1] == '"' && at[len] == '"')
			return true;
	return false;
}

/* Whether a statement of the migration makes `old` into `created`. */
static bool renames(const char *sql, const struct entity *old, const struct entity *created)
{
	if (strncmp(sql, "ALTER ", 6) || !has_name(sql, old->name))
		return false;
	if (strstr(sql, " RENAME ") && has_name(sql, created->name))
		return true;
	return !strcmp(old->name, created->name) && strstr(sql, " SET SCHEMA ") &&
	       has_name(sql, created->schema);
}

bool handwritten_renames(
	const struct migration *m, const struct entity *old, const struct entity *created)
{
	list_each (part, m->statements)
		if (renames(part->sql, old, created))
			return true;
	return false;
}

/* A diff_resolve that knows the migration's text. */
static bool answer(void *context, const struct question *q, struct answer *out, struct err *err)
{
	out->kind = ANSWER_CREATE;
	for (size_t i = 0; i < q->deleted_count && out->kind == ANSWER_CREATE; i++)
		if (handwritten_renames(context, &q->deleted[i], &q->created))
			*out = (struct answer){ANSWER_RENAME, i};
	return true;
}

static void remove_all(struct buf *text, const char *what)
{
	size_t len = strlen(what);
	for (char *at = text->s; (at = strstr(at, what));) {
		memmove(at, at + len, text->len - (size_t)(at - text->s) - len + 1);
		text->len -= len;
	}
}

/* The statement in the block that drizzle-kits before 0.28 put around what may exist already. */
static const char *unwrap(struct arena *a, const char *sql)
{
	static const char before[] = "DO $$ BEGIN\n ",
			  after[] = ";\nEXCEPTION\n WHEN duplicate_object THEN null;\nEND $$";
	size_t len = strlen(sql), first = sizeof(before) - 1, last = sizeof(after) - 1;
	if (len < first + last || strncmp(sql, before, first) || strcmp(sql + len - last, after))
		return sql;
	return arena_strndup(a, sql + first, len - first - last);
}

/* What a statement says, in one form for all versions of drizzle-kit. */
static const char *meaning(struct arena *a, const char *sql, size_t len)
{
	static const char *const optional[] = {
		"if not exists ", "if exists ", "using btree ", "\"public\" . "};
	struct buf text = buf_in(a);
	tokens_put(&text, unwrap(a, arena_strndup(a, sql, len)));
	for (size_t i = 0; i < sizeof(optional) / sizeof(*optional); i++)
		remove_all(&text, optional[i]);
	return text.s;
}

/* The meaning of each statement in `sql`, as keys of `known`. */
static void learn(struct arena *a, struct map *known, const char *sql)
{
	struct split split = {.text = sql};
	size_t start, end;
	while (split_next(&split, &start, &end))
		map_set(known, meaning(a, sql + start, end - start), known);
}

static int line_of(const struct statement *part, size_t start)
{
	int line = part->line;
	for (size_t i = 0; i < start; i++)
		line += part->sql[i] == '\n';
	return line;
}

static void look_at(
	struct arena *a, const struct statement *part, const struct map *known, struct list *out)
{
	struct split split = {.text = part->sql};
	size_t start, end;
	while (split_next(&split, &start, &end)) {
		if (map_get(known, meaning(a, part->sql + start, end - start)))
			continue;
		struct statement *found = arena_new_of(a, struct statement);
		found->sql = arena_strndup(a, part->sql + start, end - start);
		found->line = line_of(part, start);
		found->offset = part->offset + start;
		list_push_pointer(a, out, found);
	}
}

void handwritten_generated(struct arena *a, const struct migration *m, const struct model *from,
	const struct model *to, bool safely, struct list *statements)
{
	ERR_SCOPE struct err never = {0}; /* `answer` does not fail */
	struct diff diff = {0};
	if (safely) {
		diff_models_safely(a, from, to, answer, (void *)m, &diff, &never);
		sql_safe_statements(a, (struct list *)&diff.stmts, statements);
	} else {
		diff_models(a, from, to, answer, (void *)m, &diff, &never);
		sql_statements(a, (struct list *)&diff.stmts, statements);
	}
}

/* Adds what is generated, in one of the two forms, to `known`, and pushes what is still not known
 * of the migration to `out`. */
static bool compare(struct arena *a, const struct migration *m, const struct model *from,
	const struct model *to, bool safely, struct map *known, struct list *out)
{
	struct list statements = {0};
	handwritten_generated(a, m, from, to, safely, &statements);
	for (size_t i = 0; i < statements.count; i++)
		learn(a, known, statements.items[i]);
	out->count = 0;
	list_each (part, m->statements)
		look_at(a, part, known, out);
	return statements.count;
}

bool handwritten_find(struct arena *a, const struct migration *m, const struct model *from,
	const struct model *to, struct list *out)
{
	struct map known = {.arena = a};
	bool is_change = compare(a, m, from, to, false, &known, out);
	if (out->count)
		is_change = compare(a, m, from, to, true, &known, out) || is_change;
	return is_change;
}

bool handwritten_is_pulled(const struct migration *m)
{
	return !strncmp(m->text, HANDWRITTEN_PULLED, strlen(HANDWRITTEN_PULLED));
}

bool handwritten_is_safe(struct arena *a, const struct migration *m, const struct model *from,
	const struct model *to)
{
	struct map plain = {.arena = a}, safe = {.arena = a};
	struct list strange = {0}, strange_to_safe = {0};
	return compare(a, m, from, to, false, &plain, &strange) && strange.count &&
	       compare(a, m, from, to, true, &safe, &strange_to_safe) && !strange_to_safe.count;
}
