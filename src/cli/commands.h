/* Every command, by its table entry. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/cli.h"

extern const struct command command_generate, command_export, command_diff;

#endif
