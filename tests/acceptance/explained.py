"""Differences between databases that are no fault of a migration; each has its reason, and is counted.

PostgreSQL itself makes up the name of the primary key of a single column and of the sequence of a serial column, and
keeps it when the table or the column is renamed. No snapshot knows these names.

It makes one constraint of a primary key and a unique of the same columns that come in one CREATE TABLE, and two of those
that come one after the other.
"""
import collections
import re

KEPT = "a renamed table or column keeps the name that PostgreSQL made up for its key or sequence"
MERGED = "a primary key and a unique of the same columns are one constraint when they are made with the table"
counts = collections.Counter()


def is_made_up(name, value):
    if name.startswith("constraint "):
        return re.fullmatch(r'PRIMARY KEY \(("([^"]|"")+"|[^,"]+)\)', value)
    return name.startswith("sequence ") and "OWNED BY" in value


def key(name, value):
    """The same for an object and its like that only has another name."""
    table = name.rsplit(".", 1)[0] if name.startswith("constraint ") else "sequence"
    return table, value


def kept_names(differences):
    """{name as it should be: name as it is} of objects that only kept a made-up name."""
    missing = {key(name, expected): name for name, expected, actual in differences
               if actual is None and is_made_up(name, expected)}
    return {missing[key(name, actual)]: name for name, expected, actual in differences
            if expected is None and is_made_up(name, actual) and key(name, actual) in missing}


def parts(name):
    return name.split(" ", 1)[1].rsplit(".", 1)[-1]


def is_default_of(names, difference):
    """Whether only the name of a kept sequence makes the difference."""
    name, expected, actual = difference
    if not name.startswith("column ") or not expected or not actual:
        return False
    return any(old.startswith("sequence ") and expected.replace(parts(old), parts(new)) == actual
               for old, new in names.items())


def merged(differences):
    """Names of constraints that are one on the one side and two on the other."""
    keys = {}
    for name, expected, actual in differences:
        found = name.startswith("constraint ") and re.search(r"\(.*\)$", expected or actual)
        if found:
            keys.setdefault((name.rsplit(".", 1)[0], found[0]), []).append((name, expected, actual))
    return {name for twins in keys.values() if len(twins) == 2
            and any((expected or "PRIMARY KEY").startswith("PRIMARY KEY") and (actual or "UNIQUE").startswith("UNIQUE")
                    for _, expected, actual in twins)
            for name, _, _ in twins}


def without(differences):
    """The differences that are not explained here."""
    twins = merged(differences)
    counts[MERGED] += bool(twins)
    differences = [difference for difference in differences if difference[0] not in twins]
    names = kept_names(differences)
    if not names:
        return differences
    counts[KEPT] += 1
    known = set(names) | set(names.values())
    return [d for d in differences if d[0] not in known and not is_default_of(names, d)]


def report():
    for reason, count in counts.items():
        if count:
            print("%d times: %s" % (count, reason))
