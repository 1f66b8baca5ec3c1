"""docs/conformance.md: what the oracle test found, by kind of object and change."""
import collections
import difflib
import os

import changes

HEAD = """# What is compared with drizzle-kit

The oracle test runs every case through the real drizzle-kit 0.31.11 and through rihla, and compares the SQL, the
snapshot and the journal of each generation, `diff`, `export` and the exported snapshot, byte for byte (ids and times
apart). This page is written by that test (`tests/oracle/run.py --write-conformance`), which fails when it found
something else. The rows of a case are taken from the snapshots that drizzle-kit wrote; most cases have several.

"""


class Tally:
    """The runs of all cases, added up."""

    def __init__(self):
        self.cases = collections.Counter()
        self.rows = collections.defaultdict(collections.Counter)
        self.types = collections.defaultdict(collections.Counter)
        self.reasons = {}

    def add(self, run, is_random):
        """Counts a case that was run to its end as it should."""
        self.cases["random" if is_random else "by hand"] += 1
        self.cases["several"] += len(run.case.generations) > 1
        outcome = "different" if run.case.unlike else "identical"
        self.cases[outcome] += 1
        if run.case.unlike:
            self.reasons[run.case.name] = run.case.unlike.strip()
        for counts, found in ((self.rows, run.rows), (self.types, run.types)):
            for item in found:
                counts[item][outcome] += 1

    def text(self):
        return "".join((HEAD, self._summary(), self._differences(),
                        table("Objects and their changes", ("object", "change"), self.rows, changes.row_order),
                        table("Types of columns", ("type",), {(name,): c for name, c in self.types.items()}, None)))

    def _summary(self):
        count = self.cases
        return "**%d cases**: %d made by hand, %d by the random generator; %d with two or more generations; %d identical, " \
            "%d different.\n" % (count["by hand"] + count["random"], count["by hand"], count["random"], count["several"],
                                 count["identical"], count["different"])

    def _differences(self):
        lines = ["- `%s`: %s" % item for item in sorted(self.reasons.items())]
        return "\n## Different, with the reason\n\n%s\n\n[order.md](order.md) says where else drizzle-kit cannot be followed.\n" % \
            "\n".join(lines)


def table(title, names, counts, order):
    lines = ["| %s | cases | identical | different |" % " | ".join(names), "|%s --: | --: | --: |" % (" --- |" * len(names))]
    for row in sorted(counts, key=order):
        count = counts[row]
        lines.append("| %s | %d | %d | %d |" % (" | ".join(row), count.total(), count["identical"], count["different"]))
    return "\n## %s\n\n%s\n" % (title, "\n".join(lines))


def check(path, text, is_writing):
    """None, or how the page at `path` differs from `text`; with `is_writing` it is made to say that."""
    if is_writing:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return None
    known = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
    if known == text:
        return None
    lines = difflib.unified_diff(known.splitlines(), text.splitlines(), path, "what was found", "", "", 0, "")
    return "is not what was found; write it anew with --write-conformance\n" + "\n".join(list(lines)[:60])
