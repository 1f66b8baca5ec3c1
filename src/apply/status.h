/* The rows of the tracking table held against a folder. */
#ifndef APPLY_STATUS_H
#define APPLY_STATUS_H

#include "apply/apply.h"
#include "apply/track.h"

/* Sets row, state and progress of every migration of `status`, whose files are read. A file that
 * differs from its row by bytes is MIGRATION_MODIFIED here. */
void status_decide(struct arena *a, const struct tracked *found, struct apply_status *status);

#endif
