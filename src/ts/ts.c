/* The way through: read, resolve, write. */
#include "ts/ts.h"

#include <string.h>

#include "base/path.h"
#include "ts/emit.h"
#include "ts/plain.h"

enum ts_language ts_language_of(const char *path)
{
	static const char *const javascript[] = {".js", ".mjs", ".cjs", ".jsx"};

	for (size_t i = 0; i < sizeof(javascript) / sizeof(javascript[0]); i++)
		if (strcmp(path_extension(path), javascript[i]) == 0)
			return TS_JAVASCRIPT;
	return TS_TYPESCRIPT;
}

/* A beginning that no name of the source has. */
static const char *free_prefix(struct ts_parser *p)
{
	const char *prefix = "$r";

	for (unsigned n = 1; memmem(p->lexer.s, p->lexer.len, prefix, strlen(prefix)); n++)
		prefix = arena_printf(p->arena, "$r%u", n);
	return prefix;
}

void ts_prepare(struct ts_parser *p, struct arena *a, const char *source, size_t len)
{
	p->arena = a;
	p->lexer.s = arena_strndup(a, source, len);
	p->lexer.len = (unsigned)len;
	ts_atoms_init(&p->lexer.atoms, a, (unsigned)(len / 64));
	p->prefix = free_prefix(p);
	p->c.space = TS_NONE;
	ts_open_scope(p, S_FUNCTION);
	p->scope = 0;
	p->scopes.items[0].parent = 0;
}

static bool report(struct ts_parser *p, struct err *err)
{
	int line, column;

	ts_locate(p->lexer.s, p->lexer.len, p->error_at, &line, &column);
	err_set(err, p->error_kind, "%s", p->error);
	err_frame(err, p->lexer.s, p->lexer.len, line, column);
	return err_at(err, p->file, line, column);
}

/* Whether others may see the module while it runs, though it is in no cycle of imports. */
static bool has_surprises(struct ts_parser *p)
{
	if (p->has_top_level_await || p->has_dynamic_import || p->dynamic_imports.count)
		return true;
	unsigned require = ts_atom_of(&p->lexer.atoms, "require", (unsigned)strlen("require"));
	for (unsigned i = 0; i < p->refs.count; i++)
		if (p->refs.items[i].atom == require)
			return true;
	return false;
}

static bool read_module(struct ts_parser *p, struct err *err)
{
	ts_next(p);
	ts_statements(p, T_EOF);
	if (p->t.kind != T_EOF)
		ts_unexpected(p, "a statement");
	if (p->failed)
		return report(p, err);
	if (has_surprises(p))
		p->form = TS_TWO_STEPS;
	ts_resolve(p);
	return true;
}

static bool is_too_long(const char *name, size_t len, struct err *err)
{
	if (len < 1u << 30)
		return false;
	err_set(err, ERR_UNSUPPORTED, "a source file of more than 1 GB");
	err_at(err, name, 0, 0);
	return true;
}

static void keep_texts(struct arena *a, struct list *texts)
{
	struct list kept = {0};

	for (size_t i = 0; i < texts->count; i++)
		list_push_pointer(a, &kept, arena_strdup(a, texts->items[i]));
	*texts = kept;
}

static struct ts_import *keep_import(struct arena *a, const struct ts_import *import)
{
	struct ts_import *kept = arena_new_of(a, struct ts_import);

	*kept = *import;
	kept->specifier = arena_strdup(a, import->specifier);
	keep_texts(a, (struct list *)&kept->names);
	return kept;
}

/* What reading a module took is many times what is kept of it: `m` moves to another arena. */
static void keep_module(struct arena *a, struct ts_module *m)
{
	struct list imports = {0};

	list_each (import, m->imports)
		list_push_pointer(a, &imports, keep_import(a, import));
	*(struct list *)&m->imports = imports;
	keep_texts(a, (struct list *)&m->dynamic_imports);
	m->code = arena_strndup(a, m->code, m->code_len);
	struct ts_segment *segments = arena_array(a, m->segment_count, sizeof(*segments));
	if (m->segment_count)
		memcpy(segments, m->segments, m->segment_count * sizeof(*segments));
	m->segments = segments;
}

bool ts_transform(struct arena *a, const char *name, const char *source, size_t len,
	const struct ts_options *options, struct ts_module *out, struct err *err)
{
	struct ts_parser p = {.file = name,
		.options = *options,
		.is_typescript = options->language == TS_TYPESCRIPT,
		.form = options->form == TS_PLAIN ? TS_ONE_STEP : options->form};

	if (is_too_long(name, len, err))
		return false;
	ARENA_SCOPE struct arena *scratch = arena_new();
	ts_prepare(&p, scratch, source, len);
	if (!read_module(&p, err))
		return false;
	ts_emit_module(&p, out);
	keep_module(a, out);
	if (options->form == TS_PLAIN && out->kind == TS_ES_MODULE && out->form == TS_ONE_STEP)
		out->program = ts_plain_program(a, out->code, out->code_len);
	return true;
}

bool ts_erase(struct arena *a, const char *name, const char *source, size_t len,
	enum ts_language language, const char **code, size_t *code_len, struct err *err)
{
	struct ts_parser p = {
		.file = name, .is_typescript = language == TS_TYPESCRIPT, .is_erasing = true};

	if (is_too_long(name, len, err))
		return false;
	ts_prepare(&p, a, source, len);
	if (!read_module(&p, err))
		return false;
	*code = ts_emit_erased(&p, code_len);
	return true;
}
