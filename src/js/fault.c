/* Turns exceptions into errors: frames are mapped back to what the user wrote. */
#include "js/fault.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/path.h"
#include "js/engine.h"
#include "js/limit.h"

enum { SHOWN_CALLS = 8 };

/* The property under which an Error carries its number in js_host.errors. */
static const char carried[] = "rihla:error";

/* One line of a stack, "name@file:line:column", in a file that the host has loaded. */
struct frame {
	const char *name;
	const struct source *source;
	size_t at; /* byte offset in the code */
	int line, column;
};

static const struct source *find_source(struct js_host *h, const char *path)
{
	size_t number = (size_t)map_get(&h->module_numbers, path);
	return number ? h->modules.items[number - 1]->source : NULL;
}

/* The byte offset of a line and a column (in UTF-16 units, both from 1) of the code. */
static size_t offset_of(const struct ts_module *m, int line, int column)
{
	const char *p = m->code, *end = p + m->code_len;
	for (int at = 1; at < line && p < end; at++) {
		const char *newline = memchr(p, '\n', (size_t)(end - p));
		p = newline ? newline + 1 : end;
	}
	for (int at = 1; at < column && p < end && *p != '\n'; at++) {
		unsigned char c = (unsigned char)*p;
		/* Four bytes are two units. */
		at += c >= 0xf0;
		p += c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
	}
	return (size_t)((p < end ? p : end) - m->code);
}

/* Cuts the number behind the last colon of `text` off; -1 if there is none. */
static int cut_number(char *text)
{
	char *colon = strrchr(text, ':');
	if (!colon || colon[1] < '0' || colon[1] > '9')
		return -1;
	*colon = '\0';
	return atoi(colon + 1);
}

static bool parse_frame(
	struct js_host *h, struct arena *a, const char *text, size_t len, struct frame *out)
{
	char *line = arena_strndup(a, text, len), *at = strchr(line, '@');
	/* A path may hold an @ too, but then the name before it holds no slash. */
	if (!at || memchr(line, '/', (size_t)(at - line)))
		return false;
	*at = '\0';
	int column_number = cut_number(at + 1), line_number = cut_number(at + 1);
	const struct source *s = find_source(h, at + 1);
	if (!s || line_number < 1 || column_number < 1 || !s->module.code)
		return false;
	*out = (struct frame){.name = line, .source = s};
	out->at = offset_of(&s->module, line_number, column_number);
	ts_place(&s->module, s->text, s->len, out->at, &out->line, &out->column);
	return true;
}

/* The frames of a stack that lie in loaded files, innermost first. */
static struct frame *parse_stack(
	struct js_host *h, struct arena *a, const char *stack, size_t *count)
{
	size_t lines = 1;
	for (const char *p = stack; *p; p++)
		lines += *p == '\n';
	struct frame *frames = arena_array(a, lines, sizeof(*frames));
	*count = 0;
	for (const char *p = stack; *p;) {
		size_t len = strcspn(p, "\n");
		if (parse_frame(h, a, p, len, &frames[*count]))
			++*count;
		p += len + (p[len] == '\n');
	}
	return frames;
}

static bool is_own(const struct frame *f)
{
	return !strstr(f->source->path, "/node_modules/");
}

/* In a module's prologue, as the getter of an export is: not a call that the user made. */
static bool is_prologue(const struct frame *f)
{
	return f->source->kind == SOURCE_ES_MODULE && f->at < f->source->module.body_at;
}

/* The innermost frame in a file of the user's own, or else in any. */
static const struct frame *choose_frame(const struct frame *frames, size_t count)
{
	const struct frame *any = NULL;
	for (size_t i = 0; i < count; i++) {
		if (is_prologue(&frames[i]) && i + 1 < count)
			continue;
		if (is_own(&frames[i]))
			return &frames[i];
		if (!any)
			any = &frames[i];
	}
	return any;
}

static bool is_name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '$' || (c & 0x80);
}

/* The engine points behind the name that is called or read; the user looks for the name. */
static int name_column(const struct frame *f)
{
	const char *p = f->source->text, *end = p + f->source->len;
	for (int at = 1; at < f->line && p < end; at++) {
		const char *newline = memchr(p, '\n', (size_t)(end - p));
		p = newline ? newline + 1 : end;
	}
	int start = 1;
	for (int at = 1; at < f->column && p < end && *p != '\n'; at++) {
		bool was_name = is_name_char(*p);
		for (p++; p < end && (*p & 0xc0) == 0x80;)
			p++;
		if (!was_name)
			start = at + 1;
	}
	return p < end && is_name_char(*p) ? f->column : start;
}

