/* Finds the call that makes an object of the schema by its text: only when something is wrong with
 * it, because stacks recorded for every object would cost each run more than the engine's start. */
#include "eval/place.h"

#include <stdbool.h>
#include <string.h>

#include "base/file.h"
#include "base/path.h"

/* How the names of the functions that make an object end: pgTable, schema.table, createTable, … */
static const char *ending_of(const char *kind)
{
	static const char *const endings[][2] = {{"table", "able"}, {"enum", "num"},
		{"schema", "chema"}, {"sequence", "equence"}, {"role", "ole"}, {"view", "iew"},
		{"policy", "olicy"}};
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (!strcmp(kind, endings[i][0]))
			return endings[i][1];
	return NULL;
}

static size_t blanks_before(const char *text, size_t at)
{
	while (at && strchr(" \t\r\n", text[at - 1]))
		at--;
	return at;
}

/* Whether the string that begins with its quote at `at` is the first argument of such a function.
 */
static bool is_made_at(const char *text, size_t at, const char *ending)
{
	size_t len = strlen(ending);
	at = blanks_before(text, at);
	if (!at || text[at - 1] != '(')
		return false;
	at = blanks_before(text, at - 1);
	return at >= len && !memcmp(text + at - len, ending, len);
}

/* The byte offset of the quote, or -1. */
static long find_call(const char *text, size_t len, const char *name, const char *ending)
{
	size_t name_len = strlen(name);
	long found = -1;
	for (const char *p = text;
		name_len && (p = memmem(p, (size_t)(text + len - p), name, name_len)); p++) {
		size_t at = (size_t)(p - text);
		bool is_string = at && strchr("\"'`", text[at - 1]) && text[at - 1] == p[name_len];
		if (is_string && is_made_at(text, at - 1, ending))
			found = (long)at - 1;
	}
	return found;
}

static void set_place(struct err *err, const char *file, const char *text, size_t len, size_t at)
{
	int line = 1, column = 1;
	for (size_t i = 0; i < at; i++) {
		bool is_line_end = text[i] == '\n';
		line += is_line_end;
		/* Bytes that continue a character are not counted. */
		column = is_line_end ? 1 : column + (((unsigned char)text[i] & 0xc0) != 0x80);
	}
	err_at(err, file, line, column);
	err_frame(err, text, len, line, column);
}

void place_error(struct arena *a, const char *root, const struct list *files,
	const struct subject *subject, struct err *err)
{
	const char *ending = subject->kind ? ending_of(subject->kind) : NULL;
	if (err->kind != ERR_SCHEMA || err->line || !ending)
		return;
	for (size_t i = 0; i < files->count; i++) {
		ERR_SCOPE struct err unreadable = {0};
		const char *path = files->items[i], *text;
		size_t len;
		if (strstr(path, "/node_modules/") || !file_read(a, path, &text, &len, &unreadable))
			continue;
		long at = find_call(text, len, subject->name, ending);
		if (at >= 0)
			set_place(err, path_relative(a, root, path), text, len, (size_t)at);
	}
}
