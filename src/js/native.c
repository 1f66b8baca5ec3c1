/* What JavaScript may ask of C about modules, and how a run tells that it has ended. */
#include "js/native.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/path.h"
#include "js/builtin.h"
#include "js/engine.h"
#include "js/fault.h"
#include "js/machine.h"

/* Callbacks of the engine get no data of their own; there is one host at a time. */
static struct js_host *host;

/* How boot/loader.js runs a module: the first item of what load() gives. */
enum load_kind {
	LOAD_ES_MODULE,
	LOAD_SCRIPT,
	LOAD_JSON,
	LOAD_MISSING,
	LOAD_CLOSED,
	LOAD_BUILTIN,
};

static const char script_head[] = "(function(require,module,exports,__filename,__dirname){";
static const char script_tail[] = "\n})";

static JSValueRef number(double n)
{
	return engine.ValueMakeNumber(host->context, n);
}

static JSValueRef undefined(void)
{
	return engine.ValueMakeUndefined(host->context);
}

static size_t to_index(JSValueRef value)
{
	return (size_t)engine.ValueToNumber(host->context, value, NULL);
}

static JSValueRef throw_err(const struct err *err, JSValueRef *exception)
{
	*exception = fault_value(host, err);
	return undefined();
}

static struct module *module_of(JSValueRef value)
{
	size_t k = to_index(value);
	assert(k < host->modules.count);
	return host->modules.items[k];
}

/* Built-in modules and files are known by their names, a missing package by each import of it. */
static size_t add_module(enum target_kind kind, const char *name)
{
	struct module *m = arena_new_of(host->arena, struct module);
	m->kind = kind;
	m->name = arena_strdup(host->arena, name);
	list_push(host->arena, &host->modules, m);
	return host->modules.count - 1;
}

static size_t module_number(const struct target *target)
{
	if (target->kind == TARGET_MISSING)
		return add_module(target->kind, target->name);
	const char *key = target->kind == TARGET_FILE
				  ? target->name
				  : arena_printf(host->arena, "node:%s", target->name);
	size_t known = (size_t)map_get(&host->module_numbers, key);
	if (known)
		return known - 1;
	size_t k = add_module(target->kind, target->name);
	map_set(&host->module_numbers, arena_strdup(host->arena, key), (void *)(k + 1));
	return k;
}

size_t native_module(struct js_host *h, const char *path)
{
	assert(h == host);
	return module_number(&(struct target){TARGET_FILE, path});
}

/* Numbers of the modules that `s` imports, in the order of its imports. */
static JSValueRef import_numbers(const struct source *s)
{
	size_t count = s->module.imports.count;
	JSValueRef *numbers = arena_array(host->arena, count + 1, sizeof(*numbers));
	for (size_t i = 0; i < count; i++) {
		size_t k = module_number(&s->targets[i]);
		struct module *m = host->modules.items[k];
		if (s->targets[i].kind == TARGET_MISSING) {
			m->importer = s;
			m->line = s->module.imports.items[i]->line;
			m->column = s->module.imports.items[i]->column;
		}
		numbers[i] = number((double)k);
	}
	return engine.ObjectMakeArray(host->context, count, numbers, NULL);
}

/* The names that are imported: those of one import joined by commas, imports by newlines. One
 * string, because every value that crosses from C costs as much as running a line. */
static JSValueRef import_names(const struct source *s)
{
	struct buf names = buf_in(host->arena);
	list_each (import, s->module.imports) {
		list_each (name, import->names)
			buf_printf(&names, "%s,", name);
		buf_putc(&names, import->is_require ? '!' : import->is_reexport ? '*' : ' ');
		buf_putc(&names, '\n');
	}
	return engine_string_of(host->context, names.len ? names.s : "", names.len);
}

static JSValueRef make_load(enum load_kind kind, const char *path, JSValueRef body)
{
	JSValueRef items[] = {number(kind), engine_string(host->context, path), body};
	return engine.ObjectMakeArray(host->context, 3, items, NULL);
}

static bool is_node_mode(const char *path)
{
	const char *ending = path_extension(path);
	return !strcmp(ending, ".mts") || !strcmp(ending, ".mjs");
}

/* What loader.js wants to know of an ES module. */
static double flags_of(const struct source *s)
{
	enum { IS_ASYNC = 1, IS_NODE_MODE = 2, NEEDS_TWO_STEPS = 4 };
	return (s->module.has_top_level_await ? IS_ASYNC : 0) |
	       (is_node_mode(s->path) ? IS_NODE_MODE : 0) |
	       (s->module.form == TS_TWO_STEPS ? NEEDS_TWO_STEPS : 0);
}

static JSValueRef compile_code(const struct source *s, JSValueRef *exception)
{
	ERR_SCOPE struct err err = {0};
	JSValueRef thrown = NULL;
	JSValueRef body = engine_evaluate(
		host->context, s->module.code, s->module.code_len, s->path, &thrown);
	if (body)
		return body;
	fault_syntax(host, s, thrown, &err);
	throw_err(&err, exception);
	return NULL;
}

