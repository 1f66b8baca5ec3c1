/* Packing and unpacking, for the few objects that do not survive it. */
#include "sql/packed.h"

#include <string.h>

#include "base/buf.h"

#define SEPARATOR "--"

const char *packed_check(const struct out *o, const char *value)
{
	size_t len = strcspn(value, ";");
	return value[len] && !o->is_safe ? arena_strndup(o->text.arena, value, len) : value;
}

/* A dash at the end and the separator behind it are taken for a separator and a dash. */
static bool is_split(const char *text)
{
	return text && (strstr(text, SEPARATOR) || (*text && text[strlen(text) - 1] == '-'));
}

static bool has_split_role(const struct policy *p)
{
	list_each (role, p->to)
		if (is_split(role) || strchr(role, ','))
			return true;
	return false;
}

static void split(struct arena *a, const char *text, const char *separator, struct list *out)
{
	for (const char *end; (end = strstr(text, separator)); text = end + strlen(separator))
		list_push_pointer(a, out, arena_strndup(a, text, (size_t)(end - text)));
	list_push_pointer(a, out, arena_strdup(a, text));
}

static const char *text_of(const char *text)
{
	return text ? text : "undefined";
}

static void add_text(struct buf *b, const char *text)
{
	if (b->len)
		buf_puts(b, SEPARATOR);
	buf_puts(b, text_of(text));
}

static const char *maybe(const char *text)
{
	return strcmp(text, "undefined") != 0 ? text : NULL;
}

static const char *join_roles(struct arena *a, const struct policy *p)
{
	struct buf roles = buf_in(a);
	list_each (role, p->to)
		buf_printf(&roles, "%s%s", role_at ? "," : "", role);
	return roles.s;
}

const char *packed_policy_name(const struct out *o, const char *name)
{
	struct arena *a = o->text.arena;
	struct list parts = {0};
	if (o->is_safe || !is_split(name))
		return name;
	split(a, arena_printf(a, "%s" SEPARATOR, name), SEPARATOR, &parts);
	return parts.items[0];
}

static bool is_whole(const struct policy *p)
{
	return !is_split(p->name) && !has_split_role(p) && !is_split(p->using) &&
	       !is_split(p->with_check);
}

const struct policy *packed_policy(const struct out *o, const struct policy *p)
{
	struct arena *a = o->text.arena;
	if (o->is_safe || is_whole(p))
		return p;
	struct buf b = buf_in(a);
	const char *const texts[] = {
		p->name, p->as, p->for_, join_roles(a, p), p->using, p->with_check, p->on};
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		add_text(&b, texts[i]);
	struct list parts = {0};
	split(a, b.s, SEPARATOR, &parts);
	struct policy *out = arena_new_of(a, struct policy);
	out->name = parts.items[0];
	out->as = parts.items[1];
	out->for_ = parts.items[2];
	split(a, parts.items[3], ",", (struct list *)&out->to);
	out->using = maybe(parts.items[4]);
	out->with_check = maybe(parts.items[5]);
	out->on = maybe(parts.items[6]);
	return out;
}

const struct index_column *packed_index_column(const struct out *o, const struct index_column *c)
{
	struct arena *a = o->text.arena;
	if (o->is_safe || !is_split(c->expression))
		return c;
	struct buf b = buf_in(a);
	buf_printf(&b, "%s--%s--%s--%s--%s", c->expression, c->is_expression ? "true" : "false",
		c->asc ? "true" : "false", text_of(c->nulls), c->opclass ? c->opclass : "");
	struct list parts = {0};
	split(a, b.s, SEPARATOR, &parts);
	struct index_column *out = arena_new_of(a, struct index_column);
	out->expression = parts.items[0];
	out->is_expression = !strcmp(parts.items[1], "true");
	out->asc = !strcmp(parts.items[2], "true");
	out->nulls = parts.items[3];
	out->opclass = maybe(parts.items[4]);
	return out;
}
