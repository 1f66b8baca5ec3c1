/* When all is read: what each name refers to, and what that means for the output. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/json.h"
#include "base/map.h"
#include "ts/access.h"
#include "ts/thunk.h"

/* Tracked declarations by name and scope, open addressing. */
struct index {
	unsigned *slots; /* declaration plus 1 */
	unsigned mask;
};

struct resolver {
	struct ts_parser *p;
	struct index index;
	unsigned *targets; /* of each reference: declaration plus 1, or 0 */
	unsigned *scopes;  /* the scope it was found in */
};

static unsigned slot_of(const struct index *x, unsigned atom, unsigned scope)
{
	return (atom * 0x9e3779b1u ^ scope * 0x85ebca6bu) & x->mask;
}

static unsigned find(const struct resolver *r, unsigned atom, unsigned scope)
{
	const struct ts_declaration *d;
	unsigned at = slot_of(&r->index, atom, scope);

	for (; r->index.slots[at]; at = (at + 1) & r->index.mask) {
		d = &r->p->declarations.items[r->index.slots[at] - 1];
		if (d->atom == atom && d->scope == scope)
			return r->index.slots[at];
	}
	return 0;
}

static void add(struct resolver *r, unsigned i)
{
	const struct ts_declaration *d = &r->p->declarations.items[i], *old;
	unsigned at = slot_of(&r->index, d->atom, d->scope);

	for (; r->index.slots[at]; at = (at + 1) & r->index.mask) {
		old = &r->p->declarations.items[r->index.slots[at] - 1];
		if (old->atom != d->atom || old->scope != d->scope)
			continue;
		/* An enum knows more than what it is merged with. */
		if (d->kind == D_ENUM || old->kind == D_IMPORT)
			r->index.slots[at] = i + 1;
		return;
	}
	r->index.slots[at] = i + 1;
}

static void build_index(struct resolver *r)
{
	struct ts_parser *p = r->p;
	unsigned count = 0, size = 16;

	for (unsigned i = 0; i < p->declarations.count; i++)
		count += p->lexer.atoms.items[p->declarations.items[i].atom].is_tracked;
	while (size < count * 2)
		size *= 2;
	r->index.mask = size - 1;
	r->index.slots = arena_array(p->arena, size, sizeof(*r->index.slots));
	for (unsigned i = 0; i < p->declarations.count; i++)
		if (p->lexer.atoms.items[p->declarations.items[i].atom].is_tracked)
			add(r, i);
}

/* The declaration that a name in a scope refers to, plus 1; 0 where none matters. */
static unsigned look_up(const struct resolver *r, unsigned atom, unsigned scope, unsigned *found)
{
	for (;; scope = r->p->scopes.items[scope].parent) {
		const struct ts_scope *s = &r->p->scopes.items[scope];
		unsigned d = find(r, atom, scope);
		if (!d && s->kind == S_NAMESPACE)
			d = find(r, atom, r->p->spaces.items[s->space].exports);
		*found = scope;
		if (d || scope == 0)
			return d;
	}
}

/* Counts what a reference uses. True if it is the first use of an alias. */
static bool count_use(struct resolver *r, unsigned ref)
{
	const struct ts_declaration *d;

	if (!r->targets[ref])
		return false;
	d = &r->p->declarations.items[r->targets[ref] - 1];
	if (d->kind == D_IMPORT)
		r->p->bindings.items[d->data].uses++;
	if (d->kind != D_ALIAS || r->p->aliases.items[d->data].is_used)
		return false;
	r->p->aliases.items[d->data].is_used = true;
	return true;
}

static void count_uses(struct resolver *r)
{
	struct ts_parser *p = r->p;
	unsigned ref = 0, count = p->aliases.count;
	bool *counted = arena_array(p->arena, count + 1, sizeof(*counted)), again = count;

	for (unsigned i = 0; i < count; i++) {
		for (; ref < p->aliases.items[i].first_ref; ref++)
			count_use(r, ref);
		ref = p->aliases.items[i].last_ref;
	}
	for (; ref < p->refs.count; ref++)
		count_use(r, ref);
	/* What an alias stands for is used only if the alias is; they mostly refer upwards. */
	while (again) {
		again = false;
		for (unsigned i = count; i-- > 0;) {
			const struct ts_alias *a = &p->aliases.items[i];
			if (!a->is_used || counted[i])
				continue;
			counted[i] = true;
			for (ref = a->first_ref; ref < a->last_ref; ref++)
				again |= count_use(r, ref);
		}
	}
}

