/* Every command, by its table entry. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/cli.h"

extern const struct command command_generate, command_export, command_diff;
extern const struct command command_migrate, command_status, command_baseline;
extern const struct command command_push, command_pull;
extern const struct command command_check, command_up, command_drop, command_repair, command_revert;
extern const struct command command_init, command_merge_journal, command_rebase;
extern const struct command command_dev_start, command_dev_stop, command_dev_reset,
	command_dev_status, command_dev_url;

#endif
