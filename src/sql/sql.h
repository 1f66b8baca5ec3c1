/* Statements to SQL text, as drizzle-kit 0.31 writes it. */
#ifndef SQL_SQL_H
#define SQL_SQL_H

#include "base/arena.h"
#include "base/list.h"
#include "diff/stmt.h"

/* The SQL of `stmts` (a LIST_OF(struct stmt)), one text per item, in order; texts that are equal to
 * an earlier one are left out, as drizzle-kit does. Cannot fail. */
void sql_statements(struct arena *a, const struct list *stmts, struct list *texts);

/* The SQL of what diff_models_safely gives: names and literals quoted, nothing cut off. Cannot
 * fail. */
void sql_safe_statements(struct arena *a, const struct list *stmts, struct list *texts);

#endif
