/* rihla: manages the PostgreSQL schema of a Drizzle ORM project. */
#include <signal.h>

#include "cli/cli.h"
#include "cli/commands.h"
#include "js/js.h"

/* In the order of --help. */
static const struct command *const commands[] = {
	&command_generate,
	&command_migrate,
	&command_status,
	&command_baseline,
	&command_push,
	&command_pull,
	&command_export,
	&command_diff,
	&command_check,
	&command_up,
	&command_drop,
	&command_revert,
	&command_repair,
	&command_rebase,
	&command_init,
	&command_merge_journal,
	&command_dev_start,
	&command_dev_stop,
	&command_dev_reset,
	&command_dev_status,
	&command_dev_url,
	NULL,
};

int main(int argc, char **argv)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	struct context c;
	/* A file that may not grow any more is an error of its write, not the end of the process.
	 */
	signal(SIGXFSZ, SIG_IGN);
	js_set_arguments(argc - 1, argv + 1);
	bool ok = cli_begin(a, commands, argc, argv, &c, &err) && cli_run(&c, &err);
	return cli_finish(&c, ok, &err);
}
