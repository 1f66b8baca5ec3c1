/* Words for the names of migrations that the user did not name. */
#ifndef FOLDER_WORDS_H
#define FOLDER_WORDS_H

#include "base/arena.h"

/* Two random words: "quiet_harbour". */
const char *words_pair(struct arena *a);

#endif
