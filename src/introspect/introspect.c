/* Introspection as a whole: fetch, then step by step from rows to objects. */
#include "introspect/introspect.h"

#include <string.h>

#include "introspect/fetch.h"

void fetch_read(struct arena *a, const struct introspect_options *options,
	const struct pg_rows rows[QUERY_COUNT], struct introspection *out)
{
	static void (*const steps[])(struct catalog *) = {catalog_read_schemas,
		catalog_read_relations, catalog_read_columns, catalog_read_sequences,
		catalog_read_constraints, catalog_read_indexes, catalog_read_enums,
		catalog_read_policies, catalog_read_roles};
	struct map none = {.arena = a};
	struct catalog c = {.a = a,
		.options = options,
		.out = out,
		.tables = none,
		.views = none,
		.columns = none,
		.column_names = none};
	memcpy(c.rows, rows, sizeof(c.rows));
	*out = (struct introspection){.model = model_new(a), .single_keys = none};
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		steps[i](&c);
}

bool introspect_read(struct arena *a, struct pg *pg, const struct introspect_options *options,
	struct introspection *out, struct err *err)
{
	/* Compiling the queries would take longer than running them. */
	static const struct pg_statement begin[] = {
		{"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", NULL, 0},
		{"SET LOCAL jit = off", NULL, 0},
		FETCH_PATIENCE,
	};
	const struct fetch how = {
		.schemas = (const struct list *)&options->schemas,
		.before = begin,
		.before_count = sizeof(begin) / sizeof(begin[0]),
	};
	struct pg_rows rows[QUERY_COUNT];
	if (!fetch_catalogs(a, pg, &how, rows, err))
		return false;
	fetch_read(a, options, rows, out);
	return true;
}
