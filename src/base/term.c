/* Terminals by POSIX termios and ANSI escapes. */
#include "base/term.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/buf.h"

struct term term_look(enum term_colour colour, const char *no_colour, const char *term_name)
{
	struct term t = {.menu_fd = -1};
	bool is_plain = (no_colour && *no_colour) || (term_name && !strcmp(term_name, "dumb"));
	for (int fd = 0; fd < 3; fd++) {
		t.is_terminal[fd] = isatty(fd);
		t.has_colour[fd] = t.is_terminal[fd] && !is_plain;
		if (colour != TERM_COLOUR_AUTO)
			t.has_colour[fd] = colour == TERM_COLOUR_ALWAYS;
	}
	if (t.is_terminal[2])
		t.menu_fd = 2;
	else if (t.is_terminal[1])
		t.menu_fd = 1;
	t.can_ask = t.is_terminal[0] && t.menu_fd >= 0;
	return t;
}

const char *term_paint(struct arena *a, bool on, enum term_style style, const char *text)
{
	static const char *const codes[] = {
		[TERM_BOLD] = "1",
		[TERM_DIM] = "90",
		[TERM_RED] = "31",
		[TERM_GREEN] = "32",
		[TERM_YELLOW] = "33",
		[TERM_BLUE] = "34",
		[TERM_CYAN] = "36",
	};
	return on ? arena_printf(a, "\033[%sm%s\033[0m", codes[style], text) : text;
}

enum key { KEY_OTHER, KEY_UP, KEY_DOWN, KEY_ENTER, KEY_LEAVE };

/* A menu on the screen. */
struct menu {
	const struct term *term;
	const char *question;
	const char *const *items;
	size_t count, at;
	size_t first, height; /* the items in view */
	size_t rows;          /* lines that the last drawing took */
};

static void put(int fd, const char *text, size_t len)
{
	while (len) {
		ssize_t n = write(fd, text, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		text += n;
		len -= (size_t)n;
	}
}

static size_t screen_height(int fd)
{
	struct winsize size;
	if (ioctl(fd, TIOCGWINSZ, &size) < 0 || size.ws_row < 6)
		return 20;
	return size.ws_row - 4u;
}

static void scroll_into_view(struct menu *m)
{
	if (m->at < m->first)
		m->first = m->at;
	if (m->at >= m->first + m->height)
		m->first = m->at - m->height + 1;
}

/* Takes away what was drawn; lines are not wrapped, so that counting them is enough. */
static void erase(const struct menu *m, struct buf *out)
{
	if (m->rows)
		buf_printf(out, "\r\033[%zuA\033[J", m->rows);
}

static void draw(struct menu *m)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct buf out = buf_in(a);
	bool colour = m->term->has_colour[m->term->menu_fd];
	erase(m, &out);
	scroll_into_view(m);
	buf_printf(&out, "\033[?7l%s\r\n", m->question);
	size_t last = m->first + m->height < m->count ? m->first + m->height : m->count;
	for (size_t i = m->first; i < last; i++)
		buf_printf(&out, "%s%s\r\n",
			i == m->at ? term_paint(a, colour, TERM_GREEN, "❯ ") : "  ", m->items[i]);
	buf_puts(&out, "\033[?7h");
	m->rows = last - m->first + 1;
	put(m->term->menu_fd, out.s, out.len);
}

static void draw_answer(struct menu *m, bool is_answered)
{
	ARENA_SCOPE struct arena *a = arena_new();
	struct buf out = buf_in(a);
	erase(m, &out);
	if (is_answered)
		buf_printf(&out, "%s\r\n  %s\r\n", m->question, m->items[m->at]);
	put(m->term->menu_fd, out.s, out.len);
}

/* The rest of an escape sequence comes at once; a lone escape is followed by nothing. */
static bool more_follows(void)
{
	struct pollfd p = {.fd = STDIN_FILENO, .events = POLLIN};
	return poll(&p, 1, 50) > 0;
}

static bool read_byte(char *byte)
{
	ssize_t n;
	do
		n = read(STDIN_FILENO, byte, 1);
	while (n < 0 && errno == EINTR);
	return n == 1;
}

static enum key read_escape(void)
{
	char byte;
	if (!more_follows() || !read_byte(&byte))
		return KEY_LEAVE;
	if (byte != '[' && byte != 'O')
		return KEY_OTHER;
	while (more_follows() && read_byte(&byte)) {
		if (byte == 'A')
			return KEY_UP;
		if (byte == 'B')
			return KEY_DOWN;
		if (byte >= '@')
			break;
	}
	return KEY_OTHER;
}

static enum key read_key(void)
{
	char byte;
	if (!read_byte(&byte))
		return KEY_LEAVE;
	switch (byte) {
	case '\r':
	case '\n': return KEY_ENTER;
	case 3: /* ctrl-c */
	case 4: return KEY_LEAVE;
	case 'k':
	case 16: return KEY_UP; /* ctrl-p */
	case 'j':
	case 14: return KEY_DOWN; /* ctrl-n */
	case 27: return read_escape();
	default: return KEY_OTHER;
	}
}

static bool choose(struct menu *m)
{
	for (;;) {
		draw(m);
		switch (read_key()) {
		case KEY_UP: m->at = m->at ? m->at - 1 : m->count - 1; break;
		case KEY_DOWN: m->at = m->at + 1 < m->count ? m->at + 1 : 0; break;
		case KEY_ENTER: return true;
		case KEY_LEAVE: return false;
		case KEY_OTHER: break;
		}
	}
}

int term_width(int fd)
{
	struct winsize size;
	return ioctl(fd, TIOCGWINSZ, &size) < 0 || !size.ws_col ? 80 : size.ws_col;
}

bool term_select(const struct term *t, const char *question, const char *const *items, size_t count,
	size_t *which, struct err *err)
{
	struct termios before, raw;
	if (tcgetattr(STDIN_FILENO, &before) < 0)
		return err_set(err, ERR_ABORTED, "cannot ask: there is no terminal");
	raw = before;
	/* No ISIG: ctrl-c arrives as a byte, so that the terminal is put back in order. */
	raw.c_lflag &= (tcflag_t) ~(ICANON | ECHO | ISIG);
	raw.c_iflag &= (tcflag_t) ~(ICRNL | IXON);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
	struct menu m = {.term = t,
		.question = question,
		.items = items,
		.count = count,
		.height = screen_height(t->menu_fd)};
	put(t->menu_fd, "\033[?25l", 6);
	bool is_answered = choose(&m);
	draw_answer(&m, is_answered);
	put(t->menu_fd, "\033[?25h", 6);
	tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
	if (!is_answered)
		return err_set(err, ERR_ABORTED, "left without an answer; nothing was written");
	*which = m.at;
	return true;
}
