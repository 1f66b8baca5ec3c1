/* Byte offsets to lines and columns, in the source and through the map of a module. */
#include "ts/emit.h"

#include <string.h>

void ts_move(struct ts_cursor *c, const char *source, size_t at)
{
	const char *newline;

	while ((newline = memchr(source + c->at, '\n', at - c->at))) {
		c->line++;
		c->at = c->line_start = (size_t)(newline - source) + 1;
	}
	c->at = at;
}

int ts_column(const struct ts_cursor *c, const char *source)
{
	int column = 1;

	for (size_t i = c->line_start; i < c->at; i++)
		column += ((unsigned char)source[i] & 0xc0) != 0x80;
	return column;
}

void ts_locate(const char *source, size_t len, size_t at, int *line, int *column)
{
	struct ts_cursor c = {0};

	ts_move(&c, source, at < len ? at : len);
	*line = c.line + 1;
	*column = ts_column(&c, source);
}

void ts_place(const struct ts_module *m, const char *source, size_t len, size_t at, int *line,
	int *column)
{
	size_t low = 0, high = m->segment_count, place;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (m->segments[middle].out <= at)
			low = middle;
		else
			high = middle;
	}
	place = m->segments[low].in + (at - m->segments[low].out);
	/* Inside of what was made for a place, the place itself. */
	if (low + 1 < m->segment_count && m->segments[low + 1].in >= m->segments[low].in &&
		place > m->segments[low + 1].in)
		place = m->segments[low + 1].in;
	ts_locate(source, len, place, line, column);
}
