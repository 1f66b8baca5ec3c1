/* Findings and their three renderings. */
#include "cli/findings.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static const int exit_codes[] = {
	[FINDING_WARNING] = 0,
	[FINDING_PENDING] = 3,
	[FINDING_DRIFT] = 1,
	[FINDING_DAMAGE] = 2,
	[FINDING_SETTING] = 4,
};

struct finding *findings_add(
	struct findings *f, enum finding_class class, const char *code, const char *fmt, ...)
{
	struct finding *finding = arena_new_of(f->context->arena, struct finding);
	finding->class = class;
	finding->code = code;
	va_list args;
	va_start(args, fmt);
	finding->message = arena_vprintf(f->context->arena, fmt, args);
	va_end(args);
	list_push(f->context->arena, &f->all, finding);
	return finding;
}

struct finding *findings_add_err(
	struct findings *f, enum finding_class class, const struct err *err)
{
	struct arena *a = f->context->arena;
	struct finding *finding = findings_add(f, class, err_code(err->kind), "%s", err->message);
	finding->file = err->file ? arena_strdup(a, err->file) : NULL;
	finding->line = err->line;
	finding->column = err->column;
	finding->remedy = err->hint ? arena_strdup(a, err->hint) : NULL;
	return finding;
}

void findings_pass(struct findings *f, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	list_push(f->context->arena, &f->passed, arena_vprintf(f->context->arena, fmt, args));
	va_end(args);
}

void findings_skip(struct findings *f, const char *sentence)
{
	list_push(f->context->arena, &f->skipped, sentence);
}

size_t findings_errors(const struct findings *f, size_t from)
{
	size_t count = 0;
	for (size_t i = from; i < f->all.count; i++)
		count += f->all.items[i]->class != FINDING_WARNING;
	return count;
}

static const struct finding *worst(const struct findings *f)
{
	const struct finding *worst = NULL;
	list_each (finding, f->all)
		if (!worst || finding->class > worst->class)
			worst = finding;
	return worst;
}

int findings_exit_code(const struct findings *f)
{
	const struct finding *decides = worst(f);
	return decides ? exit_codes[decides->class] : 0;
}

static const char *severity(const struct finding *finding)
{
	return finding->class == FINDING_WARNING ? "warning" : "error";
}

/* "FILE:LINE:COLUMN", as far as it is known. */
static const char *place(const struct context *c, const struct finding *finding)
{
	struct buf out = buf_in(c->arena);
	if (finding->file)
		buf_puts(&out, cli_path(c, finding->file));
	if (finding->file && finding->line)
		buf_printf(&out, ":%d", finding->line);
	if (finding->file && finding->line && finding->column)
		buf_printf(&out, ":%d", finding->column);
	return out.s;
}

