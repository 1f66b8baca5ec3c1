/* Who answers rename questions, and what is said where nobody does. */
#include "cli/rename.h"

#include <string.h>

#include "base/file.h"
#include "cli/hints.h"

struct renamer {
	struct context *context;
	LIST_OF(struct hint) hints;
	bool always_create;
};

bool rename_begin(struct context *c, struct renamer **out, struct err *err)
{
	struct renamer *r = arena_new_of(c->arena, struct renamer);
	const char *renames = cli_text(c, "renames"), *name = cli_text(c, "hints-file");
	const char *text = cli_text(c, "hints");
	size_t len = text ? strlen(text) : 0;
	r->context = c;
	r->always_create = renames && !strcmp(renames, "create");
	if (text && name)
		return err_set(err, ERR_USAGE, "--hints and --hints-file exclude each other");
	if (name && !file_read(c->arena, name, &text, &len, err))
		return false;
	if (text && !hints_parse(c->arena, name ? name : "--hints", text, len,
			    (struct list *)&r->hints, err)) {
		if (!name)
			err_text(&err->file, NULL);
		return false;
	}
	*out = r;
	return true;
}

static struct hint *find_hint(const struct renamer *r, const struct question *q)
{
	list_each (h, r->hints)
		if (h->type != HINT_CONFIRM_DATA_LOSS && h->kind == q->kind &&
			hints_same_entity(&h->entity, &q->created))
			return h;
	return NULL;
}

/* The name that the hints give a schema. */
static const char *renamed_schema(const struct renamer *r, const char *schema)
{
	list_each (h, r->hints)
		if (h->type == HINT_RENAME && h->kind == ENTITY_SCHEMA && h->is_used &&
			!strcmp(h->from.name, schema))
			return h->entity.name;
	return schema;
}

/* What a hint calls the old object. As long as nobody has said what became of its schema, questions
 * have that by its old name. */
static bool is_from(const struct renamer *r, const struct hint *h, const struct entity *deleted)
{
	struct entity moved = h->from;
	moved.schema = renamed_schema(r, moved.schema);
	return hints_same_entity(deleted, &h->from) || hints_same_entity(deleted, &moved);
}

/* A rename that says no more than that of the schema. */
static bool is_implied(const struct renamer *r, const struct hint *h)
{
	return h->type == HINT_RENAME && !strcmp(h->from.name, h->entity.name) &&
	       !strcmp(h->from.table, h->entity.table) &&
	       strcmp(h->from.schema, h->entity.schema) != 0 &&
	       !strcmp(renamed_schema(r, h->from.schema), h->entity.schema);
}

/* False where the hint does not fit: its `from` is not among what was deleted. */
static bool answer_by_hint(
	const struct renamer *r, struct hint *h, const struct question *q, struct answer *out)
{
	if (h->type == HINT_CREATE) {
		h->is_used = true;
		out->kind = ANSWER_CREATE;
		return true;
	}
	for (size_t i = 0; i < q->deleted_count; i++) {
		if (!is_from(r, h, &q->deleted[i]))
			continue;
		h->is_used = true;
		*out = (struct answer){ANSWER_RENAME, i};
		return true;
	}
	return false;
}

/* Schemas, roles and what is in a table are called by their bare names in a menu, as drizzle-kit
 * does it. */
static const char *menu_label(
	const struct context *c, enum entity_kind kind, const struct entity *e)
{
	return *e->table ? e->name : hints_label(c->arena, kind, e);
}

static const char *menu_question(struct context *c, const struct question *q)
{
	const char *kind = diff_entity_name(q->kind);
	const char *name = cli_paint_note(c, TERM_BLUE, menu_label(c, q->kind, &q->created));
	const char *table = cli_paint_note(c, TERM_BLUE, q->created.table);
	if (*q->created.table)
		return arena_printf(c->arena,
			"Is %s %s in %s table created or renamed from another %s?", name, kind,
			table, kind);
	return arena_printf(
		c->arena, "Is %s %s created or renamed from another %s?", name, kind, kind);
}

/* Characters of UTF-8 text, for the columns of a menu. */
static int width(const char *text)
{
	int n = 0;
	for (; *text; text++)
		n += ((unsigned char)*text & 0xc0) != 0x80;
	return n;
}

static const char *menu_item(struct context *c, enum term_style style, const char *sign,
	const char *label, int label_width, const char *what)
{
	int padding = label_width - width(label);
	return arena_printf(c->arena, "%s %s%*s %s", cli_paint_note(c, style, sign), label,
		padding > 0 ? padding : 0, "", cli_paint_note(c, TERM_DIM, what));
}

