/* Words in the texts of an object, found by its field table. */
#include "diff/mention.h"

#include <ctype.h>
#include <string.h>

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

bool mention_in_text(const char *text, const char *word)
{
	size_t len = strlen(word);
	if (!text || !len)
		return false;
	for (const char *at = text; (at = strstr(at, word)); at++)
		if (!(at > text && is_word(at[-1]) && is_word(word[0])) &&
			!(is_word(at[len]) && is_word(word[len - 1])))
			return true;
	return false;
}

const char *mention_next_word(struct arena *a, const char **at)
{
	const char *start = *at;
	while (*start && *start != '"' && !is_word(*start))
		start++;
	bool is_quoted = *start == '"';
	const char *end = start += is_quoted;
	while (*end && (is_quoted ? *end != '"' : is_word(*end)))
		end++;
	*at = end + (is_quoted && *end);
	return end == start && !*end ? NULL : arena_strndup(a, start, (size_t)(end - start));
}

static bool is_in_json(const struct json *value, const char *word)
{
	return json_kind(value) == JSON_STR && mention_in_text(json_text(value), word);
}

static bool is_in_list(const struct field *f, const struct list *l, const char *word)
{
	for (size_t i = 0; i < l->count; i++)
		if (f->of ? mention_in_object(f->of, l->items[i], word)
			  : mention_in_text(l->items[i], word))
			return true;
	return false;
}

static bool is_in_field(const struct field *f, const void *at, const char *word)
{
	switch (f->type) {
	case FIELD_STRING: return mention_in_text(*(const char *const *)at, word);
	case FIELD_VALUE: return is_in_json(*(const struct json *const *)at, word);
	case FIELD_OBJECT:
		return *(void *const *)at && mention_in_object(f->of, *(void *const *)at, word);
	case FIELD_STRINGS:
	case FIELD_ITEMS:
	case FIELD_MAP:
	case FIELD_NAMES: return is_in_list(f, at, word);
	case FIELD_BOOL:
	case FIELD_FLAG: break;
	}
	return false;
}

bool mention_in_object(const struct field_table *t, const void *object, const char *word)
{
	for (const struct field *f = t->fields; f->key; f++)
		if (is_in_field(f, (const char *)object + f->offset, word))
			return true;
	return false;
}

/* What the objects of statements that make something are; NULL for other statements. */
static const struct field_table *fields_of(enum stmt_kind kind)
{
	switch ((int)kind) {
	case STMT_CREATE_TABLE: return &table_fields;
	case STMT_ADD_COLUMN:
	case STMT_SET_DEFAULT:
	case STMT_SET_TYPE: return &column_fields;
	case STMT_ADD_CHECK: return &check_fields;
	case STMT_ADD_INDEX:
	case STMT_ADD_CHANGED_INDEX:
	case STMT_CREATE_TABLE_INDEX: return &index_fields;
	case STMT_CREATE_VIEW: return &view_fields;
	case STMT_CREATE_POLICY:
	case STMT_ALTER_POLICY:
	case STMT_CREATE_LINKED_POLICY:
	case STMT_ALTER_LINKED_POLICY: return &policy_fields;
	}
	return NULL;
}

bool mention_in_stmts(const struct list *stmts, const char *word)
{
	for (size_t i = 0; i < stmts->count; i++) {
		const struct stmt *stmt = stmts->items[i];
		const struct field_table *t = fields_of(stmt->kind);
		if (t && mention_in_object(t, stmt->object.any, word))
			return true;
	}
	return false;
}
