/* The snapshot of a --custom migration: the previous one under a new id, with its keys in the order
 * in which drizzle-kit's own validation of the file leaves them. */
#include "snapshot/shape.h"
#include "snapshot/snapshot.h"

/* What drizzle-kit takes for the snapshot before the first. */
static const char nothing[] = "{\"id\":\"" SNAPSHOT_NO_PARENT "\",\"prevId\":\"\","
			      "\"version\":\"7\",\"dialect\":\"postgresql\","
			      "\"tables\":{},\"enums\":{},\"schemas\":{},"
			      "\"_meta\":{\"schemas\":{},\"tables\":{},\"columns\":{}}}";

static const struct json *no_renames(struct arena *a)
{
	struct json *meta = json_new_object(a);
	json_set(a, meta, "columns", json_new_object(a));
	json_set(a, meta, "schemas", json_new_object(a));
	json_set(a, meta, "tables", json_new_object(a));
	return meta;
}

bool snapshot_custom(struct arena *a, const struct snapshot_file *previous, const char *id,
	struct buf *out, struct err *err)
{
	const char *name = previous ? previous->name : "nothing";
	const char *text = previous ? previous->text : nothing;
	size_t len = previous ? previous->len : sizeof(nothing) - 1;
	struct snapshot valid;
	if (!snapshot_read(a, name, text, len, &valid, err))
		return false;
	const struct json *file = json_parse(a, name, text, len, err);
	struct json *copy = shape_copy(a, file, shape_v7);
	json_set(a, copy, "prevId", json_new_string(a, valid.id));
	json_set(a, copy, "id", json_new_string(a, id));
	json_set(a, copy, "_meta", no_renames(a));
	json_put_pretty(out, copy, 0);
	return true;
}
