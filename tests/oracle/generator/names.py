"""Names: mostly the words that projects use, some of them such as trip a tool up."""
import re

WORDS = """account address amount answer asset author badge balance batch body booking branch budget bundle
card category channel city claim client code comment company contact content country coupon course created_at
currency customer day deal delivery department device document draft driver due_date email employee entry event
expense feature file flag folder follower grade group guest height hours image invoice item job key kind label
language lead lesson level license like link list location login lot mail member menu message metric milestone
module month name note notice number offer office option order organization owner page parent partner patient
payment person phone photo plan player point policy position post price priority product profile project quota
rate reason receipt record region release report request review reward role room route rule salary sale schedule
score section seller sender service session shift shipment size skill slot source staff stage state status step
stock store street subject supplier survey tag target task tax team template tenant term ticket title token topic
total tour track trip type unit updated_at upload user vendor venue version visit vote wage wallet week year zone""".split()

RESERVED = ["order", "user", "group", "select", "table", "default", "check", "all", "end", "public"]
UNUSUAL = ["Übergröße", "имя", "名前", "naïve café", "it's", "emoji 🎉", "with space", "a.b", "x.y.z", "$dollar", "back\\slash",
           "tick`tick", "semi:colon", "per%cent", "-dash-", "100", "7", "1e3", "Ünïcødé", "dash-", "(paren)", "a/b", "q?", "#hash", "@at",
           " lead", "trail ", "__x__", "a--b", "curly{}", "${sum}"]
QUOTED = ['say "hi"', '"', 'a"b']


def likeness(name):
    """What is left of a name under every casing: two names of one likeness may become the same."""
    return re.sub(r"[\W_]+", "", name.lower()) or name


def capital(word):
    return "".join(part.capitalize() for part in word.split("_"))


def long_name(random, word):
    parts = [word]
    while sum(len(part) + 1 for part in parts) < random.choice([58, 64, 80]):
        parts.append(random.choice(WORDS))
    return "_".join(parts)


class Names:
    """Gives names that are in use nowhere else in the case."""

    def __init__(self, random, strangeness):
        self.random = random
        self.strangeness = strangeness
        self.used = {likeness(name) for name in IDENTIFIERS_IN_USE}
        self.retired = []

    def fresh(self):
        return self._unused(self._any)

    def retire(self, name):
        """`name` is free again: a later object may be called as one that is gone."""
        if name:
            self.retired.append(name)

    def identifier(self):
        """A name for an export or a key, which also decides the order of exports."""
        return self._unused(self._any_identifier)

    def of_policy(self):
        """drizzle-kit asks for a policy by what is left of its name before two dashes, or one at the end."""
        while True:
            name = self.fresh()
            if "--" not in name and not name.endswith("-"):
                return name

    def _unused(self, make):
        while True:
            name = make()
            if likeness(name) not in self.used:
                self.used.add(likeness(name))
                return name

    def _any_identifier(self):
        word, other = self.random.choice(WORDS), capital(self.random.choice(WORDS))
        name = self.random.choice([word, word + other, capital(word), "_" + word, word + other + "1", "z" + other])
        return name if "_" not in name[1:] or self.random.random() < 0.3 else name.replace("_", "")

    def _any(self):
        random = self.random
        if self.retired and random.random() < 0.15:
            name = self.retired.pop(random.randrange(len(self.retired)))
            self.used.discard(likeness(name))
            return name
        word = random.choice(WORDS)
        if random.random() > self.strangeness:
            return random.choice([word, word + "_" + random.choice(WORDS), word + "s"])
        return random.choice([
            capital(word), word.upper(), word + " " + random.choice(WORDS), random.choice(RESERVED), random.choice(UNUSUAL),
            random.choice(UNUSUAL) + random.choice(WORDS), random.choice(QUOTED), long_name(random, word),
            word + str(random.randrange(1, 40)),
        ])


# What the modules import, and words that TypeScript keeps to itself.
IDENTIFIERS_IN_USE = set("""default class new delete enum export import package public private static function if
else for while do case switch with var let const return this super null true false in of as is type interface
sql eq desc asc alias index unique check foreignKey primaryKey customType t qb
integer smallint bigint serial smallserial bigserial boolean text varchar char numeric decimal real doublePrecision
json jsonb timestamp date time interval uuid inet cidr macaddr macaddr8 point line geometry vector halfvec sparsevec
bit citext bytea money""".split())
