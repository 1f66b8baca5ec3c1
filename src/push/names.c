/* Renames of a plan, followed backwards. */
#include "push/names.h"

#include <string.h>

#include "diff/stmt.h"

static bool is_in(const char *schema, const struct place *p)
{
	return !strcmp(model_schema_name(schema ? schema : ""), p->schema);
}

static void undo(const struct stmt *s, struct place *p)
{
	switch ((int)s->kind) {
	case STMT_RENAME_COLUMN:
		if (is_in(s->schema, p) && !strcmp(s->table, p->table) && !strcmp(s->to, p->column))
			p->column = s->name;
		break;
	case STMT_RENAME_TABLE:
	case STMT_RENAME_VIEW:
		if (is_in(s->schema, p) && !strcmp(s->to, p->table))
			p->table = s->name;
		break;
	case STMT_MOVE_TABLE:
	case STMT_MOVE_VIEW:
		if (is_in(s->to, p) && !strcmp(s->name, p->table))
			p->schema = model_schema_name(s->schema);
		break;
	case STMT_RENAME_SCHEMA:
		if (is_in(s->to, p))
			p->schema = s->name;
		break;
	}
}

struct place names_before(const struct list *stmts, size_t count, struct place p)
{
	while (count)
		undo(stmts->items[--count], &p);
	return p;
}
