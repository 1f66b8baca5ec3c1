/* JavaScriptCore's C API, loaded when it is first needed, and what makes it bearable to use. */
#ifndef JS_ENGINE_H
#define JS_ENGINE_H

#include <JavaScriptCore/JavaScript.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* Exported by the library, declared only in its private headers. */
typedef bool (*JSShouldTerminateCallback)(JSContextRef context, void *data);
void JSContextGroupSetExecutionTimeLimit(
	JSContextGroupRef group, double seconds, JSShouldTerminateCallback callback, void *data);
void JSGlobalContextSetUnhandledRejectionCallback(
	JSGlobalContextRef context, JSObjectRef function, JSValueRef *exception);
bool JSConfigureSignalForGC(int signal);

/* Every function of the library that rihla calls, without its prefix "JS". */
#define ENGINE_FUNCTIONS(X)                                                                        \
	X(ConfigureSignalForGC)                                                                    \
	X(ContextGetGlobalObject)                                                                  \
	X(ContextGetGroup)                                                                         \
	X(ContextGroupSetExecutionTimeLimit)                                                       \
	X(EvaluateScript)                                                                          \
	X(GlobalContextCreate)                                                                     \
	X(GlobalContextRelease)                                                                    \
	X(GlobalContextSetUnhandledRejectionCallback)                                              \
	X(ObjectCallAsFunction)                                                                    \
	X(ObjectGetProperty)                                                                       \
	X(ObjectGetTypedArrayByteLength)                                                           \
	X(ObjectGetTypedArrayByteOffset)                                                           \
	X(ObjectGetTypedArrayBytesPtr)                                                             \
	X(ObjectIsFunction)                                                                        \
	X(ObjectMake)                                                                              \
	X(ObjectMakeArray)                                                                         \
	X(ObjectMakeError)                                                                         \
	X(ObjectMakeFunctionWithCallback)                                                          \
	X(ObjectMakeTypedArrayWithBytesNoCopy)                                                     \
	X(ObjectSetProperty)                                                                       \
	X(StringCreateWithCharacters)                                                              \
	X(StringCreateWithUTF8CString)                                                             \
	X(StringGetMaximumUTF8CStringSize)                                                         \
	X(StringGetUTF8CString)                                                                    \
	X(StringRelease)                                                                           \
	X(ValueGetTypedArrayType)                                                                  \
	X(ValueIsObject)                                                                           \
	X(ValueIsString)                                                                           \
	X(ValueIsUndefined)                                                                        \
	X(ValueMakeBoolean)                                                                        \
	X(ValueMakeFromJSONString)                                                                 \
	X(ValueMakeNull)                                                                           \
	X(ValueMakeNumber)                                                                         \
	X(ValueMakeString)                                                                         \
	X(ValueMakeUndefined)                                                                      \
	X(ValueProtect)                                                                            \
	X(ValueToNumber)                                                                           \
	X(ValueToStringCopy)                                                                       \
	X(ValueUnprotect)

/* The functions: `engine.ValueMakeNumber(context, 1)` is JSValueMakeNumber. Filled by engine_load.
 */
struct engine {
#define X(name) __typeof__(&JS##name) name;
	ENGINE_FUNCTIONS(X)
#undef X
};
extern struct engine engine;

/* What the library reads from the environment when it is loaded; later calls do nothing. */
void engine_set_environment(bool use_jit);

/* Loads the library; later calls do nothing. `use_jit` holds for the process: the first call
 * decides. Fails with ERR_EVAL, naming the package to install. */
bool engine_load(bool use_jit, struct err *err);

/* Texts. engine_text gives UTF-8 in the arena; a value that is not a string is converted, and what
 * cannot be converted gives "". The length goes to `*len`, which may be NULL. */
const char *engine_text(struct arena *a, JSContextRef context, JSValueRef value, size_t *len);
JSValueRef engine_string(JSContextRef context, const char *utf8);
JSValueRef engine_string_of(JSContextRef context, const char *utf8, size_t len);

/* A property by name; undefined when reading it throws. */
JSValueRef engine_get(JSContextRef context, JSValueRef object, const char *name);
void engine_set(JSContextRef context, JSObjectRef object, const char *name, JSValueRef value);

/* Evaluates `code`; NULL with `*exception` set when it throws. Frames name it `url`. */
JSValueRef engine_evaluate(
	JSContextRef context, const char *code, size_t len, const char *url, JSValueRef *exception);

#endif
