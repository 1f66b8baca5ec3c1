/* Loads libpg_query and reads the trees it gives as JSON, whose names stay the same from version to
 * version. */
#include "lint/parser.h"

#include <dlfcn.h>
#include <pg_query.h>
#include <string.h>

static const char *const file_names[] = {
	"libpg_query.so.1504.0", "libpg_query.so", "libpg_query.dylib"};

/* Its printer goes down into nested expressions without an end. */
enum { LONGEST = 256 * 1024 };

struct library {
	__typeof__(pg_query_parse) *parse;
	__typeof__(pg_query_free_parse_result) *free_result;
};

static void *open_library(void)
{
	for (size_t i = 0; i < sizeof(file_names) / sizeof(file_names[0]); i++) {
		void *handle = dlopen(file_names[i], RTLD_LAZY | RTLD_LOCAL);
		if (handle)
			return handle;
	}
	return NULL;
}

/* ISO C has no cast from an object to a function pointer. */
static bool look_up(void *handle, const char *name, void *function)
{
	void *address = dlsym(handle, name);
	memcpy(function, &address, sizeof(address));
	return address;
}

static const struct library *load(struct err *err)
{
	static struct library loaded;
	if (loaded.parse)
		return &loaded;
	void *handle = open_library();
	struct library found;
	if (handle && look_up(handle, "pg_query_free_parse_result", &found.free_result) &&
		look_up(handle, "pg_query_parse", &found.parse)) {
		loaded = found;
		return &loaded;
	}
	err_set(err, ERR_UNSUPPORTED,
		"cannot load libpg_query, by which statements that cannot run in a transaction are "
		"told from others");
	err_text(&err->hint, "install it (Debian: libpg-query1504.0)");
	return NULL;
}

bool parser_read(struct arena *a, const char *sql, const struct json **out, struct err *err)
{
	*out = NULL;
	if (strlen(sql) > LONGEST)
		return true;
	const struct library *lib = load(err);
	if (!lib)
		return false;
	PgQueryParseResult result = lib->parse(sql);
	if (!result.error) {
		ERR_SCOPE struct err ignored = {0};
		const char *text = result.parse_tree;
		const struct json *all = json_parse(a, "libpg_query", text, strlen(text), &ignored);
		const struct json *statements = json_get(all, "stmts");
		if (json_count(statements) == 1)
			*out = json_get(json_at(statements, 0), "stmt");
	}
	lib->free_result(result);
	return true;
}
