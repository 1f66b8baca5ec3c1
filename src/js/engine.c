/* Loads JavaScriptCore and converts between its strings and UTF-8. */
#include "js/engine.h"

#include <dlfcn.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

extern char **environ;

struct engine engine;

/* The engine reads JSC_* variables, prints about those it does not know, and some would change what
 * a schema evaluates to. */
static void clear_settings(void)
{
	for (char **e = environ; *e;) {
		if (strncmp(*e, "JSC_", 4)) {
			e++;
			continue;
		}
		char *name = strndup(*e, strcspn(*e, "="));
		unsetenv(name);
		free(name);
		e = environ;
	}
}

static bool find_functions(void *library, struct err *err)
{
#define X(name)                                                                                    \
	engine.name = (__typeof__(engine.name))dlsym(library, "JS" #name);                         \
	if (!engine.name)                                                                          \
		return err_set(                                                                    \
			err, ERR_EVAL, "the JavaScript engine lacks JS" #name ": it is too old");
	ENGINE_FUNCTIONS(X)
#undef X
	return true;
}

void engine_set_environment(bool use_jit)
{
	static bool is_set;
	if (is_set)
		return;
	is_set = true;
	clear_settings();
	/* The first compiler is cheap and halves the time of a large schema; those that optimise
	 * are paid back only by code that runs for long. */
	setenv("JSC_useDFGJIT", use_jit ? "1" : "0", 1);
	/* A compiler in a thread of its own costs more in waiting for each other than it saves, and
	 * what runs less often than this is not worth compiling. */
	setenv("JSC_useConcurrentJIT", "0", 1);
	setenv("JSC_thresholdForJITAfterWarmUp", "1500", 1);
	/* Code looks itself whether its time is up. Otherwise another thread stops it with signals,
	 * and aborts when a busy machine keeps the code from answering in time. */
	setenv("JSC_usePollingTraps", "1", 1);
	/* A tail call would take the frame of its caller out of the stacks that are shown. */
	setenv("JSC_useTailCalls", "0", 1);
	/* The heap of a context of the C API starts at 1 MB and is swept at every doubling. */
	setenv("JSC_smallHeapSize", "67108864", 1);
}

bool engine_load(bool use_jit, struct err *err)
{
	static void *library;
	if (library)
		return true;
	engine_set_environment(use_jit);
	/* Lazy: most of the library's symbols are never called. */
	void *opened = dlopen("libjavascriptcoregtk-4.1.so.0", RTLD_LAZY | RTLD_LOCAL);
	if (!opened) {
		err_set(err, ERR_EVAL, "cannot load the JavaScript engine: %s", dlerror());
		err_text(&err->hint, "install the package libjavascriptcoregtk-4.1-0");
		return false;
	}
	if (!find_functions(opened, err)) {
		dlclose(opened);
		return false;
	}
	/* Collections stop threads with SIGUSR1 unless told otherwise. */
	engine.ConfigureSignalForGC(SIGRTMIN + 4);
	library = opened;
	return true;
}

const char *engine_text(struct arena *a, JSContextRef context, JSValueRef value, size_t *len)
{
	JSStringRef string = value ? engine.ValueToStringCopy(context, value, NULL) : NULL;
	if (len)
		*len = 0;
	if (!string)
		return "";
	/* Room for the worst case; pages that are not written to cost nothing. */
	size_t room = engine.StringGetMaximumUTF8CStringSize(string);
	char *utf8 = malloc(room);
	if (!utf8)
		abort();
	size_t got = engine.StringGetUTF8CString(string, utf8, room);
	const char *out = arena_strndup(a, utf8, got ? got - 1 : 0);
	if (len)
		*len = got ? got - 1 : 0;
	free(utf8);
	engine.StringRelease(string);
	return out;
}

JSValueRef engine_string(JSContextRef context, const char *utf8)
{
	JSStringRef string = engine.StringCreateWithUTF8CString(utf8);
	JSValueRef value = engine.ValueMakeString(context, string);
	engine.StringRelease(string);
	return value;
}

/* The engine's own conversion ends at a NUL and answers malformed UTF-8 with nothing; this one
 * keeps the former and puts U+FFFD for the latter, as Node does when it reads a file. */
static JSStringRef decode(const char *utf8, size_t len)
{
	JSChar *units = malloc((len + 1) * sizeof(*units));
	if (!units)
		abort();
	size_t count = 0;
	const unsigned char *p = (const unsigned char *)utf8, *end = p + len;
	while (p < end) {
		unsigned c = *p++, more = c < 0x80   ? 0
					  : c < 0xc2 ? 9
					  : c < 0xe0 ? 1
					  : c < 0xf0 ? 2
					  : c < 0xf5 ? 3
						     : 9;
		unsigned least = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000, got = 0;
		unsigned value = more == 0 ? c : c & (0x3fu >> more);
		while (more <= 3 && got < more && p + got < end && (p[got] & 0xc0) == 0x80)
			value = value << 6 | (p[got++] & 0x3f);
		bool is_bad =
			more && (more > 3 || got < more || value < least || value > 0x10ffff ||
					(value >= 0xd800 && value < 0xe000));
		p += is_bad ? 0 : got;
		value = is_bad ? 0xfffd : value;
		if (value >= 0x10000) {
			units[count++] = (JSChar)(0xd7c0 + (value >> 10));
			value = 0xdc00 | (value & 0x3ff);
		}
		units[count++] = (JSChar)value;
	}
	JSStringRef string = engine.StringCreateWithCharacters(units, count);
	free(units);
	return string;
}

static bool is_plain(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)(s[i] - 1) >= 0x7f)
			return false;
	return s[len] == '\0';
}

/* Plain ASCII stays at one byte a character inside the engine, which halves what it reads. */
static JSStringRef string_of(const char *utf8, size_t len)
{
	return is_plain(utf8, len) ? engine.StringCreateWithUTF8CString(utf8) : decode(utf8, len);
}

JSValueRef engine_string_of(JSContextRef context, const char *utf8, size_t len)
{
	JSStringRef string = string_of(utf8, len);
	JSValueRef value = engine.ValueMakeString(context, string);
	engine.StringRelease(string);
	return value;
}

JSValueRef engine_get(JSContextRef context, JSValueRef object, const char *name)
{
	if (!object || !engine.ValueIsObject(context, object))
		return engine.ValueMakeUndefined(context);
	JSStringRef key = engine.StringCreateWithUTF8CString(name);
	JSValueRef exception = NULL;
	JSValueRef value = engine.ObjectGetProperty(context, (JSObjectRef)object, key, &exception);
	engine.StringRelease(key);
	return exception || !value ? engine.ValueMakeUndefined(context) : value;
}

void engine_set(JSContextRef context, JSObjectRef object, const char *name, JSValueRef value)
{
	JSStringRef key = engine.StringCreateWithUTF8CString(name);
	engine.ObjectSetProperty(context, object, key, value, kJSPropertyAttributeNone, NULL);
	engine.StringRelease(key);
}

JSValueRef engine_evaluate(
	JSContextRef context, const char *code, size_t len, const char *url, JSValueRef *exception)
{
	JSStringRef script = string_of(code, len);
	JSStringRef name = engine.StringCreateWithUTF8CString(url);
	JSValueRef value = engine.EvaluateScript(context, script, NULL, name, 1, exception);
	engine.StringRelease(name);
	engine.StringRelease(script);
	return *exception ? NULL : value;
}
