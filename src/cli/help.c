/* Help texts from the command tables. */
#include "cli/help.h"

#include <string.h>

#include "cli/options.h"

enum { INDENT = 2, GAP = 2, WIDEST = 34 };

static void put_title(struct buf *out, const char *title, bool colour)
{
	buf_printf(out, "\n%s\n", term_paint(out->arena, colour, TERM_BOLD, title));
}

static void put_row(struct buf *out, const char *left, const char *right, size_t width)
{
	size_t len = strlen(left);
	buf_printf(out, "%*s%s", INDENT, "", left);
	/* What is too wide for the column has the line for itself. */
	if (len > width)
		buf_printf(out, "\n%*s", (int)(INDENT + width + GAP), "");
	else
		buf_printf(out, "%*s", (int)(width - len + GAP), "");
	buf_printf(out, "%s\n", right);
}

static const char *option_label(struct arena *a, const struct option *o)
{
	const char *letter = o->letter ? arena_printf(a, "-%c, ", o->letter) : "";
	if (o->type == OPTION_MAYBE)
		return arena_printf(a, "%s--%s[=%s]", letter, o->name, o->value);
	return arena_printf(
		a, "%s--%s%s%s", letter, o->name, o->value ? " " : "", o->value ? o->value : "");
}

static size_t widest_option(struct arena *a, const struct option *table, size_t width)
{
	for (const struct option *o = table; o && o->name; o++) {
		size_t len = o->help ? strlen(option_label(a, o)) : 0;
		if (len > width && len <= WIDEST)
			width = len;
	}
	return width;
}

static void put_options(struct buf *out, const struct option *table, size_t width)
{
	for (const struct option *o = table; o->name; o++)
		if (o->help)
			put_row(out, option_label(out->arena, o), o->help, width);
}

static void put_usage(struct buf *out, const struct command *command)
{
	buf_printf(out, "usage: rihla %s [options]", command->name);
	for (const struct argument *g = command->arguments; g && g->name; g++)
		buf_printf(out, g->is_required ? " %s%s" : " [%s%s]", g->name,
			g->is_repeated ? "…" : "");
	buf_putc(out, '\n');
}

static void put_aliases(struct buf *out, const struct command *command)
{
	if (!command->aliases)
		return;
	buf_puts(out, "also called:");
	for (const char *const *alias = command->aliases; *alias; alias++)
		buf_printf(out, "%s rihla %s", alias == command->aliases ? "" : ",", *alias);
	buf_putc(out, '\n');
}

void help_put_command(struct buf *out, const struct command *command, bool colour)
{
	size_t width = widest_option(out->arena, command->options, 12);
	width = widest_option(out->arena, global_options, width);
	buf_printf(out, "rihla %s: %s\n\n", command->name, command->summary);
	put_usage(out, command);
	put_aliases(out, command);
	if (command->details)
		buf_printf(out, "\n%s\n", command->details);
	if (command->arguments && command->arguments->name) {
		put_title(out, "Arguments", colour);
		for (const struct argument *g = command->arguments; g->name; g++)
			put_row(out, g->name, g->help, width);
	}
	if (command->options && command->options->name) {
		put_title(out, "Options", colour);
		put_options(out, command->options, width);
	}
	put_title(out, "Global options", colour);
	put_options(out, global_options, width);
}

/* The word that is a command by itself and begins the names of others: "migrate", "dev". */
static const char *group_of(struct arena *a, const struct command *command)
{
	const char *word = arena_strndup(a, command->name, strcspn(command->name, " "));
	bool is_word = !strcmp(command->name, word);
	for (const char *const *alias = command->aliases; alias && *alias; alias++)
		is_word = is_word || !strcmp(*alias, word);
	return is_word ? word : NULL;
}

static bool is_in_group(const struct command *c, const char *group)
{
	size_t len = group ? strlen(group) : 0;
	return !group || (!strncmp(c->name, group, len) && (!c->name[len] || c->name[len] == ' '));
}

void help_put_siblings(struct buf *out, const struct command *const *commands,
	const struct command *command, bool colour)
{
	const char *group = group_of(out->arena, command);
	bool is_first = true;
	for (; group && *commands; commands++) {
		if (*commands == command || !is_in_group(*commands, group))
			continue;
		if (is_first)
			put_title(out, "See also", colour);
		is_first = false;
		put_row(out, (*commands)->name, (*commands)->summary, 16);
	}
}

void help_put_commands(
	struct buf *out, const struct command *const *commands, const char *group, bool colour)
{
	size_t width = 12;
	for (const struct command *const *c = commands; *c; c++)
		if (strlen((*c)->name) > width)
			width = strlen((*c)->name);
	buf_puts(out, "rihla: the PostgreSQL schema of a Drizzle project, without Node\n\n");
	buf_printf(out, "usage: rihla %s%s<command> [options]\n", group ? group : "",
		group ? " " : "");
	put_title(out, "Commands", colour);
	for (; *commands; commands++)
		if (is_in_group(*commands, group))
			put_row(out, (*commands)->name, (*commands)->summary, width);
	put_title(out, "Global options", colour);
	put_options(out, global_options, widest_option(out->arena, global_options, width));
	buf_puts(out, "\nrihla <command> --help shows the options of a command.\n");
}