/* What is found is the product of the command: it is printed under --quiet, too. */
static void say(struct context *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static void say(struct context *c, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	const char *line = arena_vprintf(c->arena, fmt, args);
	va_end(args);
	report_output(c, line, strlen(line));
	report_output(c, "\n", 1);
}

static void put_lines(struct context *c, const char *label, const char *text)
{
	const char *indent = "    ";
	for (const char *at = text; *at;) {
		size_t len = strcspn(at, "\n");
		say(c, "%s%s%.*s", indent, label, (int)len, at);
		at += len + (at[len] == '\n');
		label = "";
	}
}

/* Whoever has this many statements to read rather looks at what generate writes. */
enum { MOST_STATEMENTS = 20 };

static size_t shown_statements(const struct context *c, const struct finding *finding)
{
	size_t count = finding->statements.count;
	return count > MOST_STATEMENTS && !c->is_verbose ? MOST_STATEMENTS : count;
}

/* A line on the statements that are not shown, or "". */
static const char *omission(const struct context *c, const struct finding *finding)
{
	size_t rest = finding->statements.count - shown_statements(c, finding);
	if (!rest)
		return "";
	return arena_printf(c->arena, "… and %zu more (--verbose shows all)", rest);
}

static void show(struct context *c, const struct finding *finding)
{
	bool is_warning = finding->class == FINDING_WARNING;
	const char *where = place(c, finding);
	/* Errors of files name them already. */
	bool is_named = *where && !strncmp(finding->message, where, strlen(where));
	say(c, "%s %s%s%s %s",
		cli_paint(c, is_warning ? TERM_YELLOW : TERM_RED, is_warning ? "!" : "✗"),
		is_named ? "" : where, *where && !is_named ? ": " : "", finding->message,
		cli_paint(c, TERM_DIM, arena_printf(c->arena, "[%s]", finding->code)));
	for (size_t i = 0; i < shown_statements(c, finding); i++)
		put_lines(c, "", finding->statements.items[i]);
	put_lines(c, "", omission(c, finding));
	if (finding->remedy)
		put_lines(c, "remedy: ", finding->remedy);
}

/* GitHub's escapes for the message and, with `is_property`, for what stands before it. */
static void put_escaped(struct buf *out, const char *text, bool is_property)
{
	for (; *text; text++) {
		bool is_special = strchr("%\r\n", *text) || (is_property && strchr(":,", *text));
		if (is_special)
			buf_printf(out, "%%%02X", (unsigned char)*text);
		else
			buf_putc(out, *text);
	}
}

static void put_property(struct buf *out, const char *name, const char *value)
{
	buf_printf(out, "%s%s=", out->s[out->len - 1] == ' ' ? "" : ",", name);
	put_escaped(out, value, true);
}

static void annotate(struct context *c, const struct finding *finding)
{
	struct buf out = buf_in(c->arena), text = buf_in(c->arena);
	buf_printf(&out, "::%s ", severity(finding));
	if (finding->file)
		put_property(&out, "file", cli_path(c, finding->file));
	if (finding->file && finding->line)
		put_property(&out, "line", arena_printf(c->arena, "%d", finding->line));
	if (finding->file && finding->line && finding->column)
		put_property(&out, "col", arena_printf(c->arena, "%d", finding->column));
	put_property(&out, "title", finding->code);
	buf_puts(&text, finding->message);
	for (size_t i = 0; i < shown_statements(c, finding); i++)
		buf_printf(&text, "\n%s", finding->statements.items[i]);
	if (*omission(c, finding))
		buf_printf(&text, "\n%s", omission(c, finding));
	if (finding->remedy)
		buf_printf(&text, "\nremedy: %s", finding->remedy);
	buf_puts(&out, "::");
	put_escaped(&out, text.s, false);
	say(c, "%s", out.s);
}

static void set_text(struct arena *a, struct json *object, const char *key, const char *value)
{
	if (value)
		json_set(a, object, key, json_new_string(a, value));
}

static const struct json *to_json(const struct context *c, const struct finding *finding)
{
	struct arena *a = c->arena;
	struct json *out = json_new_object(a), *statements = json_new_array(a);
	set_text(a, out, "code", finding->code);
	set_text(a, out, "severity", severity(finding));
	set_text(a, out, "message", finding->message);
	set_text(a, out, "file", finding->file ? cli_path(c, finding->file) : NULL);
	if (finding->line)
		json_set(a, out, "line", json_new_number(a, finding->line));
	if (finding->column)
		json_set(a, out, "column", json_new_number(a, finding->column));
	set_text(a, out, "remedy", finding->remedy);
	list_each (statement, finding->statements)
		json_add(a, statements, json_new_string(a, statement));
	if (finding->statements.count)
		json_set(a, out, "statements", statements);
	return out;
}

/* `error` of the envelope is the finding that decides on the exit code. */
static void set_error(struct context *c, const struct finding *finding)
{
	struct json *error = json_new_object(c->arena);
	set_text(c->arena, error, "code", finding->code);
	set_text(c->arena, error, "message", finding->message);
	set_text(c->arena, error, "file", finding->file ? cli_path(c, finding->file) : NULL);
	c->report.status = REPORT_ERROR;
	report_set(c, "error", error);
}

static const char *count_of(struct context *c, size_t n, const char *what)
{
	return arena_printf(c->arena, "%zu %s%s", n, what, n == 1 ? "" : "s");
}

static void report_counts(const struct findings *f)
{
	struct context *c = f->context;
	size_t errors = findings_errors(f, 0), warnings = f->all.count - errors;
	if (errors)
		report_line(c, "%s, %s", count_of(c, errors, "error"),
			count_of(c, warnings, "warning"));
	else if (warnings)
		report_line(c, "%s", count_of(c, warnings, "warning"));
}

void findings_report(struct findings *f, bool as_annotations)
{
	struct context *c = f->context;
	struct json *all = json_new_array(c->arena);
	list_each (finding, f->all) {
		json_add(c->arena, all, to_json(c, finding));
		if (as_annotations)
			annotate(c, finding);
		else
			show(c, finding);
	}
	list_each (sentence, f->passed)
		report_line(c, "%s %s", cli_paint(c, TERM_GREEN, "✓"), sentence);
	struct json *skipped = json_new_array(c->arena);
	list_each (sentence, f->skipped) {
		json_add(c->arena, skipped, json_new_string(c->arena, sentence));
		report_line(c, "%s %s", cli_paint(c, TERM_DIM, "-"), sentence);
	}
	report_counts(f);
	c->report.exit_code = findings_exit_code(f);
	if (c->report.exit_code)
		set_error(c, worst(f));
	report_set(c, "findings", all);
	report_set(c, "skipped", skipped);
}
