/* Journals of two branches made into one. */
#include <string.h>

#include "base/map.h"
#include "folder/folder.h"

struct merge {
	struct arena *arena;
	struct map base, ours, theirs; /* entries by tag */
};

static void index_entries(struct arena *a, const struct journal *j, struct map *out)
{
	out->arena = a;
	list_each (e, j->entries)
		map_set(out, e->tag, e);
}

static bool is_same(const struct journal_entry *x, const struct journal_entry *y)
{
	if (!x || !y)
		return x == y;
	return x->idx == y->idx && x->when == y->when && x->breakpoints == y->breakpoints &&
	       !strcmp(x->version, y->version);
}

/* The entry of `tag` as it is to be; NULL where it goes. */
static bool merge_entry(
	struct merge *m, const char *tag, const struct journal_entry **out, struct err *err)
{
	const struct journal_entry *base = map_get(&m->base, tag), *ours = map_get(&m->ours, tag),
				   *theirs = map_get(&m->theirs, tag);
	if (is_same(ours, theirs) || is_same(base, theirs))
		*out = ours;
	else if (is_same(base, ours))
		*out = theirs;
	else
		return err_set(err, ERR_FOLDER, "both sides changed the journal entry %s", tag);
	return true;
}

/* Entries that only one side has; those of a common past stay where they are. */
static bool is_new(const struct merge *m, const struct journal_entry *e)
{
	return !map_get(&m->base, e->tag);
}

/* Puts `e` before the new entries that are stamped after it. */
static void insert(struct merge *m, struct journal *into, const struct journal_entry *e)
{
	list_push(m->arena, &into->entries, (struct journal_entry *)e);
	size_t at = into->entries.count - 1;
	for (; at > 0; at--) {
		struct journal_entry *before = into->entries.items[at - 1];
		if (!is_new(m, e) || !is_new(m, before) || before->when <= e->when)
			break;
		into->entries.items[at] = before;
	}
	into->entries.items[at] = (struct journal_entry *)e;
}

static bool take(struct merge *m, const struct journal *side, struct map *done,
	struct journal *into, struct err *err)
{
	list_each (e, side->entries) {
		const struct journal_entry *merged = NULL;
		if (!map_set(done, e->tag, e))
			continue;
		if (!merge_entry(m, e->tag, &merged, err))
			return false;
		if (merged)
			insert(m, into, merged);
	}
	return true;
}

bool folder_merge_journals(struct arena *a, const struct journal *base, const struct journal *ours,
	const struct journal *theirs, struct journal *out, struct err *err)
{
	struct merge m = {.arena = a};
	struct map done = {.arena = a};
	struct journal merged = *ours;
	memset(&merged.entries, 0, sizeof(merged.entries));
	index_entries(a, base, &m.base);
	index_entries(a, ours, &m.ours);
	index_entries(a, theirs, &m.theirs);
	if (!take(&m, base, &done, &merged, err) || !take(&m, ours, &done, &merged, err) ||
		!take(&m, theirs, &done, &merged, err))
		return false;
	*out = merged;
	return true;
}
