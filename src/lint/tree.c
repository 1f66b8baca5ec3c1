/* Members of parse tree nodes; what has its default is left out of them. */
#include "lint/tree.h"

#include <string.h>

const char *tree_text(const struct json *node, const char *member)
{
	const char *text = json_text(json_get(node, member));
	return text ? text : "";
}

bool tree_is(const struct json *node, const char *member, const char *text)
{
	return !strcmp(tree_text(node, member), text);
}

bool tree_flag(const struct json *node, const char *member)
{
	return json_truth(json_get(node, member));
}

struct lint_relation tree_relation(const struct json *range_var)
{
	return (struct lint_relation){json_text(json_get(range_var, "schemaname")),
		json_text(json_get(range_var, "relname"))};
}

/* PostgreSQL 14 and its parser call the text of a String `str`. */
static const char *name_at(const struct json *names, size_t index)
{
	const struct json *string = json_get(json_at(names, index), "String");
	const struct json *text = json_get(string, "sval");
	return json_text(text ? text : json_get(string, "str"));
}

struct lint_relation tree_names(const struct json *names)
{
	size_t count = json_count(names);
	if (!count)
		return (struct lint_relation){0};
	return (struct lint_relation){
		count > 1 ? name_at(names, count - 2) : NULL, name_at(names, count - 1)};
}

struct lint_relation tree_owner(const struct json *names)
{
	size_t count = json_count(names);
	if (count < 2)
		return (struct lint_relation){0};
	return (struct lint_relation){
		count > 2 ? name_at(names, count - 3) : NULL, name_at(names, count - 2)};
}

static bool is_off(const struct json *arg)
{
	const char *word = json_text(json_get(json_get(arg, "String"), "sval"));
	const struct json *integer = json_get(arg, "Integer");
	return (word && (!strcmp(word, "false") || !strcmp(word, "off"))) ||
	       (integer && !json_number(json_get(integer, "ival")));
}

bool tree_has_option(const struct json *options, const char *name)
{
	for (size_t i = 0; i < json_count(options); i++) {
		const struct json *option = json_get(json_at(options, i), "DefElem");
		if (tree_is(option, "defname", name))
			return !is_off(json_get(option, "arg"));
	}
	return false;
}
