/* From the words of the command line to a run and its report. */
#include "cli/cli.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/report.h"
#include "eval/config.h"

const char *cli_text(const struct context *c, const char *name)
{
	const struct option_value *v = options_get(c->values, name);
	return v && v->texts.count ? v->texts.items[v->texts.count - 1] : NULL;
}

bool cli_flag(const struct context *c, const char *name, bool otherwise)
{
	const struct option_value *v = options_get(c->values, name);
	return v ? v->is_on : otherwise;
}

double cli_number(const struct context *c, const char *name, double otherwise)
{
	const char *text = cli_text(c, name);
	return text ? strtod(text, NULL) : otherwise;
}

bool cli_is_given(const struct context *c, const char *name)
{
	return options_get(c->values, name);
}

const struct list *cli_list(const struct context *c, const char *name)
{
	static const struct list none;
	const struct option_value *v = options_get(c->values, name);
	return v ? (const struct list *)&v->texts : &none;
}

const char *cli_paint(const struct context *c, enum term_style style, const char *text)
{
	return term_paint(c->arena, c->term.has_colour[1], style, text);
}

const char *cli_paint_note(const struct context *c, enum term_style style, const char *text)
{
	return term_paint(c->arena, c->term.has_colour[2], style, text);
}

const char *cli_path(const struct context *c, const char *path)
{
	const char *clean = path_normalize(c->arena, path);
	size_t len = strlen(c->root);
	bool is_below = !strncmp(clean, c->root, len) && clean[len] == '/';
	return is_below ? clean + len + 1 : clean;
}

/* The mode has to be known before the command line is understood, for the error that says why it is
 * not. */
static bool asks_for_json(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--output=json"))
			return true;
		if (!strcmp(argv[i], "--output") && i + 1 < argc && !strcmp(argv[i + 1], "json"))
			return true;
	}
	return false;
}

static struct term look_at_terminal(const struct context *c)
{
	const char *colour = cli_text(c, "color");
	enum term_colour wanted = TERM_COLOUR_AUTO;
	if (colour && !strcmp(colour, "always"))
		wanted = TERM_COLOUR_ALWAYS;
	else if (colour && !strcmp(colour, "never"))
		wanted = TERM_COLOUR_NEVER;
	return term_look(wanted, map_get(c->env, "NO_COLOR"), map_get(c->env, "TERM"));
}

bool cli_begin(struct arena *a, const struct command *const *commands, int argc, char **argv,
	struct context *c, struct err *err)
{
	/* A reader that went away is noticed when stdout is flushed. */
	signal(SIGPIPE, SIG_IGN);
	*c = (struct context){.arena = a,
		.commands = commands,
		.values = arena_new_of(a, struct option_values),
		.root = file_cwd(a),
		.env = arena_new_of(a, struct map)};
	c->env->arena = a;
	config_environment(a, c->env);
	c->output = asks_for_json(argc, argv) ? OUTPUT_JSON : OUTPUT_TEXT;
	c->term = look_at_terminal(c);
	report_init(c);

	struct list words = {0};
	for (int i = 1; i < argc; i++)
		list_push_pointer(a, &words, argv[i]);
	if (words.count && !strcmp(words.items[0], "help"))
		words.items[0] = arena_strdup(a, "--help");
	const char *group;
	if (!options_find_command(a, commands, &words, &c->command, &group, err))
		return false;
	if (!options_parse(a, c->command, &words, &c->values, (struct list *)&c->arguments, err))
		return false;
	if (group && !cli_flag(c, "help", false)) {
		err_set(err, ERR_USAGE, "rihla %s needs to be told what to do", group);
		err_textf(&err->hint, "rihla %s --help lists what there is", group);
		return false;
	}
	c->is_verbose = cli_flag(c, "verbose", false);
	c->is_quiet = cli_flag(c, "quiet", false);
	c->term = look_at_terminal(c);
	c->may_ask = c->term.can_ask && c->output == OUTPUT_TEXT;
	return true;
}

static void show_version(struct context *c)
{
	report_output(c, "rihla " RIHLA_VERSION "\n", strlen("rihla " RIHLA_VERSION "\n"));
	report_set_text(c, "version", RIHLA_VERSION);
}

static void show_help(struct context *c)
{
	struct buf text = buf_in(c->arena);
	if (c->command) {
		help_put_command(&text, c->command, c->term.has_colour[1]);
		help_put_siblings(&text, c->commands, c->command, c->term.has_colour[1]);
	} else {
		help_put_commands(&text, c->commands, NULL, c->term.has_colour[1]);
	}
	report_output(c, text.s, text.len);
	report_set_text(c, "help", text.s);
}

bool cli_run(struct context *c, struct err *err)
{
	if (cli_flag(c, "version", false))
		show_version(c);
	else if (cli_flag(c, "help", false) || !c->command)
		show_help(c);
	else
		return c->command->run(c, err);
	return true;
}

static int print(const struct buf *text, FILE *to)
{
	fwrite(text->s, 1, text->len, to);
	return fflush(to) == 0 && !ferror(to) ? 0 : errno;
}

static void render(
	struct buf *out, struct buf *notes, const struct context *c, bool ok, const struct err *err)
{
	if (c->output == OUTPUT_JSON) {
		if (ok)
			report_put_json(out, c);
		else
			report_put_error_json(out, c->arena, err);
		return;
	}
	report_put(out, c);
	if (!ok)
		report_put_error(notes, c, err);
}

int cli_finish(struct context *c, bool ok, const struct err *err)
{
	struct buf out = buf_in(c->arena), notes = buf_in(c->arena);
	buf_add(&notes, c->report.notes.s, c->report.notes.len);
	render(&out, &notes, c, ok, err);
	int why = print(&out, stdout);
	/* A reader that has seen enough (`rihla export | head`) need not be told. */
	if (why && why != EPIPE)
		buf_printf(&notes, "error: cannot write the output: %s\n", strerror(why));
	print(&notes, stderr);
	if (ok && !why)
		return c->report.exit_code;
	return c->report.failure_code ? c->report.failure_code : 1;
}
