/* What commands that compare schemas show of them. */
#ifndef CLI_SUMMARY_H
#define CLI_SUMMARY_H

#include "cli/cli.h"
#include "model/model.h"

/* Adds a line for each table and enum to the text report. */
void summary_report(struct context *c, const struct model *m);

/* Sets `statements` (a LIST_OF(const char)) in the JSON envelope. */
void summary_set_statements(struct context *c, const struct list *statements);

#endif