static void resolve_references(struct resolver *r)
{
	struct ts_parser *p = r->p;

	r->targets = arena_array(p->arena, p->refs.count + 1, sizeof(*r->targets));
	r->scopes = arena_array(p->arena, p->refs.count + 1, sizeof(*r->scopes));
	for (unsigned i = 0; i < p->refs.count; i++) {
		const struct ts_ref *ref = &p->refs.items[i];
		if (p->lexer.atoms.items[ref->atom].is_tracked)
			r->targets[i] = look_up(r, ref->atom, ref->scope, &r->scopes[i]);
	}
}

/* `export { x }` of an import uses it; of something that is not a value it goes away. */
static void resolve_exports(struct resolver *r)
{
	struct ts_parser *p = r->p;

	for (unsigned i = 0; i < p->exports.count; i++) {
		struct ts_export *e = &p->exports.items[i];
		const struct ts_declaration *d;
		if (e->kind != E_LOCAL)
			continue;
		d = ts_declared(p, e->atom, 0);
		if (d && d->kind == D_IMPORT)
			p->bindings.items[d->data].is_exported = true;
		else if (d && d->kind == D_ALIAS)
			p->aliases.items[d->data].is_used = true;
		else if (!d && p->is_typescript && e->is_in_braces)
			e->name = NULL;
	}
}

static bool is_type_name(const struct ts_parser *p, unsigned atom)
{
	for (unsigned i = 0; i < p->types.count; i++)
		if (p->types.items[i] == atom)
			return true;
	return false;
}

/* The first edit at a place, or NULL. */
static struct ts_edit *find_edit(struct ts_parser *p, unsigned start)
{
	unsigned low = 0, high = p->edits.count;

	while (low < high) {
		unsigned middle = low + (high - low) / 2;
		if (p->edits.items[middle].start < start)
			low = middle + 1;
		else
			high = middle;
	}
	return low < p->edits.count && p->edits.items[low].start == start ? &p->edits.items[low]
									  : NULL;
}

/* `export default T` of an interface or a type alias goes away. */
static void resolve_default(struct resolver *r, struct ts_export *e)
{
	struct ts_parser *p = r->p;
	struct ts_edit *edit;

	if (e->kind != E_DEFAULT || !e->atom || !p->is_typescript || ts_declared(p, e->atom, 0) ||
		!is_type_name(p, e->atom))
		return;
	e->name = NULL;
	edit = find_edit(p, e->start);
	if (edit)
		*edit = (struct ts_edit){e->start, e->end, "", 0, false};
	else
		ts_replace_late(p, e->start, e->end, "");
}

/* A reference as the text of a member access. */
static const char *access_text(struct ts_parser *p, const struct ts_ref *ref, const char *text)
{
	if (ref->flags & REF_SHORTHAND)
		return arena_printf(p->arena, "%s:%s", ts_text(p, ref->start, ref->end), text);
	if (ref->flags & REF_CALLED)
		return arena_printf(p->arena, "%s(0,%s)", ref->flags & REF_OPEN ? ";" : "", text);
	return text;
}

/* A reference to an import. The texts are made once for each binding. */
static const char *import_text(struct ts_parser *p, const struct ts_ref *ref, struct ts_binding *x)
{
	if (!x->text) {
		struct buf b = buf_in(p->arena);
		if (x->is_constant)
			ts_put_constant(&b, p, x);
		else
			ts_put_access(&b, p, p->imports.items[x->declaration].module, x->imported);
		x->text = b.s;
	}
	if ((!x->imported || x->is_constant) && !(ref->flags & REF_SHORTHAND))
		return x->text;
	if (ref->flags != REF_CALLED)
		return access_text(p, ref, x->text);
	if (!x->called_text)
		x->called_text = access_text(p, ref, x->text);
	return x->called_text;
}

/* `() => imported.column` as `$r.column($r_0,"imported","column")`: the engine compiles what that
 * calls once, not each of these functions. What is imported must have run. */
static bool edit_thunk(struct ts_parser *p, const struct ts_ref *ref, const struct ts_binding *x,
	struct ts_edit *edit)
{
	struct ts_thunk thunk;

	if (p->form != TS_ONE_STEP || !x->imported || !ts_find_thunk(p, ref, &thunk))
		return false;
	struct buf b = buf_in(p->arena);
	buf_printf(&b, "%s.column(", p->prefix);
	ts_put_access(&b, p, p->imports.items[x->declaration].module, NULL);
	buf_putc(&b, ',');
	json_put_string(&b, x->imported);
	buf_printf(&b, ",\"%.*s\")", (int)thunk.key_len, p->lexer.s + thunk.key);
	*edit = (struct ts_edit){thunk.start, thunk.end, b.s, 0, false};
	return true;
}

