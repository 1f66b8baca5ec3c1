/* The parts of a check; each adds what it finds, or that all is well. */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "apply/apply.h"
#include "cli/findings.h"
#include "cli/parent.h"
#include "cli/project.h"
#include "folder/integrity.h"
#include "model/model.h"

/* What one run knows. */
struct checkup {
	struct context *context;
	struct config config;
	struct folder folder;
	struct parent *parent;      /* the newest snapshot, as generate reads it */
	struct list snapshots;      /* LIST_OF(struct folder_snapshot) */
	const struct model *newest; /* NULL where it cannot be read */
	const struct model *schema; /* NULL where it was not evaluated */
	struct findings findings;
};

/* Journal, SQL files and snapshots, each and among each other. Fails with ERR_FILE where the folder
 * cannot be listed. */
bool check_folder(struct checkup *k, struct err *err);

/* The schema, which is evaluated, against the newest snapshot; sets both models. What is wrong with
 * either is a finding. */
void check_schema(struct checkup *k);

/* The names of the schema, or of the newest snapshot where there is no schema. */
void check_names(struct checkup *k);

/* The folder against the database, where one is configured or named on the command line. That it
 * does not answer is a finding. */
void check_database(struct checkup *k);

/* The catalogs of the database against the snapshot of the newest migration that it has. Fails with
 * ERR_DATABASE or ERR_CONNECTION. */
bool check_drift(
	struct checkup *k, struct pg *pg, const struct apply_status *status, struct err *err);

#endif
