/* --help, made from the command tables. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "base/buf.h"
#include "cli/cli.h"

/* All commands; with `group` those whose names begin with that word. */
void help_put_commands(
	struct buf *out, const struct command *const *commands, const char *group, bool colour);

/* One command. */
void help_put_command(struct buf *out, const struct command *command, bool colour);

/* The others of its group, where the word of the group alone is this command. */
void help_put_siblings(struct buf *out, const struct command *const *commands,
	const struct command *command, bool colour);

#endif
