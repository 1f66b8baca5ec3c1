/* Command lines as drizzle-kit's parser takes them, with suggestions for what it would refuse. */
#include "cli/options.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

const struct option global_options[] = {
	{"config", OPTION_TEXT, "FILE", "config file (default: drizzle.config.ts, .js, .json, …)"},
	{"output", OPTION_CHOICE, "text|json", "how to report (default text)"},
	{"color", OPTION_CHOICE, "auto|always|never",
		"colour (default auto; NO_COLOR is honoured)"},
	{"verbose", OPTION_BOOL, NULL, "say more"},
	{"quiet", OPTION_BOOL, NULL, "print errors and results only"},
	{"help", OPTION_BOOL, NULL, "show this help", 'h'},
	{"version", OPTION_BOOL, NULL, "show the version", 'v'},
	{NULL},
};

struct parser {
	struct arena *arena;
	const struct command *command;
	const struct list *words;
	size_t at;
	struct option_values *values;
};

static size_t smallest(size_t x, size_t y, size_t z)
{
	size_t least = x < y ? x : y;
	return least < z ? least : z;
}

/* Levenshtein distance of two short words. */
static size_t distance(const char *x, const char *y)
{
	enum { LONGEST = 64 };
	size_t row[LONGEST + 1], x_len = strlen(x), y_len = strlen(y);
	if (x_len > LONGEST || y_len > LONGEST)
		return LONGEST;
	for (size_t j = 0; j <= y_len; j++)
		row[j] = j;
	for (size_t i = 1; i <= x_len; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= y_len; j++) {
			size_t above = row[j];
			row[j] = smallest(
				above + 1, row[j - 1] + 1, diagonal + (x[i - 1] != y[j - 1]));
			diagonal = above;
		}
	}
	return row[y_len];
}

const char *options_closest(const char *word, const struct list *candidates)
{
	const char *best = NULL;
	size_t least = strlen(word) / 3 + 2;
	for (size_t i = 0; i < candidates->count; i++) {
		size_t d = distance(word, candidates->items[i]);
		if (d < least) {
			least = d;
			best = candidates->items[i];
		}
	}
	return best;
}

static const struct option *find_in(const struct option *table, const char *name, size_t len)
{
	for (const struct option *o = table; o && o->name; o++)
		if (strlen(o->name) == len && !memcmp(o->name, name, len))
			return o;
	return NULL;
}

static const struct option *find_letter(const struct option *table, char letter)
{
	for (const struct option *o = table; o && o->name; o++)
		if (o->letter == letter)
			return o;
	return NULL;
}

static const struct option *find_option(const struct command *command, const char *name, size_t len)
{
	const struct option *o = command ? find_in(command->options, name, len) : NULL;
	return o ? o : find_in(global_options, name, len);
}

const struct option_value *options_get(const struct option_values *values, const char *name)
{
	list_each (v, values->given)
		if (!strcmp(v->option->name, name))
			return v;
	return NULL;
}

static struct option_value *value_of(struct parser *p, const struct option *o)
{
	list_each (known, p->values->given)
		if (known->option == o)
			return known;
	struct option_value *v = arena_new_of(p->arena, struct option_value);
	v->option = o;
	list_push(p->arena, &p->values->given, v);
	return v;
}

/* drizzle-kit's booleans: an empty text, true and 1, or false and 0, in any case. */
static bool read_bool(const char *text, bool *is_on)
{
	if (!*text || !strcasecmp(text, "true") || !strcmp(text, "1"))
		*is_on = true;
	else if (!strcasecmp(text, "false") || !strcmp(text, "0"))
		*is_on = false;
	else
		return false;
	return true;
}

static bool is_choice(const char *choices, const char *text)
{
	size_t len = strlen(text);
	for (const char *at = choices; at; at = strchr(at, '|')) {
		at += *at == '|';
		if (strcspn(at, "|") == len && !memcmp(at, text, len))
			return true;
	}
	return false;
}

static bool is_number(const char *text)
{
	char *end;
	double n = strtod(text, &end);
	return end != text && !*end && n >= 0 && n <= 1e9;
}

static bool check_value(const struct option *o, const char *text, struct err *err)
{
	if (o->type == OPTION_CHOICE && !is_choice(o->value, text))
		return err_set(err, ERR_USAGE, "--%s takes one of %s, not \"%s\"", o->name,
			o->value, text);
	if (o->type == OPTION_NUMBER && !is_number(text))
		return err_set(err, ERR_USAGE, "--%s takes a number, not \"%s\"", o->name, text);
	return true;
}

