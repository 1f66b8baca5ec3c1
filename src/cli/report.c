/* Reports: filled by commands, rendered twice. */
#include "cli/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void report_init(struct context *c)
{
	c->report = (struct report){.fields = json_new_object(c->arena),
		.text = buf_in(c->arena),
		.notes = buf_in(c->arena),
		.phase_start = now()};
}

void report_set(struct context *c, const char *key, const struct json *value)
{
	json_set(c->arena, c->report.fields, key, value);
}

void report_set_text(struct context *c, const char *key, const char *value)
{
	report_set(c, key, json_new_string(c->arena, value));
}

void report_set_number(struct context *c, const char *key, double value)
{
	report_set(c, key, json_new_number(c->arena, value));
}

void report_line(struct context *c, const char *fmt, ...)
{
	if (c->is_quiet)
		return;
	va_list args;
	va_start(args, fmt);
	buf_puts(&c->report.text, arena_vprintf(c->arena, fmt, args));
	va_end(args);
	buf_putc(&c->report.text, '\n');
}

void report_output(struct context *c, const char *text, size_t len)
{
	buf_add(&c->report.text, text, len);
}

void report_warning(struct context *c, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	const char *text = arena_vprintf(c->arena, fmt, args);
	va_end(args);
	buf_printf(&c->report.notes, "%s %s\n", cli_paint_note(c, TERM_YELLOW, "warning:"), text);
	struct json *all = (struct json *)json_get(c->report.fields, "warnings");
	if (!all) {
		all = json_new_array(c->arena);
		report_set(c, "warnings", all);
	}
	json_add(c->arena, all, json_new_string(c->arena, text));
}

void report_progress(struct context *c, const char *fmt, ...)
{
	if (!c->term.is_terminal[2] || c->is_quiet || c->output == OUTPUT_JSON)
		return;
	va_list args;
	va_start(args, fmt);
	const char *text = arena_vprintf(c->arena, fmt, args);
	va_end(args);
	fprintf(stderr, "%s\n", cli_paint_note(c, TERM_DIM, text));
}

void report_note(struct context *c, const char *fmt, ...)
{
	if (c->is_quiet)
		return;
	va_list args;
	va_start(args, fmt);
	const char *text = arena_vprintf(c->arena, fmt, args);
	va_end(args);
	fprintf(stderr, "%s\n", text);
}

void report_flush(struct context *c)
{
	if (c->output == OUTPUT_JSON)
		return;
	fwrite(c->report.text.s, 1, c->report.text.len, stdout);
	fflush(stdout);
	buf_truncate(&c->report.text, 0);
}

void report_phase(struct context *c, const char *name)
{
	double end = now();
	if (c->is_verbose)
		buf_printf(&c->report.notes, "%8.1f ms  %s\n", (end - c->report.phase_start) * 1000,
			name);
	c->report.phase_start = end;
}

void report_put(struct buf *out, const struct context *c)
{
	buf_add(out, c->report.text.s, c->report.text.len);
}

void report_put_json(struct buf *out, const struct context *c)
{
	static const char *const statuses[] = {
		[REPORT_OK] = "ok",
		[REPORT_NO_CHANGES] = "no_changes",
		[REPORT_MISSING_HINTS] = "missing_hints",
		[REPORT_ERROR] = "error",
	};
	struct json *envelope = json_new_object(c->arena);
	json_set(c->arena, envelope, "status",
		json_new_string(c->arena, statuses[c->report.status]));
	json_set(c->arena, envelope, "dialect", json_new_string(c->arena, "postgresql"));
	for (struct json_iter it = json_members(c->report.fields); json_next(&it);)
		json_set(c->arena, envelope, it.key, it.value);
	json_put_compact(out, envelope);
	buf_putc(out, '\n');
}

/* `text` with every line but the first moved to the right. */
static void put_indented(struct buf *out, const char *text, int by)
{
	for (const char *at = text; *at;) {
		size_t len = strcspn(at, "\n");
		buf_add(out, at, len);
		at += len;
		if (*at == '\n')
			at++;
		if (*at)
			buf_printf(out, "\n%*s", by, "");
	}
	buf_putc(out, '\n');
}

static void put_labelled(
	struct buf *out, const struct context *c, const char *label, const char *text)
{
	if (!text)
		return;
	buf_printf(out, "  %s ", cli_paint_note(c, TERM_BOLD, label));
	put_indented(out, text, (int)strlen(label) + 3);
}

static void put_place(struct buf *out, const struct context *c, const struct err *err)
{
	if (!err->file)
		return;
	buf_printf(out, "  at %s", cli_path(c, err->file));
	if (err->line)
		buf_printf(out, ":%d", err->line);
	if (err->line && err->column)
		buf_printf(out, ":%d", err->column);
	buf_putc(out, '\n');
}

void report_put_error(struct buf *out, const struct context *c, const struct err *err)
{
	buf_printf(out, "%s ", cli_paint_note(c, TERM_RED, "error:"));
	put_indented(out, err->message ? err->message : "unknown", 2);
	put_place(out, c, err);
	if (err->frame) {
		buf_printf(out, "\n%s", err->frame);
		buf_putc(out, '\n');
	}
	put_labelled(out, c, "sqlstate:", err->sqlstate);
	put_labelled(out, c, "detail:", err->detail);
	put_labelled(out, c, "hint:", err->hint);
	put_labelled(out, c, "statement:", err->statement);
	put_labelled(out, c, "state:", err->state);
}

static void set_text(struct arena *a, struct json *o, const char *key, const char *value)
{
	if (value)
		json_set(a, o, key, json_new_string(a, value));
}

static void set_number(struct arena *a, struct json *o, const char *key, int value)
{
	if (value)
		json_set(a, o, key, json_new_number(a, value));
}

void report_put_error_json(struct buf *out, struct arena *a, const struct err *err)
{
	struct json *e = json_new_object(a), *envelope = json_new_object(a);
	set_text(a, e, "code", err_code(err->kind));
	set_text(a, e, "message", err->message);
	set_text(a, e, "file", err->file);
	set_number(a, e, "line", err->line);
	set_number(a, e, "column", err->column);
	set_text(a, e, "frame", err->frame);
	set_text(a, e, "sqlstate", err->sqlstate);
	set_text(a, e, "detail", err->detail);
	set_text(a, e, "hint", err->hint);
	set_text(a, e, "statement", err->statement);
	set_text(a, e, "state", err->state);
	set_text(a, envelope, "status", "error");
	json_set(a, envelope, "error", e);
	json_put_compact(out, envelope);
	buf_putc(out, '\n');
}
