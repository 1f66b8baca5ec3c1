/* Fuzzes the statement splitter: whatever the text, statements stand in it one after another, and
 * the script of a migration that has it twice leads back to them. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "apply/script.h"
#include "lint/split.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_script(struct arena *a, const char *text)
{
	struct statement first = {.sql = text}, second = {.sql = text, .offset = strlen(text)};
	struct migration m = {.text = text, .len = strlen(text)};
	struct list scripts = {0};
	list_push(a, &m.statements, &first);
	list_push(a, &m.statements, &second);
	script_make(a, &m, "tail", &scripts);
	assert(scripts.count == 1 || scripts.count == 2);
	for (size_t i = 0; i < scripts.count; i++) {
		const struct script *s = scripts.items[i];
		list_each (one, s->statements) {
			const char *in_file = text + one->offset % (m.len + !m.len);
			assert(script_find(s, one->sent) == one);
			assert(!strncmp(s->text + one->sent, in_file, one->len));
		}
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	ARENA_SCOPE struct arena *a = arena_new();
	const char *text = arena_strndup(a, (const char *)data, size);
	struct split s = {.text = text};
	size_t before = 0;
	for (size_t start, end; split_next(&s, &start, &end);) {
		assert(start >= before && start < end && end <= strlen(text));
		before = end;
	}
	assert(s.at == strlen(text));
	check_script(a, text);
	return 0;
}
