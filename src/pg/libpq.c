/* Loads libpq at run time. */
#include "pg/libpq.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

static const char *const file_names[] = {"libpq.so.5", "libpq.5.dylib", "libpq.so"};

struct function {
	const char *name;
	size_t offset; /* in struct libpq */
};

#define LIBPQ_ENTRY(name) {#name, offsetof(struct libpq, name)},
static const struct function functions[] = {LIBPQ_FUNCTIONS(LIBPQ_ENTRY)};
#undef LIBPQ_ENTRY

static void *open_library(void)
{
	for (size_t i = 0; i < sizeof(file_names) / sizeof(file_names[0]); i++) {
		void *library = dlopen(file_names[i], RTLD_LAZY | RTLD_LOCAL);
		if (library)
			return library;
	}
	return NULL;
}

static bool look_up(void *library, struct libpq *out, struct err *err)
{
	for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]); i++) {
		void *address = dlsym(library, functions[i].name);
		if (!address)
			return err_set(err, ERR_CONNECTION,
				"the installed libpq is too old: it lacks %s", functions[i].name);
		/* ISO C has no cast from an object to a function pointer. */
		memcpy((char *)out + functions[i].offset, &address, sizeof(address));
	}
	return true;
}

const struct libpq *libpq_load(struct err *err)
{
	static struct libpq loaded;
	static bool is_loaded;
	if (is_loaded)
		return &loaded;
	void *library = open_library();
	if (!library) {
		err_set(err, ERR_CONNECTION, "cannot load libpq, PostgreSQL's client library");
		err_text(&err->hint, "install it (Debian: libpq5, Fedora: libpq, Homebrew: libpq)");
		return NULL;
	}
	is_loaded = look_up(library, &loaded, err);
	return is_loaded ? &loaded : NULL;
}
