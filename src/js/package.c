/* Matches keys and conditions of a package.json. */
#include "js/package.h"

#include <string.h>

/* More than the characters of any key. */
enum { KEY_LENGTH = 1 << 16 };

/* Those of Node from 20.19 on. */
static bool is_met(const char *condition, bool is_require)
{
	return !strcmp(condition, "default") || !strcmp(condition, "node") ||
	       !strcmp(condition, "module-sync") || !strcmp(condition, "node-addons") ||
	       !strcmp(condition, is_require ? "require" : "import");
}

static const char *fill(struct arena *a, const char *target, const char *match)
{
	const char *star = match ? strchr(target, '*') : NULL;
	if (!star)
		return target;
	const char *head = arena_printf(a, "%.*s%s", (int)(star - target), target, match);
	return arena_printf(a, "%s%s", head, fill(a, star + 1, match));
}

/* Conditions are tried in the order of the file; an array gives its first target that applies. */
static const char *choose(struct arena *a, const struct json *v, const char *match, bool is_require)
{
	if (json_text(v))
		return fill(a, json_text(v), match);
	for (size_t i = 0; json_kind(v) == JSON_ARR && i < json_count(v); i++) {
		const char *target = choose(a, json_at(v, i), match, is_require);
		if (target)
			return target;
	}
	if (json_kind(v) != JSON_OBJ)
		return NULL;
	for (struct json_iter it = json_members(v); json_next(&it);) {
		const char *target =
			is_met(it.key, is_require) ? choose(a, it.value, match, is_require) : NULL;
		if (target)
			return target;
	}
	return NULL;
}

/* What the star of `pattern` stands for in `key`, or NULL. */
static const char *match_star(struct arena *a, const char *pattern, const char *key)
{
	const char *star = strchr(pattern, '*');
	if (!star)
		return NULL;
	size_t before = (size_t)(star - pattern), after = strlen(star + 1), len = strlen(key);
	if (len < before + after || strncmp(key, pattern, before) ||
		strcmp(key + len - after, star + 1))
		return NULL;
	return arena_strndup(a, key + before, len - before - after);
}

/* The key with the longest text before its star wins, and of two such the longer. */
static const char *choose_pattern(
	struct arena *a, const struct json *map, const char *key, bool is_require)
{
	const struct json *best = NULL;
	const char *best_match = NULL;
	size_t longest = 0;
	for (struct json_iter it = json_members(map); json_next(&it);) {
		const char *match = match_star(a, it.key, key);
		size_t len = strcspn(it.key, "*") * KEY_LENGTH + strlen(it.key) + 1;
		if (!match || len <= longest)
			continue;
		longest = len;
		best = it.value;
		best_match = match;
	}
	return best ? choose(a, best, best_match, is_require) : NULL;
}

/* `exports` may be the target of "." itself: then no key begins with a dot. */
static bool is_sugar(const struct json *map)
{
	if (json_kind(map) != JSON_OBJ)
		return true;
	struct json_iter it = json_members(map);
	return json_next(&it) && it.key[0] != '.' && it.key[0] != '#';
}

const char *package_target(
	struct arena *a, const struct json *map, const char *key, bool is_require)
{
	if (is_sugar(map))
		return !strcmp(key, ".") ? choose(a, map, NULL, is_require) : NULL;
	const struct json *exact = strchr(key, '*') ? NULL : json_get(map, key);
	return exact ? choose(a, exact, NULL, is_require) : choose_pattern(a, map, key, is_require);
}
