/* The terminal: whether there is one, colour, and a menu to choose from. */
#ifndef BASE_TERM_H
#define BASE_TERM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

enum term_style { TERM_BOLD, TERM_DIM, TERM_RED, TERM_GREEN, TERM_YELLOW, TERM_BLUE, TERM_CYAN };
enum term_colour { TERM_COLOUR_AUTO, TERM_COLOUR_ALWAYS, TERM_COLOUR_NEVER };

/* What the process's three streams are. */
struct term {
	bool can_ask;       /* keys can be read and a menu can be shown */
	int menu_fd;        /* where a menu is shown: stderr, or stdout */
	bool has_colour[3]; /* by file descriptor: 1 and 2 */
	bool is_terminal[3];
};

/* Looks at the streams. Colour: on a terminal, unless `no_colour` (the value of NO_COLOR) is a
 * text that is not empty or TERM is "dumb"; `colour` overrides both. */
struct term term_look(enum term_colour colour, const char *no_colour, const char *term_name);

/* `text` with the escapes of `style` around it when `on`; else `text` itself. */
const char *term_paint(struct arena *a, bool on, enum term_style style, const char *text);

/* Columns of the terminal at `fd`; 80 where it does not say. */
int term_width(int fd);

/* Shows `question` and one line per item, moves with the arrow keys (or j and k), and gives the
 * chosen one with enter. The menu is replaced by `question` and the chosen line. Fails with
 * ERR_ABORTED on ctrl-c, escape or when the terminal is closed; the terminal is as before then. */
bool term_select(const struct term *t, const char *question, const char *const *items, size_t count,
	size_t *which, struct err *err);

#endif
