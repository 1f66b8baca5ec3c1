/* Assignment casts between PostgreSQL's common types, by families. */
#include "diff/cast.h"

#include <stddef.h>
#include <string.h>

#include "model/type.h"

enum {
	TEXT = 1 << 0,
	NUMBER = 1 << 1,
	BOOLEAN = 1 << 2,
	UUID = 1 << 3,
	JSON = 1 << 4,
	DATE = 1 << 5,
	TIMESTAMP = 1 << 6,
	TIME = 1 << 7,
	INTERVAL = 1 << 8,
	BIT = 1 << 9,
};

/* Types by the beginning of their names; the first that fits counts. */
static const struct family {
	const char *prefix;
	unsigned is, becomes;
	bool is_alias; /* serial: good for a new column only */
} families[] = {
	{"text", TEXT, TEXT},
	{"varchar", TEXT, TEXT},
	{"char", TEXT, TEXT},
	{"smallint", NUMBER, TEXT | NUMBER},
	{"integer", NUMBER, TEXT | NUMBER},
	{"bigint", NUMBER, TEXT | NUMBER},
	{"numeric", NUMBER, TEXT | NUMBER},
	{"decimal", NUMBER, TEXT | NUMBER},
	{"real", NUMBER, TEXT | NUMBER},
	{"double precision", NUMBER, TEXT | NUMBER},
	{"serial", NUMBER, TEXT | NUMBER, true},
	{"bigserial", NUMBER, TEXT | NUMBER, true},
	{"smallserial", NUMBER, TEXT | NUMBER, true},
	{"boolean", BOOLEAN, TEXT | BOOLEAN},
	{"uuid", UUID, TEXT | UUID},
	{"json", JSON, TEXT | JSON},
	{"date", DATE, TEXT | DATE | TIMESTAMP},
	{"timestamp", TIMESTAMP, TEXT | DATE | TIMESTAMP | TIME},
	{"time", TIME, TEXT | TIME | INTERVAL},
	{"interval", INTERVAL, TEXT | TIME | INTERVAL},
	{"bit", BIT, TEXT | BIT},
};

static const struct family *family_of(const char *type)
{
	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		if (!strncmp(type, families[i].prefix, strlen(families[i].prefix)))
			return &families[i];
	return NULL;
}

bool cast_is_automatic(struct arena *a, const char *old, const char *new_)
{
	const char *old_brackets, *new_brackets;
	const struct family *from = family_of(type_element(a, old, &old_brackets));
	const struct family *to = family_of(type_element(a, new_, &new_brackets));
	if (!from || !to)
		return true;
	if (!old_brackets[0] != !new_brackets[0])
		return !new_brackets[0] && to->is == TEXT;
	return !to->is_alias && (from->becomes & to->is);
}

bool cast_goes_through_text(struct arena *a, const char *old, const char *new_)
{
	bool are_known =
		family_of(type_element(a, old, NULL)) && family_of(type_element(a, new_, NULL));
	return !are_known || !cast_is_automatic(a, old, new_);
}

bool cast_keeps_family(struct arena *a, const char *old, const char *new_)
{
	const struct family *from = family_of(type_element(a, old, NULL));
	const struct family *to = family_of(type_element(a, new_, NULL));
	return from && to && from->is == to->is;
}