/* Reads `.name` or `["name"]` from the token `t` on; false where something else stands. `t` is then
 * what follows. */
static bool read_access(struct ts_parser *p, struct ts_token *t, struct ts_token *key)
{
	bool is_bracketed = t->kind == T_LBRACKET;

	if (t->kind != T_DOT && !is_bracketed)
		return false;
	*key = ts_lex(&p->lexer, t->end);
	*t = ts_lex(&p->lexer, key->end);
	if (!is_bracketed)
		return ts_is_any_word(key);
	if (key->kind != T_STRING || t->kind != T_RBRACKET)
		return false;
	unsigned len;
	const char *text =
		ts_string_value(p->arena, p->lexer.s + key->start, key->end - key->start, &len);
	key->atom = ts_atom_of(&p->lexer.atoms, text, len);
	key->end = t->end;
	*t = ts_lex(&p->lexer, t->end);
	return true;
}

static void skip_assertions(struct ts_parser *p, struct ts_token *t)
{
	while (t->kind == T_NOT && p->is_typescript)
		*t = ts_lex(&p->lexer, t->end);
}

/* `E.A`, `E["A"]` and `N.E.A` of a member with a known value: the value. */
static bool inline_member(
	struct ts_parser *p, const struct ts_ref *ref, unsigned space, struct ts_edit *edit)
{
	struct ts_token t = ts_lex(&p->lexer, ref->end), key;
	const struct ts_constant *value = NULL;

	if (ref->flags & REF_SHORTHAND)
		return false;
	for (; !value && space != TS_NONE; skip_assertions(p, &t)) {
		skip_assertions(p, &t);
		if (!read_access(p, &t, &key))
			return false;
		value = ts_enum_member(p, space, key.atom);
		space = ts_find_space(p, key.atom, p->spaces.items[space].exports);
	}
	if (t.kind == T_STEP || t.kind == T_ASSIGN || t.kind == T_ASSIGN_OPERATOR)
		return false;
	if (!value || (value->kind != K_NUMBER && value->kind != K_STRING))
		return false;
	edit->end = key.end;
	edit->text = ts_constant_text(p, value);
	if (value->kind == K_NUMBER)
		edit->text = arena_printf(p->arena, "(%s)", edit->text);
	return true;
}

/* The edit of a reference; false where it stays as it is. */
static bool edit_reference(struct resolver *r, unsigned i, struct ts_edit *edit)
{
	struct ts_parser *p = r->p;
	const struct ts_ref *ref = &p->refs.items[i];
	const struct ts_declaration *d;
	const char *text;
	unsigned space;

	if (!r->targets[i])
		return false;
	d = &p->declarations.items[r->targets[i] - 1];
	*edit = (struct ts_edit){ref->start, ref->end, "", 0, false};
	switch (d->kind) {
	case D_IMPORT:
		if (p->is_erasing)
			return false;
		if (!edit_thunk(p, ref, &p->bindings.items[d->data], edit))
			edit->text = import_text(p, ref, &p->bindings.items[d->data]);
		break;
	case D_MEMBER:
		space = ts_find_space(p, d->atom, p->spaces.items[d->data].exports);
		if (space != TS_NONE && inline_member(p, ref, space, edit))
			break;
		text = arena_printf(p->arena, "%s.%s", p->scopes.items[r->scopes[i]].parameter,
			ts_text(p, ref->start, ref->end));
		edit->text = access_text(p, ref, text);
		break;
	case D_ENUM_MEMBER:
		text = arena_printf(p->arena, "%s.%s", p->scopes.items[r->scopes[i]].parameter,
			ts_text(p, ref->start, ref->end));
		if (p->members.items[d->data].value.kind == K_NUMBER ||
			p->members.items[d->data].value.kind == K_STRING)
			text = ts_constant_text(p, &p->members.items[d->data].value);
		edit->text = access_text(p, ref, text);
		break;
	case D_ENUM:
	case D_NAMESPACE:
		if (!inline_member(p, ref, d->data, edit))
			return false;
		break;
	case D_LOCAL:
	case D_ALIAS: return false;
	}
	edit->len = (unsigned)strlen(edit->text);
	return true;
}

