/* Reads nodes of PostgreSQL's parse tree. */
#ifndef LINT_TREE_H
#define LINT_TREE_H

#include "base/json.h"
#include "lint/statement.h"

/* The relation of a RangeVar, or of a list of names. */
struct lint_relation tree_relation(const struct json *range_var);
struct lint_relation tree_names(const struct json *names);
/* The relation of a list of names whose last one is of something in it: a column, a policy. */
struct lint_relation tree_owner(const struct json *names);

/* Whether a list of DefElem has one of this name that is not switched off. */
bool tree_has_option(const struct json *options, const char *name);

/* The text of a member; "" where it has none. */
const char *tree_text(const struct json *node, const char *member);
bool tree_is(const struct json *node, const char *member, const char *text);
bool tree_flag(const struct json *node, const char *member);

#endif
