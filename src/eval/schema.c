/* Evaluates schema modules in the engine, with drizzle-orm at hand, and reads what they export. */
#include <string.h>

#include "base/buf.h"
#include "base/json.h"
#include "eval/casing.h"
#include "eval/eval.h"
#include "eval/orm.h"
#include "eval/place.h"
#include "eval/read.h"
#include "js/js.h"

extern const char extract_script[];

static const double default_timeout = 10;
static const size_t memory_limit = (size_t)2 << 30;

/* The function that the engine calls with the modules' namespaces and a require() for built-in
 * modules. The project's own drizzle-orm is the one that its first schema file would find. */
static struct buf script_of(struct arena *a, const struct eval_options *options,
	const struct list *files, bool is_strict)
{
	struct buf script = buf_in(a);
	buf_puts(&script, "(namespaces,require)=>(");
	buf_puts(&script, extract_script);
	buf_puts(&script, ")(namespaces,require");
	if (options->use_project_orm && files->count) {
		buf_puts(&script, "(\"rihla:host\").requireFrom(");
		json_put_string(&script, files->items[0]);
		buf_putc(&script, ')');
	}
	buf_printf(&script, ",{casing:\"%s\",strict:%s,isBundled:%s})",
		eval_casing_name(options->casing), is_strict ? "true" : "false",
		options->use_project_orm ? "false" : "true");
	return script;
}

static struct js_options host_options(struct arena *a, const struct eval_options *options)
{
	struct js_options o = {
		.root = options->root,
		.env = options->env,
		.timeout = options->timeout > 0 ? options->timeout : default_timeout,
		.memory_limit = memory_limit,
		.form = JS_PLAIN,
		.stub_missing_packages = true,
		.is_last = true,
		.print = options->print,
		.print_context = options->print_context,
	};
	if (!options->use_project_orm)
		o.builtins = eval_orm_builtins(a, &o.builtin_count);
	return o;
}

/* Runs the modules and the extractor. When a text of the user's has a NUL in it, the extractor runs
 * once more to say which one. */
static bool extract(struct arena *a, struct js_host *host, const struct eval_options *options,
	const struct list *files, const char **text, struct err *err)
{
	const char *const *paths = (const char *const *)files->items;
	bool is_strict = false;
	size_t len;
	do {
		struct buf script = script_of(a, options, files, is_strict);
		if (!js_run(host, a, paths, files->count, script.s, script.len, text, &len, err))
			return false;
		if (!len)
			return err_set(err, ERR_EVAL, "the evaluation ended without a result");
	} while (!eval_fields_are_whole(*text, len) && (is_strict = !is_strict));
	return true;
}

struct eval_engine {
	struct arena *arena;
	struct js_host *host;       /* NULL: could not be started, or is taken */
	struct js_preload *preload; /* NULL: none was begun, or it is taken */
};

void eval_set_environment(void)
{
	js_set_environment(false);
}

static struct js_preload *preload(const struct js_options *o, const struct list *files)
{
	return js_preload_start(o, (const char *const *)files->items, files->count);
}

/* What user modules take of drizzle-orm, as far as it is not theirs. */
static bool run_orm(struct arena *a, struct js_host *host)
{
	static const char script[] =
		"(namespaces,require)=>{require(\"drizzle-orm\");require(\"drizzle-orm/pg-core\");"
		"return\"\"}";
	ERR_SCOPE struct err ignored = {0};
	const char *nothing;
	size_t len;
	return js_run(host, a, NULL, 0, script, strlen(script), &nothing, &len, &ignored);
}

struct eval_engine *eval_start(const struct eval_options *options, const struct list *files)
{
	ERR_SCOPE struct err ignored = {0};
	struct arena *a = arena_new();
	struct eval_engine *e = arena_new_of(a, struct eval_engine);
	struct js_options o = host_options(a, options);
	e->arena = a;
	if (files)
		e->preload = preload(&o, files);
	if (!js_new(&o, &e->host, &ignored) || options->use_project_orm || run_orm(a, e->host))
		return e;
	js_free(e->host);
	e->host = NULL;
	return e;
}

void eval_free(struct eval_engine *e)
{
	if (!e)
		return;
	js_adopt(NULL, e->preload);
	js_free(e->host);
	arena_free(e->arena);
}

void eval_cleanup(struct eval_engine **e)
{
	eval_free(*e);
}

/* Starts what `options->engine` has not started. */
static bool take_host(const struct eval_options *options, const struct js_options *o,
	const struct list *files, struct js_host **out, struct err *err)
{
	struct eval_engine none = {0};
	struct eval_engine *e = options->engine && o->form != JS_EXACT ? options->engine : &none;
	struct js_preload *loading = e->preload ? e->preload : preload(o, files);
	struct js_host *host = e->host;
	e->preload = NULL;
	e->host = NULL;
	bool is_started = host || js_new(o, &host, err);
	js_adopt(host, loading);
	*out = host;
	return is_started;
}

/* Runs the modules and the extractor in a new host, which is the caller's to free. */
static bool run_in(struct arena *a, const struct eval_options *options, enum js_form form,
	const struct list *files, struct js_host **host, const char **text, struct err *err)
{
	struct js_options o = host_options(a, options);
	o.form = form;
	return take_host(options, &o, files, host, err) &&
	       extract(a, *host, options, files, text, err);
}

static void discard(void *context, int fd, const char *text, size_t len)
{
}

/* What the user's code threw has its place only where the modules ran as the engine likes them. */
static bool run(struct arena *a, const struct eval_options *options, const struct list *files,
	struct js_host **host, const char **text, struct err *err)
{
	if (run_in(a, options, JS_PLAIN, files, host, text, err))
		return true;
	if (err->kind != ERR_EVAL)
		return false;
	struct eval_options again = *options;
	again.print = discard;
	js_free(*host);
	*host = NULL;
	return run_in(a, &again, JS_EXACT, files, host, text, err);
}

bool eval_schema(struct arena *a, const struct eval_options *options, const struct list *files,
	struct model **out, struct err *err)
{
	JS_SCOPE struct js_host *host = NULL;
	const char *text;
	if (!run(a, options, files, &host, &text, err))
		return false;
	struct subject culprit = {0};
	if (eval_read_model(a, options, files, text, out, &culprit, err))
		return true;
	struct list loaded = {0};
	js_loaded_files(host, a, &loaded);
	place_error(a, options->root, &loaded, &culprit, err);
	return false;
}
