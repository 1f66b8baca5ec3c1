/* A snapshot that continues from another one than before. */
#include "snapshot/snapshot.h"

bool snapshot_reparent(struct arena *a, const struct snapshot_file *old, const char *prev_id,
	struct buf *out, struct err *err)
{
	const struct json *file = json_parse(a, old->name, old->text, old->len, err);
	if (!file)
		return false;
	struct json *copy = json_new_object(a);
	for (struct json_iter it = json_members(file); json_next(&it);)
		json_set(a, copy, it.key, it.value);
	json_set(a, copy, "prevId", json_new_string(a, prev_id));
	json_put_pretty(out, copy, 0);
	return true;
}