static void put_place(struct js_host *h, struct arena *a, const struct frame *f, struct err *err)
{
	int column = f->column ? name_column(f) : 0;
	err_at(err, path_relative(a, h->options.root, f->source->path), f->line, column);
	err_frame(err, f->source->text, f->source->len, f->line, column);
}

/* The calls that led to the place, when there are more than the place itself. */
static void put_calls(struct js_host *h, struct arena *a, const struct frame *frames, size_t count,
	struct err *err)
{
	struct buf calls = buf_in(a);
	size_t shown = 0;
	for (size_t i = 0; i < count && shown < SHOWN_CALLS; i++) {
		const struct frame *f = &frames[i];
		bool is_same = i && f->source == frames[i - 1].source &&
			       f->line == frames[i - 1].line && f->column == frames[i - 1].column;
		if (is_prologue(f) || is_same)
			continue;
		buf_printf(&calls, "%sat %s%s%s:%d:%d%s", shown++ ? "\n" : "", f->name,
			*f->name ? " (" : "", path_relative(a, h->options.root, f->source->path),
			f->line, f->column, *f->name ? ")" : "");
	}
	if (shown > 1)
		err_text(&err->detail, calls.s);
}

void fault_place(struct js_host *h, const char *stack, struct err *err)
{
	ARENA_SCOPE struct arena *a = arena_new();
	size_t count;
	const struct frame *frames = parse_stack(h, a, stack, &count);
	const struct frame *f = choose_frame(frames, count);
	if (!f)
		return;
	/* Outside of a function the engine does not know where it stopped. */
	if (is_prologue(f)) {
		err_at(err, path_relative(a, h->options.root, f->source->path), 0, 0);
		return;
	}
	put_place(h, a, f, err);
	put_calls(h, a, frames, count, err);
}

/* The identifier around the place of a frame in the user's text, or NULL. */
static const char *name_at(struct arena *a, const struct frame *f)
{
	const char *p = f->source->text, *end = p + f->source->len;
	for (int at = 1; at < f->line && p < end; at++) {
		const char *newline = memchr(p, '\n', (size_t)(end - p));
		p = newline ? newline + 1 : end;
	}
	for (int at = 1; at < f->column && p < end; at++)
		for (p++; p < end && (*p & 0xc0) == 0x80;)
			p++;
	/* The engine points in front of some names and behind others. */
	bool is_after = p > f->source->text && is_name_char(p[-1]);
	while (!is_after && p < end && *p == ' ')
		p++;
	const char *from = p;
	while (from > f->source->text && is_name_char(from[-1]))
		from--;
	while (p < end && is_name_char(*p))
		p++;
	return p > from ? arena_strndup(a, from, (size_t)(p - from)) : NULL;
}

/* The specifier of the import that `$r_<number>` stands for. */
static const char *specifier_of(const struct frame *f, const char *number)
{
	size_t k = strtoul(number, NULL, 10);
	return f && k < f->source->module.imports.count
		       ? f->source->module.imports.items[k]->specifier
		       : "?";
}

/* Writes `$r_0.text` and `(0,$r_0.text)` as the user knows them. */
static const char *user_words(struct arena *a, const struct frame *f, const char *message)
{
	struct buf out = buf_in(a);
	for (const char *p = message; *p;) {
		if (!strncmp(p, "$r$", 3))
			p += 3;
		bool is_call = !strncmp(p, "(0,$r_", 6);
		const char *digits = is_call ? p + 6 : !strncmp(p, "$r_", 3) ? p + 3 : NULL;
		size_t len = digits ? strspn(digits, "0123456789") : 0;
		if (!len) {
			buf_putc(&out, *p++);
			continue;
		}
		const char *dot = digits + len, *name = dot + 1;
		size_t name_len = 0;
		while (*dot == '.' && is_name_char(name[name_len]))
			name_len++;
		if (!name_len || (name_len == 7 && !memcmp(name, "default", 7)))
			buf_printf(&out, "the import of \"%s\"", specifier_of(f, digits));
		else
			buf_add(&out, name, name_len);
		p = name_len ? name + name_len : dot;
		p += is_call && *p == ')';
	}
	return out.s;
}

