/* rihla merge-journal: what git runs to merge two versions of meta/_journal.json. */
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "folder/folder.h"

static const struct option options[] = {{NULL}};

static const struct argument arguments[] = {
	{"BASE", "the common ancestor, %O", .is_required = true},
	{"OURS", "our version, %A, which becomes the merged one", .is_required = true},
	{"THEIRS", "their version, %B", .is_required = true},
	{NULL},
};

/* git gives an empty file where there is no ancestor. */
static bool read(struct context *c, const char *path, struct journal *out, struct err *err)
{
	const char *text;
	size_t len;
	if (!file_read(c->arena, path, &text, &len, err))
		return false;
	*out = (struct journal){.version = "7", .dialect = "postgresql"};
	return !len || folder_read_journal(c->arena, path, text, len, out, err);
}

static bool has(const struct journal *j, const char *tag)
{
	list_each (e, j->entries)
		if (!strcmp(e->tag, tag))
			return true;
	return false;
}

static size_t count_added(const struct journal *side, const struct journal *base)
{
	size_t count = 0;
	list_each (e, side->entries)
		count += !has(base, e->tag);
	return count;
}

static void report(struct context *c, size_t ours, size_t theirs)
{
	report_set_number(c, "ours", (double)ours);
	report_set_number(c, "theirs", (double)theirs);
	if (ours && theirs)
		report_warning(c,
			"both branches have new migrations (%zu and %zu); `rihla rebase` "
			"puts yours after the others",
			ours, theirs);
}

static bool run(struct context *c, struct err *err)
{
	const char *const *paths = (const char *const *)c->arguments.items;
	struct journal base, ours, theirs, merged;
	struct buf text = buf_in(c->arena);
	if (!read(c, paths[0], &base, err) || !read(c, paths[1], &ours, err) ||
		!read(c, paths[2], &theirs, err))
		return false;
	if (!folder_merge_journals(c->arena, &base, &ours, &theirs, &merged, err)) {
		err_text(&err->hint, "correct the journal by hand, then git add it");
		return false;
	}
	folder_put_journal(&text, &merged);
	if (!file_write(paths[1], text.s, text.len, err))
		return false;
	report(c, count_added(&ours, &base), count_added(&theirs, &base));
	return true;
}

const struct command command_merge_journal = {
	.name = "merge-journal",
	.summary = "merge two versions of the journal (git runs this)",
	.details = "The merge driver that `rihla init --git` installs. New entries of both sides\n"
		   "are kept, in the order of their stamps; OURS is overwritten.",
	.options = options,
	.arguments = arguments,
	.run = run,
};
