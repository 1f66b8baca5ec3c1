/* SQL type names: the brackets of arrays. */
#include "model/type.h"

#include <string.h>

#include "base/buf.h"

static const char *after_digits(const char *s)
{
	return s + strspn(s, "0123456789");
}

/* The length of `[`, digits, any number of `[digits]`, `]` at `s`, or 0. */
static size_t bracket_length(const char *s)
{
	if (*s != '[')
		return 0;
	const char *p = after_digits(s + 1);
	while (*p == '[') {
		p = after_digits(p + 1);
		if (*p++ != ']')
			return 0;
	}
	return *p == ']' ? (size_t)(p + 1 - s) : 0;
}

const char *type_element(struct arena *a, const char *type, const char **brackets)
{
	if (brackets)
		*brackets = "";
	if (!strchr(type, '['))
		return type;
	struct buf element = buf_in(a), found = buf_in(a);
	while (*type) {
		size_t len = bracket_length(type);
		if (len)
			buf_add(&found, type, len);
		else
			buf_putc(&element, *type);
		type += len ? len : 1;
	}
	if (brackets && found.len)
		*brackets = found.s;
	return element.len ? element.s : "";
}