/* The engine's text names no variable. */
static const char *uninitialized(
	struct js_host *h, struct arena *a, const struct frame *frames, size_t count)
{
	if (is_prologue(&frames[0]) && count > 1)
		return arena_printf(a,
			"\"%s\" of %s is used before it is initialised: the modules import each "
			"other",
			frames[0].name, path_relative(a, h->options.root, frames[0].source->path));
	const char *name = name_at(a, &frames[0]);
	return name ? arena_printf(a, "\"%s\" is used before it is initialised", name) : NULL;
}

static const char *stack_of(struct js_host *h, struct arena *a, JSValueRef error)
{
	return engine_text(a, h->context, engine_get(h->context, error, "stack"), NULL);
}

static void describe(struct js_host *h, JSValueRef exception, struct err *err)
{
	ARENA_SCOPE struct arena *a = arena_new();
	const char *name =
		engine_text(a, h->context, engine_get(h->context, exception, "name"), NULL);
	const char *message =
		engine_text(a, h->context, engine_get(h->context, exception, "message"), NULL);
	const char *stack = stack_of(h, a, exception);
	size_t count;
	const struct frame *frames = parse_stack(h, a, stack, &count);
	const struct frame *f = choose_frame(frames, count);
	const char *better = NULL;
	if (count && !strcmp(message, "Cannot access uninitialized variable."))
		better = uninitialized(h, a, frames, count);
	if (!better)
		better = arena_printf(a, "%s%s%s", name, *name && *message ? ": " : "",
			user_words(a, count ? &frames[0] : NULL, message));
	err_set(err, ERR_EVAL, "%s", *better ? better : "an error without a message");
	if (!f)
		return;
	put_place(h, a, f, err);
	put_calls(h, a, frames, count, err);
}

bool fault_error(struct js_host *h, JSValueRef exception, struct err *err)
{
	if (h->stop)
		return limit_error(h, err);
	ARENA_SCOPE struct arena *a = arena_new();
	JSValueRef number = engine_get(h->context, exception, carried);
	if (!engine.ValueIsUndefined(h->context, number)) {
		size_t k = (size_t)engine.ValueToNumber(h->context, number, NULL);
		err_copy(err, h->errors.items[k]);
		if (!err->file)
			fault_place(h, stack_of(h, a, exception), err);
		return false;
	}
	if (engine.ValueIsObject(h->context, exception) &&
		engine.ValueIsString(h->context, engine_get(h->context, exception, "stack"))) {
		describe(h, exception, err);
		return false;
	}
	const char *text = engine_text(a, h->context, exception, NULL);
	return err_set(
		err, ERR_EVAL, "the code threw %s", *text ? text : "something without a text");
}

JSValueRef fault_value(struct js_host *h, const struct err *err)
{
	struct err *copy = arena_new_of(h->arena, struct err);
	err_copy(copy, err);
	list_push(h->arena, &h->errors, copy);
	JSValueRef message = engine_string(h->context, err->message);
	JSObjectRef error = engine.ObjectMakeError(h->context, 1, &message, NULL);
	JSStringRef key = engine.StringCreateWithUTF8CString(carried);
	engine.ObjectSetProperty(h->context, error, key,
		engine.ValueMakeNumber(h->context, (double)h->errors.count - 1),
		kJSPropertyAttributeDontEnum, NULL);
	engine.StringRelease(key);
	if (err->kind == ERR_EVAL)
		engine_set(
			h->context, error, "code", engine_string(h->context, "MODULE_NOT_FOUND"));
	return error;
}

bool fault_syntax(
	struct js_host *h, const struct source *source, JSValueRef exception, struct err *err)
{
	ARENA_SCOPE struct arena *a = arena_new();
	JSContextRef context = h->context;
	const char *message =
		engine_text(a, context, engine_get(context, exception, "message"), NULL);
	int line = (int)engine.ValueToNumber(context, engine_get(context, exception, "line"), NULL);
	struct frame f = {.source = source, .at = offset_of(&source->module, line, 1)};
	ts_place(&source->module, source->text, source->len, f.at, &f.line, &f.column);
	err_set(err, ERR_SYNTAX, "%s", message);
	/* The engine knows the line alone. */
	f.column = 0;
	put_place(h, a, &f, err);
	return false;
}
