/* Runs the transform over many files, for comparison with other compilers: the names come in on
 * stdin, one a line, and the n-th output goes to OUT/n.js with one line of JSON about it on
 * stdout. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "ts/ts.h"

static void describe_module(struct arena *a, const struct ts_module *m, struct json *line)
{
	struct json *imports = json_new_array(a), *dynamic = json_new_array(a);

	list_each (import, m->imports) {
		struct json *item = json_new_object(a), *names = json_new_array(a);
		list_each (name, import->names)
			json_add(a, names, json_new_string(a, name));
		json_set(a, item, "specifier", json_new_string(a, import->specifier));
		json_set(a, item, "names", names);
		json_set(a, item, "require", json_new_bool(a, import->is_require));
		json_add(a, imports, item);
	}
	list_each (specifier, m->dynamic_imports)
		json_add(a, dynamic, json_new_string(a, specifier));
	json_set(a, line, "imports", imports);
	json_set(a, line, "dynamic", dynamic);
	json_set(a, line, "module", json_new_bool(a, m->kind == TS_ES_MODULE));
	json_set(a, line, "await", json_new_bool(a, m->has_top_level_await));
}

static bool convert(struct arena *a, const char *path, bool is_transform, const char *to,
	struct json *line, struct err *err)
{
	const char *source, *code;
	struct ts_module m;
	size_t len;

	if (!file_read(a, path, &source, &len, err))
		return false;
	if (!is_transform) {
		if (!ts_erase(a, path, source, len, ts_language_of(path), &code, &len, err))
			return false;
	} else {
		if (!ts_transform(a, path, source, len,
			    &(struct ts_options){ts_language_of(path), TS_TWO_STEPS}, &m, err))
			return false;
		code = m.code;
		len = m.code_len;
		describe_module(a, &m, line);
	}
	FILE *f = fopen(to, "w");
	if (!f || fwrite(code, 1, len, f) != len || fclose(f) != 0)
		return err_set(err, ERR_FILE, "cannot write %s", to);
	return true;
}

int main(int argc, char **argv)
{
	char *path = NULL;
	size_t size = 0;
	bool is_transform = argc == 3 && strcmp(argv[2], "--transform") == 0;

	if (argc < 2) {
		fprintf(stderr, "usage: ts_erase OUT [--transform] < names\n");
		return 2;
	}
	for (int n = 0; getline(&path, &size, stdin) > 0; n++) {
		ARENA_SCOPE struct arena *a = arena_new();
		ERR_SCOPE struct err err = {0};
		struct json *line = json_new_object(a);
		struct buf text = buf_in(a);
		path[strcspn(path, "\n")] = '\0';
		json_set(a, line, "file", json_new_string(a, path));
		if (!convert(a, path, is_transform, arena_printf(a, "%s/%d.js", argv[1], n), line,
			    &err)) {
			json_set(a, line, "error", json_new_string(a, err.message));
			json_set(a, line, "kind", json_new_string(a, err_code(err.kind)));
			json_set(a, line, "line", json_new_number(a, err.line));
			json_set(a, line, "column", json_new_number(a, err.column));
		}
		json_put_compact(&text, line);
		puts(text.s);
	}
	free(path);
	return 0;
}
