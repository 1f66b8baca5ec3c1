/* Digests and random identifiers. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>

#include "base/arena.h"

/* SHA-256 of `len` bytes as 64 lower-case hexadecimal digits: the `hash` of drizzle's tracking
 * table. */
const char *hash_sha256(struct arena *a, const void *bytes, size_t len);

/* A random UUID, version 4, lower case: the `id` of a snapshot. */
const char *hash_uuid(struct arena *a);

/* Random bytes from the system. */
void hash_random(void *into, size_t len);

#endif