static JSValueRef load_code(const struct source *s, JSValueRef *exception)
{
	JSContextRef context = host->context;
	if (s->kind == SOURCE_SCRIPT) {
		JSValueRef body = compile_code(s, exception);
		return body ? make_load(LOAD_SCRIPT, s->path, body) : undefined();
	}
	JSValueRef items[] = {
		number(LOAD_ES_MODULE),
		engine_string(context, s->path),
		undefined(),
		import_numbers(s),
		import_names(s),
		number(flags_of(s)),
	};
	return engine.ObjectMakeArray(context, sizeof(items) / sizeof(items[0]), items, NULL);
}

static JSValueRef load_file(struct module *m, JSValueRef *exception)
{
	struct source *s = graph_source(host->reader, m->name);
	m->source = s;
	if (s->err.kind)
		return throw_err(&s->err, exception);
	if (s->kind == SOURCE_NATIVE)
		return make_load(
			LOAD_CLOSED, s->path, engine_string(host->context, path_base(s->path)));
	if (s->kind == SOURCE_JSON)
		return make_load(
			LOAD_JSON, s->path, engine_string_of(host->context, s->text, s->len));
	return load_code(s, exception);
}

static JSValueRef load_builtin(const struct module *m, JSValueRef *exception)
{
	const struct js_builtin *b = builtin_find(&host->options, m->name);
	if (!b)
		return make_load(LOAD_CLOSED, m->name, engine_string(host->context, m->name));
	ARENA_SCOPE struct arena *a = arena_new();
	struct buf code = buf_in(a);
	buf_reserve(&code, b->len + sizeof(script_head) + sizeof(script_tail));
	buf_puts(&code, script_head);
	buf_add(&code, b->source, b->len);
	buf_puts(&code, script_tail);
	const char *url = arena_printf(a, "node:%s", b->name);
	JSValueRef body = engine_evaluate(host->context, code.s, code.len, url, exception);
	return body ? make_load(LOAD_BUILTIN, m->name, body) : undefined();
}

/* What an import of a package that is not installed keeps: [specifier, file, line, column]. */
static JSValueRef load_missing(const struct module *m)
{
	JSContextRef context = host->context;
	const char *file =
		m->importer ? path_relative(host->arena, host->options.root, m->importer->path)
			    : "";
	JSValueRef items[] = {engine_string(context, m->name), engine_string(context, file),
		number(m->line), number(m->column)};
	return make_load(LOAD_MISSING, m->name, engine.ObjectMakeArray(context, 4, items, NULL));
}

/* A JSON text as a value; NULL where it is none. */
static JSValueRef json_value(const char *json)
{
	JSStringRef text = engine.StringCreateWithUTF8CString(json);
	JSValueRef value = engine.ValueMakeFromJSONString(host->context, text);
	engine.StringRelease(text);
	return value;
}

/* [code, values, slots] of a module that is plain; else NULL. The code stays where it is: it lives
 * as long as the sources. */
static JSValueRef program_of(const struct source *s)
{
	const struct ts_program *p = s->module.program;
	if (!p)
		return NULL;
	JSObjectRef code = engine.ObjectMakeTypedArrayWithBytesNoCopy(host->context,
		kJSTypedArrayTypeUint32Array, (void *)p->code, p->code_len * sizeof(*p->code), NULL,
		NULL, NULL);
	JSValueRef items[] = {code, json_value(p->values), number(p->slots)};
	return code && items[1] ? engine.ObjectMakeArray(host->context, 3, items, NULL) : NULL;
}

/* compile(number, steps): the body of an ES module, to run in one step or two; or its program. */
static JSValueRef compile(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	struct source *s = module_of(argv[0])->source;
	if (engine.ValueToNumber(context, argv[1], NULL) != 1)
		graph_make_two_steps(host->reader, s);
	JSValueRef body = program_of(s);
	if (!body)
		body = compile_code(s, exception);
	return body ? body : undefined();
}

/* load(number): [kind, path, body, imports, names, flags]; see loader.js. */
static JSValueRef load(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	struct module *m = module_of(argv[0]);
	switch (m->kind) {
	case TARGET_FILE: return load_file(m, exception);
	case TARGET_BUILTIN: return load_builtin(m, exception);
	case TARGET_MISSING: return load_missing(m);
	}
	return undefined();
}

static bool resolve_for(
	const struct module *from, const char *specifier, struct target *target, struct err *err)
{
	const char *importer = from->kind == TARGET_FILE
				       ? from->name
				       : arena_printf(host->arena, "%s/-", host->options.root);
	if (!resolve(host->reader->resolver, specifier, importer, target, err))
		return false;
	if (target->kind == TARGET_MISSING) {
		err_set(err, ERR_EVAL, "the package \"%s\" is not installed", specifier);
		err_text(&err->hint, "install the project's packages");
		return false;
	}
	return true;
}

/* resolve(importer, specifier): the module's number. A package that is not installed is an error
 * even where an import would give a stub: code that requires a package in a try block asks whether
 * it is there. */
