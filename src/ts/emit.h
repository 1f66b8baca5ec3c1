/* From the notes of the parser to text. */
#ifndef TS_EMIT_H
#define TS_EMIT_H

#include "ts/parser.h"

/* The module as docs/typescript.md describes it, in the arena of the parser. */
void ts_emit_module(struct ts_parser *p, struct ts_module *out);

/* The source with its edits and nothing else. */
const char *ts_emit_erased(struct ts_parser *p, size_t *len);

/* A place in the source; zeroed it is the start. */
struct ts_cursor {
	size_t at, line_start;
	int line; /* from 0 */
};

/* Moves on to the byte offset `at`, which lies behind. */
void ts_move(struct ts_cursor *c, const char *source, size_t at);

/* The column, from 1, in characters. */
int ts_column(const struct ts_cursor *c, const char *source);

/* Line and column, from 1, of a byte offset; the column counts characters. */
void ts_locate(const char *source, size_t len, size_t at, int *line, int *column);

#endif
