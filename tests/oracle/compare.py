"""Two migrations folders, file by file and byte for byte, but for ids and times."""
import difflib
import json
import os
import re

ZEROS = "00000000-0000-0000-0000-000000000000"
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
ID = re.compile(r'^(  "(?:id|prevId)": ")%s"' % UUID, re.M)
WHEN = re.compile(r'^(      "when": )\d{13}', re.M)
CLOCK = re.compile(r'(^|/|"tag": ")(\d{14}|\d{10})(?=_)')
RANDOM = re.compile(r"(\d{4}_)[a-z0-9]+_[a-z0-9_]+(?=\.sql|\")")


def files(folder):
    """The relative paths of all files below `folder`."""
    found = []
    for parent, _, names in os.walk(folder):
        found += [os.path.relpath(os.path.join(parent, name), folder) for name in names]
    return sorted(found)


class Mask:
    """What may differ between two runs: ids, times and, where no name was given, names."""

    def __init__(self, is_unnamed):
        self.is_unnamed = is_unnamed

    def name(self, text):
        text = CLOCK.sub(lambda m: m[1] + "T" * len(m[2]), text)
        return RANDOM.sub(r"\1RANDOM_NAME", text) if self.is_unnamed else text

    def text(self, path, text):
        if path.endswith("_journal.json"):
            return self.name(WHEN.sub(r"\1WHEN", text))
        return ID.sub(r'\1ID"', text) if path.endswith("_snapshot.json") else text


def difference(name, expected, actual):
    """None, or a unified diff from the oracle's text to ours."""
    if expected == actual:
        return None
    lines = difflib.unified_diff(
        expected.splitlines(), actual.splitlines(), "drizzle-kit: " + name, "rihla: " + name, "", "", 2, ""
    )
    text = "\n".join(lines)
    return text or "%s differs in line ends:\n%r\n%r" % (name, expected[-40:], actual[-40:])


def read(folder, path):
    with open(os.path.join(folder, path), encoding="utf-8", newline="") as file:
        return file.read()


def folders(expected, actual, mask):
    """What differs between the oracle's folder and ours, or None."""
    names = {mask.name(path): path for path in files(expected)}
    ours = {mask.name(path): path for path in files(actual)}
    if list(names) != list(ours):
        return difference("file names", "\n".join(names) + "\n", "\n".join(ours) + "\n")
    for name, path in names.items():
        problem = difference(
            name, mask.text(path, read(expected, path)), mask.text(ours[name], read(actual, ours[name]))
        )
        if problem:
            return problem
    return broken_chain(actual)


def broken_chain(folder):
    """Whether the snapshots of a folder follow each other by id; None or what is wrong."""
    previous = ZEROS
    for path in (path for path in files(folder) if path.endswith("_snapshot.json")):
        snapshot = json.loads(read(folder, path))
        if snapshot["prevId"] != previous:
            return "%s follows %s, not %s" % (path, snapshot["prevId"], previous)
        previous = snapshot["id"]
        if not re.fullmatch(UUID, previous) or previous == ZEROS:
            return "%s has the id %s" % (path, previous)
    return None


def newest(folder, suffix):
    """The path of the newest file with this suffix, or None."""
    paths = [path for path in files(folder) if path.endswith(suffix)]
    return os.path.join(folder, paths[-1]) if paths else None
