/* Reading the fields of extract.js: what the files that read them share. */
#ifndef EVAL_READER_H
#define EVAL_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/json.h"
#include "base/list.h"
#include "base/map.h"
#include "eval/eval.h"
#include "eval/names.h"
#include "eval/place.h"
#include "model/model.h"

struct reader {
	struct arena *a;
	const struct eval_options *options;
	struct list files; /* as seen from the working directory */
	const char *at;    /* the next field */
	struct model *model;
	/* By schema and name; `policies` are those outside tables, by name. */
	struct map tables, enums, schemas, sequences, roles, views, policies;
	struct map indexes;         /* to their tables */
	const struct json *nothing; /* {} */
	struct subject subject;     /* what is being read */
	struct err *err;
};

/* The next field: its text, NULL where extract.js had undefined, and what the text says. Fields are
 * counted before they are read, so that there is always one left. */
const char *field_next(struct reader *r);
const char *field_maybe(struct reader *r);
size_t field_number(struct reader *r);
bool field_flag(struct reader *r);
const struct json *field_json(struct reader *r);

/* A number and as many fields, appended to a list. */
void field_strings(struct reader *r, struct list *strings);
void field_references(struct reader *r, struct references *columns);

/* A column that a field names: "kNAME" (the name is the column's key) or "nNAME". */
struct reference field_reference(struct reader *r, const char *field);

/* `name` in the casing of the options, if it is a key. */
const char *read_cased(struct reader *r, const char *name, bool is_key);

/* The object of that name in a list of structs that begin with a name, or NULL. */
void *read_find(const struct list *objects, const char *name);

/* Puts the list into JavaScript's order of keys: few schemas have a name that is an integer. */
void read_order(struct reader *r, struct list *objects);

/* Whether `schemaFilter` lets the schema through; no filter lets all through. */
bool read_is_wanted(const struct reader *r, const char *schema);

/* The object of that schema and name that was read before, or NULL. */
void *read_claimed(struct reader *r, const struct map *map, const char *schema, const char *name);

/* Tells the user what drizzle-kit does in silence. */
void read_warn(struct reader *r, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Remembers an object under its schema and name. Two objects of one name contradict each other:
 * ERR_SCHEMA with `what` ("tables"). */
bool read_claim(struct reader *r, struct map *map, const char *what, const char *schema,
	const char *name, void *object);

/* What drizzle-kit takes where a sequence says nothing of its own; `least` is for descending ones.
 */
struct range {
	const char *least, *greatest;
};

struct sequence_options {
	const char *increment, *start_with, *min_value, *max_value, *cache;
	bool cycle;
};

struct sequence_options read_sequence_options(struct reader *r, struct range range);

/* A column of a table or (with `t` NULL) of a view, whose names are never cased. `owner` and
 * `schema` name the sequence of an identity. Fails where a unique constraint of the column has the
 * name of another. */
bool read_column(struct reader *r, struct table *t, const char *owner, const char *schema,
	struct column **out);

bool read_columns(struct reader *r, struct table *t);
bool read_add_unique(struct reader *r, struct table *t, struct unique *u);

/* A whole table, into the model. */
bool read_table(struct reader *r, const char *file);

struct policy *read_policy_fields(struct reader *r);
bool read_add_policy(struct reader *r, struct table *t, struct policy *p);

#endif
