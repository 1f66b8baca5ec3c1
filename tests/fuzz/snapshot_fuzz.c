/* Fuzzes the snapshot reader: what it takes must come out of the writer as text that it takes again
 * and writes the same. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "snapshot/snapshot.h"

static void check_written(struct arena *a, const struct snapshot *s)
{
	ERR_SCOPE struct err err = {0};
	struct buf once = buf_in(a), twice = buf_in(a);
	struct snapshot again;
	snapshot_write(&once, s);
	if (!snapshot_read(a, "written", once.s, once.len, &again, &err))
		abort();
	snapshot_write(&twice, &again);
	if (once.len != twice.len || memcmp(once.s, twice.s, once.len))
		abort();
}

static void check_custom(struct arena *a, const struct snapshot_file *file)
{
	ERR_SCOPE struct err err = {0};
	struct buf out = buf_in(a);
	struct snapshot s;
	if (!snapshot_custom(a, file, "new", &out, &err))
		abort();
	if (!snapshot_read(a, "custom", out.s, out.len, &s, &err) || strcmp(s.id, "new"))
		abort();
}

/* What is upgraded once stays as it is. */
static void check_upgrade(struct arena *a, const struct snapshot_file *file)
{
	ERR_SCOPE struct err err = {0};
	struct buf once = buf_in(a), twice = buf_in(a);
	const char *version;
	if (!snapshot_upgrade(a, file, &version, &once, &err))
		return;
	struct snapshot_file upgraded = {"upgraded", once.s, once.len};
	if (!snapshot_upgrade(a, &upgraded, &version, &twice, &err) || strcmp(once.s, twice.s))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct snapshot_file file = {"fuzz", (const char *)data, size};
	struct snapshot_head head;
	struct snapshot s;
	if (snapshot_read(a, file.name, file.text, file.len, &s, &err)) {
		check_written(a, &s);
		check_custom(a, &file);
		if (!snapshot_read_head(a, file.name, file.text, file.len, &head, &err))
			abort();
	} else if (!err.message) {
		abort();
	}
	check_upgrade(a, &file);
	return 0;
}
