/* The statements of a plan, run. */
#ifndef PUSH_RUN_H
#define PUSH_RUN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "pg/pg.h"

/* Runs `texts` (a LIST_OF(const char), one statement each) in one transaction and one round trip;
 * statements that PostgreSQL refuses in a transaction run alone, between transactions. Fails with
 * ERR_DATABASE or ERR_CONNECTION: `err` has the statement, and says what of the plan has stayed. */
bool push_run(struct arena *a, struct pg *pg, const struct list *texts, struct err *err);

#endif
