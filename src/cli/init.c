/* rihla init --git: tells git how to merge a migrations folder. */
#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "cli/commands.h"
#include "cli/git.h"
#include "cli/project.h"

static const struct option options[] = {
	{"git", OPTION_BOOL, NULL, "merge journals with rihla merge-journal"},
	PROJECT_OPTION_OUT,
	PROJECT_OPTION_DIALECT,
	{NULL},
};

/* Snapshots cannot be merged line by line: git keeps ours whole, and says that there is a conflict.
 * The file lies above meta/, where drizzle-kit would take it for a snapshot. */
static const char *const attributes[] = {
	"meta/_journal.json merge=rihla",
	"meta/*_snapshot.json -merge",
};

static bool has_line(const char *text, const char *line)
{
	size_t len = strlen(line);
	for (const char *at = text; (at = strstr(at, line)); at++)
		if ((at == text || at[-1] == '\n') && (!at[len] || at[len] == '\n'))
			return true;
	return false;
}

/* Adds what is missing to .gitattributes of the folder. */
static bool write_attributes(struct context *c, const char *path, bool *is_changed, struct err *err)
{
	const char *text = "";
	size_t len = 0;
	struct buf out = buf_in(c->arena);
	if (file_exists(path) && !file_read(c->arena, path, &text, &len, err))
		return false;
	buf_add(&out, text, len);
	for (size_t i = 0; i < sizeof(attributes) / sizeof(*attributes); i++) {
		if (has_line(text, attributes[i]))
			continue;
		if (out.len && out.s[out.len - 1] != '\n')
			buf_putc(&out, '\n');
		buf_printf(&out, "%s\n", attributes[i]);
	}
	*is_changed = out.len != len;
	return !*is_changed || file_write(path, out.s, out.len, err);
}

static bool install(struct context *c, const char *folder, struct err *err)
{
	const char *path = path_join(c->arena, folder, ".gitattributes");
	bool is_changed;
	if (!git_is_there(c->arena, c->root)) {
		err_set(err, ERR_CONFIG, "this is not a git repository, or git is not installed");
		err_text(&err->hint, "run git init first");
		return false;
	}
	if (!write_attributes(c, path, &is_changed, err) ||
		!git_set_config(c->arena, c->root, "merge.rihla.name", "drizzle journals", err) ||
		!git_set_config(c->arena, c->root, "merge.rihla.driver",
			"rihla merge-journal %O %A %B", err))
		return false;
	report_line(c, "%s %s %s", cli_paint(c, TERM_GREEN, "✓"), cli_path(c, path),
		is_changed ? "written: commit it" : "is there already");
	report_line(c, "%s merge driver set in this clone; others run `rihla init --git`, too",
		cli_paint(c, TERM_GREEN, "✓"));
	report_set_text(c, "attributes", cli_path(c, path));
	return true;
}

static bool run(struct context *c, struct err *err)
{
	struct config config;
	if (!cli_flag(c, "git", false)) {
		err_set(err, ERR_USAGE, "rihla init needs to be told what to set up");
		err_text(&err->hint, "rihla init --git");
		return false;
	}
	return project_read_config(c, &config, err) && install(c, config.out, err);
}

const struct command command_init = {
	.name = "init",
	.summary = "set up git for the migrations folder",
	.details = "With --git: journals are merged by `rihla merge-journal`, and snapshots are\n"
		   "never merged line by line. Writes .gitattributes into the migrations folder\n"
		   "and the merge driver into the configuration of this clone.",
	.options = options,
	.run = run,
};
