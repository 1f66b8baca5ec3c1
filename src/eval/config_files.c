/* Questions that the dotenv and the fs of a config ask: it may read what its user may read. */
#include "eval/config_files.h"

#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "base/path.h"
#include "eval/dotenv.h"

static const char *parse_dotenv(struct arena *a, const char *text, size_t len)
{
	struct map found = {.arena = a};
	dotenv_parse(a, text, len, &found);
	struct json *o = json_new_object(a);
	for (size_t i = 0; i < found.count; i++)
		json_set(a, o, found.entries[i].key, json_new_string(a, found.entries[i].value));
	struct buf out = buf_in(a);
	json_put_compact(&out, o);
	return out.s;
}

static const char *dotenv(const struct config_files *files, struct arena *a, const char *path)
{
	const char *home = map_get(files->env, "HOME"), *text;
	size_t len;
	ERR_SCOPE struct err ignored = {0};
	if (*path == '~' && home)
		path = path_join(a, home, path + 1 + (path[1] == '/'));
	if (!file_read(a, path_join(a, files->root, path), &text, &len, &ignored))
		return NULL;
	return parse_dotenv(a, text, len);
}

static const char *dotenv_text(const struct config_files *files, struct arena *a, const char *text)
{
	return parse_dotenv(a, text, strlen(text));
}

static const char *kind(const struct config_files *files, struct arena *a, const char *path)
{
	path = path_join(a, files->root, path);
	return file_is_folder(path) ? "folder" : file_exists(path) ? "file" : NULL;
}

/* A text that goes to the engine ends at its first NUL. */
static const char *text_of(const struct config_files *files, struct arena *a, const char *path)
{
	const char *text;
	size_t len;
	ERR_SCOPE struct err ignored = {0};
	if (!file_read(a, path_join(a, files->root, path), &text, &len, &ignored))
		return NULL;
	return strlen(text) == len ? text : NULL;
}

static const char *names(const struct config_files *files, struct arena *a, const char *path)
{
	LIST_OF(const char) found = {0};
	ERR_SCOPE struct err ignored = {0};
	if (!file_list(a, path_join(a, files->root, path), (struct list *)&found, &ignored))
		return NULL;
	struct json *array = json_new_array(a);
	list_each (name, found)
		json_add(a, array, json_new_string(a, name));
	struct buf out = buf_in(a);
	json_put_compact(&out, array);
	return out.s;
}

const char *config_files_answer(
	void *context, struct arena *a, const char *what, const char *argument)
{
	static const struct {
		const char *what;
		const char *(*answer)(
			const struct config_files *files, struct arena *a, const char *argument);
	} questions[] = {
		{"dotenv", dotenv},
		{"dotenv-parse", dotenv_text},
		{"file-kind", kind},
		{"file-text", text_of},
		{"folder-names", names},
	};
	for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]); i++)
		if (!strcmp(questions[i].what, what))
			return questions[i].answer(context, a, argument);
	return NULL;
}