static const char *next_word(const struct parser *p)
{
	return p->at < p->words->count ? p->words->items[p->at] : NULL;
}

static bool take_bool(struct parser *p, const struct option *o, const char *given, bool is_negated,
	struct err *err)
{
	bool is_on = true;
	const char *next = next_word(p);
	if (given && !read_bool(given, &is_on))
		return err_set(
			err, ERR_USAGE, "--%s takes true or false, not \"%s\"", o->name, given);
	if (!given && !is_negated && next && read_bool(next, &is_on))
		p->at++;
	value_of(p, o)->is_on = is_on != is_negated;
	return true;
}

static bool take_text(struct parser *p, const struct option *o, const char *given, struct err *err)
{
	const char *text = given ? given : next_word(p);
	if (!text || (!given && !strncmp(text, "--", 2)))
		return err_set(
			err, ERR_USAGE, "--%s needs a value: --%s %s", o->name, o->name, o->value);
	if (!given)
		p->at++;
	if (!check_value(o, text, err))
		return false;
	list_push(p->arena, &value_of(p, o)->texts, text);
	return true;
}

static bool take_maybe(struct parser *p, const struct option *o, const char *given, struct err *err)
{
	if (given && !is_number(given))
		return err_set(err, ERR_USAGE, "--%s takes a number, not \"%s\"", o->name, given);
	struct option_value *value = value_of(p, o);
	value->is_on = true;
	if (given)
		list_push(p->arena, &value->texts, given);
	return true;
}

static void add_names(struct arena *a, const struct option *table, struct list *names)
{
	for (const struct option *o = table; o && o->name; o++)
		list_push_pointer(a, names, (void *)o->name);
}

static bool unknown_option(const struct parser *p, const char *word, size_t len, struct err *err)
{
	struct list names = {0};
	if (p->command)
		add_names(p->arena, p->command->options, &names);
	add_names(p->arena, global_options, &names);
	const char *bare = arena_strndup(p->arena, word, len);
	const char *meant = options_closest(bare + strspn(bare, "-"), &names);
	err_set(err, ERR_USAGE, "unknown option %s%s%s", bare, p->command ? " of rihla " : "",
		p->command ? p->command->name : "");
	if (meant)
		err_textf(&err->hint, "did you mean --%s?", meant);
	else
		err_textf(&err->hint, "rihla %s%s--help lists the options",
			p->command ? p->command->name : "", p->command ? " " : "");
	return false;
}

static bool take_option(struct parser *p, const char *word, struct err *err)
{
	const char *equals = strchr(word, '=');
	size_t len = equals ? (size_t)(equals - word) : strlen(word);
	const char *given = equals ? equals + 1 : NULL;
	const struct option *o = NULL;
	bool is_negated = false;
	if (!strncmp(word, "--", 2)) {
		o = find_option(p->command, word + 2, len - 2);
		if (!o && !strncmp(word, "--no-", 5)) {
			o = find_option(p->command, word + 5, len - 5);
			is_negated = o && o->type == OPTION_BOOL;
			o = is_negated ? o : NULL;
		}
	} else if (len == 2) {
		o = p->command ? find_letter(p->command->options, word[1]) : NULL;
		o = o ? o : find_letter(global_options, word[1]);
	}
	if (!o)
		return unknown_option(p, word, len, err);
	if (o->type == OPTION_BOOL)
		return take_bool(p, o, given, is_negated, err);
	if (o->type == OPTION_MAYBE)
		return take_maybe(p, o, given, err);
	return take_text(p, o, given, err);
}

static bool check_arguments(
	const struct command *command, const struct list *arguments, struct err *err)
{
	size_t least = 0, most = 0;
	const char *missing = NULL;
	for (const struct argument *g = command ? command->arguments : NULL; g && g->name; g++) {
		if (g->is_required && ++least > arguments->count && !missing)
			missing = g->name;
		most = g->is_repeated ? (size_t)-1 : most + 1;
	}
	if (missing)
		return err_set(err, ERR_USAGE, "rihla %s needs %s", command->name, missing);
	if (arguments->count <= most)
		return true;
	err_set(err, ERR_USAGE, "unexpected argument \"%s\"", (char *)arguments->items[most]);
	if (command)
		err_textf(&err->hint, "rihla %s --help shows what it takes", command->name);
	return false;
}