static bool ask(struct context *c, const struct question *q, struct answer *out, struct err *err)
{
	const char *kind = diff_entity_name(q->kind),
		   *created = menu_label(c, q->kind, &q->created);
	size_t count = q->deleted_count + 1, which;
	const char **labels = arena_array(c->arena, count, sizeof(*labels));
	const char **items = arena_array(c->arena, count, sizeof(*items));
	int widest = 0;
	labels[0] = created;
	for (size_t i = 0; i < count; i++) {
		if (i)
			labels[i] = arena_printf(c->arena, "%s › %s",
				menu_label(c, q->kind, &q->deleted[i - 1]), created);
		widest = width(labels[i]) > widest ? width(labels[i]) : widest;
	}
	for (size_t i = 0; i < count; i++)
		items[i] = menu_item(c, i ? TERM_YELLOW : TERM_GREEN, i ? "~" : "+", labels[i],
			widest, arena_printf(c->arena, "%s %s", i ? "rename" : "create", kind));
	if (!term_select(&c->term, menu_question(c, q), items, count, &which, err))
		return false;
	out->kind = which ? ANSWER_RENAME : ANSWER_CREATE;
	out->which = which ? which - 1 : 0;
	return true;
}

bool rename_answer(void *context, const struct question *q, struct answer *out, struct err *err)
{
	struct renamer *r = context;
	struct hint *h = find_hint(r, q);
	*out = (struct answer){ANSWER_UNKNOWN, 0};
	if (h && answer_by_hint(r, h, q, out))
		return true;
	if (r->always_create)
		out->kind = ANSWER_CREATE;
	/* A hint that does not fit is an error in the end: the user is not asked for nothing. */
	else if (!h && r->context->may_ask)
		return ask(r->context, q, out, err);
	return true;
}

/* Tables, enums, sequences and views begin like this. */
struct object {
	const char *name, *schema;
};

static const void *find_object(const struct list *objects, const char *schema, const char *name)
{
	for (size_t i = 0; i < objects->count; i++) {
		const struct object *o = objects->items[i];
		if (!strcmp(o->name, name) && !strcmp(model_schema_name(o->schema), schema))
			return o;
	}
	return NULL;
}

/* Every object begins with its name. */
static bool has_name(const struct list *objects, const char *name)
{
	for (size_t i = 0; i < objects->count; i++)
		if (!strcmp(*(const char *const *)objects->items[i], name))
			return true;
	return false;
}

static bool has_entity(const struct model *m, enum entity_kind kind, const struct entity *e)
{
	const struct list *tables = (const struct list *)&m->tables;
	const struct table *table = *e->table ? find_object(tables, e->schema, e->table) : NULL;
	switch (kind) {
	case ENTITY_SCHEMA: return has_name((const struct list *)&m->schemas, e->name);
	case ENTITY_ROLE: return has_name((const struct list *)&m->roles, e->name);
	case ENTITY_TABLE: return find_object(tables, e->schema, e->name);
	case ENTITY_ENUM: return find_object((const struct list *)&m->enums, e->schema, e->name);
	case ENTITY_SEQUENCE:
		return find_object((const struct list *)&m->sequences, e->schema, e->name);
	case ENTITY_VIEW: return find_object((const struct list *)&m->views, e->schema, e->name);
	case ENTITY_COLUMN: return table && has_name((const struct list *)&table->columns, e->name);
	case ENTITY_POLICY:
		return table && has_name((const struct list *)&table->policies, e->name);
	}
	return false;
}

bool rename_never(void *context, const struct question *q, struct answer *out, struct err *err)
{
	*out = (struct answer){.kind = ANSWER_CREATE};
	return true;
}

bool rename_check_hints(
	const struct renamer *r, const struct model *from, const struct model *to, struct err *err)
{
	list_each (h, r->hints) {
		if (h->is_used || is_implied(r, h))
			continue;
		/* Once all that was deleted has found its new name, what is left is created
		 * without a question: saying so is right. */
		if (h->type == HINT_CREATE && has_entity(to, h->kind, &h->entity) &&
			!has_entity(from, h->kind, &h->entity))
			continue;
		const char *label = hints_label(r->context->arena, h->kind, &h->entity);
		err_set(err, ERR_HINTS, "hint %zu (%s %s) answers no question", h->number,
			h->kind_name, label);
		err_text(&err->hint, "leave it out; without it rihla tells which questions there "
				     "are, with the names to use");
		return false;
	}
	return true;
}

/* `text` as one word of a shell. */
static const char *shell_quote(struct arena *a, const char *text)
{
	struct buf out = buf_in(a);
	buf_putc(&out, '\'');
	for (; *text; text++)
		if (*text == '\'')
			buf_puts(&out, "'\\''");
		else
			buf_putc(&out, *text);
	buf_putc(&out, '\'');
	return out.s;
}

static const char *compact(struct arena *a, const struct json *v)
{
	struct buf out = buf_in(a);
	json_put_compact(&out, v);
	return out.s;
}

static void note_choice(
	struct context *c, const char *label, int label_width, const struct json *hint)
{
	int padding = label_width - width(label);
	buf_printf(&c->report.notes, "  %s:%*s  %s\n", label, padding > 0 ? padding : 0, "",
		compact(c->arena, hint));
}

