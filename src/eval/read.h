/* What extract.js says of a schema, to a model. */
#ifndef EVAL_READ_H
#define EVAL_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "eval/eval.h"
#include "eval/place.h"
#include "model/model.h"

/* Whether the text has as many fields as it says. It has not when a name or a default of the user's
 * contains NUL, which ends a field. */
bool eval_fields_are_whole(const char *text, size_t len);

/* Reads the fields (whole ones) into `*out`. The model refers to the text, which has to live as
 * long. `files` are the paths of the modules, in the order in which the extractor was given them.
 * Fails with ERR_SCHEMA, naming the object, on what contradicts itself; `*culprit` is then that
 * object. */
bool eval_read_model(struct arena *a, const struct eval_options *options, const struct list *files,
	const char *text, struct model **out, struct subject *culprit, struct err *err);

#endif
