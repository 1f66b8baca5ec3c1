/* Escapes in names and strings. */
#ifndef TS_TEXT_H
#define TS_TEXT_H

/* The value of a hexadecimal digit, or -1. */
int ts_hex_digit(char c);

/* Writes a code point as UTF-8, four bytes at most, and gives how many. */
unsigned ts_put_utf8(char *out, unsigned code);

/* Reads what follows `\u`, four digits or {…}, and gives its length; `code` is -1 if it is neither.
 */
unsigned ts_read_unicode(const char *s, long *code);

#endif
