/* Makes, runs and removes the projects of the tests. */
#include "project.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/path.h"

static void print(void *context, int fd, const char *text, size_t len)
{
	struct project *p = context;
	buf_printf(&p->printed, "%d:%.*s", fd, (int)len, text);
}

struct project *project_new(void)
{
	struct arena *a = arena_new();
	struct project *p = arena_new_of(a, struct project);
	char template[] = "/tmp/rihla-js-XXXXXX";
	if (!mkdtemp(template))
		abort();
	p->arena = a;
	p->root = file_real(a, template);
	p->env = (struct map){.arena = a};
	p->printed = buf_in(a);
	p->options = (struct js_options){
		.root = p->root,
		.env = &p->env,
		.timeout = 20,
		.print = print,
		.print_context = p,
	};
	return p;
}

void project_free(struct project *p)
{
	ERR_SCOPE struct err err = {0};
	file_remove_tree(p->root, &err);
	err_clear(&p->err);
	arena_free(p->arena);
}

const char *project_path(struct project *p, const char *path)
{
	return path_join(p->arena, p->root, path);
}

void project_file(struct project *p, const char *path, const char *text)
{
	ERR_SCOPE struct err err = {0};
	if (!file_write(project_path(p, path), text, strlen(text), &err)) {
		fprintf(stderr, "%s\n", err.message);
		abort();
	}
}

const char *project_run(struct project *p, const char *path, const char *script)
{
	JS_SCOPE struct js_host *h = NULL;
	const char *full = project_path(p, path), *result;
	err_clear(&p->err);
	if (!js_new(&p->options, &h, &p->err) ||
		!js_run(h, p->arena, &full, 1, script, strlen(script), &result, NULL, &p->err))
		return NULL;
	return result;
}

const char *project_failure(struct project *p, const char *path)
{
	const char *result = project_run(p, path, "() => 'it did not fail'");
	if (result)
		return result;
	return arena_printf(p->arena, "%s:%d:%d %s", p->err.file ? p->err.file : "", p->err.line,
		p->err.column, p->err.message);
}