static int compare_edits(const void *x, const void *y)
{
	const struct ts_edit *a = *(struct ts_edit *const *)x, *b = *(struct ts_edit *const *)y;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* Puts the late edits among the others. */
static void place_late_edits(struct ts_parser *p)
{
	unsigned count = p->late_edits.count, old_count = p->edits.count, at = 0;
	struct ts_edit **late = arena_array(p->arena, count + 1, sizeof(struct ts_edit *));
	struct ts_edit *old = p->edits.items;

	if (!count)
		return;
	for (unsigned i = 0; i < count; i++)
		late[i] = &p->late_edits.items[i];
	qsort(late, count, sizeof(struct ts_edit *), compare_edits);
	p->edits.items = NULL;
	p->edits.count = p->edits.capacity = 0;
	for (unsigned i = 0; i < count; i++) {
		for (; at < old_count && old[at].start <= late[i]->start; at++)
			ts_push(p, &p->edits, old[at]);
		ts_push(p, &p->edits, *late[i]);
	}
	for (; at < old_count; at++)
		ts_push(p, &p->edits, old[at]);
}

/* The edits of the references between those of the parser. */
static void merge(struct resolver *r)
{
	struct ts_parser *p = r->p;
	unsigned old_count = p->edits.count, at = 0, end = 0;
	struct ts_edit *old = p->edits.items, edit;

	p->edits.items = NULL;
	p->edits.count = p->edits.capacity = 0;
	for (unsigned i = 0; i < p->refs.count; i++) {
		if (!edit_reference(r, i, &edit))
			continue;
		for (; at < old_count && old[at].start <= edit.start; at++)
			if (old[at].start >= end)
				ts_push(p, &p->edits, old[at]);
		ts_push(p, &p->edits, edit);
		if (edit.end > end)
			end = edit.end;
	}
	for (; at < old_count; at++)
		if (old[at].start >= end)
			ts_push(p, &p->edits, old[at]);
}

static void drop_alias(struct resolver *r, const struct ts_alias *a)
{
	struct ts_parser *p = r->p;
	struct ts_edit *edit;

	for (unsigned i = a->first_ref; i < a->last_ref; i++)
		r->targets[i] = 0;
	edit = find_edit(p, a->start);
	*edit = (struct ts_edit){a->start, a->end, "", 0, false};
	edit = find_edit(p, a->end);
	if (edit && edit->start == edit->end)
		edit->len = 0;
}

static bool is_used(const struct ts_parser *p, const struct ts_import_declaration *d)
{
	if (d->is_bare || d->is_reexport || !p->is_typescript || p->options.keeps_imports ||
		(p->options.keeps_values && d->count))
		return true;
	for (unsigned i = d->first; i < d->first + d->count; i++)
		if (p->bindings.items[i].uses || p->bindings.items[i].is_exported)
			return true;
	return false;
}

/* Numbers the modules that stay. */
static void number_imports(struct ts_parser *p)
{
	struct map seen = {.arena = p->arena};
	unsigned count = 0;

	for (unsigned i = 0; i < p->imports.count; i++) {
		struct ts_import_declaration *d = &p->imports.items[i];
		const char *key;
		void *known;
		d->module = TS_NONE;
		if (!is_used(p, d))
			continue;
		key = map_key(p->arena, d->specifier, d->is_require ? "require" : "");
		known = map_get(&seen, key);
		d->module = known ? (unsigned)(size_t)known - 1 : count++;
		if (!known)
			map_set(&seen, key, (void *)(size_t)count);
	}
}

static bool is_drizzle(const char *specifier)
{
	static const char name[] = "drizzle-orm";
	size_t len = strlen(name);

	return !strncmp(specifier, name, len) && (!specifier[len] || specifier[len] == '/');
}

/* Drizzle assigns none of its exports again, so their values may be taken once for all. */
static void mark_constants(struct ts_parser *p)
{
	for (unsigned i = 0; p->form == TS_ONE_STEP && i < p->bindings.count; i++) {
		struct ts_binding *x = &p->bindings.items[i];
		const struct ts_import_declaration *d = &p->imports.items[x->declaration];
		x->is_constant = x->imported && x->uses && d->module != TS_NONE && !d->is_require &&
				 is_drizzle(d->specifier);
	}
}

void ts_resolve(struct ts_parser *p)
{
	struct resolver r = {.p = p};

	build_index(&r);
	resolve_references(&r);
	resolve_exports(&r);
	count_uses(&r);
	number_imports(p);
	mark_constants(p);
	for (unsigned i = 0; i < p->aliases.count; i++)
		if (!p->aliases.items[i].is_used)
			drop_alias(&r, &p->aliases.items[i]);
	for (unsigned i = 0; i < p->exports.count; i++)
		resolve_default(&r, &p->exports.items[i]);
	if (p->is_erasing)
		ts_rewrite_clauses(p);
	place_late_edits(p);
	merge(&r);
}
