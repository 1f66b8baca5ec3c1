/* Evaluates schema modules in the engine, with drizzle-orm at hand, and reads what they export. */
#include <string.h>

#include "base/buf.h"
#include "eval/casing.h"
#include "eval/eval.h"
#include "eval/orm.h"
#include "eval/read.h"
#include "js/js.h"

extern const char extract_script[];

static const double default_timeout = 10;
static const size_t memory_limit = (size_t)2 << 30;

/* The function that the engine calls with the modules' namespaces. */
static struct buf script_of(struct arena *a, const struct eval_options *options, bool strict)
{
	struct buf script = buf_in(a);
	buf_printf(&script, "(namespaces)=>(");
	buf_puts(&script, extract_script);
	buf_printf(&script, ")(namespaces,require,{casing:\"%s\",strict:%s})",
		eval_casing_name(options->casing), strict ? "true" : "false");
	return script;
}

static struct js_options host_options(struct arena *a, const struct eval_options *options)
{
	struct js_options o = {
		.root = options->root,
		.env = options->env,
		.timeout = options->timeout > 0 ? options->timeout : default_timeout,
		.memory_limit = memory_limit,
		.stub_missing_packages = true,
		.print = options->print,
		.print_context = options->print_context,
	};
	if (!options->use_project_orm)
		o.builtins = eval_orm_builtins(a, &o.builtin_count);
	return o;
}

bool eval_schema(struct arena *a, const struct eval_options *options, const struct list *files,
	struct model **out, struct err *err)
{
	const struct js_options o = host_options(a, options);
	const char *const *paths = (const char *const *)files->items;
	struct js_preload *preload = js_preload_start(&o, paths, files->count);
	JS_SCOPE struct js_host *host = NULL;
	if (!js_new(&o, &host, err))
		return false;
	js_adopt(host, preload);
	const char *text;
	size_t len;
	bool is_strict = false;
	do {
		struct buf script = script_of(a, options, is_strict);
		if (!js_run(host, a, paths, files->count, script.s, script.len, &text, &len, err))
			return false;
	} while (!eval_fields_are_whole(text, len) && (is_strict = !is_strict));
	return eval_read_model(a, options, files, text, out, err);
}
