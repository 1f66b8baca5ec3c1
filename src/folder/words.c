/* Two lists of plain words, and a random pair of them. */
#include "folder/words.h"

#include <stdint.h>

#include "base/hash.h"

static const char *const qualities[] = {"agile", "airy", "amber", "apt", "arctic", "azure", "balmy",
	"basic", "bold", "brisk", "candid", "cheery", "chilly", "civil", "classic", "coastal",
	"copper", "cosy", "crisp", "curly", "dapper", "daring", "deft", "distant", "dusty", "eager",
	"earnest", "easy", "elder", "even", "fair", "fabled", "fleet", "fluent", "fond", "frank",
	"frosty", "gentle", "gilded", "glad", "golden", "grand", "green", "hardy", "hasty", "hazel",
	"humble", "inland", "ivory", "jaunty", "jolly", "keen", "kind", "late", "leafy", "level",
	"light", "limber", "lively", "lofty", "lucid", "mellow", "merry", "mild", "mossy", "narrow",
	"neat", "nimble", "northern", "novel", "olive", "patient", "placid", "plucky", "polar",
	"prime", "proud", "quick", "quiet", "rapid", "ready", "rosy", "round", "rustic", "sandy",
	"serene", "silver", "sleek", "smooth", "snowy", "sober", "steady", "stout", "sunny",
	"swift", "tidy", "tranquil", "upbeat", "vivid", "warm", "windy", "witty"};

static const char *const things[] = {"acorn", "anchor", "anvil", "aspen", "badger", "barley",
	"beacon", "birch", "bison", "bramble", "bridge", "brook", "candle", "canyon", "cedar",
	"chalk", "clover", "comet", "coral", "cove", "crane", "creek", "delta", "drum", "dune",
	"eagle", "elm", "ember", "falcon", "fern", "ferry", "field", "finch", "fjord", "forge",
	"garden", "glacier", "grove", "gull", "harbour", "heath", "heron", "hill", "island",
	"jetty", "juniper", "kestrel", "kettle", "kite", "lagoon", "lantern", "larch", "lark",
	"ledge", "lighthouse", "lynx", "maple", "marsh", "meadow", "mill", "moor", "nettle", "oak",
	"orchard", "otter", "paddle", "pebble", "pine", "plover", "pond", "poplar", "prairie",
	"quarry", "quartz", "raft", "raven", "reed", "reef", "ridge", "river", "robin", "rowan",
	"saddle", "seal", "shore", "sparrow", "spruce", "stream", "summit", "swallow", "thicket",
	"thistle", "timber", "tower", "trail", "tulip", "valley", "walnut", "willow", "wren"};

static const char *one_of(const char *const *words, size_t count)
{
	uint32_t n;
	hash_random(&n, sizeof(n));
	return words[n % count];
}

const char *words_pair(struct arena *a)
{
	return arena_printf(a, "%s_%s", one_of(qualities, sizeof(qualities) / sizeof(*qualities)),
		one_of(things, sizeof(things) / sizeof(*things)));
}
