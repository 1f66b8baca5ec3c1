/* A project of files in a folder of its own, for the tests of js/. */
#ifndef TEST_PROJECT_H
#define TEST_PROJECT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "js/js.h"

struct project {
	struct arena *arena;
	const char *root;
	struct js_options options;
	struct map env;
	struct buf printed; /* what the modules wrote, "1:" or "2:" before each text */
	struct err err;     /* of the last run */
};

struct project *project_new(void);
void project_free(struct project *p);

/* Writes a file below the root. */
void project_file(struct project *p, const char *path, const char *text);

/* The absolute path of a file of the project. */
const char *project_path(struct project *p, const char *path);

/* Runs `path` in a new host and gives what `script` makes of the namespaces; NULL with p->err set
 * when that fails. */
const char *project_run(struct project *p, const char *path, const char *script);

/* Runs `path`, expects it to fail, and gives "file:line:column message". */
const char *project_failure(struct project *p, const char *path);

#endif
