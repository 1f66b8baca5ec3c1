/* The way through: read, resolve, write. */
#include "ts/ts.h"

#include <string.h>

#include "ts/emit.h"

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

static bool read_module(struct ts_parser *p, struct err *err)
{
	ts_next(p);
	ts_statements(p, T_EOF);
	if (p->failed)
		return report(p, err);
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

bool ts_transform(struct arena *a, const char *name, const char *source, size_t len,
	enum ts_language language, struct ts_module *out, struct err *err)
{
	struct ts_parser p = {.file = name, .is_typescript = language == TS_TYPESCRIPT};

	if (is_too_long(name, len, err))
		return false;
	ts_prepare(&p, a, source, len);
	if (!read_module(&p, err))
		return false;
	ts_emit_module(&p, out);
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
