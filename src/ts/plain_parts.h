/* What the parts share that make programs of plain modules: see ts/plain.h. */
#ifndef TS_PLAIN_PARTS_H
#define TS_PLAIN_PARTS_H

#include "base/buf.h"
#include "ts/parser.h"
#include "ts/plain.h"

/* A name whose place is known once all constants have been seen. */
struct name_use {
	unsigned at; /* of its instruction, as PLAIN_LOCAL with a slot */
	unsigned atom;
};

/* A parameter, or a name that a parameter is taken apart into. */
struct parameter {
	unsigned atom, depth, index;
};

struct plain {
	struct ts_parser p;
	TS_VECTOR(unsigned) code;
	TS_VECTOR(struct name_use) names;
	struct buf values; /* of the JSON array, without the bracket at its end */
	unsigned value_count;
	TS_VECTOR(struct parameter) parameters;
	unsigned depth; /* of functions */
	unsigned link;  /* the atom of $r */
	unsigned sql;   /* of drizzle's sql, when the module imports it by that name; else 0 */
	unsigned slots; /* constants so far */
	unsigned get;   /* where the PLAIN_GET stands that ends the program so far; or TS_NONE */
	bool is_arrow;  /* the last expression is a function */
	bool is_sql;    /* the last operand is drizzle's sql */
	bool is_linker; /* in a statement that calls $r: nobody sees the names of its functions */
};

/* plain.c. After plain_give_up the parser has failed, and every loop ends by itself. */
void plain_give_up(struct plain *m);
void plain_put(struct plain *m, unsigned number);
void plain_put_with(struct plain *m, enum ts_plain_instruction instruction, unsigned operand);
unsigned plain_atom(struct plain *m, const char *name);

/* plain_value.c: values of the program, by their indexes. */
unsigned plain_add_json(struct plain *m, const char *json, size_t len); /* always another one */
unsigned plain_add_raw(struct plain *m, const char *s, unsigned len);   /* a text without escapes */
unsigned plain_add_text(struct plain *m, const char *s, unsigned len);
unsigned plain_add_name(struct plain *m); /* of the name at hand, which may be a reserved word */
/* The text of the `*len` bytes at `s`, quotes of some kind included, as UTF-8; its length goes to
 * `*len`. Gives up where it may not be UTF-8 or is written over several lines. */
const char *plain_text_of(struct plain *m, const char *s, unsigned *len);
/* The literals at hand, to the program. */
void plain_string(struct plain *m);
void plain_number(struct plain *m); /* or a minus right before one */
/* A template: its pieces and what stands between them by turns, from a piece to a piece. They are
 * pushed, or, when `texts` is not NULL, the pieces go to it as a JSON array. Gives how many are
 * pushed. */
unsigned plain_template(struct plain *m, struct buf *texts);

/* plain_function.c */
/* The parameter that a name means here, or NULL. */
const struct parameter *plain_parameter(const struct plain *m, unsigned atom);
/* Whether the parenthesis at hand opens the parameters of an arrow function. */
bool plain_begins_arrow(struct plain *m);
void plain_function(struct plain *m); /* at its parameters */

/* plain_expression.c: one expression without operators; what may follow it is for the caller to
 * know. */
void plain_expression(struct plain *m);
/* The same of a constant or member; gives up where a function would get its name from that. */
void plain_value(struct plain *m);

#endif