static JSValueRef resolve_call(JSContextRef context, JSObjectRef function, JSObjectRef this,
	size_t argc, const JSValueRef argv[], JSValueRef *exception)
{
	ERR_SCOPE struct err err = {0};
	ARENA_SCOPE struct arena *a = arena_new();
	struct target target;
	const char *specifier = engine_text(a, context, argv[1], NULL);
	if (!resolve_for(module_of(argv[0]), specifier, &target, &err))
		return throw_err(&err, exception);
	return number((double)module_number(&target));
}

/* entry(path): the number of the module that js_run was asked for. */
static JSValueRef entry(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	const char *path = engine_text(host->arena, context, argv[0], NULL);
	const char *real = file_real(host->arena, path);
	return number((double)native_module(host, real ? real : path));
}

/* builtin(name): the number of a built-in module. */
static JSValueRef builtin(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	const char *name = engine_text(host->arena, context, argv[0], NULL);
	return number((double)module_number(&(struct target){TARGET_BUILTIN, name}));
}

/* path(number): the file's path, or the built-in module's name. */
static JSValueRef path_of(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	return engine_string(context, module_of(argv[0])->name);
}

/* ran(number): the module's body is about to run. */
static JSValueRef ran(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	const struct module *m = module_of(argv[0]);
	if (m->kind == TARGET_FILE)
		list_push(host->arena, &host->evaluated, m->name);
	return undefined();
}

/* What an import gives that the imported module does not export. */
static void warn_of_undefined(const struct err *err)
{
	buf_printf(&host->warnings, "warning: %s: it is undefined\n  at %s:%d:%d\n", err->message,
		err->file, err->line, err->column);
}

/* lacks(importer, import, name): that the imported module has no such export. To drizzle-kit it is
 * undefined, which many never notice; where all can run again, it is an error only then. */
static JSValueRef lacks(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	ERR_SCOPE struct err err = {0};
	ARENA_SCOPE struct arena *a = arena_new();
	const struct source *s = module_of(argv[0])->source;
	const struct ts_import *import = s->module.imports.items[to_index(argv[1])];
	const char *name = engine_text(a, context, argv[2], NULL);
	if (!strcmp(name, "default"))
		err_set(&err, ERR_EVAL, "the module \"%s\" has no default export",
			import->specifier);
	else
		err_set(&err, ERR_EVAL, "the module \"%s\" has no export named \"%s\"",
			import->specifier, name);
	graph_import_error(host->options.root, s, import, &err);
	if (host->options.form != JS_PLAIN)
		return throw_err(&err, exception);
	warn_of_undefined(&err);
	return undefined();
}

static void keep(JSValueRef *slot, JSValueRef value)
{
	if (*slot)
		return;
	engine.ValueProtect(host->context, value);
	*slot = value;
}

/* done(text) and failed(exception): how a run that waits for promises ends. */
static JSValueRef done(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	host->is_settled = true;
	keep(&host->result, argc ? argv[0] : undefined());
	return undefined();
}

static JSValueRef failed(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	host->is_settled = true;
	keep(&host->failure, argc ? argv[0] : undefined());
	return undefined();
}

/* Of the engine: (promise, reason) of a rejection that nobody handled in its turn. */
static JSValueRef rejected(JSContextRef context, JSObjectRef function, JSObjectRef this,
	size_t argc, const JSValueRef argv[], JSValueRef *exception)
{
	host->is_settled = true;
	keep(&host->failure, argc > 1 ? argv[1] : undefined());
	return undefined();
}

/* boot(name): what one of the host's own scripts evaluates to. */
static JSValueRef boot(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	ARENA_SCOPE struct arena *a = arena_new();
	const struct js_builtin *b = builtin_boot(engine_text(a, context, argv[0], NULL));
	const char *url = arena_printf(a, "rihla:%s", b->name);
	JSValueRef value = engine_evaluate(context, b->source, b->len, url, exception);
	return value ? value : undefined();
}

void native_add(struct js_host *h, JSObjectRef native, const struct native_function *functions)
{
	for (; functions->name; functions++) {
		JSStringRef name = engine.StringCreateWithUTF8CString(functions->name);
		JSObjectRef f =
			engine.ObjectMakeFunctionWithCallback(h->context, name, functions->call);
		engine.ObjectSetProperty(
			h->context, native, name, f, kJSPropertyAttributeNone, NULL);
		engine.StringRelease(name);
	}
}

JSObjectRef native_object(struct js_host *h)
{
	static const struct native_function functions[] = {
		{"boot", boot},
		{"builtin", builtin},
		{"done", done},
		{"entry", entry},
		{"failed", failed},
		{"lacks", lacks},
		{"load", load},
		{"compile", compile},
		{"path", path_of},
		{"ran", ran},
		{"rejected", rejected},
		{"resolve", resolve_call},
		{NULL, NULL},
	};
	host = h;
	JSObjectRef native = engine.ObjectMake(h->context, NULL, NULL);
	native_add(h, native, functions);
	machine_add(h, native);
	return native;
}
