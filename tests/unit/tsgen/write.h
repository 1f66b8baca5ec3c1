/* Small models for the tests of the generator, and what it writes of them. */
#ifndef TEST_TSGEN_WRITE_H
#define TEST_TSGEN_WRITE_H

#include "tsgen/tsgen.h"

/* A table of the model without columns; `schema` is "" for public. */
struct table *add_table(struct arena *a, struct model *m, const char *schema, const char *name);
struct column *add_column(struct arena *a, struct table *t, const char *name, const char *type);
/* One column of each. */
struct foreign_key *add_key(struct arena *a, struct table *from, const char *column,
	const struct table *to, const char *target);

const char *write_schema(struct arena *a, const struct model *m, enum tsgen_casing casing);
const char *write_relations(struct arena *a, const struct model *m);

/* Both fail the test with the whole text. */
void assert_holds(const char *text, const char *part);
void assert_lacks(const char *text, const char *part);

#endif
