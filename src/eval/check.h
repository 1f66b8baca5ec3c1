/* What PostgreSQL never takes: objects that contradict themselves, told before anything is written.
 */
#ifndef EVAL_CHECK_H
#define EVAL_CHECK_H

#include <stdbool.h>

#include "eval/reader.h"

/* Each fails with ERR_SCHEMA, naming the object, on what every version of PostgreSQL refuses
 * whatever else a database holds. What may work – a role or a table that exists elsewhere – passes.
 */

/* Columns, keys, constraints, indexes and policies of a whole table. */
bool check_table(struct reader *r, const struct table *t);

/* A policy; `owner` ("table \"t\"") names where it stands. */
bool check_policy(struct reader *r, const struct policy *p, const char *owner);

/* The numbers of a sequence, or of an identity whose column is of that `type`; `what` names it. */
bool check_sequence(struct reader *r, const struct sequence *s, const char *type, const char *what);

bool check_enum(struct reader *r, const struct enum_type *e);

/* Every foreign key between tables of the model, once all of them are read. */
bool check_references(struct reader *r);

#endif
