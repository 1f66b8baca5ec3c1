/* The words of a command line, sorted into a command, options and arguments by their tables. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli/cli.h"

/* What every command takes. */
extern const struct option global_options[];

/* What was given; an option that is not there was not. */
struct option_value {
	const struct option *option;
	bool is_on;                /* OPTION_BOOL */
	LIST_OF(const char) texts; /* all others */
};

struct option_values {
	LIST_OF(struct option_value) given;
};

/* The command that `words` name, which are taken out of them; two words go before one. NULL in
 * `*out` when there is none among them, and `group` is the first word of two-word commands when
 * only that was given. Fails with ERR_USAGE on a word that names none. */
bool options_find_command(struct arena *a, const struct command *const *commands,
	struct list *words, const struct command **out, const char **group, struct err *err);

/* Sorts `words` by the options of `command` (may be NULL) and the global ones. Fails with ERR_USAGE
 * on an unknown option, a missing or wrong value, and arguments too many or too few. */
bool options_parse(struct arena *a, const struct command *command, const struct list *words,
	struct option_values **out, struct list *arguments, struct err *err);

/* The value of an option, or NULL where it was not given. */
const struct option_value *options_get(const struct option_values *values, const char *name);

/* The candidate that `word` is most like, or NULL when it is like none. */
const char *options_closest(const char *word, const struct list *candidates);

#endif