bool options_parse(struct arena *a, const struct command *command, const struct list *words,
	struct option_values **out, struct list *arguments, struct err *err)
{
	struct parser p = {.arena = a,
		.command = command,
		.words = words,
		.values = arena_new_of(a, struct option_values)};
	bool only_arguments = false;
	while (p.at < words->count) {
		const char *word = words->items[p.at++];
		if (!only_arguments && !strcmp(word, "--"))
			only_arguments = true;
		else if (only_arguments || word[0] != '-' || !word[1])
			list_push_pointer(a, arguments, (void *)word);
		else if (!take_option(&p, word, err))
			return false;
	}
	*out = p.values;
	/* Who asks for help is not told what is missing. */
	if (options_get(p.values, "help") || options_get(p.values, "version"))
		return true;
	return check_arguments(command, arguments, err);
}

static bool has_name(const struct command *c, const char *name)
{
	if (!strcmp(c->name, name))
		return true;
	for (const char *const *alias = c->aliases; alias && *alias; alias++)
		if (!strcmp(*alias, name))
			return true;
	return false;
}

static const struct command *find_command(const struct command *const *commands, const char *name)
{
	for (; *commands; commands++)
		if (has_name(*commands, name))
			return *commands;
	return NULL;
}

/* Whether a word before the command's name is an option whose value is the next word. */
static bool takes_next(const struct command *const *commands, const char *word)
{
	if (strncmp(word, "--", 2) || strchr(word, '='))
		return false;
	const struct option *o = find_option(NULL, word + 2, strlen(word + 2));
	for (; !o && *commands; commands++)
		o = find_option(*commands, word + 2, strlen(word + 2));
	return o && o->type != OPTION_BOOL && o->type != OPTION_MAYBE;
}

/* The index of the next word from `at` on that is neither an option nor the value of one. */
static size_t next_plain(const struct command *const *commands, const struct list *words, size_t at)
{
	for (; at < words->count; at++) {
		const char *word = words->items[at];
		if (!strcmp(word, "--"))
			return words->count;
		if (word[0] != '-')
			return at;
		at += takes_next(commands, word);
	}
	return words->count;
}

static void remove_word(struct list *words, size_t at)
{
	for (; at + 1 < words->count; at++)
		words->items[at] = words->items[at + 1];
	words->count--;
}

static bool is_group(const struct command *const *commands, const char *word)
{
	size_t len = strlen(word);
	for (; *commands; commands++)
		if (!strncmp((*commands)->name, word, len) && (*commands)->name[len] == ' ')
			return true;
	return false;
}

static bool unknown_command(
	struct arena *a, const struct command *const *commands, const char *word, struct err *err)
{
	struct list names = {0};
	for (; *commands; commands++) {
		list_push_pointer(a, &names, (void *)(*commands)->name);
		for (const char *const *alias = (*commands)->aliases; alias && *alias; alias++)
			list_push_pointer(a, &names, (void *)*alias);
	}
	const char *meant = options_closest(word, &names);
	err_set(err, ERR_USAGE, "unknown command \"%s\"", word);
	if (meant)
		err_textf(&err->hint, "did you mean rihla %s?", meant);
	else
		err_text(&err->hint, "rihla --help lists the commands");
	return false;
}

bool options_find_command(struct arena *a, const struct command *const *commands,
	struct list *words, const struct command **out, const char **group, struct err *err)
{
	*out = NULL;
	*group = NULL;
	size_t first = next_plain(commands, words, 0);
	if (first == words->count)
		return true;
	const char *word = words->items[first];
	size_t second = next_plain(commands, words, first + 1);
	if (second < words->count) {
		const char *both = arena_printf(a, "%s %s", word, (char *)words->items[second]);
		*out = find_command(commands, both);
		if (!*out && is_group(commands, word) && !find_command(commands, word))
			return unknown_command(a, commands, both, err);
	}
	if (*out) {
		remove_word(words, second);
	} else {
		*out = find_command(commands, word);
		if (!*out && is_group(commands, word))
			*group = word;
		else if (!*out)
			return unknown_command(a, commands, word, err);
	}
	remove_word(words, first);
	return true;
}
