/* Fuzzes the transform, the erasure, the position map and the literal reader. The first byte says
 * which language. tests/fuzz/build.sh compiles it; `ts_fuzz -max_total_time=60 seeds/ts` runs it.
 */
#include <stdint.h>
#include <stdlib.h>

#include "ts/literal.h"
#include "ts/ts.h"

static const char *no_env(void *context, const char *name)
{
	return NULL;
}

static void check_map(const struct ts_module *m, const char *source, size_t len)
{
	int line, column;

	for (size_t i = 1; i < m->segment_count; i++)
		if (m->segments[i].out <= m->segments[i - 1].out || m->segments[i].in > len)
			abort();
	ts_place(m, source, len, m->code_len / 2, &line, &column);
	if (line < 1 || column < 1)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	ARENA_SCOPE struct arena *a = arena_new();
	ERR_SCOPE struct err err = {0};
	enum ts_language language = size && data[0] == 'J' ? TS_JAVASCRIPT : TS_TYPESCRIPT;
	const char *source = (const char *)data + (size > 0), *code;
	size_t len = size - (size > 0), code_len;
	struct ts_literal literal = {0};
	struct ts_options options = {language, TS_PLAIN, .assigns_fields = len % 2};
	struct ts_module m;

	if (ts_transform(a, "fuzz", source, len, &options, &m, &err))
		check_map(&m, source, len);
	else if (err.line < 1 || err.column < 1 || !err.message)
		abort();
	err_clear(&err);
	ts_erase(a, "fuzz", source, len, language, &code, &code_len, &err);
	ts_read_literal(a, source, len, no_env, NULL, &literal);
	return 0;
}
