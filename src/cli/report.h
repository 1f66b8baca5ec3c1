/* Reports and errors as text or as the one-line JSON envelope. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "cli/cli.h"

/* An empty report. */
void report_init(struct context *c);

/* What a run that did not fail prints on stdout, and its JSON envelope. */
void report_put(struct buf *out, const struct context *c);
void report_put_json(struct buf *out, const struct context *c);

/* An error for people: message, place, code frame and what PostgreSQL said of it. */
void report_put_error(struct buf *out, const struct context *c, const struct err *err);
void report_put_error_json(struct buf *out, struct arena *a, const struct err *err);

#endif
