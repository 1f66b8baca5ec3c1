/* How SQL text is put together: names, types and values are quoted here and nowhere else. */
#ifndef SQL_OUT_H
#define SQL_OUT_H

#include "base/buf.h"
#include "base/map.h"
#include "diff/stmt.h"

/* The texts so far, and the one that is being written. */
struct out {
	struct buf text;
	struct list *texts;
	struct map seen; /* the texts, to leave out repeated ones */
	bool is_safe;    /* quoted and whole as PostgreSQL needs it, not as drizzle-kit has it */
};

/* Text as it stands. */
void out_put(struct out *o, const char *text);

/* Text in which $table, $object, $name and $to stand for the names in `s`: the table and the object
 * with their schema, the object's name, and what it becomes. There is no other use of $. */
void out_fill(struct out *o, const struct stmt *s, const char *text);

/* `keyword` and `value`, or nothing where the value is NULL or "". */
void out_option(struct out *o, const char *keyword, const char *value);

/* In capitals. */
void out_upper(struct out *o, const char *text);

/* A name in double quotes. drizzle-kit does not double quotes within it; the safe form does. */
void out_name(struct out *o, const char *name);

/* "a","b" */
void out_names(struct out *o, const struct list *names);

/* "schema"."name", without the schema where it is "" or NULL. */
void out_qualified(struct out *o, const char *schema, const char *name);

/* 'text', quotes doubled. */
void out_literal(struct out *o, const char *text);

/* A default: SQL of a string, else the literal. */
void out_value(struct out *o, const struct json *value);

/* A type; one that is not PostgreSQL's own is quoted and gets `schema` (unless NULL). */
void out_type(struct out *o, const char *schema, const char *type);

/* The type of a column; `schema` as for out_type. */
void out_column_type(struct out *o, const struct column *c, const char *schema);

/* The default of a column, which has one. */
void out_default(struct out *o, const struct column *c);

/* Ends the text and begins the next one. */
void out_end(struct out *o);

#endif
