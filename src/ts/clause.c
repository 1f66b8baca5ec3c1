/* Import and export clauses rewritten for ts_erase, where they stay in the output without the names
 * that are only types. */
#include <string.h>

#include "base/buf.h"
#include "ts/parser.h"

static bool is_kept(const struct ts_binding *b)
{
	return b->uses || b->is_exported;
}

static void put_name(
	struct ts_parser *p, struct buf *b, unsigned start, unsigned end, const char *before)
{
	buf_puts(b, before);
	buf_add(b, p->lexer.s + start, end - start);
}

static void rewrite_import(struct ts_parser *p, const struct ts_import_declaration *d)
{
	struct buf b = buf_in(p->arena);
	const char *before = "{";

	for (unsigned i = d->first; i < d->first + d->count; i++) {
		const struct ts_binding *x = &p->bindings.items[i];
		if (!is_kept(x))
			continue;
		if (x->start == d->clause_start || !x->imported) {
			put_name(p, &b, x->start, x->end, b.len ? "," : "");
			continue;
		}
		if (*before == '{' && b.len)
			buf_putc(&b, ',');
		put_name(p, &b, x->start, x->end, before);
		before = ",";
	}
	if (*before == ',')
		buf_putc(&b, '}');
	if (b.len)
		ts_replace_late(p, d->clause_start, d->clause_end, b.s);
	else
		ts_replace_late(p, d->start, d->end, "");
}

static void rewrite_export(struct ts_parser *p, const struct ts_export_clause *c)
{
	struct buf b = buf_in(p->arena);

	for (unsigned i = c->first; i < c->first + c->count; i++) {
		const struct ts_export *e = &p->exports.items[i];
		if (e->name)
			put_name(p, &b, e->start, e->end, b.len ? "," : "");
	}
	ts_replace_late(p, c->start, c->end, b.len ? b.s : "");
}

void ts_rewrite_clauses(struct ts_parser *p)
{
	if (!p->is_typescript)
		return;
	for (unsigned i = 0; i < p->imports.count; i++) {
		const struct ts_import_declaration *d = &p->imports.items[i];
		if (!d->is_bare && !d->is_reexport)
			rewrite_import(p, d);
	}
	for (unsigned i = 0; i < p->clauses.count; i++)
		rewrite_export(p, &p->clauses.items[i]);
}
