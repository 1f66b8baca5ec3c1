/* Sequences: of their own, of serial columns and of identities. */
#include <string.h>

#include "introspect/catalog.h"

enum {
	SEQUENCE_SCHEMA,
	SEQUENCE_NAME,
	SEQUENCE_INCREMENT,
	SEQUENCE_START,
	SEQUENCE_MIN,
	SEQUENCE_MAX,
	SEQUENCE_CACHE,
	SEQUENCE_CYCLE,
	SEQUENCE_OWNED,
	SEQUENCE_TABLE,
	SEQUENCE_COLUMN,
	SEQUENCE_IDENTITY,
	SEQUENCE_NEXT
};

static void add_identity(struct catalog *c, struct column *column, const struct row *r)
{
	struct identity *i = arena_new_of(c->a, struct identity);
	*i = (struct identity){
		.type = row_text(r, SEQUENCE_IDENTITY)[0] == 'a' ? "always" : "byDefault",
		.name = row_text(r, SEQUENCE_NAME),
		.schema = row_text(r, SEQUENCE_SCHEMA),
		.increment = row_text(r, SEQUENCE_INCREMENT),
		.start_with = row_text(r, SEQUENCE_START),
		.min_value = row_text(r, SEQUENCE_MIN),
		.max_value = row_text(r, SEQUENCE_MAX),
		.cache = row_text(r, SEQUENCE_CACHE),
		.has_cycle = true,
		.cycle = row_truth(r, SEQUENCE_CYCLE)};
	column->identity = i;
}

/* The serial type that makes such a column, or NULL. */
static const char *serial_of(const struct column *column, const struct row *r)
{
	static const char *const serials[][2] = {
		{"integer", "serial"}, {"bigint", "bigserial"}, {"smallint", "smallserial"}};
	const char *value = json_text(column->default_value);
	if (!value || strcmp(value, row_text(r, SEQUENCE_NEXT)) != 0 || !column->is_not_null)
		return NULL;
	for (size_t i = 0; i < sizeof(serials) / sizeof(serials[0]); i++)
		if (!strcmp(column->type, serials[i][0]))
			return serials[i][1];
	return NULL;
}

static void add_sequence(struct catalog *c, const struct row *r)
{
	struct sequence *s = arena_new_of(c->a, struct sequence);
	*s = (struct sequence){.name = row_text(r, SEQUENCE_NAME),
		.schema = row_text(r, SEQUENCE_SCHEMA),
		.increment = row_text(r, SEQUENCE_INCREMENT),
		.start_with = row_text(r, SEQUENCE_START),
		.min_value = row_text(r, SEQUENCE_MIN),
		.max_value = row_text(r, SEQUENCE_MAX),
		.cache = row_text(r, SEQUENCE_CACHE),
		.has_cycle = true,
		.cycle = row_truth(r, SEQUENCE_CYCLE)};
	list_push(c->a, &c->out->model->sequences, s);
}

static void add_other(struct catalog *c, const struct row *r, const char *kind)
{
	const struct table *t = map_get(&c->tables, row_text(r, SEQUENCE_TABLE));
	const char *schema = row_text(r, SEQUENCE_SCHEMA);
	bool is_public = !strcmp(schema, "public");
	struct introspect_other *other = arena_new_of(c->a, struct introspect_other);
	*other = (struct introspect_other){kind,
		arena_printf(c->a, "%s%s%s of %s", is_public ? "" : schema, is_public ? "" : ".",
			row_text(r, SEQUENCE_NAME), t->name),
		true};
	list_push(c->a, &c->out->sequences, other);
}

static bool is_number(const struct row *r, int column, const char *number)
{
	return !strcmp(row_text(r, column), number);
}

static const char *largest(const char *serial)
{
	if (!strcmp(serial, "smallserial"))
		return "32767";
	return !strcmp(serial, "serial") ? "2147483647" : "9223372036854775807";
}

/* A serial column has no say in its sequence. */
static void look_at_serial(struct catalog *c, const struct row *r, const struct column *column)
{
	enum { NAME_BYTES = 63 };
	const struct table *t = map_get(&c->tables, row_text(r, SEQUENCE_TABLE));
	const char *name = arena_printf(c->a, "%s_%s_seq", t->name, column->name);
	/* The server shortens a longer one in a way of its own. */
	if (strlen(name) <= NAME_BYTES && strcmp(row_text(r, SEQUENCE_NAME), name) != 0)
		add_other(c, r, "name of the sequence");
	if (!is_number(r, SEQUENCE_INCREMENT, "1") || !is_number(r, SEQUENCE_START, "1") ||
		!is_number(r, SEQUENCE_MIN, "1") || !is_number(r, SEQUENCE_CACHE, "1") ||
		!is_number(r, SEQUENCE_MAX, largest(column->type)) || row_truth(r, SEQUENCE_CYCLE))
		add_other(c, r, "options of the sequence");
}

void catalog_read_sequences(struct catalog *c)
{
	row_each(r, c, QUERY_SEQUENCES)
	{
		const char *owned = row_text(&r, SEQUENCE_OWNED);
		if (!owned) {
			add_sequence(c, &r);
			continue;
		}
		struct column *column = map_get(&c->columns,
			map_key(c->a, row_text(&r, SEQUENCE_TABLE), row_text(&r, SEQUENCE_COLUMN)));
		const char *serial = column ? serial_of(column, &r) : NULL;
		if (serial) {
			column->type = serial;
			column->default_value = NULL;
			look_at_serial(c, &r, column);
		} else if (column && owned[0] == 'i') {
			add_identity(c, column, &r);
		} else if (column) {
			add_sequence(c, &r);
			add_other(c, &r, "owned sequence");
		}
	}
}
