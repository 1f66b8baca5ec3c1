/* The output: the source with its edits, the prologue in front of it, and the map of positions. */
#include <string.h>

#include "base/buf.h"
#include "ts/access.h"
#include "ts/emit.h"

struct output {
	struct buf text;
	struct ts_parser *p;
	TS_VECTOR(struct ts_segment) segments;
};

static void segment(struct output *o, unsigned in)
{
	unsigned out = (unsigned)o->text.len;

	if (o->segments.count) {
		struct ts_segment *last = &o->segments.items[o->segments.count - 1];
		if (last->out == out) {
			last->in = in;
			return;
		}
		if (in >= last->in && out - last->out == in - last->in)
			return;
	}
	ts_push(o->p, &o->segments, (struct ts_segment){out, in});
}

static void copy(struct output *o, unsigned start, unsigned end)
{
	if (end <= start)
		return;
	segment(o, start);
	buf_add(&o->text, o->p->lexer.s + start, end - start);
}

static void put_edit(struct output *o, const struct ts_edit *e)
{
	if (e->len) {
		segment(o, e->start);
		buf_add(&o->text, e->text, e->len);
	}
	if (e->is_flat)
		return;
	for (const char *s = o->p->lexer.s + e->start, *end = o->p->lexer.s + e->end;
		s < end && (s = memchr(s, '\n', (size_t)(end - s))); s++) {
		segment(o, (unsigned)(s - o->p->lexer.s));
		buf_putc(&o->text, '\n');
	}
}

/* The source from `from` on with its edits. */
static void put_source(struct output *o, unsigned from)
{
	unsigned at = from;

	for (unsigned i = 0; i < o->p->edits.count; i++) {
		const struct ts_edit *e = &o->p->edits.items[i];
		copy(o, at, e->start);
		put_edit(o, e);
		if (e->end > at)
			at = e->end;
	}
	copy(o, at, o->p->lexer.len);
}

static void put_getter(struct buf *b, const struct ts_parser *p, const struct ts_export *e)
{
	const struct ts_declaration *d;
	const struct ts_atom *a = &p->lexer.atoms.items[e->atom];

	ts_put_key(b, e->name);
	buf_puts(b, ":()=>");
	switch (e->kind) {
	case E_DEFAULT: buf_printf(b, "%s_default", p->prefix); break;
	case E_FROM:
		ts_put_access(b, p, p->imports.items[e->declaration].module, e->imported);
		break;
	case E_FROM_ALL: ts_put_access(b, p, p->imports.items[e->declaration].module, NULL); break;
	case E_LOCAL:
		d = ts_declared(p, e->atom, 0);
		if (d && d->kind == D_IMPORT) {
			const struct ts_binding *x = &p->bindings.items[d->data];
			ts_put_access(b, p, p->imports.items[x->declaration].module, x->imported);
		} else {
			buf_add(b, a->s, a->len);
		}
		break;
	case E_STAR: break;
	}
}

/* Whether an export is what it is for good once the module has run. */
static bool is_value(const struct ts_parser *p, const struct ts_export *e)
{
	return p->form == TS_ONE_STEP && (e->kind == E_DEFAULT || e->is_constant);
}

static void put_value(struct buf *b, const struct ts_parser *p, const struct ts_export *e)
{
	const struct ts_atom *a = &p->lexer.atoms.items[e->atom];

	ts_put_key(b, e->name);
	buf_putc(b, ':');
	if (e->kind == E_DEFAULT)
		buf_printf(b, "%s_default", p->prefix);
	else
		buf_add(b, a->s, a->len);
}

/* `{a:()=>a,b:()=>b}`, or of values `{a:a,b:b}`; nothing where there are none. */
static bool put_object(struct buf *b, const struct ts_parser *p, const char *before, bool of_values)
{
	bool is_empty = true;

	for (unsigned i = 0; i < p->exports.count; i++) {
		const struct ts_export *e = &p->exports.items[i];
		if (!e->name || is_value(p, e) != of_values)
			continue;
		buf_puts(b, is_empty ? before : ",");
		if (is_empty)
			buf_putc(b, '{');
		(of_values ? put_value : put_getter)(b, p, e);
		is_empty = false;
	}
	if (!is_empty)
		buf_putc(b, '}');
	return !is_empty;
}

static void put_exports(struct buf *b, const struct ts_parser *p)
{
	const char *call = arena_printf(p->arena, "%s.exports(", p->prefix);

	if (put_object(b, p, call, false))
		buf_puts(b, ");");
	for (unsigned i = 0; i < p->exports.count; i++) {
		const struct ts_export *e = &p->exports.items[i];
		if (e->kind == E_STAR)
			buf_printf(b, "%s.star(%u);", p->prefix,
				p->imports.items[e->declaration].module);
	}
}

