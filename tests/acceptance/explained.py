"""Differences between databases that are no fault of a migration; each has its reason, and is counted.

PostgreSQL itself makes up the name of the primary key of a single column and of the sequence of a serial column, and
keeps it when the table or the column is renamed. No snapshot knows these names.
"""
import collections
import re

KEPT = "a renamed table or column keeps the name that PostgreSQL made up for its key or sequence"
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


def without(differences):
    """The differences that are not explained here."""
    names = kept_names(differences)
    if not names:
        return differences
    counts[KEPT] += 1
    known = set(names) | set(names.values())
    return [d for d in differences if d[0] not in known and not is_default_of(names, d)]


def report():
    for reason, count in counts.items():
        print("%d times: %s" % (count, reason))
