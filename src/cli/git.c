/* git, run as a program. */
#include "cli/git.h"

#include <stdlib.h>

#include "base/command.h"

static bool run(
	struct arena *a, const char *folder, const char *const *argv, struct command_output *out)
{
	ERR_SCOPE struct err ignored = {0};
	return command_run(a, folder, argv, out, &ignored) && out->code == 0;
}

bool git_is_there(struct arena *a, const char *folder)
{
	struct command_output out;
	return run(a, folder, (const char *const[]){"git", "rev-parse", "--git-dir", NULL}, &out);
}

bool git_has_ref(struct arena *a, const char *folder, const char *ref)
{
	struct command_output out;
	const char *commit = arena_printf(a, "%s^{commit}", ref);
	return run(a, folder,
		(const char *const[]){"git", "rev-parse", "--verify", "--quiet", "--end-of-options",
			commit, NULL},
		&out);
}

const char *git_show(
	struct arena *a, const char *folder, const char *ref, const char *path, size_t *len)
{
	struct command_output out;
	const char *object = arena_printf(a, "%s:./%s", ref, path);
	if (!run(a, folder, (const char *const[]){"git", "cat-file", "blob", object, NULL}, &out))
		return NULL;
	*len = out.len;
	return out.text;
}

bool git_set_config(
	struct arena *a, const char *folder, const char *name, const char *value, struct err *err)
{
	struct command_output out;
	if (!command_run(a, folder, (const char *const[]){"git", "config", name, value, NULL}, &out,
		    err))
		return false;
	return out.code == 0 ||
	       err_set(err, ERR_FILE, "git config %s failed (exit code %d)", name, out.code);
}
