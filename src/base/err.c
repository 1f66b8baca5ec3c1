/* Errors as values. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__((format(printf, 1, 0))) static char *format(const char *fmt, va_list args)
{
	char *text = NULL;
	if (vasprintf(&text, fmt, args) < 0)
		abort();
	return text;
}

bool err_set(struct err *err, enum err_kind kind, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	char *message = format(fmt, args);
	va_end(args);
	err_clear(err);
	err->kind = kind;
	err->message = message;
	return false;
}

bool err_wrap(struct err *err, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	char *context = format(fmt, args);
	va_end(args);
	char *message = NULL;
	if (asprintf(&message, "%s: %s", context, err->message) < 0)
		abort();
	free(context);
	free(err->message);
	err->message = message;
	return false;
}

bool err_at(struct err *err, const char *file, int line, int column)
{
	err_text(&err->file, file);
	err->line = line;
	err->column = column;
	return false;
}

void err_text(char **slot, const char *value)
{
	char *copy = value ? strdup(value) : NULL;
	if (value && !copy)
		abort();
	free(*slot);
	*slot = copy;
}

void err_textf(char **slot, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	char *text = format(fmt, args);
	va_end(args);
	free(*slot);
	*slot = text;
}

static const char *start_of_line(const char *s, const char *end, int line)
{
	for (int at = 1; at < line && s < end; at++) {
		const char *newline = memchr(s, '\n', (size_t)(end - s));
		s = newline ? newline + 1 : end;
	}
	return s;
}

static size_t length_of_line(const char *s, const char *end)
{
	const char *newline = memchr(s, '\n', (size_t)(end - s));
	size_t len = newline ? (size_t)(newline - s) : (size_t)(end - s);
	return len && s[len - 1] == '\r' ? len - 1 : len;
}

static void put_marker(FILE *out, const char *text, size_t len, int column)
{
	fputs("       | ", out);
	int at = 1;
	for (size_t i = 0; i < len && at < column; i++) {
		if (((unsigned char)text[i] & 0xc0) == 0x80)
			continue;
		fputc(text[i] == '\t' ? '\t' : ' ', out);
		at++;
	}
	fputs("^\n", out);
}

void err_frame(struct err *err, const char *source, size_t len, int line, int column)
{
	const char *end = source + len;
	char *frame = NULL;
	size_t frame_len = 0;
	FILE *out = open_memstream(&frame, &frame_len);
	if (!out)
		abort();
	for (int at = line > 2 ? line - 2 : 1; at <= line + 1; at++) {
		const char *text = start_of_line(source, end, at);
		if (text == end && at != line)
			break;
		/* A line of a minified file would bury the message. */
		size_t text_len = length_of_line(text, end);
		int shown = text_len > 160 ? 160 : (int)text_len;
		fprintf(out, "%c %4d | %.*s\n", at == line ? '>' : ' ', at, shown, text);
		if (at == line && column > 0 && column <= 160)
			put_marker(out, text, text_len, column);
	}
	fclose(out);
	free(err->frame);
	err->frame = frame;
}

const char *err_code(enum err_kind kind)
{
	static const char *const codes[] = {
		[ERR_NONE] = "none",
		[ERR_USAGE] = "usage",
		[ERR_CONFIG] = "config",
		[ERR_FILE] = "file",
		[ERR_SYNTAX] = "syntax",
		[ERR_UNSUPPORTED] = "unsupported",
		[ERR_EVAL] = "eval",
		[ERR_LIMIT] = "limit",
		[ERR_SCHEMA] = "schema",
		[ERR_FOLDER] = "folder",
		[ERR_HINTS] = "invalid_hints",
		[ERR_CONNECTION] = "connection",
		[ERR_DATABASE] = "database",
		[ERR_DEVDB] = "dev",
		[ERR_LOCKED] = "locked",
		[ERR_ABORTED] = "aborted",
	};
	return codes[kind];
}

void err_copy(struct err *into, const struct err *from)
{
	struct err copy = {.kind = from->kind, .line = from->line, .column = from->column};
	err_text(&copy.message, from->message);
	err_text(&copy.file, from->file);
	err_text(&copy.frame, from->frame);
	err_text(&copy.sqlstate, from->sqlstate);
	err_text(&copy.detail, from->detail);
	err_text(&copy.hint, from->hint);
	err_text(&copy.statement, from->statement);
	err_text(&copy.state, from->state);
	err_clear(into);
	*into = copy;
}

void err_clear(struct err *err)
{
	char *texts[] = {err->message, err->file, err->frame, err->sqlstate, err->detail, err->hint,
		err->statement, err->state};
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		free(texts[i]);
	*err = (struct err){0};
}
