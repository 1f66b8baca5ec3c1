/* Joins the parts of a migration file to what is sent. */
#include "apply/script.h"

#include <string.h>

#include "lint/split.h"
#include "base/buf.h"

static bool ends_open(const char *sql)
{
	struct split s = {.text = sql};
	for (size_t start, end; split_next(&s, &start, &end);)
		continue;
	return s.is_open;
}

static bool any_ends_open(const struct migration *m)
{
	list_each (part, m->statements)
		if (ends_open(part->sql))
			return true;
	return false;
}

static void add_statements(
	struct arena *a, struct script *out, const struct statement *part, size_t sent)
{
	struct split s = {.text = part->sql};
	for (size_t start, end; split_next(&s, &start, &end);) {
		struct script_statement *one = arena_new_of(a, struct script_statement);
		one->sent = sent + start;
		one->len = end - start;
		one->offset = part->offset + start;
		one->commits = split_begins_with(part->sql + start, "commit") ||
			       split_begins_with(part->sql + start, "end");
		list_push(a, &out->statements, one);
	}
}

/* On a line of its own, a semicolon ends a part whatever comment the part ends with. */
static const char separator[] = "\n;\n";

static void add_script(struct arena *a, struct list *out, struct script *s, struct buf *text)
{
	s->text = text->s;
	list_push_pointer(a, out, s);
}

void script_make(struct arena *a, const struct migration *m, const char *tail, struct list *out)
{
	bool is_split = any_ends_open(m);
	struct script *script = arena_new_of(a, struct script);
	struct buf text = buf_in(a);
	buf_reserve(&text, m->len + m->statements.count * sizeof(separator) + strlen(tail));
	list_each (part, m->statements) {
		if (is_split && part != m->statements.items[0]) {
			add_script(a, out, script, &text);
			script = arena_new_of(a, struct script);
			text = buf_in(a);
		}
		add_statements(a, script, part, text.len);
		buf_puts(&text, part->sql);
		buf_puts(&text, separator);
	}
	buf_puts(&text, tail);
	add_script(a, out, script, &text);
}

const struct script_statement *script_find(const struct script *s, size_t sent)
{
	const struct script_statement *found = NULL;
	list_each (one, s->statements)
		if (one->sent <= sent)
			found = one;
	/* An error "at end of input" stands behind the last token, before the semicolon. */
	return found && sent <= found->sent + found->len + sizeof(separator) ? found : NULL;
}
