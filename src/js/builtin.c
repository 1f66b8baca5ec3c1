/* The table of built-in modules, embedded from boot/ by the build. */
#include "js/builtin.h"

#include <assert.h>
#include <string.h>

/* The host's own scripts. */
#define BOOT_SCRIPTS(X)                                                                            \
	X(closed, "closed")                                                                        \
	X(globals, "globals")                                                                      \
	X(loader, "loader")                                                                        \
	X(missing, "missing")                                                                      \
	X(plain, "plain")                                                                          \
	X(timers, "timers")

/* Node's modules, as far as they are of use without files and network, and the packages that every
 * project has for its config; a caller may bring its own. */
#define NODE_MODULES(X)                                                                            \
	X(node_assert, "assert")                                                                   \
	X(node_async_hooks, "async_hooks")                                                         \
	X(node_buffer, "buffer")                                                                   \
	X(node_console, "console")                                                                 \
	X(node_crypto, "crypto")                                                                   \
	X(node_diagnostics_channel, "diagnostics_channel")                                         \
	X(node_events, "events")                                                                   \
	X(node_module, "module")                                                                   \
	X(node_os, "os")                                                                           \
	X(node_path, "path")                                                                       \
	X(node_perf_hooks, "perf_hooks")                                                           \
	X(node_process, "process")                                                                 \
	X(node_querystring, "querystring")                                                         \
	X(node_stream, "stream")                                                                   \
	X(node_string_decoder, "string_decoder")                                                   \
	X(node_timers, "timers")                                                                   \
	X(node_timers_promises, "timers/promises")                                                 \
	X(node_url, "url")                                                                         \
	X(node_util, "util")                                                                       \
	X(node_util_types, "util/types")                                                           \
	X(node_web, "rihla:web")                                                                   \
	X(package_depd, "depd")                                                                    \
	X(package_dotenv, "dotenv")                                                                \
	X(package_dotenv_config, "dotenv/config")                                                  \
	X(package_drizzle_kit, "drizzle-kit")                                                      \
	X(package_node_gyp_build, "node-gyp-build")

#define X(symbol, name)                                                                            \
	extern const char js_boot_##symbol[];                                                      \
	extern const size_t js_boot_##symbol##_len;
BOOT_SCRIPTS(X)
NODE_MODULES(X)
#undef X

struct embedded {
	const char *name, *source;
	const size_t *len;
};

#define X(symbol, name) {name, js_boot_##symbol, &js_boot_##symbol##_len},
static const struct embedded boot_scripts[] = {BOOT_SCRIPTS(X)};
static const struct embedded node_modules[] = {NODE_MODULES(X)};
#undef X

/* They can be imported; what is in them cannot be called. */
static const char *const closed_modules[] = {"child_process", "cluster", "dgram", "dns",
	"dns/promises", "fs", "fs/promises", "http", "http2", "https", "inspector", "net",
	"readline", "readline/promises", "repl", "stream/consumers", "stream/promises",
	"stream/web", "test", "tls", "trace_events", "tty", "v8", "vm", "wasi", "worker_threads",
	"zlib"};

static const struct js_builtin *find_embedded(
	const struct embedded *table, size_t count, const char *name)
{
	static _Thread_local struct js_builtin found;
	for (size_t i = 0; i < count; i++) {
		if (strcmp(table[i].name, name))
			continue;
		found = (struct js_builtin){table[i].name, table[i].source, *table[i].len};
		return &found;
	}
	return NULL;
}

/* Other names of the same. */
static const char *const aliases[][2] = {
	{"assert/strict", "assert"},
	{"path/posix", "path"},
	{"sys", "util"},
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

const struct js_builtin *builtin_boot(const char *name)
{
	const struct js_builtin *found = find_embedded(boot_scripts, COUNT(boot_scripts), name);
	assert(found);
	return found;
}

const struct js_builtin *builtin_find(const struct js_options *options, const char *name)
{
	for (size_t i = 0; i < options->builtin_count; i++)
		if (!strcmp(options->builtins[i].name, name))
			return &options->builtins[i];
	return find_embedded(node_modules, COUNT(node_modules), name);
}

const char *builtin_name(const struct js_options *options, const char *specifier)
{
	if (*specifier == '.' || *specifier == '/')
		return NULL;
	const char *name = strncmp(specifier, "node:", 5) ? specifier : specifier + 5;
	for (size_t i = 0; i < COUNT(aliases); i++)
		if (!strcmp(aliases[i][0], name))
			name = aliases[i][1];
	const struct js_builtin *found = builtin_find(options, name);
	if (found)
		return found->name;
	for (size_t i = 0; i < COUNT(closed_modules); i++)
		if (!strcmp(closed_modules[i], name))
			return closed_modules[i];
	return NULL;
}
