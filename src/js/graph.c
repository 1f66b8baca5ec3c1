/* The table of source files that the loader and the preloading thread share. */
#include "js/graph.h"

#include <pthread.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "base/list.h"
#include "base/map.h"
#include "base/path.h"

/* Who claims a file first reads it; the others wait. */
struct entry {
	struct source source;
	bool is_done;
};

struct graph {
	struct js_options options;
	pthread_mutex_t lock; /* guards all below, and is_done of every entry */
	pthread_cond_t done;
	struct arena *arena;
	struct map entries;
	LIST_OF(struct graph_reader) readers;
	bool is_stopped;
};

struct graph *graph_new(const struct js_options *options)
{
	struct arena *a = arena_new();
	struct graph *g = arena_new_of(a, struct graph);
	g->options = *options;
	g->arena = a;
	g->entries = (struct map){.arena = a};
	pthread_mutex_init(&g->lock, NULL);
	pthread_cond_init(&g->done, NULL);
	return g;
}

void graph_free(struct graph *g)
{
	if (!g)
		return;
	for (size_t i = 0; i < g->entries.count; i++)
		err_clear(&((struct entry *)g->entries.entries[i].value)->source.err);
	list_each (reader, g->readers)
		arena_free(reader->arena);
	pthread_cond_destroy(&g->done);
	pthread_mutex_destroy(&g->lock);
	arena_free(g->arena);
}

struct graph_reader *graph_reader(struct graph *g)
{
	pthread_mutex_lock(&g->lock);
	struct graph_reader *r = arena_new_of(g->arena, struct graph_reader);
	list_push(g->arena, &g->readers, r);
	pthread_mutex_unlock(&g->lock);
	r->graph = g;
	r->arena = arena_new();
	r->resolver = resolver_new(r->arena, &g->options);
	return r;
}

void graph_stop(struct graph *g)
{
	pthread_mutex_lock(&g->lock);
	g->is_stopped = true;
	pthread_mutex_unlock(&g->lock);
}

static bool is_stopped(struct graph *g)
{
	pthread_mutex_lock(&g->lock);
	bool stopped = g->is_stopped;
	pthread_mutex_unlock(&g->lock);
	return stopped;
}

bool graph_import_error(const char *root, const struct source *importer,
	const struct ts_import *import, struct err *err)
{
	/* A package.json or tsconfig.json that does not parse has its own place. */
	if (err->file)
		return false;
	ARENA_SCOPE struct arena *a = arena_new();
	err_at(err, path_relative(a, root, importer->path), import->line, import->column);
	err_frame(err, importer->text, importer->len, import->line, import->column);
	return false;
}

/* tsc and Node let a package that nothing can be found of go unnoticed until it is needed; here an
 * import is an error unless the options ask for stubs. What is exported on from such a package
 * would be lost in silence, so that is an error in any case. */
static bool check_missing(struct graph *g, const struct ts_import *import,
	const struct target *target, struct err *err)
{
	if (target->kind != TARGET_MISSING ||
		(g->options.stub_missing_packages && !import->is_reexport))
		return true;
	err_set(err, ERR_EVAL, "the package \"%s\" is not installed", target->name);
	err_text(&err->hint, "install the project's packages");
	return false;
}

static bool resolve_imports(struct graph_reader *r, struct source *s)
{
	const struct ts_module *m = &s->module;
	s->targets = arena_array(r->arena, m->imports.count + 1, sizeof(*s->targets));
	for (size_t i = 0; i < m->imports.count; i++) {
		const struct ts_import *import = m->imports.items[i];
		if (!resolve(r->resolver, import->specifier, s->path, &s->targets[i], &s->err) ||
			!check_missing(r->graph, import, &s->targets[i], &s->err))
			return graph_import_error(r->graph->options.root, s, import, &s->err);
	}
	return true;
}

static enum ts_form form_of(enum js_form form)
{
	switch (form) {
	case JS_FAST: return TS_ONE_STEP;
	case JS_EXACT: return TS_TWO_STEPS;
	case JS_PLAIN: return TS_PLAIN;
	}
	return TS_TWO_STEPS;
}

