/* What import and export declarations share. */
#ifndef TS_MODULE_H
#define TS_MODULE_H

#include "ts/parser.h"

/* One name in braces: the name outside and the one inside. `type` is a modifier unless what follows
 * shows that it is the name. */
struct ts_specifier {
	bool is_type;
	const char *outer;
	struct ts_token inner;
	unsigned start;
};

/* Reads a specifier and the comma behind it. */
struct ts_specifier ts_read_specifier(struct ts_parser *p);

/* The name on either side of `as` in braces: a word or a string. */
const char *ts_module_name(struct ts_parser *p);

/* `"m" with { … }` */
void ts_module_specifier(struct ts_parser *p, struct ts_import_declaration *d);

/* The end of a declaration that leaves nothing in a module. */
void ts_end_import(struct ts_parser *p, unsigned start);

/* From behind `import` on. */
void ts_import_rest(struct ts_parser *p, unsigned start, bool is_exported);

const char *ts_atom_text(struct ts_parser *p, unsigned atom);

#endif
