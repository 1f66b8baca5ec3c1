/* The statements that lead from one model to another. */
#ifndef DIFF_STMT_H
#define DIFF_STMT_H

#include "base/list.h"
#include "model/model.h"

/* The kinds, in the order in which drizzle-kit 0.31 writes them (facts on the order:
 * docs/order.md). */
enum stmt_kind {
	STMT_NONE,
	/* … the owner of diff/ fills this list */
	STMT_KIND_COUNT,
};

#endif
