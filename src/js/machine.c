/* The little of the machine that code may reach: output, clock, environment, random bytes. */
#include "js/machine.h"

#include <string.h>

#include "base/hash.h"
#include "js/engine.h"
#include "js/limit.h"
#include "js/native.h"

/* See native.c. */
static struct js_host *host;

static JSValueRef undefined(void)
{
	return engine.ValueMakeUndefined(host->context);
}

static JSValueRef print(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	ARENA_SCOPE struct arena *a = arena_new();
	size_t len;
	const char *text = engine_text(a, context, argv[1], &len);
	host->options.print(host->options.print_context,
		(int)engine.ValueToNumber(context, argv[0], NULL), text, len);
	return undefined();
}

/* now(): milliseconds on the monotonic clock. */
static JSValueRef now(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	return engine.ValueMakeNumber(context, host_now() * 1000);
}

/* wake(when): the next timer is due at `when`, by now(); 0: there is none. */
static JSValueRef wake(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	host->wake_at = engine.ValueToNumber(context, argv[0], NULL) / 1000;
	return undefined();
}

/* exit(code): the caller has to loop until it is stopped. */
static JSValueRef exit_call(JSContextRef context, JSObjectRef function, JSObjectRef this,
	size_t argc, const JSValueRef argv[], JSValueRef *exception)
{
	host->exit_code = (int)engine.ValueToNumber(context, argv[0], NULL);
	limit_stop(host, STOP_EXIT);
	return undefined();
}

/* The bytes of a typed array; NULL for anything else. */
static unsigned char *bytes_of(JSValueRef value, size_t *len)
{
	JSContextRef context = host->context;
	JSTypedArrayType type = engine.ValueGetTypedArrayType(context, value, NULL);
	if (type == kJSTypedArrayTypeNone || type == kJSTypedArrayTypeArrayBuffer)
		return NULL;
	JSObjectRef array = (JSObjectRef)value;
	*len = engine.ObjectGetTypedArrayByteLength(context, array, NULL);
	unsigned char *start = engine.ObjectGetTypedArrayBytesPtr(context, array, NULL);
	return start + engine.ObjectGetTypedArrayByteOffset(context, array, NULL);
}

/* random(array) fills a typed array. */
static JSValueRef random_call(JSContextRef context, JSObjectRef function, JSObjectRef this,
	size_t argc, const JSValueRef argv[], JSValueRef *exception)
{
	size_t len;
	unsigned char *bytes = bytes_of(argv[0], &len);
	if (bytes)
		hash_random(bytes, len);
	return argv[0];
}

static JSValueRef uuid(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	ARENA_SCOPE struct arena *a = arena_new();
	return engine_string(context, hash_uuid(a));
}

/* sha256(array): hexadecimal digits. */
static JSValueRef sha256(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	ARENA_SCOPE struct arena *a = arena_new();
	size_t len = 0;
	const unsigned char *bytes = bytes_of(argv[0], &len);
	return engine_string(context, hash_sha256(a, bytes ? bytes : (const void *)"", len));
}

static JSValueRef env(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	JSObjectRef object = engine.ObjectMake(context, NULL, NULL);
	const struct map *map = host->options.env;
	for (size_t i = 0; map && i < map->count; i++)
		engine_set(context, object, map->entries[i].key,
			engine_string(context, map->entries[i].value));
	return object;
}

static char **arguments;
static int argument_count;

void js_set_arguments(int argc, char **argv)
{
	argument_count = argc;
	arguments = argv;
}

static JSValueRef argv_call(JSContextRef context, JSObjectRef function, JSObjectRef this,
	size_t argc, const JSValueRef argv[], JSValueRef *exception)
{
	JSObjectRef array = engine.ObjectMakeArray(context, 0, NULL, NULL);
	ARENA_SCOPE struct arena *a = arena_new();
	for (int i = 0; i < argument_count; i++)
		engine_set(context, array, arena_printf(a, "%d", i),
			engine_string(context, arguments[i]));
	return array;
}

static JSValueRef cwd(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	return engine_string(context, host->options.root);
}

/* platform() and arch(), in Node's words. */
static JSValueRef platform(JSContextRef context, JSObjectRef function, JSObjectRef this,
	size_t argc, const JSValueRef argv[], JSValueRef *exception)
{
#ifdef __APPLE__
	return engine_string(context, "darwin");
#else
	return engine_string(context, "linux");
#endif
}

static JSValueRef arch(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
#ifdef __aarch64__
	return engine_string(context, "arm64");
#else
	return engine_string(context, "x64");
#endif
}

/* ask(what, argument), of the caller's own modules. */
static JSValueRef ask(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	ARENA_SCOPE struct arena *a = arena_new();
	if (!host->options.ask)
		return undefined();
	const char *what = argc > 0 ? engine_text(a, context, argv[0], NULL) : "";
	const char *argument = argc > 1 ? engine_text(a, context, argv[1], NULL) : "";
	const char *answer = host->options.ask(host->options.ask_context, a, what, argument);
	return answer ? engine_string_of(context, answer, strlen(answer)) : undefined();
}

/* waits(why): of what never happens; the reason is told when a module waits for it. */
static JSValueRef waits(JSContextRef context, JSObjectRef function, JSObjectRef this, size_t argc,
	const JSValueRef argv[], JSValueRef *exception)
{
	host->waits_for = engine_text(host->arena, context, argv[0], NULL);
	return undefined();
}

void machine_add(struct js_host *h, JSObjectRef native)
{
	static const struct native_function functions[] = {
		{"arch", arch},
		{"argv", argv_call},
		{"ask", ask},
		{"cwd", cwd},
		{"env", env},
		{"exit", exit_call},
		{"now", now},
		{"platform", platform},
		{"print", print},
		{"random", random_call},
		{"sha256", sha256},
		{"uuid", uuid},
		{"waits", waits},
		{"wake", wake},
		{NULL, NULL},
	};
	host = h;
	native_add(h, native, functions);
}
