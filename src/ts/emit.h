/* From the notes of the parser to text. */
#ifndef TS_EMIT_H
#define TS_EMIT_H

#include "ts/parser.h"

/* The module as docs/typescript.md describes it, in the arena of the parser. */
void ts_emit_module(struct ts_parser *p, struct ts_module *out);

/* The source with its edits and nothing else. */
const char *ts_emit_erased(struct ts_parser *p, size_t *len);

/* Line and column, from 1, of a byte offset; the column counts characters. */
void ts_locate(const char *source, size_t len, size_t at, int *line, int *column);

#endif