static void note_question(struct context *c, const struct question *q)
{
	static const char created[] = "created";
	struct arena *a = c->arena;
	const char **labels = arena_array(a, q->deleted_count, sizeof(*labels));
	int widest = width(created);
	for (size_t i = 0; i < q->deleted_count; i++) {
		labels[i] =
			arena_printf(a, "renamed from %s", hints_label(a, q->kind, &q->deleted[i]));
		widest = width(labels[i]) > widest ? width(labels[i]) : widest;
	}
	buf_printf(&c->report.notes, "\n%s %s: created, or renamed?\n", diff_entity_name(q->kind),
		cli_paint_note(c, TERM_BOLD, hints_label(a, q->kind, &q->created)));
	note_choice(c, created, widest, hints_create(a, q));
	for (size_t i = 0; i < q->deleted_count; i++)
		note_choice(c, labels[i], widest, hints_rename(a, q, i));
}

static const struct json *unresolved_item(struct arena *a, const struct question *q)
{
	struct json *item = json_new_object(a), *candidates = json_new_array(a);
	json_set(a, item, "type", json_new_string(a, "rename_or_create"));
	json_set(a, item, "kind", json_new_string(a, diff_entity_name(q->kind)));
	json_set(a, item, "entity", hints_name(a, q->kind, &q->created));
	for (size_t i = 0; i < q->deleted_count; i++)
		json_add(a, candidates, hints_name(a, q->kind, &q->deleted[i]));
	json_set(a, item, "candidates", candidates);
	return item;
}

void rename_report_missing(const struct renamer *r, const struct diff *d)
{
	struct context *c = r->context;
	struct json *unresolved = json_new_array(c->arena), *example = json_new_array(c->arena);
	struct buf *notes = &c->report.notes;
	c->report.status = REPORT_MISSING_HINTS;
	c->report.exit_code = 2;
	buf_printf(notes, "%s %zu %s an answer; nothing was written\n",
		cli_paint_note(c, TERM_YELLOW, "missing hints:"), d->unresolved.count,
		d->unresolved.count == 1 ? "question needs" : "questions need");
	list_each (h, r->hints)
		json_add(c->arena, example, h->source);
	list_each (q, d->unresolved) {
		json_add(c->arena, unresolved, unresolved_item(c->arena, q));
		json_add(c->arena, example, hints_create(c->arena, q));
		note_question(c, q);
	}
	report_set(c, "unresolved", unresolved);
	buf_printf(notes,
		"\nanswer on a terminal, or pass one hint for each question; if all are created:\n"
		"  rihla %s --hints %s\n",
		c->command->name, shell_quote(c->arena, compact(c->arena, example)));
}

static const struct json *loss_name(struct arena *a, const struct loss *loss)
{
	struct json *name = json_new_array(a);
	json_add(a, name, json_new_string(a, loss->schema));
	if (*loss->table)
		json_add(a, name, json_new_string(a, loss->table));
	json_add(a, name, json_new_string(a, loss->name));
	return name;
}

static struct json *loss_hint(struct arena *a, const struct loss *loss)
{
	struct json *hint = json_new_object(a);
	json_set(a, hint, "type", json_new_string(a, "confirm_data_loss"));
	json_set(a, hint, "kind", json_new_string(a, loss->object));
	json_set(a, hint, "entity", loss_name(a, loss));
	return hint;
}

bool rename_confirms(const struct renamer *r, const struct loss *loss)
{
	const struct entity entity = {loss->schema, loss->table, loss->name};
	list_each (h, r->hints) {
		if (h->type != HINT_CONFIRM_DATA_LOSS || strcmp(h->kind_name, loss->object) != 0 ||
			!hints_same_entity(&h->entity, &entity))
			continue;
		h->is_used = true;
		return true;
	}
	return false;
}

void rename_report_losses(const struct renamer *r, const struct list *losses)
{
	struct context *c = r->context;
	struct json *unresolved = json_new_array(c->arena), *example = json_new_array(c->arena);
	struct buf *notes = &c->report.notes;
	c->report.status = REPORT_MISSING_HINTS;
	c->report.exit_code = 2;
	buf_printf(notes, "%s data would be lost; nothing was changed\n",
		cli_paint_note(c, TERM_YELLOW, "missing hints:"));
	list_each (h, r->hints)
		json_add(c->arena, example, h->source);
	for (size_t i = 0; i < losses->count; i++) {
		const struct loss *loss = losses->items[i];
		struct json *item = loss_hint(c->arena, loss);
		buf_printf(notes, "  %s\n", loss->text);
		json_add(c->arena, example, loss_hint(c->arena, loss));
		json_set(c->arena, item, "count", json_new_number(c->arena, (double)loss->count));
		json_set(c->arena, item, "reason", json_new_string(c->arena, loss->text));
		json_add(c->arena, unresolved, item);
	}
	report_set(c, "unresolved", unresolved);
	buf_printf(notes,
		"\nconfirm on a terminal, with --force, or with one hint for each loss:\n"
		"  rihla %s --hints %s\n",
		c->command->name, shell_quote(c->arena, compact(c->arena, example)));
}
