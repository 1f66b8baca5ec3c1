/* How a JSON value lies in memory; for the files of base/ that read and write JSON. */
#ifndef BASE_JSON_VALUE_H
#define BASE_JSON_VALUE_H

#include "base/json.h"

struct json_member {
	const char *key;
	struct json *value;
};

/* Sixteen bytes, since a snapshot has a million of them. */
struct json {
	unsigned kind : 4;    /* enum json_kind */
	unsigned is_full : 1; /* the room for members or items is just `count` */
	unsigned is_true : 1;
	unsigned count; /* of members or items */
	union {
		const char *text;
		double number;
		struct json_member *members;
		struct json **items;
	};
};

#endif