static bool fill(struct graph_reader *r, struct source *s)
{
	if (!strcmp(path_extension(s->path), ".node")) {
		s->kind = SOURCE_NATIVE;
		return true;
	}
	if (!file_read(r->arena, s->path, &s->text, &s->len, &s->err))
		return false;
	if (s->len >= 3 && !memcmp(s->text, "\xef\xbb\xbf", 3)) {
		s->text += 3;
		s->len -= 3;
	}
	const char *name = path_relative(r->arena, r->graph->options.root, s->path);
	if (!strcmp(path_extension(s->path), ".json")) {
		s->kind = SOURCE_JSON;
		return json_parse(r->arena, name, s->text, s->len, &s->err) != NULL;
	}
	s->options.language = ts_language_of(s->path);
	s->options.form = form_of(r->graph->options.form);
	if (s->options.language == TS_TYPESCRIPT &&
		!resolve_settings(r->resolver, s->path, &s->options, &s->err))
		return false;
	if (!ts_transform(r->arena, name, s->text, s->len, &s->options, &s->module, &s->err))
		return false;
	s->kind = s->module.kind == TS_ES_MODULE ? SOURCE_ES_MODULE : SOURCE_SCRIPT;
	return resolve_imports(r, s);
}

/* The entry of `path`, and whether the caller has to fill it. */
static struct entry *claim(struct graph *g, const char *path, bool *is_new)
{
	struct entry *e = map_get(&g->entries, path);
	*is_new = !e;
	if (e)
		return e;
	e = arena_new_of(g->arena, struct entry);
	e->source.path = arena_strdup(g->arena, path);
	map_set(&g->entries, e->source.path, e);
	return e;
}

struct source *graph_source(struct graph_reader *r, const char *path)
{
	struct graph *g = r->graph;
	bool is_new;
	pthread_mutex_lock(&g->lock);
	struct entry *e = claim(g, path, &is_new);
	while (!is_new && !e->is_done)
		pthread_cond_wait(&g->done, &g->lock);
	pthread_mutex_unlock(&g->lock);
	if (!is_new)
		return &e->source;
	fill(r, &e->source);
	pthread_mutex_lock(&g->lock);
	e->is_done = true;
	pthread_cond_broadcast(&g->done);
	pthread_mutex_unlock(&g->lock);
	return &e->source;
}

void graph_make_two_steps(struct graph_reader *r, struct source *s)
{
	ERR_SCOPE struct err err = {0};
	struct ts_module m;
	struct ts_options options = s->options;
	options.form = TS_TWO_STEPS;
	if (s->module.form == TS_TWO_STEPS ||
		!ts_transform(r->arena, s->path, s->text, s->len, &options, &m, &err))
		return;
	/* The other thread may be at the imports, which are the same. */
	s->module.code = m.code;
	s->module.code_len = m.code_len;
	s->module.program = NULL;
	s->module.body_at = m.body_at;
	s->module.segments = m.segments;
	s->module.segment_count = m.segment_count;
	s->module.form = TS_TWO_STEPS;
}

/* Pushes what a source imports, last first, so that the first is taken next. */
static void push_imports(
	struct graph_reader *r, const struct source *s, struct map *seen, struct list *stack)
{
	for (size_t i = s->err.kind ? 0 : s->module.imports.count; i-- > 0;) {
		const struct target *t = &s->targets[i];
		if (t->kind == TARGET_FILE && !map_get(seen, t->name))
			list_push_pointer(r->arena, stack, (void *)t->name);
	}
}

void graph_read_all(struct graph_reader *r, const char *const *paths, size_t count)
{
	struct map seen = {.arena = r->arena};
	struct list stack = {0};
	for (size_t i = count; i-- > 0;) {
		const char *real = file_real(r->arena, paths[i]);
		if (real)
			list_push_pointer(r->arena, &stack, (void *)real);
	}
	while (stack.count && !is_stopped(r->graph)) {
		const char *path = stack.items[--stack.count];
		if (!map_set(&seen, path, (void *)path))
			continue;
		push_imports(r, graph_source(r, path), &seen, &stack);
	}
}