static void put_imports(struct buf *b, const struct ts_parser *p)
{
	unsigned next = 0;

	for (unsigned i = 0; i < p->imports.count; i++) {
		const struct ts_import_declaration *d = &p->imports.items[i];
		if (d->module != next)
			continue;
		if (!d->is_require) {
			const char *r = p->prefix;
			buf_printf(b, "const %s_%u=%s.import(%u);", r, next, r, next);
		}
		next++;
	}
}

/* What drizzle exports, by the names of this module. */
static void put_constants(struct buf *b, const struct ts_parser *p)
{
	const char *before = "const ";

	for (unsigned i = 0; i < p->bindings.count; i++) {
		const struct ts_binding *x = &p->bindings.items[i];
		if (!x->is_constant)
			continue;
		buf_puts(b, before);
		ts_put_constant(b, p, x);
		buf_putc(b, '=');
		ts_put_access(b, p, p->imports.items[x->declaration].module, x->imported);
		before = ",";
	}
	if (*before == ',')
		buf_putc(b, ';');
}

static void put_prologue(struct buf *b, const struct ts_parser *p)
{
	const char *r = p->prefix;
	bool is_one_step = p->form == TS_ONE_STEP;

	buf_printf(b, "(function(require,module,exports,__filename,__dirname,%s){", r);
	if (!p->is_module)
		return;
	if (!is_one_step)
		buf_puts(b, p->has_top_level_await ? "return async function*(){"
						   : "return function*(){");
	/* A block of its own: `module` and the like may be declared anew. */
	buf_puts(b, is_one_step ? "\"use strict\";{" : "\"use strict\";");
	put_imports(b, p);
	put_constants(b, p);
	put_exports(b, p);
	if (p->has_default_function)
		buf_printf(b,
			"Object.defineProperty(%s_default,\"name\",{value:\"default\","
			"configurable:true});",
			r);
	if (!is_one_step)
		buf_puts(b, "yield;");
}

static void put_epilogue(struct buf *b, const struct ts_parser *p)
{
	const char *call = arena_printf(p->arena, ";%s.values(", p->prefix);

	buf_putc(b, '\n');
	if (put_object(b, p, call, true))
		buf_puts(b, ");");
	buf_puts(b, p->is_module ? "}})" : "})");
}

static void add_name(struct ts_parser *p, struct ts_import *import, const char *name)
{
	list_each (known, import->names)
		if (strcmp(known, name) == 0)
			return;
	list_push(p->arena, &import->names, name);
}

static void fill_imports(struct ts_parser *p, struct ts_module *out)
{
	struct ts_cursor place = {0};

	for (unsigned i = 0; i < p->imports.count; i++) {
		const struct ts_import_declaration *d = &p->imports.items[i];
		struct ts_import *import;
		if (d->module == TS_NONE)
			continue;
		if (d->module == out->imports.count) {
			import = arena_new_of(p->arena, struct ts_import);
			import->specifier = d->specifier;
			import->is_require = d->is_require;
			ts_move(&place, p->lexer.s, d->specifier_at);
			import->line = place.line + 1;
			import->column = ts_column(&place, p->lexer.s);
			list_push(p->arena, &out->imports, import);
		}
		import = out->imports.items[d->module];
		import->is_reexport |= d->is_reexport;
		for (unsigned k = d->first; k < d->first + d->count; k++) {
			const struct ts_binding *b = &p->bindings.items[k];
			if (b->imported && b->uses)
				add_name(p, import, b->imported);
		}
	}
	for (unsigned i = 0; i < p->dynamic_imports.count; i++)
		list_push(p->arena, &out->dynamic_imports, p->dynamic_imports.items[i]);
}

void ts_emit_module(struct ts_parser *p, struct ts_module *out)
{
	struct output o = {.text = buf_in(p->arena), .p = p};
	unsigned start = p->lexer.s[0] == '#' && p->lexer.s[1] == '!' ? 2 : 0;

	*out = (struct ts_module){.kind = p->is_module ? TS_ES_MODULE : TS_SCRIPT, .form = p->form};
	buf_reserve(&o.text, p->lexer.len + p->lexer.len / 4 + 512);
	ts_push(p, &o.segments, (struct ts_segment){0, 0});
	put_prologue(&o.text, p);
	out->body_at = o.text.len;
	if (start)
		buf_puts(&o.text, "//");
	put_source(&o, start);
	segment(&o, p->lexer.len);
	put_epilogue(&o.text, p);
	fill_imports(p, out);
	out->code = o.text.s;
	out->code_len = o.text.len;
	out->has_top_level_await = p->has_top_level_await;
	out->has_dynamic_import = p->has_dynamic_import;
	out->segments = o.segments.items;
	out->segment_count = o.segments.count;
}

const char *ts_emit_erased(struct ts_parser *p, size_t *len)
{
	struct output o = {.text = buf_in(p->arena), .p = p};

	put_source(&o, 0);
	*len = o.text.len;
	return o.text.s ? o.text.s : "";
}
