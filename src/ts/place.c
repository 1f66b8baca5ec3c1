/* Byte offsets to lines and columns, in the source and through the map of a module. */
#include "ts/emit.h"

void ts_locate(const char *source, size_t len, size_t at, int *line, int *column)
{
	size_t start = 0;

	*line = *column = 1;
	if (at > len)
		at = len;
	for (size_t i = 0; i < at; i++) {
		if (source[i] == '\n') {
			++*line;
			start = i + 1;
		}
	}
	for (size_t i = start; i < at; i++)
		*column += ((unsigned char)source[i] & 0xc0) != 0x80;
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
