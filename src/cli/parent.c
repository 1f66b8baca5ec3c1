/* Reading the newest snapshot of a folder, and the chain of parents that leads to it. */
#include "cli/parent.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/map.h"

struct parent {
	const struct folder *folder;
	struct arena *arena;
	struct parent_snapshot found;
	struct snapshot_file file;
	struct err err;
	bool ok;
	bool is_running;
	pthread_t thread;
};

static bool read_newest(struct parent *p, const char *path)
{
	struct snapshot_file *f = &p->file;
	f->name = path;
	p->found.file = f;
	return file_read(p->arena, path, &f->text, &f->len, &p->err) &&
	       snapshot_read(p->arena, path, f->text, f->len, &p->found.snapshot, &p->err);
}

static bool check_parent(
	struct parent *p, struct map *children, const char *path, const char *prev_id)
{
	const char *other = map_get(children, prev_id);
	if (!other) {
		map_set(children, prev_id, (void *)path);
		return true;
	}
	err_set(&p->err, ERR_FOLDER, "%s and %s both continue from the same snapshot", other, path);
	err_text(&p->err.hint, "two branches were merged: take one of the two migrations back "
			       "and generate it again");
	return err_at(&p->err, path, 0, 0);
}

/* The text is given back at once: a long history is many times the size of its newest snapshot. */
static bool read_prev_id(struct parent *p, const char *path, const char **prev_id)
{
	ARENA_SCOPE struct arena *scratch = arena_new();
	struct snapshot_head head;
	const char *text;
	size_t len;
	if (!file_read(scratch, path, &text, &len, &p->err) ||
		!snapshot_read_head(scratch, path, text, len, &head, &p->err))
		return false;
	*prev_id = arena_strdup(p->arena, head.prev_id);
	return true;
}

static bool read_chain(struct parent *p, const struct list *paths)
{
	struct map children = {.arena = p->arena};
	for (size_t i = 0; i < paths->count; i++) {
		const char *path = paths->items[i], *prev_id;
		bool is_newest = i + 1 == paths->count;
		if (!(is_newest ? read_newest(p, path) : read_prev_id(p, path, &prev_id)))
			return false;
		if (is_newest)
			prev_id = p->found.snapshot.prev_id;
		if (!check_parent(p, &children, path, prev_id))
			return false;
	}
	return true;
}

static bool read_parent(struct parent *p)
{
	struct list paths = {0};
	p->found.snapshot = (struct snapshot){.id = SNAPSHOT_NO_PARENT,
		.prev_id = "",
		.version = "7",
		.model = model_new(p->arena)};
	if (!folder_snapshots(p->arena, p->folder, &paths, &p->err))
		return false;
	return !paths.count || read_chain(p, &paths);
}

static void *run(void *parent)
{
	struct parent *p = parent;
	p->ok = read_parent(p);
	return NULL;
}

struct parent *parent_start(const struct folder *f)
{
	struct arena *a = arena_new();
	struct parent *p = arena_new_of(a, struct parent);
	p->folder = f;
	p->arena = a;
	p->is_running = pthread_create(&p->thread, NULL, run, p) == 0;
	if (!p->is_running)
		run(p);
	return p;
}

static void join(struct parent *p)
{
	if (p->is_running)
		pthread_join(p->thread, NULL);
	p->is_running = false;
}

bool parent_wait(struct parent *p, struct parent_snapshot *out, struct err *err)
{
	join(p);
	if (p->ok) {
		*out = p->found;
		return true;
	}
	err_clear(err);
	*err = p->err;
	p->err = (struct err){0};
	return false;
}

void parent_free(struct parent *p)
{
	if (!p)
		return;
	join(p);
	err_clear(&p->err);
	arena_free(p->arena);
}

void parent_cleanup(struct parent **p)
{
	parent_free(*p);
}
