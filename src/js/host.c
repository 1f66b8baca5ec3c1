/* A host's life: made, given modules to run, and freed. */
#include "js/host.h"

#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "js/builtin.h"
#include "js/engine.h"
#include "js/fault.h"
#include "js/limit.h"
#include "js/loop.h"
#include "js/native.h"

struct js_preload {
	struct arena *arena;
	struct graph *graph;
	const char **paths;
	size_t count;
	pthread_t thread;
	bool is_running;
};

static void *preload(void *data)
{
	struct js_preload *p = data;
	graph_read_all(graph_reader(p->graph), p->paths, p->count);
	return NULL;
}

struct js_preload *js_preload_start(
	const struct js_options *options, const char *const *paths, size_t count)
{
	struct arena *a = arena_new();
	struct js_preload *p = arena_new_of(a, struct js_preload);
	p->arena = a;
	p->graph = graph_new(options);
	p->count = count;
	p->paths = arena_array(a, count + 1, sizeof(*p->paths));
	for (size_t i = 0; i < count; i++)
		p->paths[i] = arena_strdup(a, paths[i]);
	/* Without a second thread the loader reads what it needs itself. */
	p->is_running = pthread_create(&p->thread, NULL, preload, p) == 0;
	return p;
}

static void preload_free(struct js_preload *p)
{
	if (!p)
		return;
	graph_stop(p->graph);
	if (p->is_running)
		pthread_join(p->thread, NULL);
	graph_free(p->graph);
	arena_free(p->arena);
}

void js_adopt(struct js_host *h, struct js_preload *p)
{
	if (!h) {
		preload_free(p);
		return;
	}
	/* A host that ran built-in modules alone has one that is empty. */
	graph_free(h->graph);
	h->reader = NULL;
	h->preload = p;
	h->graph = p->graph;
}

static void print_to_stderr(void *context, int fd, const char *text, size_t len)
{
	while (len) {
		ssize_t n = write(2, text, len);
		if (n <= 0)
			return;
		text += n;
		len -= (size_t)n;
	}
}

/* Evaluates boot/loader.js, a function of the native functions, and keeps what it returns. */
static bool start_loader(struct js_host *h, struct err *err)
{
	const struct js_builtin *b = builtin_boot("loader");
	JSObjectRef native = native_object(h);
	JSValueRef exception = NULL, argv[] = {native};
	JSValueRef start =
		engine_evaluate(h->context, b->source, b->len, "rihla:loader", &exception);
	JSValueRef loader = start ? engine.ObjectCallAsFunction(h->context, (JSObjectRef)start,
					    NULL, 1, argv, &exception)
				  : NULL;
	if (exception)
		return fault_error(h, exception, err);
	h->loader = (JSObjectRef)loader;
	engine.ValueProtect(h->context, loader);
	engine.GlobalContextSetUnhandledRejectionCallback(
		h->context, (JSObjectRef)engine_get(h->context, native, "rejected"), &exception);
	return true;
}

void js_set_environment(bool use_jit)
{
	engine_set_environment(use_jit);
}

bool js_new(const struct js_options *options, struct js_host **out, struct err *err)
{
	if (limit_is_lost())
		return err_set(err, ERR_LIMIT, "the JavaScript engine was stopped by force");
	if (!engine_load(options->use_jit, err))
		return false;
	struct arena *a = arena_new();
	struct js_host *h = arena_new_of(a, struct js_host);
	h->arena = a;
	h->options = *options;
	if (!h->options.print)
		h->options.print = print_to_stderr;
	h->module_numbers = (struct map){.arena = a};
	h->warnings = buf_in(a);
	h->context = engine.GlobalContextCreate(NULL);
	limit_install(h);
	if (!start_loader(h, err)) {
		js_free(h);
		return false;
	}
	*out = h;
	return true;
}

static void forget(struct js_host *h, JSValueRef *value)
{
	if (*value)
		engine.ValueUnprotect(h->context, *value);
	*value = NULL;
}

void js_free(struct js_host *h)
{
	if (!h)
		return;
	if (!h->options.is_last && !limit_is_lost()) {
		JSValueRef loader = h->loader;
		forget(h, &h->result);
		forget(h, &h->failure);
		forget(h, &loader);
		engine.GlobalContextRelease(h->context);
	}
	if (h->preload)
		preload_free(h->preload);
	else
		graph_free(h->graph);
	list_each (error, h->errors)
		err_clear(error);
	arena_free(h->arena);
}

void js_cleanup(struct js_host **h)
{
	js_free(*h);
}

static JSValueRef array_of(struct js_host *h, const char *const *texts, size_t count)
{
	JSObjectRef array = engine.ObjectMakeArray(h->context, 0, NULL, NULL);
	for (size_t i = 0; i < count; i++) {
		ARENA_SCOPE struct arena *a = arena_new();
		engine_set(h->context, array, arena_printf(a, "%zu", i),
			engine_string(h->context, texts[i]));
	}
	return array;
}

static bool call_loader(struct js_host *h, const char *const *paths, size_t count,
	const char *script, size_t script_len, struct err *err)
{
	JSValueRef exception = NULL;
	JSValueRef function =
		engine_evaluate(h->context, script, script_len, "rihla:script", &exception);
	if (!function)
		return fault_error(h, exception, err);
	JSValueRef argv[] = {array_of(h, paths, count), function};
	JSObjectRef run = (JSObjectRef)engine_get(h->context, h->loader, "run");
	engine.ObjectCallAsFunction(h->context, run, NULL, 2, argv, &exception);
	return !exception || fault_error(h, exception, err);
}

static bool settle(struct js_host *h, const char *const *paths, size_t count, const char *script,
	size_t script_len, struct err *err)
{
	if (!call_loader(h, paths, count, script, script_len, err) || !loop_run(h, err))
		return false;
	return !h->failure || fault_error(h, h->failure, err);
}

static void prepare(struct js_host *h)
{
	if (!h->graph)
		h->graph = graph_new(&h->options);
	if (!h->reader)
		h->reader = graph_reader(h->graph);
	forget(h, &h->result);
	forget(h, &h->failure);
	h->is_settled = false;
	h->stop = STOP_NONE;
	h->stop_stack = NULL;
}

bool js_run(struct js_host *h, struct arena *a, const char *const *paths, size_t count,
	const char *script, size_t script_len, const char **result, size_t *result_len,
	struct err *err)
{
	if (limit_is_lost())
		return limit_error(h, err);
	prepare(h);
	if (sigsetjmp(h->escape, 1)) {
		limit_end(h);
		h->stop = STOP_TIME;
		limit_error(h, err);
		return loop_blame(h, err);
	}
	limit_start(h);
	bool ok = settle(h, paths, count, script, script_len, err);
	limit_end(h);
	if (!ok)
		return false;
	if (h->warnings.len)
		h->options.print(h->options.print_context, 2, h->warnings.s, h->warnings.len);
	buf_truncate(&h->warnings, 0);
	*result = engine_text(a, h->context, h->result, result_len);
	return true;
}

void js_loaded_files(struct js_host *h, struct arena *a, struct list *paths)
{
	list_each (path, h->evaluated)
		list_push_pointer(a, paths, arena_strdup(a, path));
}
