/* Fuzzes what reads the SQL of migrations: whatever the text, statements stand in it one after
 * another, comments around it do not change its tokens, and the script of a plan leads back to
 * them. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "apply/script.h"
#include "lint/split.h"
#include "lint/tokens.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_script(struct arena *a, const char *text)
{
	struct statement first = {.sql = text}, second = {.sql = text, .offset = strlen(text)};
	struct migration m = {.text = arena_printf(a, "%s%s", text, text), .path = "", .hash = ""};
	struct journal_entry entry = {.tag = ""};
	struct migration_status status = {.entry = &entry, .migration = &m};
	struct plan_migration read;
	ERR_SCOPE struct err err = {0};
	m.entry = &entry;
	list_push(a, &m.statements, &first);
	list_push(a, &m.statements, &second);
	if (!plan_read(a, &status, &read, &err))
		return;
	struct plan_part part = {.of = &read, .end = read.statements.count};
	struct script s = {.text = buf_in(a)};
	script_add_part(a, &s, &part, false);
	list_each (one, s.statements) {
		assert(script_find(&s, one->sent) == one);
		assert(!strncmp(s.text.s + one->sent, m.text + one->of->offset, one->of->len));
	}
}

static void check_tokens(struct arena *a, const char *text)
{
	struct buf bare = buf_in(a), commented = buf_in(a);
	tokens_put(&bare, text);
	tokens_put(&commented, arena_printf(a, "/* before */\n%s\n-- behind", text));
	assert(!strcmp(bare.s, commented.s));
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
	if (!s.is_open)
		check_tokens(a, text);
	return 0;
}
